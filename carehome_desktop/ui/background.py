"""Slow work off the window's thread: the result, or the trouble, always comes back on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Background(QObject):
    """Runs functions in a pool. The window keeps the signal, a job only borrows it: a job that owned one would take it along when it dies.

    Who is told of the end stays here too. A job that held that would be the last to hold the page that asked, if the page was left
    meanwhile, and a widget that is taken apart on another thread takes the program along.
    """

    _ended = Signal(int, object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._numbers = count()
        self._asked: dict[int, tuple[Callable[[], Any], Done, Failed]] = {}
        self._ended.connect(self._tell)

    def run(self, work: Callable[[], Any], done: Done = lambda _: None, failed: Failed | None = None) -> None:
        """Do the work elsewhere, then call `done` with its result, or `failed` with the exception, on the window's thread."""
        number = next(self._numbers)
        self._asked[number] = (work, done, failed or _raise)
        self._pool.start(_Job(number, work, self._ended.emit))

    def wait(self, milliseconds: int = 3000) -> bool:
        """Wait until all work has ended; return whether it did."""
        return self._pool.waitForDone(milliseconds)

    def _tell(self, number: int, value: Any, failed: bool) -> None:
        _, done, wrong = self._asked.pop(number)
        (wrong if failed else done)(value)


class _Job(QRunnable):
    def __init__(self, number: int, work: Callable[[], Any], ended: Callable[[int, object, bool], None]) -> None:
        super().__init__()
        self._number, self._work, self._ended = number, work, ended

    def run(self) -> None:
        try:
            value = self._work()
        except Exception as error:  # whatever it is, the page that asked must hear of it
            del self._work
            self._tell(error, failed=True)
        else:
            del self._work  # before the end is told: from then on only the window's thread holds it
            self._tell(value, failed=False)

    def _tell(self, value: object, *, failed: bool) -> None:
        with suppress(RuntimeError):  # the window is gone meanwhile, and with it everybody who asked
            self._ended(self._number, value, failed)


def _raise(error: Exception) -> None:
    raise error
