"""What may stand above a question: that its day has passed, and that the question before it was left open."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.panels import Banner

PAST = "You are answering for {day}, which has passed. It is kept as a record of then, and you can still send it."


class Above(QWidget):
    """Takes no room while nothing is to be said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(3))
        self.past: Banner | None = None
        self.left_open: Banner | None = None
        self.hide()

    def say(self, *, past_day: str, left_open: str = "") -> None:
        """Show that a day has passed, and a sentence about the question just left; "" takes either away."""
        if past_day and self.past is None:
            self.past = Banner("", "blue")
            self._column.insertWidget(0, self.past)
        if self.past is not None:
            self.past.set_words(PAST.format(day=past_day))
            self.past.setVisible(bool(past_day))
        if left_open and self.left_open is None:
            self.left_open = Banner("", "blue")
            self._column.addWidget(self.left_open)
        if self.left_open is not None:
            self.left_open.set_words(left_open)
            self.left_open.setVisible(bool(left_open))
        self.setVisible(bool(past_day) or bool(left_open))
