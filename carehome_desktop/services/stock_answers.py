"""Lets the stock answer the tracker: proposed with the reason beside, never taken; and says when a later count contradicts."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.proposal import Proposal
from carehome_desktop.domain.stock.proposing import (
    ENOUGH,
    ENOUGH_SECTION,
    QUESTION,
    SECTION,
    Told,
    propose_colour,
    propose_enough,
)
from carehome_desktop.domain.stock.why import cover_words
from carehome_desktop.domain.values import Given
from carehome_desktop.machine import Clock
from carehome_desktop.services.answering import Answering
from carehome_desktop.services.stock import Stock, TypeStatus


@dataclass(frozen=True)
class Contradiction:
    """A sent answer that a later count speaks against."""

    section_id: str
    period: Period
    question_id: str
    heading: str
    proposal: Proposal


def speaks_of(section_id: str, question_id: str) -> bool:
    """Return whether the stock can have something to say to a question."""
    return section_id == SECTION or (section_id, question_id) == (ENOUGH_SECTION, ENOUGH)


class StockAnswers:
    """Proposes for the period that holds today; what was so on another day is not worked out again."""

    def __init__(self, stock: Stock, answering: Answering, clock: Clock) -> None:
        self._stock, self._answering, self._clock = stock, answering, clock

    def proposal(self, section_id: str, period: Period, question_id: str) -> Proposal | None:
        """Return what the stock says to a question now, or None."""
        today = self._clock.local().date()
        if not speaks_of(section_id, question_id) or not period.first_day() <= today <= period.last_day():
            return None
        return self._proposal(question_id, self._stock.status())

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return the answers that were sent for a period of today, and that a count made since speaks against."""
        today, statuses = self._clock.local().date(), self._stock.status()
        if all(each.level is None for each in statuses):
            return ()
        found: list[Contradiction] = []
        for section_id in (SECTION, ENOUGH_SECTION):
            try:
                period = self._answering.period_on(section_id, today)
                state = self._answering.open(section_id, period)
            except Refused:  # no such questions are asked on this day
                continue
            if state.latest is None:
                continue
            for each in state.questions:
                question, answer = each.question, each.answer
                if not speaks_of(section_id, question.id) or answer is None or not isinstance(answer.value, Given):
                    continue
                told = self._proposal(question.id, statuses)
                newest = max((one.counted_at for one in _asked(question.id, statuses) if one.counted_at), default=None)
                if told is None or told.value is None or newest is None or newest <= answer.saved_at:
                    continue
                if told.value != answer.value:
                    found.append(Contradiction(section_id, period, question.id, question.heading, told))
        return tuple(found)

    def _proposal(self, question_id: str, statuses: tuple[TypeStatus, ...]) -> Proposal | None:
        told = [_told(each) for each in _asked(question_id, statuses)]
        if question_id == ENOUGH:
            return propose_enough(told, [kind.id for kind in self._stock.data.types])
        return propose_colour(told)


def _asked(question_id: str, statuses: tuple[TypeStatus, ...]) -> list[TypeStatus]:
    family = question_id.removeprefix(QUESTION)
    return [each for each in statuses if question_id == ENOUGH or each.kind.family == family]


def _told(status: TypeStatus) -> Told:
    cover = status.forecast.cover if status.forecast and status.forecast.now > 0 else None
    return Told(status.kind.name, status.kind.family, status.standing, cover_words(cover) if cover else "")
