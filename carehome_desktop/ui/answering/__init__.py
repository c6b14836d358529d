"""Joins the question page to what keeps answers."""
