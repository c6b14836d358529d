"""CSV as Excel reads it: UTF-8 with its mark, commas, every text in quotes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from carehome_desktop.domain.words import LONDON
from carehome_desktop.exports.cells import Cell, guarded, shown
from carehome_desktop.exports.table import ExportTable


def write_csv(path: Path, tables: Sequence[ExportTable], count: Callable[[], None]) -> None:
    """Write the tables one under the other; `count` is called after each row. OSError if the disk says no."""
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        # Quotes around every text: a comma or a new line in it starts no cell of its own.
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
        for number, table in enumerate(tables):
            if number:
                writer.writerow(())
            for words in table.above:
                writer.writerow((as_text(words),))
            writer.writerow([as_text(column.title) for column in table.columns])
            for row in table.rows:
                writer.writerow([as_text(cell) for cell in row])
                count()


def as_text(cell: Cell) -> str | int:
    """Return a cell as CSV holds it: numbers as numbers, days as 2026-11-21, moments as 2026-11-21 09:02."""
    if isinstance(cell, str):
        return guarded(shown(cell))
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell.astimezone(LONDON):%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    return cell
