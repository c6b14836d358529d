"""What each programme asks today, with how each section of it stands; what is due comes first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.questions import Programme
from carehome_desktop.domain.words import day_words
from carehome_desktop.services.answering import SectionState
from carehome_desktop.services.deadlines import DueLine, ProgrammeToday
from carehome_desktop.ui.session import Session

FOR = {PeriodKind.DAY: "today", PeriodKind.WEEK: "this week"}


@dataclass(frozen=True)
class Asked:
    """One programme today.

    `due` are its sections that are asked now, with those only sometimes needed that were begun; `kept` are those that are
    answered as a record of the day, and `late` those of the month whose window closed last that did not come; of a month that
    was over before the records began only once one of its sections was begun here.
    """

    today: ProgrammeToday
    due: tuple[SectionState, ...] = ()
    kept: tuple[SectionState, ...] = ()
    late: tuple[SectionState, ...] = ()

    @property
    def programme(self) -> Programme:
        """Return the programme."""
        return self.today.programme

    @property
    def states(self) -> tuple[SectionState, ...]:
        """Return what can be answered now."""
        return self.due + self.kept


def asked_today(session: Session) -> list[Asked]:
    """Return every programme of the home, first what is due and last what is only a record of the day."""
    found = [_asked(session, each) for each in session.deadlines.today()]
    return sorted(found, key=lambda each: (not each.today.left, bool(each.kept)))


def wanted(asked: Iterable[Asked]) -> list[SectionState]:
    """Return what the main action is for: what is due; records that nobody waits for only where the home keeps nothing else."""
    asked = tuple(asked)
    due = [state for each in asked for state in each.due]
    only_records = not any(each.today.lines or each.today.day.coming for each in asked)
    return [*due, *(state for each in asked for state in each.kept)] if only_records else due


def title_of(state: SectionState) -> str:
    """Return what a row is called: *Beds for December 2026*, *PPE for today*."""
    return f"{state.section.title} for {FOR.get(state.period.kind) or state.period.words()}"


def title_before(state: SectionState) -> str:
    """Return what the row of an earlier period is called: *PPE, Friday 20 November*."""
    period = state.period
    when = day_words(period.first_day(), year=False) if period.kind is PeriodKind.DAY else period.words()
    return f"{state.section.title}, {when}"


def _asked(session: Session, today: ProgrammeToday) -> Asked:
    due = [(head.id, line.due.period) for line in today.lines for head in line.due.sections]
    kept = [(head.id, period) for head, period in today.day.kept]
    missed = today.missed
    late = [(head.id, missed.due.period) for head in missed.due.sections if head.title in missed.left] if missed else []
    late_states = _states(session, late) or _begun_late(session, today)
    states = (*_states(session, due), *(state for line in today.left for state in _begun(session, line)))
    return Asked(today, states, _states(session, kept), late_states)


def _begun_late(session: Session, today: ProgrammeToday) -> tuple[SectionState, ...]:
    """Return what did not come of a month that was over before the records began, if it was begun here all the same."""
    if (before := today.closed_before) is None:
        return ()
    left = [(head.id, before.due.period) for head in before.due.sections if head.id not in before.done]
    here = _states(session, left)
    begun = any(state.latest or any(each.answer for each in state.questions) for state in here)
    return here if before.done or begun else ()


def _begun(session: Session, line: DueLine) -> Iterable[SectionState]:
    """Return the sections that are only sometimes needed and were begun for what is due, so that they are not forgotten."""
    heads = session.catalogue.heads_of(line.due.programme.id)
    ids = dict.fromkeys(head.id for head in heads if head.when_needed and head.period_kind is line.due.period.kind)
    states = _states(session, ((section_id, line.due.period) for section_id in ids))
    return (state for state in states if any(each.answer for each in state.questions))


def _states(session: Session, asked: Iterable[tuple[str, Period]]) -> tuple[SectionState, ...]:
    """Return the sections as they stand; one whose files cannot be read is named elsewhere on the page."""
    found = []
    for section_id, period in asked:
        try:
            found.append(session.answering.open(section_id, period))
        except Refused:
            continue
    return tuple(found)
