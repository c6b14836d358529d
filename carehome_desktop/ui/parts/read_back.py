"""What the words in a line are taken to mean, said below its box while somebody types."""

from __future__ import annotations

from collections.abc import Callable

from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.text import Hint


class ReadBack(Hint):
    """*That is Friday 20 November 2026, 4:00pm.* It takes no room while nothing is typed that can be read."""

    def __init__(self, line: LabelledLine, meant: Callable[[str], str]) -> None:
        """`meant` returns what a text stands for, "" for one that cannot be read yet."""
        super().__init__(parent=line)
        self._line, self._meant, self._spoken = line, meant, ""
        layout = line.layout()
        assert layout is not None  # every line lays out its parts
        layout.addWidget(self)
        line.box.textChanged.connect(self._read)
        line.left.connect(self._speak)
        self._read(line.text())

    def _read(self, typed: str) -> None:
        meant = self._meant(typed)
        self.setText(f"That is {meant}." if meant else "")
        self.setVisible(bool(meant))

    def _speak(self) -> None:
        """Say it aloud once the box is left, and not at every letter."""
        if self.text() and self.text() != self._spoken:
            announce(self._line, self.text())
        self._spoken = self.text()
