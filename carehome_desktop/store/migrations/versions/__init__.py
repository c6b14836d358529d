"""Steps from any older file to now."""
