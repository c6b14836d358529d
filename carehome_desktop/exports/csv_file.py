"""CSV as Excel reads it: UTF-8 with its mark, commas, every text in quotes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import TextIO

from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.words import LONDON
from carehome_desktop.exports.cells import Cell, Pounds, guarded, shown
from carehome_desktop.exports.table import ExportTable

MOST_KEPT = 20_000
_ENCODING = "utf-8-sig"


def write_csv(path: Path, tables: Sequence[ExportTable], count: Callable[[], None]) -> None:
    """Write the tables one under the other; `count` is called after each row. OSError if the disk says no."""
    with path.open("w", encoding=_ENCODING, errors="replace", newline="") as file:
        _write(file, tables, count)


def csv_bytes(tables: Sequence[ExportTable]) -> bytes:
    """Return the same bytes that `write_csv` writes, made in memory."""
    file = StringIO(newline="")
    _write(file, tables, lambda: None)
    return file.getvalue().encode(_ENCODING, errors="replace")


def _write(file: TextIO, tables: Sequence[ExportTable], count: Callable[[], None]) -> None:
    texts = _Texts()
    # Quotes around every text: a comma or a new line in it starts no cell of its own.
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
    for number, table in enumerate(tables):
        if number:
            writer.writerow(())
        for words in table.above:
            writer.writerow((texts.of(words),))
        writer.writerow([texts.of(column.title) for column in table.columns])
        for row in table.rows:
            writer.writerow([texts.of(cell) for cell in row])
            count()


class _Texts:
    """Cells as text, each different one worked out once: most of a long file says the same again and again."""

    def __init__(self) -> None:
        self._kept: dict[Cell, str] = {}

    def of(self, cell: Cell) -> str | int:
        """Return a cell as CSV holds it: numbers as numbers, everything else as text."""
        if isinstance(cell, int):
            return cell
        text = self._kept.get(cell)
        if text is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            text = self._kept[cell] = as_text(cell)
        return text


def as_text(cell: str | date | datetime | Pounds | None) -> str:
    """Return a cell as text: days as 2026-11-21, moments as 2026-11-21 09:02, and no text that starts a formula."""
    if isinstance(cell, str):
        return guarded(shown(cell))
    if cell is None:
        return ""
    if isinstance(cell, Pounds):
        return money_words(cell.pence)
    if isinstance(cell, datetime):
        return cell.astimezone(LONDON).replace(tzinfo=None).isoformat(" ", "minutes")
    return cell.isoformat()
