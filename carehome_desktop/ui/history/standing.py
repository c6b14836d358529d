"""How a return that was sent stands now, when a newer one for the same period may count in its place."""

from __future__ import annotations

from collections.abc import Iterable

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.delivery_words import STATE_WORDS
from carehome_desktop.domain.history import PastReturn
from carehome_desktop.domain.periods import Period

REPLACED = "Received. A newer one took its place"

Newest = dict[tuple[str, Period], PastReturn]


def newest_received(rows: Iterable[PastReturn]) -> Newest:
    """Return, for each section and period, the highest revision that was received: the one that counts."""
    newest: Newest = {}
    for row in rows:
        key = (row.section_id, row.period)
        if row.state is State.RECEIVED and (key not in newest or newest[key].revision < row.revision):
            newest[key] = row
    return newest


def took_its_place(row: PastReturn, newest: Newest) -> PastReturn | None:
    """Return the newer return that was received after this one was, or None if this one counts or was never received."""
    there = newest.get((row.section_id, row.period))
    newer = there is not None and there.revision > row.revision
    return there if newer and row.state is State.RECEIVED else None


def state_words(row: PastReturn, newest: Newest) -> str:
    """Return the word for a row's state; a received one that no longer counts says so."""
    return REPLACED if took_its_place(row, newest) else STATE_WORDS[row.state]
