"""Programs that the benchmarks start and watch; each prints one JSON object about itself at its end."""
