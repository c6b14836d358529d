"""Finds keys with very many dots, which a reader of TOML takes a time for that grows with the square of them."""

from __future__ import annotations

import re

MOST_DOTS = 100
"""Dots in one key at most."""

# What is no key, as TOML tells it: a text begins at its first quotation mark and a comment at its hash, whatever stands in them.
# A text that is never closed is taken up to where it would have to be: a reader goes no further than that.
_NO_KEY = re.compile(
    rb"""
      \#[^\n]*
    | \"{3} (?:[^\\]|\\.)*? (?:\"{3,5}|\\?\Z)
    | '{3} .*? (?:'{3,5}|\Z)
    | " (?:[^"\\\n]|\\[^\n])* (?:"|\\?(?=\n|\Z))
    | ' [^'\n]* '?
    """,
    re.DOTALL | re.VERBOSE,
)
_BETWEEN_KEYS = re.compile(rb"[=,{}\[\]]")


def too_many_dots(raw: bytes) -> int | None:
    """Return the line of the first key with too many dots, at the beginning of a line or in a table within one; None if there is none."""
    keys = _NO_KEY.sub(lambda found: b"\n" * found[0].count(b"\n"), raw)
    for number, line in enumerate(keys.split(b"\n"), start=1):
        if line.count(b".") > MOST_DOTS and any(key.count(b".") > MOST_DOTS for key in _BETWEEN_KEYS.split(line)):
            return number
    return None
