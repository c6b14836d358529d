"""Round figures beside a chart: few, whole, and holding every point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_LINES = 5


@dataclass(frozen=True)
class Scale:
    """The lowest and highest level that is drawn, and the lines with their words."""

    lowest: int
    highest: int
    ticks: tuple[tuple[int, str], ...]

    def share(self, level: int) -> float:
        """Return how high a level stands, from 0 at the bottom to 1 at the top."""
        return (level - self.lowest) / (self.highest - self.lowest)


def scale_for(levels: Sequence[int], named: Sequence[str]) -> Scale:
    """Return the scale for these levels, from nought up; with names, one line for each of them."""
    if named:
        return Scale(0, max(len(named) - 1, 1), tuple(enumerate(named)))
    highest = max((*levels, 1))
    step = 1
    while highest > step * (MOST_LINES - 1):
        # 1, 2, 5, 10, 20, 50 …
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    top = -(-highest // step) * step
    return Scale(0, top, tuple((level, f"{level:,}") for level in range(0, top + 1, step)))
