"""Prints of PPE, and files in and out."""
