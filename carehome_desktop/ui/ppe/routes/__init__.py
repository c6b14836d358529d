"""When PPE runs short: whom to ask, what was tried, and the sheet for the call."""
