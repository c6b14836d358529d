"""Sets of questions: which are here, and what a newer one changes."""
