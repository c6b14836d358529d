"""A heading that opens what lies under it, and closes it again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.wrapping_button import WrappingButton


class Disclosure(QWidget):
    """The button says whether it is open; what lies under it is made when it is first opened."""

    opened = Signal(bool)

    def __init__(self, words: str, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.inside: QWidget | None = None
        self.button = _Opener(words)
        self.button.clicked.connect(lambda: self.set_open(not self.is_open()))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(2))
        self._column.addWidget(self.button)

    def is_open(self) -> bool:
        """Return whether what lies under it is shown."""
        return self.inside is not None and not self.inside.isHidden()

    def set_words(self, words: str, before: str = "") -> None:
        """Say something else on the button; `before` is for the ear, where the eye sees what it belongs to."""
        self.button.reword(words, before)

    def set_open(self, wanted: bool) -> None:
        """Open or close it."""
        if wanted == self.is_open():
            return
        if self.inside is None:
            self.inside = self._make()
            self._column.addWidget(self.inside)
        self.inside.setVisible(wanted)
        self.button.say(wanted)
        self.opened.emit(wanted)


class _Opener(WrappingButton):
    """Its words stand behind an arrow."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._said = words
        self._open = False
        self._arrow = QLabel(self)
        self._row.setSpacing(theme.space(2))
        self._row.insertWidget(0, self._arrow, 0, Qt.AlignmentFlag.AlignVCenter)
        self.say(False)

    def reword(self, words: str, before: str = "") -> None:
        """Say something else."""
        self._words.setText(words)
        self._said = f"{before}{words}"
        self.say(self._open)

    def say(self, is_open: bool) -> None:
        """Tell the eye and the ear whether it is open."""
        self._open = is_open
        theme.icon(self._arrow, "down" if is_open else "forward", "accent", theme.tokens.ICON - 4)
        self.setAccessibleName(f"{self._said}, {'open' if is_open else 'closed'}")
