"""What is written: named columns and rows of cells, which may be as many as there are without being held at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from carehome_desktop.exports.cells import Cell


@dataclass(frozen=True)
class Column:
    """A column's heading and, in a spreadsheet, its width in characters."""

    title: str
    width: int = 16


@dataclass(frozen=True)
class ExportTable:
    """One table: its name (the sheet's tab), sentences that stand above it, its columns and its rows."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    above: Sequence[str] = ()
