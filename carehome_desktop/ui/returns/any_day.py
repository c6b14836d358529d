"""Read a day that has been, as people write it: *yesterday*, *Friday*, *14 November*, *14/11*, *24.4.2020*."""

from __future__ import annotations

from datetime import date, timedelta

from carehome_desktop.domain.lenient_date import PAST, read_day
from carehome_desktop.domain.problems import Problem

NOTHING = "Write a day, as in yesterday, Friday or 14 November."
UNREADABLE = "Write the day as in yesterday, Friday or 14 November 2026."
_SEEN_FROM = (7, *(365 * years for years in range(1, 9)))
AHEAD = "That day has not come yet. Write today or a day before it."


def read_past_day(typed: str, today: date, field: str = "day") -> date | Problem:
    """Return the day that is meant, today or before; without a year, the last such day. A problem in words otherwise."""
    word = " ".join(typed.lower().split())
    if not word:
        return Problem(field, NOTHING)
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    if word == "tomorrow":
        return Problem(field, AHEAD)
    ahead = False
    for (
        days
    ) in _SEEN_FROM:  # what has no year is read as seen from a week ago, a year ago …: the last such day is meant
        found = read_day(typed, today - timedelta(days=days), field)
        if isinstance(found, date) and found <= today:
            return found
        if isinstance(found, Problem) and found.words == PAST:
            found = read_day(typed, date(1900, 1, 1), field)  # its year is written out
            return found if isinstance(found, date) else Problem(field, UNREADABLE)
        ahead = ahead or isinstance(found, date)
    return Problem(field, AHEAD if ahead else UNREADABLE)
