"""One place that says which kind of data changed; each page decides whether to look again."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Change(StrEnum):
    """The kinds of data that can change."""

    ANSWERS = "answers"
    OUTBOX = "outbox"
    HOME = "home"
    SETS = "sets"
    STOCK = "stock"
    WAGES = "wages"
    FUND = "fund"


class ChangeHub(QObject):
    """Tells, on the window's thread; `tell` may be called from any thread."""

    changed = Signal(str)
    # What another thread tells goes through the window's own queue: a page that read before and connects after must still hear it.
    _told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told.connect(self.changed)

    def tell(self, kind: Change) -> None:
        """Say that this kind of data changed."""
        self._told.emit(kind.value)
