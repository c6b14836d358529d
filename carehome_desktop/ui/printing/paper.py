"""Puts a finished PDF on paper: its pages as pictures on Qt's printer, so that paper and screen are the same."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from carehome_desktop.domain.problems import Problem
from carehome_desktop.ui.printing.pictures import page_count, page_picture

SHARPEST = 300
"""Dots per inch: more than that only takes longer."""

NO_PRINTER = Problem(
    "print",
    "This computer has no printer set up, so nothing was printed. The record is safe in the program. "
    "Save it as a PDF and print it elsewhere, or set up a printer and try again.",
)
STOPPED = Problem(
    "print",
    "The printer did not take it. The record is safe in the program. Check that the printer is on and has paper, and try again.",
)


def new_printer() -> QPrinter | Problem:
    """Return the printer this computer prefers, set to A4, or say that there is none."""
    if not QPrinterInfo.availablePrinterNames():
        return NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_paper(printer)
    return printer


def set_paper(printer: QPrinter) -> None:
    """Set a printer to A4 upright without margins of its own: the PDF has them."""
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    printer.setFullPage(True)


def print_pdf(pdf: bytes, printer: QPrinter) -> Problem | None:
    """Print the pages that the printer was asked for, as they are; say so if it would not."""
    chosen = _chosen(printer, page_count(pdf))
    sharpness = min(printer.resolution(), SHARPEST)
    painter = QPainter()
    if not painter.begin(printer):
        return STOPPED
    try:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for at, number in enumerate(chosen):
            if at and not printer.newPage():
                return STOPPED
            picture = page_picture(pdf, number, sharpness)
            whole = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
            fitted = picture.size().scaled(whole.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(0, 0, fitted.width(), fitted.height()), picture)
    finally:
        painter.end()
    return STOPPED if printer.printerState() is QPrinter.PrinterState.Error else None


def _chosen(printer: QPrinter, total: int) -> range:
    """Return the pages that were asked for in the printer's own window; 0 there means all."""
    first, last = printer.fromPage() or 1, printer.toPage() or total
    return range(min(first, total) - 1, min(last, total))
