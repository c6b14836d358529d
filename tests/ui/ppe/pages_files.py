"""Prints of PPE and files in and out, to be looked at."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from carehome_desktop.services.stock_sheet import sheet_pdf, year_pdf
from carehome_desktop.ui.ppe.files.importing import ImportPage
from carehome_desktop.ui.ppe.files.page import FilesPage
from carehome_desktop.ui.printing.preview import PrintPreview
from tests.ui.gallery import page
from tests.ui.outbox.pages import in_window
from tests.ui.ppe.pages import stocked
from tests.ui.ppe.pages_charts import months
from tests.ui.quiet_desk import QuietDesk, quiet_desk

GOOD = """What,Type,Boxes,In each box,Loose,Date,Come by,From,Price,Colour
Opening stock,Gloves,9,100,,14/11/2026,,,,
Delivery,Gloves,2,100,,16/11/2026,bought,Gompels,£12.50,blue
Delivery,Masks,1000,50,,17/11/2026,free,Council,,
Opening stock,Eye protection,,,25,20/11/2026 4:30pm,,,,
"""
BAD = (
    GOOD.replace("16/11/2026", "12/25/2026").replace("Masks,1000,50", "Hats,1000,").replace("£12.50", "=SUM(A1)")
    + "Delivery,Aprons,3,,,24/11/2026,bought,,,\n"
)


def chosen(at: QuietDesk, text: str) -> ImportPage:
    """Return the page with a file looked over."""
    path = Path(tempfile.mkdtemp()) / "stock.csv"
    path.write_text(text, encoding="utf-8")
    made = ImportPage(at.session, at.go, ask_file=lambda _: str(path))
    made.choose()
    at.session.background.wait(10_000)
    return made


@page("ppe-files")
def files() -> QWidget:
    at = stocked(quiet_desk())
    first = chosen(at, GOOD.replace("1000,50", "4,50"))
    found = at.house.stock_imports.check(Path(first._ask_file(first)))
    at.house.stock_imports.record(found, at.house.manager(), again=True)  # type: ignore[arg-type]
    return in_window(at, FilesPage(at.session, at.go), "ppe")


@page("ppe-import-empty")
def import_empty() -> QWidget:
    at = quiet_desk()
    return in_window(at, ImportPage(at.session, at.go), "ppe")


@page("ppe-import")
def import_good() -> QWidget:
    at = quiet_desk()
    return in_window(at, chosen(at, GOOD), "ppe")


@page("ppe-import-bad")
def import_bad() -> QWidget:
    at = quiet_desk()
    return in_window(at, chosen(at, BAD), "ppe")


@page("ppe-import-twice")
def import_twice() -> QWidget:
    at = quiet_desk()
    first = chosen(at, GOOD)
    found = at.house.stock_imports.check(Path(first._ask_file(first)))
    at.house.stock_imports.record(found, at.house.manager())  # type: ignore[arg-type]
    made = chosen(at, GOOD)
    made.record()
    return in_window(at, made, "ppe")


@page("ppe-sheet-print")
def sheet_print() -> QWidget:
    at = months(quiet_desk())
    sheet = at.house.stock_sheets.sheet()
    shown = PrintPreview(lambda: sheet_pdf(sheet), "PPE stock sheet.pdf", at.session.background)
    at.session.background.wait(10_000)
    return shown


@page("ppe-year-print")
def year_print() -> QWidget:
    at = months(quiet_desk())
    year = at.house.stock_sheets.year(2026)
    shown = PrintPreview(lambda: year_pdf(year), "PPE in 2026.pdf", at.session.background)  # type: ignore[arg-type]
    at.session.background.wait(10_000)
    return shown
