"""Wages of staff who isolate."""
