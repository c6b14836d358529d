"""When something was done to the stock: a moment as people write it, or a day alone, which is its noon; and how it is read back."""

from __future__ import annotations

from datetime import date, datetime

from carehome_desktop.domain.lenient_date import read_day_back, read_use_by
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.reading_moments import UNREADABLE, read_moment
from carehome_desktop.domain.stock.happened import NOON, full_happened_words
from carehome_desktop.domain.words import LONDON, day_words

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


def when_words(typed: str, now: datetime) -> str:
    """Return the moment that is meant, *Friday 20 November 2026, 4:00pm*, or its day alone; "" where nothing is typed or it cannot be read."""
    found = read_when(typed, now)
    return full_happened_words(found) if typed.strip() and isinstance(found, datetime) else ""


def use_by_words(typed: str, today: date) -> str:
    """Return the last day of use that is meant, *Wednesday 31 March 2027*; "" where nothing is typed or it cannot be read."""
    found = read_use_by(typed, "expires", today)
    return day_words(found) if isinstance(found, date) else ""
