"""Read a day as people write it: *Friday*, *tomorrow*, *24 November*, *24/11*, *24.11.2026*, *24/11/26*."""

from __future__ import annotations

import re
from datetime import date, timedelta

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import plain_figures

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "now": 0, "tomorrow": 1}
_MONTH_ALONE = re.compile(r"(?:(?P<number>[0-9]{1,2})\s*[/.\- ]\s*|(?P<name>[a-z]{3,}\.?)\s+)(?P<year>[0-9]{4})")

UNREADABLE = "Write the day as in 24/11/2026, 24 November or Friday. What you typed is kept."
PAST = "That day has gone. Write a day from today on."
ODD_YEAR = "Look at the year again: write it as in 24/11/2026. What you typed is kept."

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
"""A year outside is a slip of the finger: nobody lives who was born before, and nothing here lasts longer."""


def read_day(typed: str, today: date, field: str = "by") -> date | Problem | None:
    """Return the day that is meant, seen from `today`; None if nothing is typed, a problem if it cannot be read or has gone.

    A day of the week is the next one from tomorrow on; a day and month without a year is the next such day.
    """
    found = read_date(typed, field, today)
    return Problem(field, PAST) if isinstance(found, date) and found < today else found


def read_date(typed: str, field: str, today: date) -> date | Problem | None:
    """Return the day that is meant; None if nothing is typed. With its year it may be past, without it is the next such day."""
    return _read(typed, field, today, 1)


def read_day_back(typed: str, field: str, today: date) -> date | Problem | None:
    """Return the day on which something was: without its year it is the last such day, today included; with it, it may lie ahead."""
    return _read(typed, field, today, -1)


def read_use_by(typed: str, field: str, today: date) -> date | Problem | None:
    """Return the last day on which a thing may be used; *03/2027* or *March 2027*, as boxes have it, is that month's last day."""
    month = _MONTH_ALONE.fullmatch(typed.strip().lower())
    if month is None:
        return _read(typed, field, today, 1)
    number = int(month["number"]) if month["number"] else (_named(month["name"], _MONTHS) or 0) + 1
    known = 1 <= number <= 12 and (month["number"] or _named(month["name"], _MONTHS) is not None)
    if not known:
        return Problem(field, UNREADABLE)
    year = int(month["year"])
    return _month_end(year, number) if _FIRST_YEAR <= year <= _LAST_YEAR else Problem(field, ODD_YEAR)


def as_day(found: date | Problem | None) -> date | None:
    """Return a day that was read, None for one that was not."""
    return found if isinstance(found, date) else None


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _read(typed: str, field: str, today: date, way: int) -> date | Problem | None:
    """Read a day; one without its year is looked for ahead (1) or back (-1)."""
    words = re.sub(r"\b(by|on|the|of|next|last|this)\b|[,]", " ", typed.lower()).split()
    if not words:
        return None if not typed.strip() else Problem(field, UNREADABLE)
    if words[0] in _NEAR and len(words) == 1:
        return today + timedelta(days=_NEAR[words[0]])
    weekday = _named(words[0], _DAYS)
    if weekday is not None:
        if len(words) == 1:
            ahead = (weekday - today.weekday() - 1) % 7 + 1
            return today + timedelta(days=ahead if way > 0 else ahead - 7)
        words = words[1:]
    meant = _parts(" ".join(words)) if plain_figures(typed) else None
    if meant is None:
        return Problem(field, UNREADABLE)
    day, month, year = meant
    if year is not None and _date(2000, month, day) is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Problem(field, ODD_YEAR)
    years = range(today.year, today.year + 9 * way, way) if year is None else (year,)
    for each in years:
        found = _date(each, month, day)
        if found is not None and (year is not None or (found - today).days * way >= 0):
            return found
    return Problem(field, UNREADABLE)


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """Return which name a word of three letters or more begins."""
    stem = word.rstrip(".")
    if stem == "sept":
        stem = "sep"
    fits = [at for at, name in enumerate(names) if len(stem) >= 3 and name.startswith(stem)]
    return fits[0] if len(fits) == 1 else None


def _parts(text: str) -> tuple[int, int, int | None] | None:
    """Return day, month and year of what is written, the year None where there is none."""
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return int(iso[3]), int(iso[2]), int(iso[1])
    if figures := re.fullmatch(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?\.?", text):
        return int(figures[1]), int(figures[2]), _year(figures[3])
    spoken = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?\s*([a-z]+\.?)(?:\s+(\d{4}|\d{2}))?", text)
    if spoken and (month := _named(spoken[2], _MONTHS)) is not None:
        return int(spoken[1]), month + 1, _year(spoken[3])
    turned = re.fullmatch(r"([a-z]+\.?)\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s+(\d{4}))?", text)
    if turned and (month := _named(turned[1], _MONTHS)) is not None:
        return int(turned[2]), month + 1, _year(turned[3])
    return None


def _year(written: str | None) -> int | None:
    """Return the year that is meant; of two figures, one of this century."""
    if written is None:
        return None
    return int(written) + (2000 if len(written) == 2 else 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
