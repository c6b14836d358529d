"""The copy sheet: a frozen return as lines to type into another page, one value a line, in the manager's own order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.questions import AnswerKind, Part, Question, Section
from carehome_desktop.domain.values import Choice, Counts, Day, Number, Picks, Value, Words, YesNo, unit_words

LEAVE_BLANK = "Leave it blank"
NOT_ASKED = "for you, not asked as a question"


class Mark(StrEnum):
    """What was said of a line."""

    NONE = "none"
    TYPED = "typed"
    NOT_THERE = "not-there"
    ASKS_ELSE = "asks-else"


MARK_WORDS = {
    Mark.NONE: "To type",
    Mark.TYPED: "Typed",
    Mark.NOT_THERE: "Not on the page",
    Mark.ASKS_ELSE: "The page asks something else",
}
ON_THE_ONE_BEFORE = "on the sheet before"
"""Said of a mark that was made on an earlier revision's sheet and holds, since the value is the same."""


@dataclass(frozen=True)
class Marked:
    """A mark on a line, with its note, who made it and when."""

    line: str
    mark: Mark
    note: str
    person_id: str
    at: datetime


@dataclass(frozen=True)
class SheetLine:
    """One value to type. `key` names the line for good; `value` is what is copied, "" where the page stays blank.

    `question` is the number of its question; `number` the line's own place on the sheet, from 1 on without a gap.
    What is not `asked` stands there for the person who types, and needs no mark: the page has no field of it.
    """

    key: str
    question: int
    heading: str
    label: str
    value: str
    unit: str = ""
    asked: bool = True
    number: int = 0

    @property
    def words(self) -> str:
        """Return what stands on the sheet in place of the value."""
        return self.value or LEAVE_BLANK

    @property
    def name(self) -> str:
        """Return what the line asks, in one sentence."""
        return f"{self.heading} {self.label}".strip()

    @property
    def substance(self) -> tuple[str, str, str, str, str]:
        """Return what the line is about, wherever it stands: another wording or another value is another line to type."""
        return self.key, self.heading, self.label, self.value, self.unit


def lines_of(section: Section, answers: Iterable[Answer]) -> tuple[SheetLine, ...]:
    """Return a frozen return as lines, in our own order: one for each field that a page is likely to have.

    Picks say which lines are asked and are no question of their own: what is picked stands there, without the home's note.
    """
    given = {answer.question_id: answer.value for answer in answers}
    found: list[SheetLine] = []
    for question in section.questions:
        value = given.get(question.id)
        match value:
            case Counts(counts):
                asked = dict(counts)
                found += [
                    _part_line(question, part, str(asked[part.id])) for part in question.parts if part.id in asked
                ]
            case Picks(picked):
                found += [_picked_line(question, part) for part in question.parts if part.id in dict(picked)]
            case None if question.parts_of or question.kind is AnswerKind.PICKS:
                continue  # nothing of the list was picked, so nothing of it is asked
            case _:
                typed = typed_value(value, question)
                unit, label = _unit(typed, question), f"({NOT_ASKED})" if question.ours else ""
                found.append(
                    SheetLine(
                        question.id, question.number, question.heading, label, typed, unit, asked=not question.ours
                    )
                )
    return _numbered(found)


def typed_value(value: Value | None, question: Question) -> str:
    """Return a value exactly as one types it on a page: no commas in numbers, a day as 21/11/2026, "" for blank."""
    match value:
        case YesNo(yes):
            return "Yes" if yes else "No"
        case Choice(choice):
            return next((part.label for part in question.parts if part.id == choice), choice)
        case Number(number):
            return str(number)
        case Day(day):
            return f"{day:%d/%m/%Y}"
        case Words(words):
            return words
    return ""


def in_order(lines: Sequence[SheetLine], order: Sequence[str]) -> tuple[SheetLine, ...]:
    """Return the lines as the manager moved them; one that is new stands after the one it follows in our own order."""
    by_key = {line.key: line for line in lines}
    merged = merge([key for key in order if key in by_key], [line.key for line in lines])
    return _numbered(by_key[key] for key in merged)


def merge(order: Sequence[str], also: Sequence[str]) -> list[str]:
    """Return an order with what is only in the other list put after what it follows there."""
    merged = list(order)
    before: str | None = None
    for key in also:
        if key not in merged:
            merged.insert(merged.index(before) + 1 if before is not None else 0, key)
        before = key
    return merged


def newest_marks(marks: Iterable[Marked]) -> dict[str, Marked]:
    """Return the mark that counts for each line; marks come oldest first, and one taken back is none."""
    newest = {mark.line: mark for mark in marks}
    return {line: mark for line, mark in newest.items() if mark.mark is not Mark.NONE}


def carried_marks(marks: Mapping[str, Marked], was: Iterable[SheetLine], now: Iterable[SheetLine]) -> dict[str, Marked]:
    """Return the marks of the sheet before that still hold: those of lines that ask the same and have the same value."""
    before = {line.key: line.substance for line in was}
    return {line.key: marks[line.key] for line in now if line.key in marks and before.get(line.key) == line.substance}


def _numbered(lines: Iterable[SheetLine]) -> tuple[SheetLine, ...]:
    return tuple(replace(line, number=number) for number, line in enumerate(lines, 1))


def _part_line(question: Question, part: Part, value: str) -> SheetLine:
    unit = _unit(value, question)
    return SheetLine(f"{question.id}/{part.id}", question.number, question.heading, part.label, value, unit)


def _unit(typed: str, question: Question) -> str:
    """Return the unit as it goes with a figure: one bed, two beds."""
    return unit_words(int(typed), question.unit) if typed.isdecimal() else question.unit


def _picked_line(question: Question, part: Part) -> SheetLine:
    return replace(_part_line(question, part, "Yes"), label=f"{part.label} ({NOT_ASKED})", unit="", asked=False)
