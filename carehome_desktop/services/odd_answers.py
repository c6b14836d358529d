"""Looks a section over for what seems odd: reads what the rules need and hands it to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import Connection

from carehome_desktop.domain.periods import Period, PeriodKind
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


def odd_answers(connection: Connection, state: SectionState) -> tuple[Oddity, ...]:
    """Return what looks odd among the answers given for this period; what is only carried was asked about before."""
    answers = {each.question.id: each.answer for each in state.questions if each.answer is not None}
    seen = Seen(
        period=state.period,
        values={name: answer.value for name, answer in answers.items() if isinstance(answer.value, Given)},
        parts={each.question.id: each.parts for each in state.questions},
        notes={name: answer.note for name, answer in answers.items()},
        facts=_facts(connection),
        history=_history(connection, state),
    )
    return oddities(state.section, seen)


def _facts(connection: Connection) -> dict[str, int]:
    beds = facts.now(connection).get("registered_beds")
    return {} if beds is None else {"fact:registered-beds": beds}


def _history(connection: Connection, state: SectionState) -> Mapping[str, Mapping[Period, Given]]:
    asked = [each.question.id for each in state.questions if looks_back(each.question)]
    if not asked:
        return {}
    back_to = Period.of(state.period.kind, state.period.first_day() - LOOKS_BACK[state.period.kind])
    return figures.earlier(connection, state.section.id, state.period, asked, back_to)
