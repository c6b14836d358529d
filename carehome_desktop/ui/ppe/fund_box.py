"""The tick that puts what a delivery cost down for a fund, with what is to be known of it as soon as it is ticked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session

WORDS = "Put its cost down for a fund"
WHERE = "Where a scheme allows it."


class FundBox(QWidget):
    """Not ticked by itself."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick, self.words = QCheckBox(WORDS), Banner(session.stock_costs.words().words, "blue")
        self.words.hide()
        self.tick.setAccessibleDescription(WHERE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(self.tick)
        column.addWidget(Hint(WHERE))
        column.addWidget(self.words)
        self.setFocusProxy(self.tick)
        self.tick.toggled.connect(self.words.setVisible)
        self.tick.toggled.connect(lambda: self.changed.emit())
