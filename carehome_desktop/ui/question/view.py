"""All that a question page shows, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from carehome_desktop.domain.questions import Part, Question
    from carehome_desktop.domain.values import Given

FIND_OUT: Literal["find-out"] = "find-out"
Choice = bool | Literal["find-out"] | None
"""Yes, no, *I need to find out*, or nothing chosen yet."""


@dataclass(frozen=True)
class Carried:
    """An earlier answer that waits to be confirmed, with words that say from when: *From Saturday 14 November 2026.*

    `answer` is what it says, "" where the fields show it; `confirm` is what the button says, if not *Confirm* and the answer.
    """

    answer: str
    words: str
    confirm: str = ""


@dataclass(frozen=True)
class GuidancePart:
    """One part of what stands beside a question; a source is set more quietly."""

    title: str
    paragraphs: tuple[str, ...]
    is_source: bool = False


@dataclass(frozen=True)
class QuestionView:
    """One question as it stands now. `key` tells questions apart: showing the same key again never disturbs what is being typed.

    `asked` is the question itself where the answer is more than a yes or a no: its fields read by its rules. Then `value`
    is what is given, `parts` is what is asked of this home, `before` what was given last time, and `before_words` when
    that was. With `lead` there is nothing to ask yet: the sentence leads to the question that comes first.
    """

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
    sure: str = ""
    asked: Question | None = None
    value: Given | None = None
    parts: tuple[Part, ...] = ()
    before: Given | None = None
    before_words: str = ""
    lead: str = ""
