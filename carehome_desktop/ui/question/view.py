"""All that a question page shows, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

FIND_OUT: Literal["find-out"] = "find-out"
Choice = bool | Literal["find-out"] | None
"""Yes, no, *I need to find out*, or nothing chosen yet."""


@dataclass(frozen=True)
class Carried:
    """An earlier answer that waits to be confirmed, with words that say from when: *From Saturday 14 November 2026.*"""

    answer: bool
    words: str


@dataclass(frozen=True)
class GuidancePart:
    """One part of what stands beside a question; a source is set more quietly."""

    title: str
    paragraphs: tuple[str, ...]
    is_source: bool = False


@dataclass(frozen=True)
class QuestionView:
    """One question as it stands now. `key` tells questions apart: showing the same key again never disturbs what is being typed."""

    key: str
    section_title: str
    period_words: str
    number: int
    total: int
    answered_count: int
    to_find_count: int
    heading: str
    label_quoted: str
    today: date
    answer: Choice = None
    carried: Carried | None = None
    note: str = ""
    declined: bool | None = None
    """The tick *Offered and declined*; None if the question has none."""
    find_whom: str = ""
    find_by: date | None = None
    saved_words: str = ""
    problem: str = ""
    guidance: tuple[GuidancePart, ...] = ()
    needs_helper: bool = False
    advice: tuple[str, ...] = ()
    read_only: bool = False
    longest_note: int = field(default=2_000)
    longest_whom: int = field(default=120)
