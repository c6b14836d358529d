"""Looks a section over for what seems odd: reads what the rules need and hands it to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection

from carehome_desktop.domain.oddities import ELSEWHERE
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.questions import Section
from carehome_desktop.domain.soft_checks import Oddity, Seen, looks_back, oddities
from carehome_desktop.domain.values import Given
from carehome_desktop.services.answering import SectionState
from carehome_desktop.store import facts, figures

LOOKS_BACK = {
    PeriodKind.DAY: timedelta(days=60),
    PeriodKind.WEEK: timedelta(weeks=26),
    PeriodKind.MONTH: timedelta(days=731),
}
"""How far back a figure is held against earlier ones: enough for a habit, and for a year with months missed."""


TOLD = {"fact:registered-beds": "registered_beds"}
"""What a rule calls a fact of the home, and the key under which the home's record keeps it."""


def odd_answers(connection: Connection, state: SectionState, beside: Iterable[SectionState] = ()) -> tuple[Oddity, ...]:
    """Return what looks odd among the answers given for this period; what is only carried was asked about before.

    `beside` are the other sections of the period that its rules look at, see `looks_at`.
    """
    seen = replace(_seen(state), facts=_facts(connection) | _sums(state, beside), history=_history(connection, state))
    return oddities(state.section, seen)


def looks_at(section: Section) -> tuple[str, ...]:
    """Return the ids of the other sections that its rules hold figures against."""
    sides = (side for check in section.soft for side in check.right if ELSEWHERE in side)
    return tuple(dict.fromkeys(side.partition(ELSEWHERE)[0] for side in sides))


def not_told(connection: Connection, section: Section) -> tuple[str, ...]:
    """Return what the home has not told of itself and its rules need, by the keys of the home's record."""
    needed = dict.fromkeys(side for check in section.soft for side in check.right if side in TOLD)
    if not needed:
        return ()
    told = facts.now(connection)
    return tuple(TOLD[side] for side in needed if told.get(TOLD[side]) is None)


def _seen(state: SectionState) -> Seen:
    answers = {each.question.id: each.answer for each in state.questions if each.answer is not None}
    return Seen(
        period=state.period,
        values={name: answer.value for name, answer in answers.items() if isinstance(answer.value, Given)},
        parts={each.question.id: each.parts for each in state.questions},
        notes={name: answer.note for name, answer in answers.items()},
        facts={},
        history={},
    )


def _facts(connection: Connection) -> dict[str, int]:
    told = facts.now(connection)
    return {side: told[key] for side, key in TOLD.items() if told.get(key) is not None}


def _sums(state: SectionState, beside: Iterable[SectionState]) -> dict[str, int]:
    """Return what was given elsewhere, as one sum each; what is not there in full has none."""
    wanted = {side for check in state.section.soft for side in check.right if ELSEWHERE in side}
    found = {
        f"{other.section.id}{ELSEWHERE}{each.question.id}": _seen(other).total(each.question.id)
        for other in beside
        for each in other.questions
    }
    return {side: total for side, total in found.items() if side in wanted and total is not None}


def _history(connection: Connection, state: SectionState) -> Mapping[str, Mapping[Period, Given]]:
    asked = [each.question.id for each in state.questions if looks_back(each.question)]
    if not asked:
        return {}
    back_to = Period.of(state.period.kind, state.period.first_day() - LOOKS_BACK[state.period.kind])
    return figures.earlier(connection, state.section.id, state.period, asked, back_to)
