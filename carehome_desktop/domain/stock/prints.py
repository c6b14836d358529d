"""What stands on the sheet for a count round, finished for paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CountLine:
    """One type: what a single is called, how many a box held last ("" if never said), and what was counted last."""

    name: str
    unit: str
    box: str
    last: str


@dataclass(frozen=True)
class CountSheet:
    """The sheet in cupboard order."""

    home: str
    practice: bool
    lines: tuple[CountLine, ...]
    printed: str
