"""One figure over time: every period it was ever given for, by the revision that counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from carehome_desktop.domain.history import Figure, FigureName, FigurePoint, PastReturn, counting
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.questions import AnswerKind, Question
from carehome_desktop.domain.values import Counts, value_from_data, value_words
from carehome_desktop.services.past_answers import level_of
from carehome_desktop.store import history

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from carehome_desktop.services.history import History

_NO_YES = ("No", "Yes")


def figures_of(past: History, section_id: str) -> tuple[FigureName, ...]:
    """Return what of a section can be drawn: of each question that was ever filed, in the order of the newest set.

    Of a table whose lines the home picks, such as its types of bed, it is only the lines that were ever filled.
    """
    with past.store.read() as connection:
        filed = [each for each in history.every(connection) if each.section_id == section_id]
        past.sets.read(connection, {each.set_digest for each in filed})
        newest_first = [past.sets.of(digest) for digest in dict.fromkeys(each.set_digest for each in filed)]
        questions = [question for section in newest_first if section for question in section.questions]
        picked = {question.id for question in questions if question.parts_of}
        filled = _filled(connection, [each.id for each in filed], picked) if picked else set()
    found: dict[tuple[str, str], FigureName] = {}
    for question in questions:
        for name in _names(question):
            if not question.parts_of or (name.question_id, name.part_id) in filled:
                found.setdefault((name.question_id, name.part_id), name)
    return tuple(found.values())


def _filled(connection: Connection, return_ids: Sequence[str], question_ids: Collection[str]) -> set[tuple[str, str]]:
    """Return the lines of these tables, by question and part, that have a figure in one of these returns."""
    given = (each for _, answers in history.answers_of(connection, return_ids) for each in answers)
    tables = ((each.question, value_from_data(each.value)) for each in given if each.question in question_ids)
    return {(question, part) for question, value in tables if isinstance(value, Counts) for part, _ in value.counts}


def figure(past: History, section_id: str, name: FigureName) -> Figure:
    """Return a figure over every period it was ever given for, the oldest first."""
    with past.store.read() as connection:
        by_period: defaultdict[Period, list[PastReturn]] = defaultdict(list)
        for each in history.every(connection):
            if each.section_id == section_id:
                by_period[each.period].append(each)
        counted = [one for returns in by_period.values() if (one := counting(returns)) is not None]
        counted.sort(key=lambda each: (each.period.first_day(), each.period.last_day()))
        past.sets.read(connection, {each.set_digest for each in counted})
        answers = dict(history.answers_of(connection, [each.id for each in counted]))
    points = []
    for filed in counted:
        section = past.sets.of(filed.set_digest)
        questions = {question.id: question for question in section.questions} if section else {}
        question = questions.get(name.question_id)
        given = next((each for each in answers[filed.id] if each.question == name.question_id), None)
        value = value_from_data(given.value) if given else None
        level = level_of(value, question, name.part_id)
        words = f"{level:,}" if isinstance(value, Counts) and level is not None else value_words(value, question)
        if isinstance(value, Counts) and level is None:
            words = "Not answered"
        points.append(FigurePoint(filed.period, level, words, filed.id))
    return Figure(name, tuple(points))


def _names(question: Question) -> list[FigureName]:
    match question.kind:
        case AnswerKind.NUMBER:
            return [FigureName(question.id, "", question.heading, question.unit)]
        case AnswerKind.YES_NO:
            return [FigureName(question.id, "", question.heading, "", _NO_YES)]
        case AnswerKind.CHOICE:
            levels = tuple(part.label for part in reversed(question.parts))
            return [FigureName(question.id, "", question.heading, "", levels)]
        case AnswerKind.COUNTS:
            return [
                FigureName(question.id, part.id, f"{question.heading} – {part.label}", question.unit)
                for part in question.parts
            ]
    return []
