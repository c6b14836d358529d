"""XLSX in constant memory: text is always text, never a formula and never a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import SEEK_SET, BytesIO, FileIO
from pathlib import Path
from typing import TYPE_CHECKING

from carehome_desktop.domain.words import LONDON
from carehome_desktop.exports.cells import Cell, Pounds, shown, starts_a_formula
from carehome_desktop.exports.table import ExportTable

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
"""A sheet holds no more; what is over goes on the next."""
LONGEST_TAB = 31
MOST_KEPT = 20_000
MINUTES = 24 * 60
FIRST_DAY = date(1899, 12, 30)
"""Spreadsheets count days from here (and take 1900 for a leap year, hence the 30th)."""
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NOT_IN_A_TAB = str.maketrans(dict.fromkeys("[]:*?/\\\n\t"))


def write_xlsx(
    path: Path, tables: Sequence[ExportTable], count: Callable[[], None], look: Callable[[], None], scratch: Path
) -> None:
    """Write a sheet for each table; `count` is called after each row, `look` while the rows are packed.

    What either of them raises stops the work. What is under way lies in the folder `scratch`. OSError if the disk says no.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    file = _Watched(path, look)
    book = Workbook(file, {**_PLAIN, "constant_memory": True, "tmpdir": str(scratch)})
    try:
        _fill(book, tables, count)
        book.close()
    except FileCreateError as error:
        raise OSError(*getattr(error.args[0], "args", ())) from error
    finally:
        file.close()
        for sheet in book.worksheets():  # those of a book that was left half-way are still open
            if sheet.row_data_fh is not None:
                sheet.row_data_fh.close()


def xlsx_bytes(tables: Sequence[ExportTable]) -> bytes:
    """Return a workbook of few rows, made in memory: nothing of it lies on the disk at any time."""
    from xlsxwriter import Workbook

    file = BytesIO()
    with Workbook(file, {**_PLAIN, "in_memory": True}) as book:
        _fill(book, tables, lambda: None)
    return file.getvalue()


def _fill(book: Workbook, tables: Sequence[ExportTable], count: Callable[[], None]) -> None:
    looks = _Looks(book)
    tabs: set[str] = set()
    for table in tables:
        _write_table(book, looks, table, _tab(table.name, tabs), tabs, count)


class _Watched(FileIO):
    """A file that looks, before each piece that is written to it, whether to go on.

    After it was told to stop, or the disk said no, it takes what is still written to it and keeps nothing: an archive
    that was left half-way closes itself when it is cleared away, and must not raise where nobody can catch it.
    """

    def __init__(self, path: Path, look: Callable[[], None]) -> None:
        super().__init__(path, "w")
        self._look, self._over, self._place = look, False, 0

    def write(self, piece: ReadableBuffer, /) -> int:
        """Write a piece whole."""
        view = memoryview(piece).cast("B")
        self._place += len(view)
        if self._over:
            return len(view)
        try:
            self._look()
            left = view
            while left:
                left = left[super().write(left) :]
        except BaseException:
            self._over = True
            raise
        return len(view)

    def seek(self, to: int, whence: int = SEEK_SET, /) -> int:
        """Go to a place."""
        self._place = to if self._over else super().seek(to, whence)
        return self._place

    def tell(self) -> int:
        """Return the place, also when nothing is kept any more."""
        return self._place

    def flush(self) -> None:
        """There is nothing that waits."""

    def close(self) -> None:
        """Close, and take nothing more."""
        self._over = True
        super().close()


class _Looks:
    """How cells look, made once for a workbook; each different cell is worked out once."""

    def __init__(self, book: Workbook) -> None:
        self._kept: dict[Cell, tuple[str | float, Format]] = {}
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.text = book.add_format({"valign": "top"})
        # Excel's own mark for *this is text*: it stays text when somebody edits the cell and leaves it.
        self.quoted = book.add_format({"valign": "top", "quote_prefix": True})
        self.day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"})
        self.pounds = book.add_format({"valign": "top", "num_format": '"£"#,##0.00;"−£"#,##0.00'})
        self.moment = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm", "align": "left"})

    def put(self, sheet: Worksheet, line: int, at: int, cell: Cell) -> None:
        """Write a cell: text as text, numbers, days and moments as numbers."""
        if cell is None or cell == "":
            return
        if isinstance(cell, int):
            sheet.write_number(line, at, cell, self.text)
            return
        value, look = self._kept.get(cell) or self._work_out(cell)
        if isinstance(value, str):
            sheet.write_string(line, at, value, look)
        else:
            sheet.write_number(line, at, value, look)

    def _work_out(self, cell: str | date | datetime | Pounds) -> tuple[str | float, Format]:
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        found: tuple[str | float, Format]
        if isinstance(cell, str):
            text = shown(cell)
            found = (text, self.quoted if starts_a_formula(text) else self.text)
        elif isinstance(cell, Pounds):
            found = (cell.pence / 100, self.pounds)
        elif isinstance(cell, datetime):
            local = cell.astimezone(LONDON)
            found = (_serial(local.date()) + (local.hour * 60 + local.minute) / MINUTES, self.moment)
        else:
            found = (_serial(cell), self.day)
        self._kept[cell] = found
        return found


def _write_table(
    book: Workbook, looks: _Looks, table: ExportTable, tab: str, tabs: set[str], count: Callable[[], None]
) -> None:
    """Write one table on as many sheets as it needs, each with its heading."""
    rows = iter(table.rows)
    sheet, line = _begin_sheet(book, looks, table, tab, table.above)
    for row in rows:
        if line == MOST_ROWS - 1:
            sheet, line = _begin_sheet(book, looks, table, _tab(table.name, tabs), ())
        line += 1
        for at, cell in enumerate(row):
            looks.put(sheet, line, at, cell)
        count()


def _begin_sheet(
    book: Workbook, looks: _Looks, table: ExportTable, tab: str, above: Sequence[str]
) -> tuple[Worksheet, int]:
    """Return a new sheet with its heading, and the line of the heading."""
    sheet = book.add_worksheet(tab)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
    for line, words in enumerate(above):
        looks.put(sheet, line, 0, words)
    sheet.freeze_panes(len(above) + 1, 0)
    for at, column in enumerate(table.columns):
        sheet.write_string(len(above), at, shown(column.title), looks.head)
    return sheet, len(above)


def _tab(name: str, taken: set[str]) -> str:
    """Return a name that a sheet may have and no other has yet."""
    plain = shown(name).translate(_NOT_IN_A_TAB).strip("' \n\t") or "Sheet"
    number, tab = 1, plain[:LONGEST_TAB]
    while tab.casefold() in taken:
        number += 1
        tab = f"{plain[: LONGEST_TAB - 6]} ({number})"
    taken.add(tab.casefold())
    return tab


def _serial(day: date) -> int:
    """Return a day as a spreadsheet counts them."""
    return (day - FIRST_DAY).days
