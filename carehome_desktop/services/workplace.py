"""Where the manager was when she was called away."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.periods import Period
from carehome_desktop.store import workplace
from carehome_desktop.store.database import Store

KEY = "question"


@dataclass(frozen=True)
class Spot:
    """A question in a section and period."""

    section_id: str
    period: Period
    question_id: str


class Workplace:
    """Remembers the spot and the look of the window."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def spot(self) -> Spot | None:
        """Return the question that was open last, if it was left open."""
        with self._store.read() as connection:
            kept = workplace.look(connection, KEY)
        try:
            return Spot(kept["section"], Period.read(kept["period"]), kept["question"]) if kept else None
        except (KeyError, TypeError, ValueError):
            return None

    def leave_at(self, spot: Spot | None) -> None:
        """Remember a spot; None when the work there is done."""
        kept = {"section": spot.section_id, "period": spot.period.text, "question": spot.question_id} if spot else None
        with self._store.write() as connection:
            workplace.put(connection, KEY, kept)

    def look(self, key: str) -> object:
        """Return a choice about the window, such as the size of its text."""
        with self._store.read() as connection:
            return workplace.look(connection, key)

    def choose(self, key: str, value: str | int | float | bool | None) -> None:
        """Remember a choice about the window."""
        with self._store.write() as connection:
            workplace.put(connection, key, value)
