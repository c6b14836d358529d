"""What changed since a return was made ready or sent, and what becomes of the one before."""

from __future__ import annotations

from datetime import datetime

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.values import value_words
from carehome_desktop.domain.words import moment_words
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


def changes(before: ReturnRecord, now: SectionState) -> list[str]:
    """Return a line for each question that stands otherwise than in the return before: *Question 3: was Yes, is No*."""
    sent = {answer.question_id: answer for answer in before.filed.answers}
    return [line for each in now.questions if (line := _change(sent.get(each.question.id), each))]


def _change(was: Answer | None, state: QuestionState) -> str:
    name = f"Question {state.question.number}"
    old, new = (was.value if was else None), (state.answer.value if state.answer else None)
    if old != new:
        question = state.question
        return f"{name}: was {value_words(old, question)}, is {value_words(new, question)}"
    parts = []
    if (was.note if was else "") != (state.answer.note if state.answer else ""):
        parts.append("your note changed")
    if (was.declined if was else False) != (state.answer.declined if state.answer else False):
        parts.append("the tick for offered and declined changed")
    return f"{name}: {' and '.join(parts)}" if parts else ""
