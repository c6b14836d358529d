"""Slow work off the window's thread: the result, or the trouble, always comes back on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class Background(QObject):
    """Runs functions in a pool. The window keeps the signal, a job only borrows it: a job that owned one would take it along when it dies."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._ended.connect(lambda call, value: call(value))

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] = lambda _: None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do the work elsewhere, then call `done` with its result, or `failed` with the exception, on the window's thread."""
        self._pool.start(_Job(work, done, failed or _raise, self._ended.emit))

    def wait(self, milliseconds: int = 3000) -> bool:
        """Wait until all work has ended; return whether it did."""
        return self._pool.waitForDone(milliseconds)


class _Job(QRunnable):
    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        ended: Callable[[object, object], None],
    ) -> None:
        super().__init__()
        self._work, self._done, self._failed, self._ended = work, done, failed, ended

    def run(self) -> None:
        try:
            value = self._work()
        except Exception as error:  # whatever it is, the page that asked must hear of it
            self._ended(self._failed, error)
        else:
            self._ended(self._done, value)


def _raise(error: Exception) -> None:
    raise error
