"""A figure, the floor of the same run, and their ratio."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One line of the table; `goal` is what the product wants, in words."""

    name: str
    figure: float
    floor: float | None
    unit: str
    goal: str
    met: bool

    @property
    def ratio(self) -> str:
        """Return figure over floor."""
        return f"{self.figure / self.floor:.2f}" if self.floor else "–"


def p99(values: Sequence[float]) -> float:
    """Return the value that 99 of 100 stay below."""
    return sorted(values)[max(0, round(len(values) * 0.99) - 1)]


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return median(values)


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a table for a person."""
    lines = [f"{'what':<52} {'figure':>10} {'floor':>10} {'unit':<6} {'ratio':>6}  goal"]
    for row in rows:
        floor = f"{row.floor:.2f}" if row.floor is not None else "–"
        lines.append(
            f"{row.name:<52} {row.figure:>10.2f} {floor:>10} {row.unit:<6} {row.ratio:>6}  {row.goal}: {'met' if row.met else 'NOT met'}"
        )
    return "\n".join(lines)
