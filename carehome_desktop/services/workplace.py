"""Where the manager was when she was called away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from carehome_desktop.domain.periods import Period
from carehome_desktop.machine import Clock
from carehome_desktop.store import workplace
from carehome_desktop.store.database import Store

KEY = "question"
HALF_FILLED = "half-filled "


@dataclass(frozen=True)
class Spot:
    """A question in a section and period."""

    section_id: str
    period: Period
    question_id: str


class Workplace:
    """Remembers the spot, the day on which it was left, and the look of the window.

    It is read once: only the one program that has the folder open writes here.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    @cached_property
    def _everything(self) -> dict[str, Any]:
        with self._store.look() as reader:
            return workplace.everything(reader)

    def _put(self, key: str, value: Any) -> None:
        with self._store.write() as connection:
            workplace.put(connection, key, value)
        self._everything[key] = value

    def spot(self) -> Spot | None:
        """Return the question that was open last, if it was left open."""
        kept = self._kept()
        try:
            return Spot(kept["section"], Period.read(kept["period"]), kept["question"]) if kept else None
        except (KeyError, TypeError, ValueError):
            return None

    def spot_for_today(self) -> Spot | None:
        """Return the spot if it was left today or its period is still today's: another day begins at Today."""
        spot, today = self.spot(), self._today()
        if spot is None:
            return None
        left_today = self._kept().get("left_on") == today.isoformat()
        return spot if left_today or spot.period == Period.of(spot.period.kind, today) else None

    def leave_at(self, spot: Spot | None) -> None:
        """Remember a spot and that it was left today; None when the work there is done. What is known is not written again."""
        kept = (
            {
                "section": spot.section_id,
                "period": spot.period.text,
                "question": spot.question_id,
                "left_on": self._today().isoformat(),
            }
            if spot
            else None
        )
        if kept == self._kept():
            return
        self._put(KEY, kept)

    def look(self, key: str) -> object:
        """Return a choice about the window, such as the size of its text."""
        found: object = self._everything.get(key)
        return found

    def choose(self, key: str, value: str | int | float | bool | None) -> None:
        """Remember a choice about the window."""
        self._put(key, value)

    def half_filled(self, form: str) -> dict[str, object]:
        """Return what was typed in a form and not saved yet, by its fields; nothing if it was left empty."""
        found = self._everything.get(f"{HALF_FILLED}{form}")
        return dict(found) if isinstance(found, dict) else {}

    def keep_half_filled(self, form: str, typed: Mapping[str, object] | None) -> None:
        """Keep what is typed in a form, or forget it with None. It is held in memory even where the file refuses it."""
        key = f"{HALF_FILLED}{form}"
        if self._everything.get(key) == typed:
            return
        self._everything[key] = dict(typed) if typed is not None else None
        self._put(key, self._everything[key])

    def forget_half_filled(self) -> None:
        """Forget what is typed in every form, such as when a person's name is erased: it may stand in one of them."""
        for key in [key for key, value in self._everything.items() if key.startswith(HALF_FILLED) and value]:
            self._put(key, None)

    def _kept(self) -> Any:
        return self._everything.get(KEY)

    def _today(self) -> date:
        return self._clock.local().date()
