"""Finds the line on which a value of a TOML text stands, for messages; never raises, line 1 if it cannot tell."""

from __future__ import annotations

import re
from collections import Counter

Place = tuple[str | int, ...]

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
    tables_in_array: Counter[Place] = Counter()
    closing = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if closing:
            closing = "" if closing in line else closing
            continue
        if header := _header(line):
            table = _table(*header, tables_in_array)
            places.append((number, table))
        elif key := _KEY.match(line):
            places.append((number, (*table, key[1].strip("\"'"))))
        # A text over several lines may hold lines that look like keys; they are passed over.
        closing = next((quotes for quotes in _QUOTES if line.count(quotes) % 2), "")
    return places


def _header(line: str) -> tuple[list[str], bool] | None:
    """Return the parts of a table's header, and whether it begins another table of an array; None if it is no header."""
    text = line.strip()
    begins_another = text.startswith("[[")
    # By hand: a pattern for this takes for ever on a line of nothing but blanks.
    name, bracket, rest = text[1 + begins_another :].partition("]")
    rest = (rest.removeprefix("]") if begins_another else rest).strip()
    if (
        not text.startswith("[")
        or not bracket
        or not name.strip()
        or "[" in name
        or not rest.startswith(("#",) if rest else "")
    ):
        return None
    return [part.strip(" \"'") for part in name.split(".")], begins_another


def _table(parts: list[str], begins_another: bool, tables_in_array: Counter[Place]) -> Place:
    """Return the place of a header: within an array of tables, the table that was begun last."""
    table: Place = ()
    for depth, part in enumerate(parts, start=1):
        table = (*table, part)
        if begins_another and depth == len(parts):
            tables_in_array[table] += 1
        if tables_in_array[table]:
            table = (*table, tables_in_array[table] - 1)
    return table


def _shared_start(one: Place, other: Place) -> int:
    """Return how many parts two places have in common from their start."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
