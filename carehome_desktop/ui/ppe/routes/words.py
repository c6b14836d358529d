"""How a way to get PPE, and what was tried of it, are said on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from carehome_desktop.domain.stock.happened import happened_words
from carehome_desktop.domain.stock.route_tries import RESULT_WORDS, Result, Tried
from carehome_desktop.domain.stock.standing import Standing
from carehome_desktop.domain.support import HelpLine
from carehome_desktop.domain.words import LONDON, capital, moment_words
from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.services.stock_routes import Step
from carehome_desktop.ui.parts.state import State

STATES = {
    Result.GOT_IT: State.RECEIVED,
    Result.PART: State.ODD,
    Result.NOTHING: State.REFUSED,
    Result.NO_ANSWER: State.MISSING,
}
NOT_TRIED, CLOSED = "Not tried yet", "Closed"
KEPT = "What you record here is kept all the same."
OPEN_IT = "Open it to type the number that you ring today."


def not_short_words(status: TypeStatus) -> str:
    """Return how it stands with a type that is not red: what the home did not say is not taken for good news."""
    if status.standing is Standing.NO_LINES:
        how = f"You have not said with how many days left {status.kind.many} are low."
    elif status.standing is Standing.AMBER:
        how = "By your own days it is getting low."
    elif status.standing is Standing.GREEN:
        how = "By your own days it is not low now."
    else:
        how = "Nobody can say yet whether it is low."
    return f"{how} {KEPT}"


def step_state(step: Step, now: datetime) -> tuple[State, str]:
    """Return what came of the last try of a step, with its moment."""
    last = step.last
    if last is None:
        ended = step.route.has_ended(now.astimezone(LONDON).date())
        return State.PLAIN, CLOSED if ended else NOT_TRIED
    return STATES[last.told.result], f"{RESULT_WORDS[last.told.result]}, {happened_words(last.told.at, now)}"


def step_detail(step: Step) -> str:
    """Return the second line of a way's row: what it is, what a limit was, and that an old number is not to be rung."""
    return " ".join([step.route.about, *step.limits, *_ring_words(step)])


def _ring_words(step: Step) -> list[str]:
    """Return whom to ring; nobody rings what has ended, and what is out of its dates waits for the number of today."""
    line = step.line
    if line is None or (step.route.ended and step.old):
        return [step.old] if step.old else []
    if line.number:
        return [f"Ring {line.number}."]
    return [f"{line.old}.", OPEN_IT] if line.old else [OPEN_IT]


def tried_words(each: Tried, names: Mapping[str, str], now: datetime) -> str:
    """Return one try: *Yesterday 4:10pm, J. Shaw. Gompels: no answer. They ring back.*"""
    told = each.told
    moment, who = happened_words(told.at, now), names.get(told.by, "")
    said = f"{told.whom}: {RESULT_WORDS[told.result].lower()}" if told.whom else RESULT_WORDS[told.result]
    parts = [f"{moment}, {who}" if who else moment, said, *([told.note.rstrip(".")] if told.note else [])]
    return ". ".join(capital(part) for part in parts) + "."


def taken_back_words(each: Tried, names: Mapping[str, str], now: datetime) -> str:
    """Return when, by whom and why a try was taken back."""
    assert each.undone is not None
    who = names.get(each.undone.person_id, "")
    by = f" by {who}" if who else ""
    reason = f" {each.undone.reason}" if each.undone.reason else ""
    return f"Taken back {moment_words(each.undone.at, now)}{by}.{reason}"


def number_hint(line: HelpLine) -> str:
    """Return what stands above the number: not to ring one of then, or the one that is known."""
    if line.old:
        return f"{line.old}. This stays empty until you type the number of today."
    if line.number and not line.own:
        return f"Known: {line.number}. Type another if you ring another."
    return "Type it once; it is kept for the next time and for the call sheet."
