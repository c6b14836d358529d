"""An answer that looks odd, with a line for the home's reason beside it: it asks, and never holds anything back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.soft_checks import Oddity
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Banner

PAUSE_MS = 100
ASKS = "If it is right, why?"
HINT = "It is kept as your own note at the question and is not sent. You can also leave it empty and {go_on}."

Keep = Callable[[str, str], str]
"""Keeps a note at a question; returns why it could not be kept, or ""."""


class OddNote(Banner):
    """What is typed is kept after a short pause; the page looks again only when the line is left.

    `go_on` is what one does next, in a word or two; `ways` lead to the questions that it is about.
    """

    def __init__(
        self,
        oddity: Oddity,
        keep: Keep,
        left: Callable[[], None],
        *,
        go_on: str,
        ways: Iterable[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(oddity.words, "amber", parent, title="Please look again")
        self._question_id, self._keep, self._left = oddity.question_ids[0], keep, left
        if leads := tuple(ways):
            self.side.addWidget(Spread(leads, most=len(leads), across=2, down=1, fill=False))
        hint = HINT.format(go_on=go_on)
        self.line = LabelledLine(ASKS, hint)
        self.line.box.setAccessibleDescription(f"{oddity.words} {hint}")
        self.side.addWidget(self.line)
        self._untold, self._told = False, False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.line.changed.connect(self._typed)
        self.line.left.connect(self._leave)

    def writing(self) -> bool:
        """Return whether someone is at this line."""
        return self.line.box.hasFocus()

    def blank(self) -> bool:
        """Return whether no reason is typed."""
        return not self.line.text().strip()

    def flush(self) -> None:
        """Keep at once what is still in the pause after typing."""
        self._pause.stop()
        if self._untold:
            self._untold, self._told = False, True
            self.line.set_error(self._keep(self._question_id, self.line.text().strip()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing untold."""
        self.flush()
        super().hideEvent(event)

    def _typed(self) -> None:
        self._untold = True
        self._pause.start()

    def _leave(self) -> None:
        self.flush()
        if self._told and not self.line.error.words():
            self._told = False
            self._left()
