"""How far a long file is, told on the error output where somebody watches; Ctrl C stops it and leaves no half file."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType, TracebackType
from typing import TextIO

STOPS = "Ctrl C stops it."


class Progress:
    """Hand `go_on` to what writes the file. Within `with`, the first Ctrl C asks it to stop; a second one ends the program."""

    def __init__(self, stream: TextIO | None = None, done: str = "written") -> None:
        """`done` is what is done with each of so many."""
        self._stream, self._done = stream or sys.stderr, done
        self._watched = self._stream is not None and self._stream.isatty()
        self._stopped, self._shown = False, ""
        self._before: signal._HANDLER = None

    def __enter__(self) -> Progress:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._stop)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._give_back()
        self._show("")

    def go_on(self, done: int, total: int) -> bool:
        """Tell that so many of so many are done; return whether to go on."""
        if total:
            self._show(f"{done:,} of {total:,} {self._done} ({done * 100 // total} %). {STOPS}")
        return not self._stopped

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._stopped = True
        self._give_back()

    def _give_back(self) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None

    def _show(self, words: str) -> None:
        """Put words in the place of those before; what is no screen is told nothing."""
        if not self._watched or words == self._shown:
            return
        blank = " " * (len(self._shown) - len(words))
        self._shown = words
        try:
            self._stream.write(f"\r{words}{blank}" + ("" if words else "\r"))
            self._stream.flush()
        except OSError:  # nobody can be told; the file is written all the same
            self._watched = False
