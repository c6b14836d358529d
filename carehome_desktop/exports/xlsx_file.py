"""XLSX in constant memory: text is always text, never a formula and never a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from carehome_desktop.domain.words import LONDON
from carehome_desktop.exports.cells import Cell, shown, starts_a_formula
from carehome_desktop.exports.table import ExportTable

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
"""A sheet holds no more; what is over goes on the next."""
LONGEST_TAB = 31
_NOT_IN_A_TAB = str.maketrans(dict.fromkeys("[]:*?/\\\n\t"))


def write_xlsx(path: Path, tables: Sequence[ExportTable], count: Callable[[], None], scratch: Path) -> None:
    """Write a sheet for each table; `count` is called after each row. What is under way lies in the folder `scratch`.

    OSError if the disk says no.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(scratch),
    }
    book = Workbook(str(path), options)
    try:
        looks = _Looks(book)
        tabs: set[str] = set()
        for table in tables:
            _write_table(book, looks, table, _tab(table.name, tabs), tabs, count)
        book.close()
    except FileCreateError as error:
        raise OSError(*getattr(error.args[0], "args", ())) from error
    finally:
        for sheet in book.worksheets():  # those of a book that was left half-way are still open
            if sheet.row_data_fh is not None:
                sheet.row_data_fh.close()


class _Looks:
    """How cells look, made once for a workbook."""

    def __init__(self, book: Workbook) -> None:
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.text = book.add_format({"valign": "top"})
        # Excel's own mark for *this is text*: it stays text when somebody edits the cell and leaves it.
        self.quoted = book.add_format({"valign": "top", "quote_prefix": True})
        self.day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"})
        self.moment = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm", "align": "left"})


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
            if cell is not None and cell != "":
                _put(sheet, line, at, cell, looks)
        count()


def _begin_sheet(
    book: Workbook, looks: _Looks, table: ExportTable, tab: str, above: Sequence[str]
) -> tuple[Worksheet, int]:
    """Return a new sheet with its heading, and the line of the heading."""
    sheet = book.add_worksheet(tab)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
    for line, words in enumerate(above):
        _put(sheet, line, 0, words, looks)
    sheet.freeze_panes(len(above) + 1, 0)
    for at, column in enumerate(table.columns):
        _put_text(sheet, len(above), at, column.title, looks.head, looks.head)
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


def _put(sheet: Worksheet, line: int, at: int, cell: Cell, looks: _Looks) -> None:
    if isinstance(cell, str):
        _put_text(sheet, line, at, cell, looks.text, looks.quoted)
    elif isinstance(cell, datetime):
        sheet.write_datetime(
            line, at, cell.astimezone(LONDON).replace(tzinfo=None, second=0, microsecond=0), looks.moment
        )
    elif isinstance(cell, date):
        sheet.write_datetime(line, at, cell, looks.day)
    elif cell is not None:
        sheet.write_number(line, at, cell, looks.text)


def _put_text(sheet: Worksheet, line: int, at: int, words: str, plain: Format, quoted: Format) -> None:
    text = shown(words)
    sheet.write_string(line, at, text, quoted if starts_a_formula(text) else plain)
