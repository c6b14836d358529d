"""What the page shows beyond a yes or a no: the fields, last time's figures, and which question comes first."""

from __future__ import annotations

from dataclasses import replace

from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.questions import AnswerKind
from carehome_desktop.domain.values import Counts, Given, Value, value_words
from carehome_desktop.domain.words import day_words
from carehome_desktop.services.answering import QuestionState, SectionState
from carehome_desktop.ui.question.view import Carried, QuestionView

_IN_THE_FIELDS = {
    AnswerKind.COUNTS: "Confirm these figures",
    AnswerKind.PICKS: "Confirm these",
    AnswerKind.TEXT: "Confirm these words",
}
"""Kinds whose last answer is too long for a button."""


def with_fields(view: QuestionView, state: SectionState, this: QuestionState, value: Value | None) -> QuestionView:
    """Return the view of a question of another kind."""
    question = this.question
    before, since, section = (
        (this.carried, this.carried_from, this.carried_section)
        if this.carried
        else (this.before, this.before_from, this.before_section)
    )
    return replace(
        view,
        asked=question,
        value=value if isinstance(value, Given) else None,
        parts=this.parts,
        before=before.value if before and isinstance(before.value, Given) else None,
        before_words=", ".join(filter(None, (section, short_words(since) if since else ""))),
        lead=_lead(state, this),
        carried=_carried(this, view),
    )


def short_words(period: Period) -> str:
    """Return a period for the head of a column: *20 November*, *Week from 16 November*, *October 2026*."""
    if period.kind is PeriodKind.MONTH:
        return period.words()
    day = day_words(period.first_day(), year=False).split(" ", 1)[1]
    return f"Week from {day}" if period.kind is PeriodKind.WEEK else day


def taken_over(this: QuestionState) -> Counts | None:
    """Return a table whose blank lines are filled from last time, where some lines were typed already."""
    own, before = (each.value if each else None for each in (this.answer, this.carried))
    if this.standing is Standing.ANSWERED or not isinstance(own, Counts) or not isinstance(before, Counts):
        return None
    asked = {part.id for part in this.parts}
    was = {part: number for part, number in before.counts if part in asked}
    return Counts.of(was | own.by_id())


def _lead(state: SectionState, this: QuestionState) -> str:
    if not this.question.parts_of or this.parts:
        return ""
    first = state.state_of(this.question.parts_of).question
    return f"First answer question {first.number}: {first.heading} Then only those are asked here."


def _carried(this: QuestionState, view: QuestionView) -> Carried | None:
    """Return the last answer as it is offered; where the fields show it, only from when it is and what one does about it."""
    if this.carried is None or this.question.kind not in _IN_THE_FIELDS:
        return view.carried
    if view.carried is not None:
        shown = this.question.kind is AnswerKind.COUNTS
        said = "" if shown else value_words(this.carried.value, this.question)
        return replace(view.carried, answer=said, confirm=_IN_THE_FIELDS[this.question.kind])
    half = taken_over(this)
    if half is None or this.answer is None or half == this.answer.value or this.carried_from is None:
        return None
    return Carried(
        "", f"Lines you leave blank can be taken over from {this.carried_from.words()}.", "Fill the blank lines"
    )
