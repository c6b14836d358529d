"""The button that takes a whole count back: all that was counted in one round, in one act."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.stock_rounds import CountRound
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.ppe.attempt import attempt
from carehome_desktop.ui.ppe.undo import UndoStep
from carehome_desktop.ui.session import Session


class RoundUndo(UndoStep):
    """Not there until a round is offered. Its counts are corrected one by one, each on its own page."""

    taken_back = Signal(str)
    """What was taken back, in words."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._round: CountRound | None = None
        self.correct.hide()
        self.confirmed.connect(self._undo)
        self.hide()

    def offer(self, which: CountRound | None) -> None:
        """Offer to take a round back, or nothing."""
        self._round = which
        if which is not None:
            self.say(which.undo_words(self._session.clock.wall()))
        self.setVisible(which is not None)

    def look_again(self) -> None:
        """Offer what still counts of the round: some of it may have been taken back elsewhere."""
        if self._round is not None:
            standing = self._session.stock_rounds.standing(self._round)
            if standing != self._round:
                self.offer(standing)

    def _undo(self, reason: str) -> None:
        which, session = self._round, self._session
        if which is None:
            return
        undone = attempt(lambda: session.stock_rounds.undo(which, session.person(), reason))
        if isinstance(undone, Problem):
            self.say_wrong(undone.words)
            return
        words = f"Taken back: {undone.words()}."
        self.offer(None)
        announce(self, words)
        self.taken_back.emit(words)
