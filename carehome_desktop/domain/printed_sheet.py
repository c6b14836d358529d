"""What a printed copy sheet says, as finished data: a report lays it out and works nothing out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PrintedLine:
    """One line to type. `mark` is what was said of it already, "" if nothing; `note` what the page asks instead."""

    number: str
    heading: str
    label: str
    value: str
    unit: str
    mark: str
    note: str


@dataclass(frozen=True)
class PrintedSheet:
    """A copy sheet. `entered` says by whom and when it was entered, "" while it is to be done. `facts` are (label, words)."""

    title: str
    home: str
    period: str
    practice: bool
    facts: tuple[tuple[str, str], ...]
    lines: tuple[PrintedLine, ...]
    entered: str
    printed: str
