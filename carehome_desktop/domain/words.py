"""How dates, times and counts are written for a person: British, in full, never a code."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def day_words(day: date, *, year: bool = True) -> str:
    """Return a day as *Monday 16 November 2026*, or without its year."""
    text = f"{day:%A} {day.day} {day:%B}"
    return f"{text} {day.year}" if year else text


def clock_words(moment: datetime) -> str:
    """Return a moment as the office clock shows it: *2:02pm*."""
    local = moment.astimezone(LONDON)
    return f"{local.hour % 12 or 12}:{local.minute:02d}{'am' if local.hour < 12 else 'pm'}"


def moment_words(moment: datetime, now: datetime) -> str:
    """Return a moment as shortly as is clear from `now`: *2:02pm*, *yesterday 2:02pm*, *Wednesday 9 December 2026, 2:02pm*."""
    local_day, today = moment.astimezone(LONDON).date(), now.astimezone(LONDON).date()
    if local_day == today:
        return clock_words(moment)
    if local_day == today - timedelta(days=1):
        return f"yesterday {clock_words(moment)}"
    return f"{day_words(local_day, year=local_day.year != today.year)}, {clock_words(moment)}"


def full_moment_words(moment: datetime) -> str:
    """Return a moment for paper, where *yesterday* would go stale."""
    return f"{day_words(moment.astimezone(LONDON).date())}, {clock_words(moment)}"


def count_words(number: int, singular: str, plural: str | None = None) -> str:
    """Return *1 answer*, *2 answers*."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def capital(words: str) -> str:
    """Return words with a capital letter at their beginning."""
    return f"{words[:1].upper()}{words[1:]}"


def sentence(words: str) -> str:
    """Return words that end as a sentence does."""
    return words if words.endswith((".", "?", "!")) else f"{words}."


def list_words(items: list[str]) -> str:
    """Return *a, b and c*."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
