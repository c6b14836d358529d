"""A year of PPE on A4: for each type a table by month, the year's total in bold, and where it came from and how it went."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, Spacer

from carehome_desktop.domain.stock.history_sheets import YEAR_COLUMNS, YearSheet, YearType
from carehome_desktop.reports import paper
from carehome_desktop.reports.fonts import BOLD
from carehome_desktop.reports.paper import BODY, HEADING, SMALL, STRONG, WIDTH

MONTH, COST = 22 * mm, 22 * mm
FIGURE = ParagraphStyle("figure", parent=SMALL, alignment=TA_RIGHT)
TOTAL = ParagraphStyle("total", parent=FIGURE, fontName=BOLD)
MONTH_TOTAL = ParagraphStyle("month total", parent=SMALL, fontName=BOLD)
_LINES = [
    *paper.spaced(1 * mm, 0.6 * mm, 0.8 * mm, "BOTTOM"),
    ("LINEBELOW", (0, 0), (-1, -2), paper.HAIR, black),
    paper.BELOW_HEAD,
    ("LINEABOVE", (0, -1), (-1, -1), paper.RULE, black),
]


def as_pdf(data: YearSheet) -> bytes:
    """Return the year as a PDF; the same data gives the same bytes."""
    return paper.build(paper.sheet_of(data, data.title), lambda: _story(data))


def _story(data: YearSheet) -> Iterable[Any]:
    yield from paper.head(data.home, data.title, data.span)
    for words in (data.cost, data.none, *data.notes):
        yield from paper.lines(words, BODY)
    for each in data.types:
        yield from _type(each)
    yield from paper.unknown_signs(data, air=4 * mm)


def _type(each: YearType) -> Iterable[Any]:
    yield paper.text(f"{each.name} ({each.unit})", HEADING)
    heads = [paper.text(words, STRONG if at == 0 else TOTAL) for at, words in enumerate(YEAR_COLUMNS)]
    rows = [heads, *(_row(month, SMALL, FIGURE) for month in each.months), _row(each.total, MONTH_TOTAL, TOTAL)]
    middle = (WIDTH - MONTH - COST) / (len(YEAR_COLUMNS) - 2)
    widths = [MONTH, *[middle] * (len(YEAR_COLUMNS) - 2), COST]
    yield LongTable(rows, colWidths=widths, style=_LINES, repeatRows=1, hAlign="LEFT")
    yield Spacer(0, 1.5 * mm)
    for words in each.details:
        yield from paper.lines(words, SMALL)


def _row(cells: tuple[str, ...], first: ParagraphStyle, rest: ParagraphStyle) -> list[Any]:
    return [paper.text(words, first if at == 0 else rest) for at, words in enumerate(cells)]
