"""What an answer can be: a typed value for each kind of question, and *I need to find out*."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from carehome_desktop.domain.questions import AnswerKind, Part, Question
from carehome_desktop.domain.words import day_words

Each = TypeVar("Each")


@dataclass(frozen=True)
class YesNo:
    """A yes or a no."""

    yes: bool


@dataclass(frozen=True)
class Choice:
    """One of the choices of the question, by its id."""

    choice: str


@dataclass(frozen=True)
class Number:
    """How many; blank is no number, and never nought."""

    number: int


@dataclass(frozen=True)
class Counts:
    """How many of each (part id, number); a part that is not here was left blank."""

    counts: tuple[tuple[str, int], ...]

    @staticmethod
    def of(counts: Mapping[str, int]) -> Counts:
        """Return these counts in the order of their ids, so that the same counts are equal."""
        return Counts(tuple(sorted(counts.items())))

    def by_id(self) -> dict[str, int]:
        """Return the number of each part."""
        return dict(self.counts)


@dataclass(frozen=True)
class Day:
    """A day."""

    day: date


@dataclass(frozen=True)
class Words:
    """A few words, which go out with the answers: no names belong here."""

    words: str


@dataclass(frozen=True)
class Picks:
    """What the home has (part id, the home's own note on what it counts there). It stays in the home."""

    picked: tuple[tuple[str, str], ...]

    @staticmethod
    def of(picked: Mapping[str, str]) -> Picks:
        """Return these picks in the order of their ids."""
        return Picks(tuple(sorted(picked.items())))

    def by_id(self) -> dict[str, str]:
        """Return the note of each part that is picked."""
        return dict(self.picked)


@dataclass(frozen=True)
class FindOut:
    """*I need to find out*: whom to ask and by when. It never leaves the home and never counts as an answer."""

    whom: str = ""
    by: date | None = None


Given = YesNo | Choice | Number | Counts | Day | Words | Picks
Value = Given | FindOut

LEAVES = (YesNo, Choice, Number, Counts, Day, Words)
"""The kinds that go out with a return."""


def is_whole(question: Question, value: Value | None, parts: Iterable[Part]) -> bool:
    """Return whether a value answers the question in full: of the kind it asks for, with every part that is asked."""
    match question.kind, value:
        case AnswerKind.COUNTS, Counts():
            given = value.by_id()
            return all(part.id in given for part in parts)
        case AnswerKind.PICKS, Picks(picked):
            return bool(picked)
        case AnswerKind.TEXT, Words(words):
            return bool(words.strip())
        case AnswerKind.CHOICE, Choice(choice):
            return choice in {part.id for part in question.parts}
        case (AnswerKind.YES_NO, YesNo()) | (AnswerKind.NUMBER, Number()) | (AnswerKind.DATE, Day()):
            return True
    return False


def fits(question: Question, value: Value) -> bool:
    """Return whether a value can stand as an answer, in part or in full: its kind, its lines and its bounds are the question's."""
    known = {part.id for part in question.parts}
    match question.kind, value:
        case _, FindOut():
            return True
        case AnswerKind.CHOICE, Choice(choice):
            return choice in known
        case AnswerKind.NUMBER, Number(number):
            return question.least <= number <= question.most
        case AnswerKind.COUNTS, Counts(counts):
            return all(part in known and question.least <= number <= question.most for part, number in counts)
        case AnswerKind.PICKS, Picks(picked):
            return all(part in known for part, _ in picked)
        case (AnswerKind.YES_NO, YesNo()) | (AnswerKind.DATE, Day()) | (AnswerKind.TEXT, Words()):
            return True
    return False


def value_as_data(value: Value | None) -> dict[str, object] | None:
    """Return a value as plain data with its kind named, for the store, the snapshot and the wire."""
    match value:
        case None:
            return None
        case YesNo(yes):
            return {"kind": AnswerKind.YES_NO.value, "value": yes}
        case Choice(choice):
            return {"kind": AnswerKind.CHOICE.value, "value": choice}
        case Number(number):
            return {"kind": AnswerKind.NUMBER.value, "value": number}
        case Counts(counts):
            return {"kind": AnswerKind.COUNTS.value, "value": dict(counts)}
        case Day(day):
            return {"kind": AnswerKind.DATE.value, "value": day.isoformat()}
        case Words(words):
            return {"kind": AnswerKind.TEXT.value, "value": words}
        case Picks(picked):
            return {"kind": AnswerKind.PICKS.value, "value": dict(picked)}
        case FindOut(whom, by):
            return {"kind": "find-out", "whom": whom, "by": by.isoformat() if by else None}


def value_from_data(data: Mapping[str, object] | None) -> Value | None:
    """Return the value that plain data names; ValueError if it names none we know."""
    if data is None:
        return None
    match data:
        case {"kind": AnswerKind.YES_NO, "value": bool(yes)}:
            return YesNo(yes)
        case {"kind": AnswerKind.CHOICE, "value": str(choice)}:
            return Choice(choice)
        case {"kind": AnswerKind.NUMBER, "value": int(number)} if not isinstance(number, bool):
            return Number(number)
        case {"kind": AnswerKind.COUNTS, "value": {**counts}}:
            return Counts.of({str(part): _whole(number) for part, number in counts.items()})
        case {"kind": AnswerKind.DATE, "value": str(day)}:
            return Day(date.fromisoformat(day))
        case {"kind": AnswerKind.TEXT, "value": str(words)}:
            return Words(words)
        case {"kind": AnswerKind.PICKS, "value": {**picked}}:
            return Picks.of({str(part): str(note) for part, note in picked.items()})
        case {"kind": "find-out"}:
            by = data.get("by")
            return FindOut(str(data.get("whom", "")), date.fromisoformat(str(by)) if by else None)
    raise ValueError(f"no answer of this kind: {data.get('kind')!r}")


def value_words(value: Value | None, question: Question | None = None) -> str:
    """Return a value as a person reads it; with its question, parts have their labels and numbers their unit."""
    match value:
        case None:
            return "Not answered"
        case YesNo(yes):
            return "Yes" if yes else "No"
        case Choice(choice):
            return _label(question, choice)
        case Number(number):
            return f"{number:,} {unit_words(number, question.unit)}".rstrip() if question else f"{number:,}"
        case Counts(counts):
            return ", ".join(
                f"{_label(question, part)} {number:,}" for part, number in _in_order(question, dict(counts))
            )
        case Day(day):
            return day_words(day)
        case Words(words):
            return words
        case Picks(picked):
            return ", ".join(
                f"{_label(question, part)} ({note})" if note else _label(question, part)
                for part, note in _in_order(question, dict(picked))
            )
        case FindOut():
            return "I need to find out"


def unit_words(number: int, unit: str) -> str:
    """Return a unit for a number of it: *beds* for two, *bed* for one."""
    if number != 1:
        return unit
    return "person" if unit == "people" else unit.removesuffix("s")


def _whole(number: object) -> int:
    if isinstance(number, bool) or not isinstance(number, int):
        raise ValueError(f"not a whole number: {number!r}")  # noqa: TRY004 - data that is wrong, not a call
    return number


def _label(question: Question | None, part_id: str) -> str:
    return next((part.label for part in (question.parts if question else ()) if part.id == part_id), part_id)


def _in_order(question: Question | None, given: Mapping[str, Each]) -> list[tuple[str, Each]]:
    order = {part.id: place for place, part in enumerate(question.parts)} if question else {}
    return sorted(given.items(), key=lambda pair: order.get(pair[0], len(order)))
