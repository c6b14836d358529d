"""Sheets to print and hand on: the support sheet, late proof, and the log-in card."""
