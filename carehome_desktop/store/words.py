"""Looks for a typed word in columns of text, in either case, also with letters beyond A to Z."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, or_


def holds(columns: Iterable[ColumnElement[Any]], word: str) -> ColumnElement[bool]:
    """Return whether any of the columns holds a word, anywhere within it."""
    if not word.isascii():
        return or_(*(column.op("GLOB")(f"*{either_case(word)}*") for column in columns))
    sign = "\\"
    safe = word.replace(sign, sign * 2).replace("%", sign + "%").replace("_", sign + "_")
    return or_(*(column.like(f"%{safe}%", escape=sign) for column in columns))


def either_case(word: str) -> str:
    """Return a pattern for each letter in either case. LIKE and lower() of SQLite know the two cases of A to Z only, and not of É."""
    pattern = ""
    for sign in word:
        cases = {each for each in (sign, sign.lower(), sign.upper()) if len(each) == 1}
        pattern += sign if cases == {"^"} else f"[{''.join(sorted(cases))}]"  # within brackets ^ would mean all others
    return pattern
