"""What Sổ Gốc costs beside what others cost, on the same data, in one run (``python -m benchmarks --help``)."""
