"""The money of a fund: what came, what was spent on which measure, and what the council is told of it. Whole pence."""
