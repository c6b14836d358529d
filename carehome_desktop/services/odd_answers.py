"""Looks a section over for what seems odd: reads what the rules need and hands it to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection

from carehome_desktop.domain.oddities import ELSEWHERE
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.questions import Section
from carehome_desktop.domain.soft_checks import Oddity, Seen, looks_back, oddities
from carehome_desktop.domain.values import Given
from carehome_desktop.domain.words import LONDON, day_words
from carehome_desktop.services.answering import SectionState, to_be_confirmed
from carehome_desktop.store import drafts, facts, figures

LOOKS_BACK = {
    PeriodKind.DAY: timedelta(days=60),
    PeriodKind.WEEK: timedelta(weeks=26),
    PeriodKind.MONTH: timedelta(days=731),
}
"""How far back a figure is held against earlier ones: enough for a habit, and for a year with months missed."""


MOST_MONTHS = 13
"""How many answers of a question elsewhere are looked through for the last ones in full: a year, and this period."""

TOLD = {"fact:registered-beds": "registered_beds"}
"""What a rule calls a fact of the home, and the key under which the home's record keeps it."""


def odd_answers(
    connection: Connection, state: SectionState, today: date, beside: Iterable[SectionState] = ()
) -> tuple[Oddity, ...]:
    """Return what looks odd among the answers given for this period; what is only carried was asked about before.

    `beside` are the other sections of the period that its rules look at, see `looks_at`. Of one that is not answered in
    full, the newest earlier figures that are stand in, and the sentence names their day.
    """
    outside, remarks = _facts(connection), {}
    for other in beside:
        for side in _sides(state.section, other.section.id):
            if (found := _sum(connection, other, side.partition(ELSEWHERE)[2], today)) is not None:
                outside[side], remarks[side] = found
    history = _history(connection, state)
    return oddities(state.section, replace(_seen(state), facts=outside, remarks=remarks, history=history))


def looks_at(section: Section) -> tuple[str, ...]:
    """Return the ids of the other sections that its rules hold figures against."""
    return tuple(dict.fromkeys(side.partition(ELSEWHERE)[0] for side in _sides(section)))


def _sides(section: Section, other_id: str = "") -> list[str]:
    """Return the sides of its rules that are questions elsewhere, or in one other section."""
    sides = dict.fromkeys(side for check in section.soft for side in check.right if ELSEWHERE in side)
    return [side for side in sides if not other_id or side.partition(ELSEWHERE)[0] == other_id]


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


def _sum(connection: Connection, other: SectionState, question_id: str, today: date) -> tuple[int, str] | None:
    """Return what was given for a question elsewhere as one sum, and what is to be said of it: "" for this period's own.

    Not answered in full for the period, it is the newest that was confirmed in full before; None if there is none.
    """
    seen = _seen(other)
    if (total := seen.total(question_id)) is not None:
        return total, ""
    for period, answer in drafts.newest_answers(connection, other.section.id, question_id, other.period, MOST_MONTHS):
        if period == other.period or not isinstance(answer.value, Given) or to_be_confirmed(period, answer, today):
            continue
        if (total := replace(seen, values={question_id: answer.value}).total(question_id)) is not None:
            day = day_words(answer.saved_at.astimezone(LONDON).date())
            return total, (
                f"“{other.section.title}” is not answered in full for {other.period.words()} yet, so this looks at what "
                f"you confirmed for {period.words()} on {day}."
            )
    return None


def _history(connection: Connection, state: SectionState) -> Mapping[str, Mapping[Period, Given]]:
    asked = [each.question.id for each in state.questions if looks_back(each.question)]
    if not asked:
        return {}
    back_to = Period.of(state.period.kind, state.period.first_day() - LOOKS_BACK[state.period.kind])
    return figures.earlier(connection, state.section.id, state.period, asked, back_to)
