"""Turns stock into finished data for paper, and asks for the PDF."""

from __future__ import annotations

from datetime import datetime

from carehome_desktop.domain.stock.movements import Kind
from carehome_desktop.domain.stock.prints import CountLine, CountSheet
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.words import LONDON, day_words, full_moment_words
from carehome_desktop.services.home import Home
from carehome_desktop.services.stock import Stock

COUNT_SHEET_FILE = "PPE count sheet.pdf"


def count_sheet(stock: Stock, home: Home, now: datetime) -> CountSheet:
    """Return the sheet to take round the cupboard, in its order."""
    lines = tuple(_line(stock, kind, now) for kind in stock.in_cupboard_order())
    return CountSheet(home.name, home.practice, lines, f"Printed {full_moment_words(now)}")


def count_sheet_pdf(sheet: CountSheet) -> bytes:
    """Return the sheet as a PDF; the same sheet gives the same bytes."""
    from carehome_desktop.reports.count_sheet import as_pdf

    return as_pdf(sheet)


def _line(stock: Stock, kind: PpeType, now: datetime) -> CountLine:
    box = stock.usual_box(kind.id)
    return CountLine(kind.name, kind.many, f"{box:,}" if box else "", last_count_words(stock, kind, now))


def last_count_words(stock: Stock, kind: PpeType, now: datetime) -> str:
    """Return what was counted last up to now and on which day, "" if nothing was."""
    counts = (each.entry for each in stock.ledger(kind.id) if each.entry.kind is Kind.COUNT and each.undone is None)
    last = next((entry for entry in counts if entry.at <= now), None)
    if last is None:
        return ""
    return f"{last.quantity.words(kind)}, {day_words(last.at.astimezone(LONDON).date())}"
