"""Money, in whole pence; no part of a penny is ever worked with."""

from __future__ import annotations

import re

from carehome_desktop.domain.problems import Problem

UNREADABLE = "Write the price in pounds, as in 12.50 or 1,200. What you typed is still here."
_POUNDS = re.compile(r"£?\s*(?P<pounds>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?:\.(?P<pence>[0-9]{2}))?")


def read_pounds(typed: str, field: str) -> int | Problem | None:
    """Return the pence that *£12.50*, *12.50* or *1,200* says; None if nothing was typed, a Problem if it cannot be read."""
    text = typed.strip()
    if not text:
        return None
    found = _POUNDS.fullmatch(text) if text.isascii() or text.startswith("£") else None
    if found is None:
        return Problem(field, UNREADABLE)
    return int(found["pounds"].replace(",", "")) * 100 + int(found["pence"] or 0)


def pounds_words(pence: int) -> str:
    """Return *£1,234.56*."""
    return f"£{pence // 100:,}.{pence % 100:02d}"
