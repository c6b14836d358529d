"""What is shown when the records cannot be opened."""
