"""What the words in a line are taken to mean, said in the place of its hint while somebody types: nothing on the page moves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.fields import LabelledLine


class ReadBack(QObject):
    """*That is Friday 20 November 2026, 4:00pm.* The hint is there again where nothing is typed that can be read."""

    def __init__(self, line: LabelledLine, meant: Callable[[str], str]) -> None:
        """`meant` returns what a text stands for, "" for one that cannot be read yet."""
        super().__init__(line)
        self._line, self._meant, self._hint, self._spoken = line, meant, line.hint.text(), ""
        line.box.textChanged.connect(self._read)
        line.left.connect(self._speak)

    def _read(self, typed: str) -> None:
        meant = self._meant(typed)
        if meant:
            self._line.set_error("")
        words = f"That is {meant}." if meant else self._hint
        self._line.hint.setText(words)
        self._line.box.setAccessibleDescription(f"{self._line.error.words()} {words}".strip())

    def _speak(self) -> None:
        """Say it aloud once the box is left, and not at every letter."""
        words = self._line.hint.text()
        if words not in (self._hint, self._spoken):
            announce(self._line, words)
        self._spoken = words
