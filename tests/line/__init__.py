"""The line from package to table, told by tests; and what the tests of its rooms share."""
