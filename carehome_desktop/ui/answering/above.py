"""What may stand above a question: that its day has passed, and a question about the home that its advice depends on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.answering.home_question import HomeQuestion
from carehome_desktop.ui.parts.panels import Banner

PAST = "You are answering for {day}, which has passed. It is kept as a record of then: nothing is due for it."


class Above(QWidget):
    """Takes no room while nothing is to be said."""

    told = Signal(str)
    put_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(3))
        self.past: Banner | None = None
        self.asked: HomeQuestion | None = None
        self.hide()

    def say(self, *, past_day: str, ask_about_home: bool) -> None:
        """Show that a day has passed ("" if not), and whether to ask about the home."""
        if past_day and self.past is None:
            self.past = Banner("", "blue")
            self._column.insertWidget(0, self.past)
        if self.past is not None:
            self.past.set_words(PAST.format(day=past_day))
            self.past.setVisible(bool(past_day))
        if ask_about_home and self.asked is None:
            self.asked = HomeQuestion()
            self.asked.told.connect(self.told)
            self.asked.put_off.connect(self.put_off)
            self._column.addWidget(self.asked)
        if self.asked is not None:
            self.asked.setVisible(ask_about_home)
        self.setVisible(bool(past_day) or ask_about_home)
