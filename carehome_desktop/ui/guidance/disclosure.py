"""A heading that opens what lies under it, and closes it again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import QuietButton


class Disclosure(QWidget):
    """The button says whether it is open; what lies under it is made when it is first opened."""

    opened = Signal(bool)

    def __init__(self, words: str, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._make = words, make
        self.inside: QWidget | None = None
        self.button = QuietButton(words, icon="forward")
        self.button.clicked.connect(lambda: self.set_open(not self.is_open()))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(2))
        self._column.addWidget(self.button)
        self._say()

    def is_open(self) -> bool:
        """Return whether what lies under it is shown."""
        return self.inside is not None and not self.inside.isHidden()

    def set_open(self, wanted: bool) -> None:
        """Open or close it."""
        if wanted == self.is_open():
            return
        if self.inside is None:
            self.inside = self._make()
            self._column.addWidget(self.inside)
        self.inside.setVisible(wanted)
        self._say()
        self.opened.emit(wanted)

    def _say(self) -> None:
        is_open = self.is_open()
        theme.icon(self.button, "down" if is_open else "forward", "accent", theme.tokens.ICON - 4)
        self.button.setAccessibleName(f"{self._words}, {'open' if is_open else 'closed'}")
