"""What the proof of updates says on paper, as finished data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PrintedProof:
    """A proof of updates. `facts` are (label, words); `missed` and `updated` are (period, words), in the order of the days."""

    title: str
    home: str
    span: str
    practice: bool
    facts: tuple[tuple[str, str], ...]
    how_counted: str
    missed: tuple[tuple[str, str], ...]
    updated: tuple[tuple[str, str], ...]
    left_out: str
    printed: str
