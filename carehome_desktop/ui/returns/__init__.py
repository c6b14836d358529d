"""Sections by period, one section as a list, the check before sending, and what became of it."""
