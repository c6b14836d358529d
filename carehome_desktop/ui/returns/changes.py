"""What changed since a return was made ready or sent, and what becomes of the one before."""

from __future__ import annotations

from datetime import datetime

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.values import Value, value_words
from carehome_desktop.domain.words import count_words, moment_words
from carehome_desktop.services.answering import QuestionState, SectionState
from carehome_desktop.services.record import ReturnRecord

_SINCE = {
    State.BY_HAND: "Changed since you made it ready to enter",
    State.ENTERED: "Changed since it was entered",
}


def since_words(state: State) -> str:
    """Return since when answers are changed, by how far the return before them got."""
    return _SINCE.get(state, "Changed since you sent it")


def replaces_words(before: ReturnRecord, now: datetime) -> str:
    """Return what the new return does to the one before it, as far as is known of that one."""
    row = before.outgoing
    if row.state is State.RECEIVED and row.receipt is not None:
        return (
            f"The new return takes the place of the one that was received {moment_words(row.receipt.received_at, now)}."
        )
    if row.state is State.BY_HAND:
        return (
            "The one before was made ready to be entered by hand. It was not sent, and it is not recorded as entered. "
            "The new return takes its place on the copy sheet."
        )
    if row.state is State.ENTERED and row.entered is not None:
        return (
            f"The one before was entered {moment_words(row.entered.entered_at, now)}. "
            "That record stays. The new return is not on the tracker until it is entered too."
        )
    if row.state is State.WAITING and row.first_tried is None:
        return "The new return takes the place of the one that waits here. Once you send it, that one does not go."
    if row.state is State.REFUSED:
        return "The one before was refused. The new return takes its place."
    return "The one before is on its way and may arrive first. The new return takes its place."


def changed_words(state: SectionState) -> str:
    """Return how many answers are changed since the newest return was made of them: *1 answer changed and not sent*."""
    assert state.latest is not None
    number = sum(1 for each in state.questions if each.changed)
    if not number:  # a question that was sent is not asked any more
        return since_words(state.latest.state)
    since = _SINCE.get(state.latest.state, "Changed and not sent")
    return f"{count_words(number, 'answer')} {since[0].lower()}{since[1:]}"


def changes(now: SectionState) -> list[str]:
    """Return a line for each question that stands otherwise than in the return before: *Question 3: was Yes, is No*."""
    return [f"Question {each.question.number}: {_change(each)}" for each in now.questions if each.changed]


def was_words(state: QuestionState) -> str:
    """Return what is to be said beside an answer that changed since it was sent: *Changed since: was Yes*."""
    was, now = _values(state)
    return f"Changed since: {_change(state) if was == now else f'was {value_words(was, state.question)}'}"


def _values(state: QuestionState) -> tuple[Value | None, Value | None]:
    """Return what was sent, and what is answered now."""
    return (state.sent.value if state.sent else None), (state.answer.value if state.answer else None)


def _change(state: QuestionState) -> str:
    old, new = _values(state)
    if old != new:
        return f"was {value_words(old, state.question)}, is {value_words(new, state.question)}"
    was = state.sent
    parts = []
    if (was.note if was else "") != (state.answer.note if state.answer else ""):
        parts.append("your note changed")
    if (was.declined if was else False) != (state.answer.declined if state.answer else False):
        parts.append("the tick for offered and declined changed")
    return " and ".join(parts)
