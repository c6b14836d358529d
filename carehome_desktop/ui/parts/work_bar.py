"""How far long work has come, and the button that stops it."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget
from shiboken6 import isValid

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import SecondaryButton

LOOK_EVERY_MS = 100


class Work:
    """How far the work has come; written to by the one that works, read by the one that shows."""

    def __init__(self) -> None:
        self.done, self.all = 0, 0
        self._stop = Event()

    def go_on(self, done: int, every: int) -> bool:
        """Note how far it is, and say whether to go on."""
        self.done, self.all = done, every
        return not self._stop.is_set()

    def stopping(self) -> bool:
        """Return whether it was told to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Have it stop at the next look."""
        self._stop.set()


class WorkBar(QWidget):
    """Shown while something is under way. A page that is left stops it, as nobody would be told what came of it; not so `goes_on`."""

    stopping = Signal()
    done = Signal()
    """All of it is done but what comes of it; it was not told to stop."""

    def __init__(self, parent: QWidget | None = None, *, goes_on: bool = False) -> None:
        super().__init__(parent)
        self.work: Work | None = None
        self._before: QWidget | None = None
        self.bar, self.stop_button = QProgressBar(), SecondaryButton("Stop")
        self.stop_button.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(3))
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._show)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._appear)
        if not goes_on:
            self.destroyed.connect(lambda: self._left())
        self.hide()

    def begin(self, name: str, *, after_ms: int = 0) -> Work:
        """Show the bar for work of this name; hand what is returned to the work, which tells it how far it is.

        What is done within `after_ms` shows none, and leaves the focus where it is.
        """
        self.work = Work()
        self.bar.setAccessibleName(name)
        self.bar.setRange(0, 0)
        self.stop_button.setEnabled(True)
        if after_ms:
            self._soon.start(after_ms)
        else:
            self._appear()
        return self.work

    def end(self) -> None:
        """Show it no more."""
        self._soon.stop()
        self._look.stop()
        self.work = None
        self._give_focus_back()
        self.hide()

    def stop(self) -> None:
        """Have the work stop at its next look."""
        if self.work is not None:
            self.work.stop()
            self._give_focus_back()
            self.stop_button.setEnabled(False)
            self.stopping.emit()

    def _appear(self) -> None:
        self._before = self.window().focusWidget()
        self.show()
        self.stop_button.setFocus()
        self._look.start()

    def _give_focus_back(self) -> None:
        """Give the focus back to what it was taken from, unless somebody took it away from here."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and self.window().focusWidget() is self.stop_button:
            before.setFocus()

    def _show(self) -> None:
        if self.work is not None and self.work.all:
            self.bar.setRange(0, self.work.all)
            self.bar.setValue(self.work.done)
            if self.work.done == self.work.all and not self.work.stopping():
                self.done.emit()

    def _left(self) -> None:
        if self.work is not None:
            self.work.stop()
