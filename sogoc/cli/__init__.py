"""The command line: one file of ``commands`` per room; no ``if`` about the domain."""
