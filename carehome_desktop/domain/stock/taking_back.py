"""What was recorded of the stock is taken back once, and why is said in one line or not at all."""

from __future__ import annotations

from datetime import datetime

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.words import moment_words

LONGEST_REASON = 200
NO_ENTRY = "There is no entry of this number. Nothing was changed."


def read_reason(typed: str) -> str | Problem:
    """Return why something is taken back, "" if nothing was typed."""
    reason = " ".join(typed.split())
    if len(reason) > LONGEST_REASON or not is_one_line(reason):
        return Problem("reason", f"Write the reason in one line of {LONGEST_REASON} characters or fewer.")
    return reason


def taken_back_already(at: datetime, field: str, now: datetime) -> Problem:
    """Return that it was taken back before, at a moment; told at `field`."""
    return Problem(field, f"This was taken back already, {moment_words(at, now)}. Nothing was changed.")
