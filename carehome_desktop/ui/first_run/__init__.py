"""The two questions of the first run."""
