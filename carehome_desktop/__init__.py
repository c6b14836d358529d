"""Capacity Tracker returns, PPE stock and isolation wages for small care homes."""

__version__ = "0.1.0"
