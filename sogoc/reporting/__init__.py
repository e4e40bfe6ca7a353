"""Reports: every figure computed, with its source, its date and its scope."""
