"""What was typed and is no answer: a figure that cannot be read, a note that is too long. It is there again after a restart.

It lies with the place where the manager was, never among the answers, so that nothing counts it.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from carehome_desktop.services.workplace import Spot, Workplace

LONGEST = 20_000
"""Characters of one question that are kept on the disk; more than that is held only while the window is open."""
_TYPED, _NOTE = "typed", "note"

_log = logging.getLogger(__name__)


class Unkept:
    """Holds it by its spot, and writes it down as soon as typing pauses."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._held: dict[str, dict[str, Any]] = {}

    def typed(self, spot: Spot) -> dict[str, str]:
        """Return what was typed as an answer and could not be read, by its place."""
        found = self._of(spot).get(_TYPED)
        return dict(found) if isinstance(found, dict) else {}

    def hold_typed(self, spot: Spot, typed: dict[str, str]) -> None:
        """Keep what was typed as an answer and cannot be read; nothing of it forgets it."""
        self._hold(spot, _TYPED, typed or None)

    def note(self, spot: Spot) -> str | None:
        """Return a note that was too long to save."""
        found = self._of(spot).get(_NOTE)
        return found if isinstance(found, str) else None

    def hold_note(self, spot: Spot, note: str | None) -> None:
        """Keep a note that is too long to save; None forgets it."""
        self._hold(spot, _NOTE, note)

    def _of(self, spot: Spot) -> dict[str, Any]:
        key = _key(spot)
        if key not in self._held:
            self._held[key] = _read(self._workplace.look(key))
        return self._held[key]

    def _hold(self, spot: Spot, what: str, held: object) -> None:
        now = self._of(spot)
        if now.get(what) == held:
            return
        if held is None:
            now.pop(what)
        else:
            now[what] = held
        words = json.dumps(now, ensure_ascii=False)
        if len(words) > LONGEST:
            return
        try:
            self._workplace.choose(_key(spot), words if now else None)
        except Exception as error:  # a full disk: it is still here while the window is open
            _log.warning("what is no answer yet could not be kept: %s", type(error).__name__)


def _key(spot: Spot) -> str:
    return f"typed at {spot.section_id} {spot.period.text} {spot.question_id}"


def _read(kept: object) -> dict[str, Any]:
    try:
        found = json.loads(kept) if isinstance(kept, str) else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
