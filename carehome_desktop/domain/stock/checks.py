"""What cannot be recorded, each with a sentence; the rest is for the ledger to tell."""

from __future__ import annotations

from datetime import date, datetime

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.movements import COUNT_REASONS, Entry, Kind, Reason
from carehome_desktop.domain.typed import is_one_line

LONGEST_WORDS = 200
MOST_PENCE = 100_000_000
FIRST_DAY = date(2000, 1, 1)

_REASONS = {Kind.COUNT: COUNT_REASONS, Kind.WASTE: (Reason.RECALLED,)}

WRONG_REASON = "This reason does not belong to what happened. What you typed is still here."
NOTHING = "Type how many. Nought is only for a count of an empty shelf."
AHEAD = "This moment has not come yet. Write the time at which it was done. What you typed is still here."
LONG_AGO = "Write a day from 2000 on. What you typed is still here."
EXPIRED_BEFORE = "It was out of date before it came. Look at the date on the box again. What you typed is still here."


def check_entry(entry: Entry, now: datetime) -> Problem | None:
    """Return what is wrong with an entry, if anything."""
    if entry.quantity.total == 0 and entry.kind is not Kind.COUNT:
        return Problem("quantity", NOTHING)
    if entry.at > now:
        return Problem("when", AHEAD)
    if entry.day < FIRST_DAY:
        return Problem("when", LONG_AGO)
    if entry.kind is Kind.DELIVERY and entry.expires is not None and entry.expires < entry.day:
        return Problem("expires", EXPIRED_BEFORE)
    if entry.reason is not None and entry.reason not in _REASONS.get(entry.kind, ()):
        return Problem("reason", WRONG_REASON)
    if entry.pence is not None and not 0 <= entry.pence <= MOST_PENCE:
        return Problem("price", "Write the price as in 12.50.")
    return next((wrong for field in ("who", "reference", "batch", "note") if (wrong := _line(entry, field))), None)


def _line(entry: Entry, field: str) -> Problem | None:
    text: str = getattr(entry, field)
    if len(text) <= LONGEST_WORDS and (text.isprintable() or is_one_line(text)):  # most text is, and says so at once
        return None
    return Problem(field, f"Write it in one line of {LONGEST_WORDS} characters or fewer. What you typed is still here.")
