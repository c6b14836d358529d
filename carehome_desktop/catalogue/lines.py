"""Finds the line on which a value of a TOML text stands, for messages; never raises, line 1 if it cannot tell."""

from __future__ import annotations

import re
from collections import Counter

Place = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*=")
_QUOTES = ('"""', "'''")


def line_of(text: str, place: Place) -> int:
    """Return the line of a value such as ("guidance", "asks", 0); of its table if the value itself is not there."""
    best, depth = 1, 0
    for line, found in _places(text):
        shared = _shared_start(found, place)
        if shared == len(found) and shared > depth:
            best, depth = line, shared
    return best


def _places(text: str) -> list[tuple[int, Place]]:
    """Return each key and table header with its line, in order."""
    places: list[tuple[int, Place]] = []
    table: Place = ()
    tables_in_array: Counter[str] = Counter()
    closing = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if closing:
            closing = "" if closing in line else closing
            continue
        if header := _HEADER.match(line):
            name = header[2]
            table = tuple(part.strip(" \"'") for part in name.split("."))
            if header[1] == "[[":
                table = (*table, tables_in_array[name])
                tables_in_array[name] += 1
            places.append((number, table))
        elif key := _KEY.match(line):
            places.append((number, (*table, key[1].strip("\"'"))))
        # A text over several lines may hold lines that look like keys; they are passed over.
        closing = next((quotes for quotes in _QUOTES if line.count(quotes) % 2), "")
    return places


def _shared_start(one: Place, other: Place) -> int:
    """Return how many parts two places have in common from their start."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
