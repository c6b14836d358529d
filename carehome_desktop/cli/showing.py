"""One question of a section, in lines for a person and as data for a script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from carehome_desktop.domain.answers import Answer, Standing
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.values import Counts, YesNo, value_as_data, value_words
from carehome_desktop.services.answering import QuestionState


def question_lines(state: QuestionState) -> Iterator[str]:
    """Yield a line for a question, one for each line of its table, and one for what is carried over or stands beside."""
    question, value = state.question, state.answer.value if state.answer else None
    table = isinstance(value, Counts)
    said = "" if table else value_words(value, question)
    yield f"{question.number:>3}  {state.standing.value:<12} {said:<20} {question.id}".rstrip()
    if isinstance(value, Counts):
        counts = value.by_id()
        for part in state.parts:
            figure = f"{counts[part.id]:,}" if part.id in counts else "–"
            yield f"{'':<18}{figure:>9}  {part.id:<20} {part.label}".rstrip()
    elif value is None and state.question.parts_of and not state.parts:
        yield f"{'':<18}Answer {question.parts_of} first: only what the home has is asked here."
    elif value is None and state.parts:
        yield f"{'':<18}Names: {', '.join(part.id for part in state.parts)}"
    if state.carried and (state.standing is Standing.CARRIED or state.moved):
        yield f"{'':<18}To confirm: {value_words(state.carried.value, question)} ({_from(state.carried_section, state.carried_from)})"
    if state.happened:
        yield f"{'':<18}{state.happened}"
    if state.before:
        yield f"{'':<18}Before: {value_words(state.before.value, question)} ({_from(state.before_section, state.before_from)})"


def question_data(state: QuestionState) -> dict[str, Any]:
    """Return a question for a script; a key that a yes or a no has no use for is left out."""
    question, value = state.question, state.answer.value if state.answer else None
    data: dict[str, Any] = {
        "question": question.id,
        "standing": state.standing.value,
        "yes": value.yes if isinstance(value, YesNo) else None,
        "value": value_as_data(value),
    }
    if question.unit:
        data["unit"] = question.unit
    if state.parts:
        data["parts"] = [{"id": part.id, "label": part.label} for part in state.parts]
    if state.carried and (state.standing is Standing.CARRIED or state.moved):
        data["carried"] = _told(state.carried, state.carried_section, state.carried_from) | {"moved": state.moved}
    if state.happened:
        data["happened"] = state.happened
    if state.before:
        data["before"] = _told(state.before, state.before_section, state.before_from)
    return data


def _told(answer: Answer, section: str, period: Period | None) -> dict[str, Any]:
    return {
        "value": value_as_data(answer.value),
        "period": period.text if period else None,
        "section": section or None,
        "saved_at": answer.saved_at.isoformat(),
    }


def _from(section: str, period: Period | None) -> str:
    return ", ".join(filter(None, (section, period.words() if period else "")))
