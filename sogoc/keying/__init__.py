"""Keying: two people read a page without seeing one another, a third settles what they read differently."""
