"""What is on its way out, and what came back refused."""
