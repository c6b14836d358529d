"""Answers as typed values, and how a section stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import AnswerKind, Question, Section
from carehome_desktop.domain.typed import can_be_kept

LONGEST_NOTE = 2_000
LONGEST_WHOM = 120


@dataclass(frozen=True)
class YesNo:
    """A yes or a no."""

    yes: bool


@dataclass(frozen=True)
class FindOut:
    """*I need to find out*: whom to ask and by when. It never leaves the home and never counts as no."""

    whom: str = ""
    by: date | None = None


Value = YesNo | FindOut


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


def standing(answer: Answer | None, carried: Answer | None) -> Standing:
    """Return how a question stands, given this period's answer and an earlier one that is not yet confirmed."""
    match answer.value if answer else None:
        case YesNo():
            return Standing.ANSWERED
        case FindOut():
            return Standing.TO_FIND_OUT
        case None:
            return Standing.CARRIED if carried and isinstance(carried.value, YesNo) else Standing.MISSING


def value_as_data(value: Value | None) -> dict[str, object] | None:
    """Return a value as plain data with its kind named, for the store and the snapshot."""
    match value:
        case None:
            return None
        case YesNo(yes):
            return {"kind": AnswerKind.YES_NO.value, "value": yes}
        case FindOut(whom, by):
            return {"kind": "find-out", "whom": whom, "by": by.isoformat() if by else None}


def value_from_data(data: Mapping[str, object] | None) -> Value | None:
    """Return the value that plain data names; ValueError if it names none we know."""
    if data is None:
        return None
    match data.get("kind"):
        case AnswerKind.YES_NO if isinstance(data.get("value"), bool):
            return YesNo(bool(data["value"]))
        case "find-out":
            by = data.get("by")
            return FindOut(str(data.get("whom", "")), date.fromisoformat(str(by)) if by else None)
    raise ValueError(f"no answer of this kind: {data.get('kind')!r}")


def read_value(question: Question, typed: str) -> Value | Problem:
    """Return the value a person typed for a question on the command line, or a problem in plain words."""
    match typed.strip().lower():
        case "yes" | "y":
            return YesNo(True)
        case "no" | "n":
            return YesNo(False)
        case "find-out" | "find out" | "?":
            return FindOut()
    return Problem(question.id, "Answer yes, no or find-out.")


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


def value_words(value: Value | None) -> str:
    """Return a value as a person reads it."""
    match value:
        case YesNo(yes):
            return "Yes" if yes else "No"
        case FindOut():
            return "I need to find out"
        case None:
            return "Not answered"


def missing(section: Section, answers: Mapping[str, Answer]) -> Sequence[Question]:
    """Return the questions that have no yes or no yet, so that the section cannot go."""
    return [q for q in section.questions if not isinstance(answers[q.id].value if q.id in answers else None, YesNo)]
