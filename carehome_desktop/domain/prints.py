"""What a print says, as finished data: a report lays it out and works nothing out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PrintedAnswer:
    """One answer of a printed return, a table line by line; `given` says when and by whom, `note` is the home's own."""

    number: int
    heading: str
    label_2020: str
    answer: str
    note: str
    given: str


@dataclass(frozen=True)
class PrintedReceipt:
    """The receipt that stands on a return: its number, and a sentence on when it came and from whom."""

    number: str
    words: str


@dataclass(frozen=True)
class PrintedReturn:
    """The record of one return. `facts` and `guidance` are (label, words) pairs; `tries` are (when, what came of it)."""

    title: str
    home: str
    period: str
    practice: bool
    standing: str
    receipt: PrintedReceipt | None
    facts: tuple[tuple[str, str], ...]
    total: str
    answers: tuple[PrintedAnswer, ...]
    tries: tuple[tuple[str, str], ...]
    later: tuple[str, ...]
    guidance: tuple[tuple[str, str], ...]
    printed: str
