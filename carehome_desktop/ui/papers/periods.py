"""The line on a paper's page that says which period it is for, and lets one choose another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from carehome_desktop.domain.periods import Period
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.still_box import StillBox
from carehome_desktop.ui.parts.text import Strong


class PeriodChoice(QWidget):
    """A list of periods, the newest first; `chosen` is called with another one."""

    def __init__(self, periods: Sequence[Period], now: Period, chosen: Callable[[Period], None]) -> None:
        super().__init__()
        self._periods = list(periods) if now in periods else [now, *periods]
        self.box = StillBox()
        self.box.setAccessibleName("Which period")
        for period in self._periods:
            self.box.addItem(_words(period))
        self.box.setCurrentIndex(self._periods.index(now))
        self.box.activated.connect(lambda at: chosen(self._periods[at]))
        label = Strong("For")
        label.setWordWrap(False)
        label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(3))
        row.addWidget(label)
        row.addWidget(self.box)
        row.addStretch(1)


def _words(period: Period) -> str:
    words = period.words()
    return words[0].upper() + words[1:]
