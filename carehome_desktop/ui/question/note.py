"""The home's own note beside an answer: told a moment after typing stops, and at once when it is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.parts.fields import LabelledText

NOTE_PAUSE_MS = 100
"""How long typing may pause before a note is told; short enough that no one leaves before it."""


class NoteField(LabelledText):
    """A note too long is told above its box; it stays there and is told to nobody's harm: the page decides what is kept."""

    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Note for your own record",
            "It is not sent. Enter makes a new line; Ctrl and Enter goes on.",
            parent,
            lines=3,
        )
        self._untold: str | None = None
        self._longest = 0
        self._pause = QTimer(self, singleShot=True, interval=NOTE_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.changed.connect(self._typed)
        self.box.installEventFilter(self)

    def show_note(self, text: str, longest: int, *, new: bool) -> None:
        """Show what is kept; of the same question, one that is being typed is left alone."""
        self._longest = longest
        if new or (self._untold is None and not self.box.hasFocus()):
            self.set_text(text)
        self._check()

    def flush(self) -> None:
        """Tell at once of what is still in the pause after typing."""
        self._pause.stop()
        if self._untold is not None:
            note, self._untold = self._untold, None
            self.told.emit(note)

    def take_focus(self) -> None:
        """Take the focus, with the cursor after the last word."""
        self.box.moveCursor(QTextCursor.MoveOperation.End)
        self.box.setFocus(Qt.FocusReason.TabFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read but not changed."""
        self.box.setReadOnly(read_only)
        self.hint.setVisible(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of the note when its box is left."""
        if watched is self.box and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        self._check()
        self._untold = text
        self._pause.start()

    def _check(self) -> None:
        over = len(self.text()) - self._longest
        self.set_error(
            f"The note may have {self._longest:,} characters. Take out {over:,} and it is saved. What you typed is still here."
            if self._longest and over > 0
            else ""
        )
