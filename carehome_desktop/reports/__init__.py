"""Lays finished data out on paper; no arithmetic."""
