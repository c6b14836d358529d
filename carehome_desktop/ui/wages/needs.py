"""What of the isolations Today says: who isolates until when, and which evidence is still owed."""

from __future__ import annotations

from functools import partial

from carehome_desktop.domain.wages.reasons import Payable
from carehome_desktop.domain.wages.records import Isolation
from carehome_desktop.domain.words import count_words, day_words
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.today.needs import Need

SEE = "See it under Wages"
MOST_NAMED = 8
"""More people than that are counted, so that Today stays one look."""


def isolation_needs(session: Session, go: Go) -> list[Need]:
    """Return who isolates now, and whose evidence is owed. Names stand on the page only, never in a notification."""
    today = session.clock.local().date()
    names = {each.id: each.words for each in session.isolations.staff()}
    found = session.isolations.standing()
    act = partial(go.to_place, "isolation")
    needs = []
    if away := [each for each in found if each.entry.runs_on(today)]:
        needs.append(
            Need(breakable(f"Isolating now: {_named([_until(each, names) for each in away])}."), "blue", SEE, act)
        )
    if owed := [each for each in found if each.entry.evidence_on is None and _claimed(session, each)]:
        said = _named([f"{names[each.entry.staff_id]}, from {day_words(each.entry.first_day)}" for each in owed])
        needs.append(Need(breakable(f"Evidence of isolation still to be seen: {said}."), "amber", SEE, act))
    return needs


def _claimed(session: Session, isolation: Isolation) -> bool:
    """Return whether a fund may pay for it: nobody asks for evidence of the rest."""
    entry = isolation.entry
    return session.isolations.payable(entry.reason, entry.first_day) is not Payable.NO


def _until(isolation: Isolation, names: dict[str, str]) -> str:
    last = isolation.entry.last_day
    until = f"to {day_words(last)}" if last is not None else f"since {day_words(isolation.entry.first_day)}"
    return f"{names[isolation.entry.staff_id]}, {until}"


def _named(items: list[str]) -> str:
    more = len(items) - MOST_NAMED
    return "; ".join([*items[:MOST_NAMED], *([f"and {count_words(more, 'other')}"] if more > 0 else [])])
