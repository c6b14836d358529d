"""The stock sheet on A4: each type with what is there, how long it lasts, by when to order, and its last count."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import LongTable, Spacer

from carehome_desktop.domain.stock.history_sheets import SheetLine, StockSheet
from carehome_desktop.reports import paper
from carehome_desktop.reports.paper import BODY, SMALL, STRONG, TITLE, UNDER_TITLE, WIDTH

TITLE_WORDS = "PPE stock sheet"
HEADS = ("Type", "There now", "Lasts", "Order", "Last count")
TYPE, NOW, LASTS, COUNT = 29 * mm, 35 * mm, 30 * mm, 28 * mm
_LINES = [*paper.spaced(2.5 * mm, 1.6 * mm, 1.6 * mm), paper.BELOW_EACH, paper.BELOW_HEAD]


def as_pdf(data: StockSheet) -> bytes:
    """Return the sheet as a PDF; the same data gives the same bytes."""
    return paper.build(paper.sheet_of(data, TITLE_WORDS), lambda: _story(data))


def _story(data: StockSheet) -> Iterable[Any]:
    yield paper.text(data.home, UNDER_TITLE)
    yield paper.text(TITLE_WORDS, TITLE)
    yield paper.text(data.day, UNDER_TITLE)
    yield Spacer(0, 4 * mm)
    rows = [[paper.text(words, STRONG) for words in HEADS], *(_row(line) for line in data.lines)]
    widths = [TYPE, NOW, LASTS, WIDTH - TYPE - NOW - LASTS - COUNT, COUNT]
    yield LongTable(rows, colWidths=widths, style=_LINES, repeatRows=1, hAlign="LEFT", splitInRow=1)
    yield Spacer(0, 4 * mm)
    for words in data.notes:
        yield paper.text(words, SMALL)
    yield from paper.unknown_signs(data, air=4 * mm)


def _row(line: SheetLine) -> list[Any]:
    return [
        [*paper.lines(line.name, STRONG), *paper.lines(line.standing, SMALL)],
        paper.lines(line.now, BODY),
        [*paper.lines(line.days, BODY), *(paper.lines(f"Runs out {line.runs_out}", SMALL) if line.runs_out else ())],
        [*paper.lines(line.order_by, BODY), *paper.lines(f"Own days: {line.own_days}", SMALL)],
        paper.lines(line.counted, BODY),
    ]
