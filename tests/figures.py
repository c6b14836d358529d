"""Answers for a whole section of any kind, as a home with two types of bed would give them."""

from __future__ import annotations

from datetime import date

from carehome_desktop.app.house import House
from carehome_desktop.domain.answers import HOLDS_BACK, Standing
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import AnswerKind
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import Choice, Counts, Day, Given, Number, Picks, Words, YesNo
from carehome_desktop.domain.ways import Way
from carehome_desktop.services.answering import QuestionState

DAY = date(2020, 5, 14)


def a_value(state: QuestionState, number: int = 1) -> Given:
    """Return a value that fits a question; every figure is `number`."""
    parts = state.parts or state.question.parts
    match state.question.kind:
        case AnswerKind.YES_NO:
            return YesNo(True)
        case AnswerKind.CHOICE:
            return Choice(parts[0].id)
        case AnswerKind.NUMBER:
            return Number(number)
        case AnswerKind.COUNTS:
            return Counts.of({part.id: number for part in parts})
        case AnswerKind.DATE:
            return Day(DAY)
        case AnswerKind.TEXT:
            return Words("As agreed with the council")
        case AnswerKind.PICKS:
            return Picks.of({part.id: "" for part in parts[:2]})


def answer_section(house: House, section_id: str, period: Period, number: int = 1, **given: Given) -> None:
    """Confirm what is carried over, then answer what still holds the section back; names in `given` have _ for -."""
    who = house.manager()
    house.answering.confirm(section_id, period, who)
    for question_id, value in given.items():
        _keep(house, section_id, period, question_id.replace("_", "-"), value)
    while open_ones := [
        each for each in house.answering.open(section_id, period).questions if each.standing in HOLDS_BACK
    ]:
        _keep(house, section_id, period, open_ones[0].question.id, a_value(open_ones[0], number))


def send_section(house: House, section_id: str, period: Period, way: Way = Way.ENDPOINT, number: int = 1) -> Outgoing:
    """Answer a section whole and put it on its way."""
    answer_section(house, section_id, period, number)
    queued = house.filing.queue(section_id, period, house.manager(), way)
    assert not isinstance(queued, Problem), queued.words
    return queued


def _keep(house: House, section_id: str, period: Period, question_id: str, value: Given) -> None:
    saved = house.answering.answer(section_id, period, question_id, value, house.manager())
    assert not isinstance(saved, Problem), saved.words
    assert house.answering.open(section_id, period).state_of(question_id).standing is Standing.ANSWERED
