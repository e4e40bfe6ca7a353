"""The shell that runs background jobs."""
