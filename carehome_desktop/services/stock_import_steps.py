"""How far looking a file over has come: its lines are gone through several times, and now and then somebody may say stop."""

from __future__ import annotations

from collections.abc import Callable

GoOn = Callable[[int, int], bool]
"""Is handed how much is done, and of how much, and says whether to go on."""
PASSES = 4
"""Read, understood, held against the records, and read back in words."""
BETWEEN_LOOKS = 250


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Somebody said stop."""


class Steps:
    """Counts the lines of all passes."""

    def __init__(self, go_on: GoOn = lambda _done, _every: True) -> None:
        self._go_on, self._done, self._every = go_on, 0, 0

    def begin(self, lines: int) -> None:
        """Say about how many lines there are."""
        self._every = max(1, lines * PASSES)

    def one(self) -> None:
        """Count one line of one pass; raises Stopped if somebody said stop."""
        self._done += 1
        if self._done % BETWEEN_LOOKS == 0 and not self._go_on(*self._in_lines()):
            raise Stopped

    def _in_lines(self) -> tuple[int, int]:
        """Return how many lines' worth of work is done, and of how many: what a person knows the file by."""
        return min(self._done, self._every) // PASSES, self._every // PASSES
