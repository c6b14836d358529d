"""Writes finished rows as CSV or XLSX: whole or not at all, and no cell ever starts a formula."""
