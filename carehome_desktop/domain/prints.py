"""What a print says, as finished data: a report lays it out and works nothing out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PrintedAnswer:
    """One line of a printed return."""

    number: int
    heading: str
    label_2020: str
    answer: str
    note: str
    given: str


@dataclass(frozen=True)
class PrintedReturn:
    """The record of one return; `facts` are (label, words) pairs for its head, `tries` a sentence each."""

    title: str
    home: str
    period: str
    practice: bool
    facts: tuple[tuple[str, str], ...]
    answers: tuple[PrintedAnswer, ...]
    tries: tuple[str, ...]
    printed: str
