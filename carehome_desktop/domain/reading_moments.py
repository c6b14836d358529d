"""Read when something was done, as people write it: *10:12am*, *yesterday 4pm*, *Friday 16:30*, *21/11/2026 9.05*."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from carehome_desktop.domain.lenient_date import read_day_back
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import plain_figures
from carehome_desktop.domain.words import LONDON

UNREADABLE = "Write the time as in 10:12am, yesterday 4pm or 21/11/2026 16:30. Leave it empty for just now."
AHEAD = "This moment has not come yet. Write the time at which it was done."
_TIME = re.compile(r"^(?P<day>.*?)(?:^|[\s,]|\bat\b)\s*(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>am|pm)?$")


def read_moment(typed: str, now: datetime, field: str = "when") -> datetime | Problem:
    """Return the moment that is meant, now or before, in the home's own time; nothing typed is now. A Problem in words otherwise."""
    words = " ".join(typed.lower().replace(",", " ").split())
    if not words or words in ("now", "just now"):
        return now
    found = _TIME.match(words) if plain_figures(words) else None
    if found is None or (found["minute"] is None and found["half"] is None):
        return Problem(field, UNREADABLE)
    clock = _clock(int(found["hour"]), int(found["minute"] or 0), found["half"])
    day = _day(found["day"].strip(), now.astimezone(LONDON).date())
    if clock is None or day is None:
        return Problem(field, UNREADABLE)
    moment = datetime.combine(day, clock, LONDON)
    return moment if moment <= now else Problem(field, AHEAD)


def _clock(hour: int, minute: int, half: str | None) -> time | None:
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(words: str, today: date) -> date | None:
    if words in ("", "this morning"):
        return today
    found = read_day_back(words, "when", today)
    return found if isinstance(found, date) and found <= today else None
