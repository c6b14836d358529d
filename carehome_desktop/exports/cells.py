"""What may stand in a cell, and how text is kept from being run as a formula."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Pounds:
    """A sum of money in whole pence: a spreadsheet can add it up, and shows it as pounds."""

    pence: int


Cell = str | int | date | datetime | Pounds | None
"""Text, a whole number, a day, a moment (aware; shown in the home's own time), money, or nothing. Nothing is never nought."""

GUARD = "'"
"""Stands before text that a spreadsheet would take for a formula. Spreadsheets know it as *this is text*."""

LONGEST_CELL = 32_767
"""So many characters a spreadsheet keeps in a cell; what is longer ends in …"""

_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
# What spreadsheets skip before they look for a formula: blanks of every kind, and signs that have no shape.
_SKIPPED = frozenset({"Zs", "Zl", "Zp", "Cf"})


def starts_a_formula(text: str) -> bool:
    """Return whether a spreadsheet could take this text for a formula or a command."""
    for character in text:
        if character in _STARTS:
            return True
        if unicodedata.category(character) not in _SKIPPED:
            return False
    return False


def shown(text: str) -> str:
    """Return text that every spreadsheet can keep: no signs that only steer, no half characters, not too long."""
    if not text.isprintable():
        lines = text.replace("\r\n", "\n").replace("\r", "\n")
        text = "".join(each for each in lines if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs"))
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def guarded(text: str) -> str:
    """Return text as it stands in a CSV cell: with an apostrophe before it where it could start a formula."""
    return GUARD + text if starts_a_formula(text) else text
