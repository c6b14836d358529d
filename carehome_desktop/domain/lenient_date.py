"""Read a day as people write it: *Friday*, *tomorrow*, *24 November*, *24/11*, *24.11.2026*."""

from __future__ import annotations

import re
from datetime import date, timedelta

from carehome_desktop.domain.problems import Problem

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NEAR = {"today": 0, "tonight": 0, "now": 0, "tomorrow": 1}

UNREADABLE = "Write the day as in Friday, 24 November or 24/11/2026. What you typed is kept."
PAST = "That day has gone. Write a day from today on."


def read_day(typed: str, today: date, field: str = "by") -> date | Problem | None:
    """Return the day that is meant, seen from `today`; None if nothing is typed, a problem if it cannot be read or has gone.

    A day of the week is the next one from tomorrow on; a day and month without a year is the next such day.
    """
    words = re.sub(r"\b(by|on|the|of|next|this)\b|[,]", " ", typed.lower()).split()
    if not words:
        return None if not typed.strip() else Problem(field, UNREADABLE)
    if words[0] in _NEAR and len(words) == 1:
        return today + timedelta(days=_NEAR[words[0]])
    weekday = _named(words[0], _DAYS)
    if weekday is not None:
        if len(words) == 1:
            return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
        words = words[1:]
    found = _day_of_year(" ".join(words), today)
    if found is None:
        return Problem(field, UNREADABLE)
    return found if found >= today else Problem(field, PAST)


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """Return which name a word of three letters or more begins."""
    stem = word.rstrip(".")
    if stem == "sept":
        stem = "sep"
    fits = [at for at, name in enumerate(names) if len(stem) >= 3 and name.startswith(stem)]
    return fits[0] if len(fits) == 1 else None


def _day_of_year(text: str, today: date) -> date | None:
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if figures := re.fullmatch(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?\.?", text):
        return _in_year(int(figures[1]), int(figures[2]), figures[3], today)
    spoken = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?\s*([a-z]+\.?)(?:\s+(\d{4}|\d{2}))?", text)
    if spoken and (month := _named(spoken[2], _MONTHS)) is not None:
        return _in_year(int(spoken[1]), month + 1, spoken[3], today)
    turned = re.fullmatch(r"([a-z]+\.?)\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s+(\d{4}))?", text)
    if turned and (month := _named(turned[1], _MONTHS)) is not None:
        return _in_year(int(turned[2]), month + 1, turned[3], today)
    return None


def _in_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return next(
        (found for ahead in range(9) if (found := _date(today.year + ahead, month, day)) and found >= today), None
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
