"""Charts of PPE, each with the same numbers in a table below it."""
