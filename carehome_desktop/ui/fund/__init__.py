"""What came from a fund, what it was spent on, and what the council is told."""
