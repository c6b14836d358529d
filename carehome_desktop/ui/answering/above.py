"""What may stand above a question: that its day has passed, that its return has gone, and that the question before it was left open."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.panels import Banner

PAST = "You are answering for {day}, which has passed. It is kept as a record of then, and you can still send it."

GONE = "This return: {where}. If you change an answer here, it goes as a new one once you send it."


class Above(QWidget):
    """Takes no room while nothing is to be said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(3))
        self.past: Banner | None = None
        self.gone: Banner | None = None
        self.left_open: Banner | None = None
        self.hide()

    def say(self, *, past_day: str, left_open: str = "", gone: str = "") -> None:
        """Show that a day has passed, where the return is already, and a sentence about the question just left; "" takes each away."""
        self.past = self._said(self.past, PAST.format(day=past_day) if past_day else "")
        self.gone = self._said(self.gone, GONE.format(where=gone) if gone else "")
        self.left_open = self._said(self.left_open, left_open)
        self.setVisible(bool(past_day or left_open or gone))

    def _said(self, banner: Banner | None, words: str) -> Banner | None:
        """Return the banner with its words, made when it first has some."""
        if words and banner is None:
            banner = Banner("", "blue")
            self._column.addWidget(banner)
        if banner is not None:
            banner.set_words(words)
            banner.setVisible(bool(words))
        return banner
