"""The records: books, entries and their versions, mentions, pages and deliveries, and the acts on them."""
