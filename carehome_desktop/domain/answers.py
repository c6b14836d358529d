"""Answers: a value with its note, who gave it and when, and how a question stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import Part, Question
from carehome_desktop.domain.typed import can_be_kept
from carehome_desktop.domain.values import Counts, FindOut, Picks, Value, is_whole

LONGEST_NOTE = 2_000
LONGEST_WHOM = 120


@dataclass(frozen=True)
class Answer:
    """What stands for one question: its value (None while only a note is there), the home's own note, who and when."""

    question_id: str
    value: Value | None
    note: str
    declined: bool
    person_id: str
    saved_at: datetime
    set_version: str
    set_digest: str


class Standing(StrEnum):
    """How one question stands in a period."""

    ANSWERED = "answered"
    MISSING = "missing"
    TO_FIND_OUT = "to-find-out"
    CARRIED = "carried"
    LEFT_OUT = "left-out"  # blank where the set lets it be blank
    HALF_FILLED = "half-filled"  # a table of which some lines are blank, where the set lets it be blank


HOLDS_BACK = frozenset({Standing.MISSING, Standing.TO_FIND_OUT, Standing.CARRIED})
"""A return does not go out while a question stands so."""


def asked_parts(question: Question, picks: Picks | None) -> tuple[Part, ...]:
    """Return the parts that are asked: all, or those the home picked where another question says so."""
    if not question.parts_of:
        return question.parts
    picked = picks.by_id() if picks else {}
    return tuple(part for part in question.parts if part.id in picked)


def standing(
    question: Question, answer: Answer | None, carried: Answer | None, parts: Sequence[Part] | None = None
) -> Standing:
    """Return how a question stands, given this period's answer and an earlier one that is not yet confirmed."""
    value = answer.value if answer else None
    if isinstance(value, FindOut):
        return Standing.TO_FIND_OUT
    asked = question.parts if parts is None else parts
    if is_whole(question, value, asked):
        return Standing.ANSWERED
    if value is None and carried and is_whole(question, carried.value, asked):
        return Standing.CARRIED
    if question.required:
        return Standing.MISSING
    begun = isinstance(value, Counts) and any(part.id in value.by_id() for part in asked)
    return Standing.HALF_FILLED if begun else Standing.LEFT_OUT


def check_texts(question_id: str, note: str, whom: str = "") -> Problem | None:
    """Return what is wrong with the texts, if anything."""
    if not can_be_kept(note + whom):
        return Problem(
            question_id,
            "This has a character that is none and cannot be kept. Type the words again and they are saved.",
        )
    if len(note) > LONGEST_NOTE:
        return Problem(
            question_id, f"The note is too long by {len(note) - LONGEST_NOTE:,} characters. Shorten it and it is saved."
        )
    if len(whom) > LONGEST_WHOM:
        return Problem(question_id, f"Write whom to ask in {LONGEST_WHOM} characters or fewer.")
    return None
