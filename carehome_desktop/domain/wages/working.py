"""How a figure was worked out: lines of words and figures that a manager can follow with a calculator."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.money import money_words


@dataclass(frozen=True)
class Step:
    """One line: what it is, its arithmetic, and what came of it in pence (None where a line only says something)."""

    words: str
    figures: str = ""
    pence: int | None = None

    def line(self) -> str:
        """Return *Normal wages: 6 shifts × 7.5 hours × £9.20 = £414.00*."""
        sums = [each for each in (self.figures, "" if self.pence is None else money_words(self.pence)) if each]
        return f"{self.words}: {' = '.join(sums)}" if sums else self.words


@dataclass(frozen=True)
class Worked:
    """A sum in pence with its working; `doubts` are sentences that a person should read before it is claimed."""

    pence: int
    steps: tuple[Step, ...]
    doubts: tuple[str, ...] = ()

    def why(self) -> tuple[str, ...]:
        """Return the working, line by line."""
        return tuple(step.line() for step in self.steps)
