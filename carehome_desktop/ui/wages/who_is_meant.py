"""Below a name that is nobody's: who of the staff may be meant, and what is added if nobody is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.wages.records import Staff
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.text import Hint

MEANT, ADDED = "Do you mean {}?", "“{}” is not on the list of staff: it will be added as {}."
MOST = 3


class WhoIsMeant(QWidget):
    """Takes no room while the name is somebody's."""

    picked = Signal(str)
    """The code and name of who is meant."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.added = Hint()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(1))
        self._column.addWidget(self.added)
        self.offers: list[QuietButton] = []
        self.hide()

    def say(self, typed: str, code: str, like: Sequence[Staff]) -> None:
        """Offer those whose names are like the one that is typed; `code` is what a new one would get, "" where none is added."""
        self.clear()
        self.added.setText(breakable(ADDED.format(typed, code)) if code else "")
        self.added.setVisible(bool(code))
        for each in like[:MOST]:
            offer = QuietButton(breakable(MEANT.format(each.words)))
            offer.clicked.connect(partial(self._pick, each.words))
            self.offers.append(offer)
            self._column.insertWidget(len(self.offers) - 1, offer, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(code or like))
        announce(self, " ".join([*(each.text() for each in self.offers), self.added.text()]).strip())

    def clear(self) -> None:
        """Ask nothing more."""
        for offer in self.offers:
            offer.hide()
            offer.deleteLater()
        self.offers = []
        self.hide()

    def _pick(self, words: str, _checked: bool = False) -> None:
        self.clear()
        self.picked.emit(words)
