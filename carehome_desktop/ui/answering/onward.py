"""Where Continue leads: to the next question that still needs an answer, round to those before it, each once on a walk."""

from __future__ import annotations

from collections.abc import Collection

from carehome_desktop.domain.answers import HOLDS_BACK, Standing
from carehome_desktop.services.answering import SectionState
from carehome_desktop.ui.go import Walk


def onward(state: SectionState, question_id: str, walk: Walk, came_by: Collection[str]) -> str | None:
    """Return the next question that still needs an answer and was not passed on this walk, None for the check.

    From the check only what holds the return back is led to: what was left blank on purpose was seen there.
    """
    at = _place(state, question_id)
    turned = state.questions[at + 1 :] + state.questions[:at]
    wanted = HOLDS_BACK if walk is Walk.OPEN else frozenset(Standing) - {Standing.ANSWERED}
    asked = (each for each in turned if not (each.passed_over and each.standing is Standing.LEFT_OUT))
    still_open = (each.question.id for each in asked if each.standing in wanted)
    return next((each for each in still_open if each not in came_by), None)


def is_earlier(state: SectionState, question_id: str, than: str) -> bool:
    """Return whether a question stands before another one."""
    return _place(state, question_id) < _place(state, than)


def _place(state: SectionState, question_id: str) -> int:
    return [each.question.id for each in state.questions].index(question_id)
