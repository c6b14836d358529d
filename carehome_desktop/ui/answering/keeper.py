"""Keeps each answer the moment it is given; what the computer would not save is held and tried again until it is."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.answering import Answering
from carehome_desktop.services.workplace import Spot
from carehome_desktop.ui.change_hub import Change, ChangeHub

STILL_HERE = "What you gave is still here, and the program keeps trying. Keep the window open until it says saved."
AGAIN_MS = 3_000
IN_USE_MS = 20_000
"""The pause where another program has the file: each try waits for it, and the window with it."""

_log = logging.getLogger(__name__)


class Keeper(QObject):
    """Saves on the window's thread, in one short transaction, so that *saved* is true before it is said."""

    kept = Signal(object, object)
    """A spot, and the moment since when it is durable."""
    not_kept = Signal(object, str)
    """A spot, and why not, in words."""

    def __init__(self, answering: Answering, hub: ChangeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answering, self._hub = answering, hub
        self._waiting: dict[Spot, Answer] = {}
        self._why: dict[Spot, str] = {}
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self.try_again)

    def keep(self, spot: Spot, answer: Answer) -> datetime | str:
        """Save an answer; return the moment since when it is durable, or why it is not yet."""
        if spot in self._waiting and self._again.isActive() and self._again.interval() == IN_USE_MS:
            self._waiting[spot] = answer  # its next try is near, and would hold up the typing
            return self._why[spot]
        return self._try(spot, answer)

    def _try(self, spot: Spot, answer: Answer) -> datetime | str:
        try:
            saved = self._answering.save(spot.section_id, spot.period, replace(answer, question_id=spot.question_id))
        except Exception as error:  # whatever stopped it, what was typed must not be lost
            return self._hold(spot, answer, error)
        if isinstance(saved, Problem):
            self.not_kept.emit(spot, saved.words)
            return saved.words
        self._waiting.pop(spot, None)
        self._why.pop(spot, None)
        self._hub.tell(Change.ANSWERS)
        self.kept.emit(spot, saved)
        return saved

    def waiting(self, spot: Spot) -> Answer | None:
        """Return an answer that could not be saved yet."""
        return self._waiting.get(spot)

    def why(self, spot: Spot) -> str:
        """Return why an answer could not be saved yet, what is safe and what to do; "" if nothing waits there."""
        return self._why.get(spot, "")

    def first_why(self) -> str:
        """Return why something could not be saved yet; "" if nothing waits."""
        return next(iter(self._why.values()), "")

    def try_again(self) -> bool:
        """Try once more to save what could not be saved; return whether nothing is left."""
        for spot, answer in list(self._waiting.items()):
            self._try(spot, answer)
        if not self._waiting:
            self._again.stop()
        return not self._waiting

    def _hold(self, spot: Spot, answer: Answer, error: Exception) -> str:
        from carehome_desktop.services.not_saved import Trouble, not_saved_words, trouble_of

        _log.warning("an answer could not be saved: %s", type(error).__name__)
        words = not_saved_words(error, STILL_HERE)
        self._waiting[spot], self._why[spot] = answer, words
        self._again.start(IN_USE_MS if trouble_of(error) is Trouble.IN_USE else AGAIN_MS)
        self.not_kept.emit(spot, words)
        return words
