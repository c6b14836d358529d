"""Settings: practise again, in a window of its own with a pretend home."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QWidget

from carehome_desktop.resources import program
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint

WHAT = (
    "Opens a second window with a pretend home, where nothing is real and nothing is sent. Nothing of yours is touched. It says "
    "PRACTICE at the top; close it when you are done."
)
PRACTISE = "Open a window to practise"
OPENS, NOT_OPENED = (
    "The window for practice opens.",
    "The window for practice did not open. Nothing was changed. Try again.",
)


def start_apart(command: Sequence[str]) -> bool:
    """Start a program that goes on by itself; return whether it did."""
    started, _ = QProcess.startDetached(command[0], list(command[1:]))
    return bool(started)


class PractiseCard(Card):
    """This same program once more, as a process of its own; a window for practice that is open already comes to the front."""

    def __init__(self, parent: QWidget | None = None, *, start: Callable[[Sequence[str]], bool] = start_apart) -> None:
        super().__init__(parent, title="Practise")
        self._start = start
        self.body.setSpacing(theme.space(4))
        self.body.addWidget(Hint(WHAT))
        self.button, self.told = SecondaryButton(PRACTISE), StateLabel(State.PLAIN, wrap=True)
        self.told.hide()
        self.button.clicked.connect(self._practise)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.told)

    def _practise(self) -> None:
        opened = self._start([*program(), "--practice"])
        words = OPENS if opened else NOT_OPENED
        self.told.set_state(State.PLAIN if opened else State.REFUSED, words)
        self.told.show()
        announce(self, words)
