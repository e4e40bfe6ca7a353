"""Photo → page: scans as they came, pages of a book in their order, the parts of pages that hold one entry each."""
