"""What changed since a return was sent, and what becomes of the one before."""

from __future__ import annotations

from datetime import datetime

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.values import value_words
from carehome_desktop.domain.words import moment_words
from carehome_desktop.services.answering import QuestionState, SectionState
from carehome_desktop.services.record import ReturnRecord


def replaces_words(before: ReturnRecord, now: datetime) -> str:
    """Return what the new return does to the one before it, as far as is known of that one."""
    row = before.outgoing
    if row.state is State.RECEIVED and row.receipt is not None:
        return (
            f"The new return takes the place of the one that was received {moment_words(row.receipt.received_at, now)}."
        )
    if row.state is State.WAITING and row.first_tried is None:
        return "The new return takes the place of the one that waits here. Once you send it, that one does not go."
    if row.state is State.REFUSED:
        return "The one before was refused. The new return takes its place."
    return "The one before is on its way and may arrive first. The new return takes its place."


def changes(before: ReturnRecord, now: SectionState) -> list[str]:
    """Return a line for each question that stands otherwise than it was sent: *Question 3: was Yes, is No*."""
    sent = {answer.question_id: answer for answer in before.filed.answers}
    return [line for each in now.questions if (line := _change(sent.get(each.question.id), each))]


def _change(was: Answer | None, state: QuestionState) -> str:
    name = f"Question {state.question.number}"
    old, new = (was.value if was else None), (state.answer.value if state.answer else None)
    if old != new:
        return f"{name}: was {value_words(old)}, is {value_words(new)}"
    parts = []
    if (was.note if was else "") != (state.answer.note if state.answer else ""):
        parts.append("your note changed")
    if (was.declined if was else False) != (state.answer.declined if state.answer else False):
        parts.append("the tick for offered and declined changed")
    return f"{name}: {' and '.join(parts)}" if parts else ""
