"""Reads off the window's thread for a page of history: with a word while it takes time, and only for the newest wish."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from carehome_desktop.ui.background import Background
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.text import Hint

READING = "Reading your history …"
FAILED = "Your history could not be read. Your records are safe. Go back, and open this page again."
SOON_MS = 150
"""What is read within this time needs no word: it would only flicker."""

Told = TypeVar("Told")
_Wish = tuple[Callable[[], Any], Callable[[Any], None]]


class Reading(QWidget):
    """Stands where the page's result will be, until it is read. One reading is under way at a time, and at most one waits."""

    def __init__(self, background: Background, result: QWidget, parent: QWidget | None = None) -> None:
        """Lay it out beside `result`, in the same place: one of the two is always hidden."""
        super().__init__(parent)
        self._background, self._result = background, result
        self._under_way: _Wish | None = None
        self._newer: _Wish | None = None
        self._had_focus: QWidget | None = None
        self.word, self.error = Hint(READING), ErrorText()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.word)
        column.addWidget(self.error)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._say_so)
        # Not shown here: without a parent yet, it would be a window of its own for a moment.
        self.word.hide()
        self.error.say("")
        result.hide()

    def busy(self) -> bool:
        """Return whether something is read now."""
        return self._under_way is not None

    def clear(self) -> None:
        """Show no result, and nothing in its place."""
        self.word.hide()
        self.error.say("")
        self._result.hide()
        self.show()

    def ask(self, read: Callable[[], Told], show: Callable[[Told], None], *, quietly: bool = False) -> None:
        """Have something read, then hand it to `show`; what was asked before and is not shown yet never will be.

        `quietly`, a result on the screen stays until the newer one is there.
        """
        if self._under_way is not None:
            self._newer = (read, show)
        else:
            self._begin((read, show))
        if not (quietly and self.isHidden()) and not self._soon.isActive():
            self._soon.start()

    def _begin(self, wish: _Wish) -> None:
        self._under_way = wish
        self._background.run(wish[0], self._ended, self._failed)

    def _ended(self, told: object) -> None:
        if not isValid(self):  # the page was left meanwhile
            return
        wish = self._next()
        if wish is None:
            return
        self.error.say("")
        self.hide()
        self._result.show()
        wish[1](told)
        if self._had_focus is not None and isValid(self._had_focus) and self._had_focus.isVisible():
            self._had_focus.setFocus()
        self._had_focus = None

    def _failed(self, _error: Exception) -> None:  # its words are for programmers
        if isValid(self) and self._next() is not None:
            self.clear()
            self.error.say(FAILED)

    def _next(self) -> _Wish | None:
        """Return the wish that came to its end, or None after going on with a newer one."""
        ended, self._under_way, newer, self._newer = self._under_way, None, self._newer, None
        if newer is not None:
            self._begin(newer)
            return None
        self._soon.stop()
        return ended

    def _say_so(self) -> None:
        focus = self.window().focusWidget()
        self._had_focus = focus if focus is not None and self._result.isAncestorOf(focus) else None
        self.clear()
        self.word.show()
        announce(self, READING)


def see_result(page: ScrollPage, result: QWidget) -> None:
    """Scroll a page so far that its result begins in sight, once it has found its place: with large text it may lie below."""

    def scroll() -> None:
        bar, top = page.area.verticalScrollBar(), result.mapTo(page.area.viewport(), QPoint(0, 0)).y()
        if top > page.area.viewport().height() / 2:
            bar.setValue(bar.value() + top)

    QTimer.singleShot(0, result, scroll)
