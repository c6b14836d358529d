"""The tick that marks what a delivery cost for a fund, with what is to be known of it as soon as it is ticked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carehome_desktop.domain.fund.deliveries import day_in_funds_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.when import read_when
from carehome_desktop.domain.words import LONDON
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session

WORDS = "Mark its cost for a fund"
WHERE = "Where a scheme allows it."


class FundBox(QWidget):
    """Not ticked by itself."""

    changed = Signal()

    def __init__(self, session: Session, when: LabelledLine, parent: QWidget | None = None) -> None:
        """`when` is the field with the day of the delivery."""
        super().__init__(parent)
        self._session, self._when = session, when
        self.tick, self.words = QCheckBox(WORDS), Banner(session.stock_costs.words().words, "blue")
        self.day = Banner("")
        for late in (self.words, self.day):
            late.hide()
        self.tick.setAccessibleDescription(WHERE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(self.tick)
        column.addWidget(Hint(WHERE))
        column.addWidget(self.day)
        column.addWidget(self.words)
        self.setFocusProxy(self.tick)
        self.tick.toggled.connect(self.words.setVisible)
        self.tick.toggled.connect(self._say_day)
        when.changed.connect(self._say_day)
        self.tick.toggled.connect(lambda: self.changed.emit())

    def _say_day(self, _: object = None) -> None:
        """Say in which fund's time the day lies: none takes a delivery by itself."""
        at = read_when(self._when.text(), self._session.clock.wall())
        if self.tick.isChecked() and not isinstance(at, Problem):
            day = at.astimezone(LONDON).date()
            self.day.set_words(breakable(day_in_funds_words(self._session.fund.data.schemes, day)))
        self.day.setVisible(self.tick.isChecked() and not isinstance(at, Problem))
