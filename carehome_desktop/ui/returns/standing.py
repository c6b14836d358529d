"""How a section stands in a period, in a few words for a row."""

from __future__ import annotations

from datetime import date, datetime

from carehome_desktop.domain import delivery
from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.words import count_words, moment_words
from carehome_desktop.services.answering import SectionState
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.returns.changes import since_words

_SHOWN = {
    delivery.State.WAITING: (State.WAITING, "Waiting"),
    delivery.State.SENDING: (State.WAITING, "Being sent"),
    delivery.State.UNKNOWN: (State.UNKNOWN, "Not known yet"),
    delivery.State.RECEIVED: (State.RECEIVED, "Received"),
    delivery.State.REFUSED: (State.REFUSED, "Refused – needs you"),
    delivery.State.SUPERSEDED: (State.PLAIN, "Replaced by a newer answer"),
    delivery.State.BY_HAND: (State.ODD, "To be entered"),
    delivery.State.ENTERED: (State.ENTERED, "Entered"),
}
_IN_PART = ((Standing.HALF_FILLED, "half filled"), (Standing.LEFT_OUT, "left blank"))


def section_standing(state: SectionState, now: datetime) -> tuple[State, str]:
    """Return what a row says: how far the answers are, or once queued, where they are."""
    if state.latest is not None and not state.changed_since_queued:
        return outgoing_standing(state.latest, now)
    done, total = state.number(Standing.ANSWERED), len(state.questions)
    if state.latest is not None:
        return State.ODD, since_words(state.latest.state)
    if state.ready:
        blank = [f"{number} {word}" for standing, word in _IN_PART if (number := state.number(standing))]
        answered = ", ".join([f"{done} answered", *blank]) if blank else f"All {total} answered"
        return State.ANSWERED, f"{answered} – not sent yet"
    if done or any(each.answer for each in state.questions):
        return State.MISSING, f"{done} of {total} answered"
    return State.PLAIN, "Not started"


def outgoing_standing(row: Outgoing, now: datetime) -> tuple[State, str]:
    """Return what a row says of a queued return."""
    shown, words = _SHOWN[row.state]
    if row.receipt is not None and row.state is delivery.State.RECEIVED:
        words = f"Received {moment_words(row.receipt.received_at, now)}"
    if row.entered is not None and row.state is delivery.State.ENTERED:
        words = f"Entered {moment_words(row.entered.entered_at, now)}"
    return shown, words


def counts_words(state: SectionState) -> str:
    """Return *5 answered, 7 missing, 1 to find out*, or *13 questions* while nothing is given or offered."""
    if all(each.answer is None and each.carried is None for each in state.questions):
        return count_words(len(state.questions), "question")
    counted = (
        (Standing.ANSWERED, "answered"),
        (Standing.MISSING, "missing"),
        (Standing.TO_FIND_OUT, "to find out"),
        (Standing.CARRIED, "to confirm"),
        *_IN_PART,
    )
    return ", ".join(f"{number} {word}" for standing, word in counted if (number := state.number(standing)))


def begin_words(state: SectionState) -> str:
    """Return the verb for going on with a section: what its main button says."""
    if all(each.answer is None and each.carried is None for each in state.questions):
        return f"Answer the {count_words(len(state.questions), 'question')}"
    if state.ready:
        return "Check your answers"
    if state.number(Standing.CARRIED):
        return "Go on with your last answers"
    return f"Go on at question {state.first_open().question.number}"


def lead_on(go: Go, state: SectionState) -> None:
    """Go to what comes next in a section: its check, its list where last answers can be confirmed at once, or a question."""
    if state.ready:
        go.to_check(state.section.id, state.period)
    elif state.number(Standing.CARRIED):
        go.to_section(state.section.id, state.period)
    else:
        go.to_question(state.section.id, state.period, state.first_open().question.id)


def period_now(period: Period, today: date) -> str:
    """Return a period as it is called today: *today*, *this week*, or by its name."""
    if period.kind is not PeriodKind.MONTH and period == Period.of(period.kind, today):
        return "today" if period.kind is PeriodKind.DAY else "this week"
    return period.words()


def row_words(state: SectionState) -> str:
    """Return what stands below the name on a row: how far the answers are, unless the end of the row says so."""
    if state.ready and not state.has_gone and state.latest is None:
        return count_words(len(state.questions), "question")
    return counts_words(state)


def main_words(state: SectionState, today: date) -> str:
    """Return what goes on with a section where several are in sight, by the name of its row: *Beds, November 2026: answer it*."""
    if all(each.answer is None and each.carried is None for each in state.questions):
        verb = "answer it"
    elif state.ready:
        verb = "check it"
    else:
        verb = "confirm it" if state.number(Standing.CARRIED) else "go on"
    return f"{row_title(state, today)}: {verb}"


def row_title(state: SectionState, today: date) -> str:
    """Return what a return is called on a list: *Beds, November 2026*."""
    return f"{state.section.title}, {period_now(state.period, today)}"
