"""5 Rules over entries and whole books: findings, and the reasons that settle them."""
