"""Answers as they lie in the file, put into words once: the same answer is given again and again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from carehome_desktop.domain.history import PastReturn
from carehome_desktop.domain.questions import Question, Section
from carehome_desktop.domain.values import Choice, Counts, Number, Picks, Value, YesNo, value_from_data, value_words
from carehome_desktop.store.history import GivenAnswer

NOT_SENT = "Saved, not sent"


@dataclass(frozen=True)
class Line:
    """What one answer, or one line of its table, says: `name` of the line ("" for a whole answer), words, figure.

    `own_note` is what the home wrote beside a pick for itself.
    """

    part_id: str
    name: str
    words: str
    figure: int | None
    own_note: str = ""

    @property
    def whole(self) -> str:
        """Return the words with the home's own note after them, told as such."""
        return f"{self.words}. The home’s own note: {self.own_note}" if self.own_note else self.words


@dataclass(frozen=True)
class Said:
    """One answer in words, with the question it was given to; `lines` is one, or one for each line of a table."""

    number: int
    heading: str
    words: str
    lines: tuple[Line, ...]


class Wording:
    """Puts answers into words under the set they were given under; what was worded once is kept."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], Said] = {}
        self._questions: dict[str, dict[str, Question]] = {}

    def said(self, section: Section | None, digest: str, given: GivenAnswer) -> Said:
        """Return an answer in words; one to a question that is not known any more is told by its id."""
        key = (digest, given.question, _key(given.value))
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = _said(self._question(section, digest, given.question), given)
        return found

    def _question(self, section: Section | None, digest: str, question_id: str) -> Question | None:
        if section is None:
            return None
        if digest not in self._questions:
            self._questions[digest] = {question.id: question for question in section.questions}
        return self._questions[digest].get(question_id)


def lines_of(value: Value | None, question: Question | None) -> tuple[Line, ...]:
    """Return a value line by line: a table has one for each part, everything else is one."""
    labels = {part.id: part.label for part in question.parts} if question else {}
    match value:
        case Counts() | Picks():
            given: dict[str, Any] = value.by_id()
            order = [part for part in labels if part in given] + [part for part in given if part not in labels]
            return tuple(_line(part, labels.get(part, part), given[part]) for part in order)
        case Number(number):
            return (Line("", "", value_words(value, question), number),)
    return (Line("", "", value_words(value, question), None),)


def level_of(value: Value | None, question: Question | None, part_id: str) -> int | None:
    """Return how high a value stands when it is drawn: its figure, 0 or 1 for no and yes, a choice's place from below."""
    match value:
        case YesNo(yes):
            return int(yes)
        case Number(number):
            return number
        case Counts(counts):
            return dict(counts).get(part_id)
        case Choice(choice) if question:
            places = {part.id: place for place, part in enumerate(reversed(question.parts))}
            return places.get(choice)
    return None


def in_order(returns: list[PastReturn]) -> list[PastReturn]:
    """Return returns as one reads them in a file: by day, then section, then revision."""
    days: dict[Any, Any] = {each.period: (each.period.first_day(), each.period.last_day()) for each in returns}
    return sorted(returns, key=lambda each: (days[each.period], each.section_id, each.revision))


def _said(question: Question | None, given: GivenAnswer) -> Said:
    value = value_from_data(given.value)
    return Said(
        number=question.number if question else 0,
        heading=question.heading if question else given.question,
        words=value_words(value, question),
        lines=lines_of(value, question),
    )


def _line(part_id: str, name: str, given: int | str) -> Line:
    if isinstance(given, int):
        return Line(part_id, name, f"{given:,}", given)
    return Line(part_id, name, "Yes", None, own_note=given)


def _key(value: dict[str, Any] | None) -> str:
    if value is None:
        return ""
    inner = value.get("value")
    return f"{value['kind']} {inner}" if not isinstance(inner, dict) else f"{value['kind']} {sorted(inner.items())}"
