"""Read a day that has been, as people write it: *yesterday*, *Friday*, *14 November*, *14/11*, *24.4.2020*."""

from __future__ import annotations

from datetime import date

from carehome_desktop.domain.lenient_date import read_day_back
from carehome_desktop.domain.problems import Problem

NOTHING = "Write a day, as in yesterday, Friday or 14 November."
UNREADABLE = "Write the day as in yesterday, Friday or 14 November 2026."
AHEAD = "That day has not come yet. Write today or a day before it."


def read_past_day(typed: str, today: date, field: str = "day") -> date | Problem:
    """Return the day that is meant, today or before; without a year, the last such day. A problem in words otherwise."""
    found = read_day_back(typed, field, today)
    if found is None:
        return Problem(field, NOTHING)
    if isinstance(found, Problem):
        return Problem(field, UNREADABLE)
    return found if found <= today else Problem(field, AHEAD)
