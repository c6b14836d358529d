"""A finished PDF on the screen, on paper and in a file."""
