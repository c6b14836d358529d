"""When something was done to the stock: a moment as people write it, or a day alone, which is its noon."""

from __future__ import annotations

from datetime import date, datetime, time

from carehome_desktop.domain.lenient_date import read_day_back
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.reading_moments import UNREADABLE, read_moment
from carehome_desktop.domain.words import LONDON

NOON = time(12)
AHEAD = "This day has not come yet. Write the day on which it was done."
WRITE = "Write when it was done, as in yesterday 4pm, Friday, or 21/11/2026 16:30. Leave it empty for just now."


def read_when(typed: str, now: datetime, field: str = "when") -> datetime | Problem:
    """Return the moment that is meant, now or before; a day alone is its noon, and today alone is now."""
    moment = read_moment(typed, now, field)
    if not isinstance(moment, Problem) or moment.words != UNREADABLE:
        return moment
    today = now.astimezone(LONDON).date()
    day = read_day_back(typed, field, today)
    if not isinstance(day, date):
        return Problem(field, WRITE)
    if day > today:
        return Problem(field, AHEAD)
    return now if day == today else datetime.combine(day, NOON, LONDON)
