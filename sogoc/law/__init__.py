"""What the law's books are: pure declarations, standard library only, no clock, no I/O but the data files of this package."""
