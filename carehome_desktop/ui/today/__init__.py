"""What is due, what needs you, what is on the way, and what changed."""
