"""The call sheet on A4: what the line asks, in its order, with what we know and room for the rest; the log of what was tried."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer, Table

from carehome_desktop.domain.stock.call_sheet import Answered, CallSheet
from carehome_desktop.reports import paper
from carehome_desktop.reports.paper import BODY, LOUD, SMALL, STRONG, TITLE, UNDER_TITLE, WIDTH
from carehome_desktop.reports.stock_route_log import log_table

BLANK, SHORT_BLANK = "_" * 30, "_" * 22
NUMBER, READ = 8 * mm, 28 * mm
_TIGHT = [*paper.spaced(2 * mm, 0.8 * mm, 0.8 * mm), paper.BELOW_EACH]


def as_pdf(data: CallSheet) -> bytes:
    """Return the sheet as a PDF; the same data gives the same bytes."""
    title = f"Call sheet: {data.type_name}"
    return paper.build(paper.sheet_of(data, title), lambda: _story(data, title))


def _story(data: CallSheet, title: str) -> Iterable[Any]:
    yield paper.text(data.home, UNDER_TITLE)
    yield paper.text(title, TITLE)
    yield paper.text(f"CQC location ID: {data.cqc_location_id or BLANK}", BODY)
    yield paper.rule(paper.RULE, 2 * mm, 2 * mm)
    yield paper.text(data.route, STRONG)
    yield from (paper.text(words, LOUD) for words in _ring(data))
    yield paper.text(data.about, SMALL)
    yield paper.text(data.state, SMALL)
    if data.warning:
        yield Spacer(0, 1 * mm)
        yield paper.text(data.warning, STRONG)
    yield Spacer(0, 2 * mm)
    for number, each in enumerate(data.asks, start=1):
        yield _asked(number, each)
    yield from _answer_of_the_line()
    yield from log_table("What was tried", data.log)
    yield from log_table("What was tried in earlier shortages", data.earlier)
    yield Spacer(0, 3 * mm)
    yield paper.text(data.sure, SMALL)
    sources = "; ".join(f"{source.title}, {source.publisher}, {source.date}" for source in data.sources)
    yield paper.text(f"Sources: {sources}.", SMALL)
    yield from paper.unknown_signs(data)


def _ring(data: CallSheet) -> list[str]:
    """Return what may be rung: nothing that is out of its dates, and a blank to write on until the home types one."""
    number = data.number or SHORT_BLANK
    return [f"{data.old}.", f"Today’s number: {number}"] if data.old else [f"Ring: {number}"]


def _asked(number: int, each: Answered) -> Any:
    said: list[Any] = [paper.text(each.words, STRONG)]
    said += [line for words in each.lines for line in paper.lines(words, BODY)]
    said += [paper.text(f"{label}: {BLANK}", BODY) for label in each.blanks]
    row = [[paper.text(str(number), STRONG), said, paper.text(each.read, SMALL)]]
    return Table(row, colWidths=[NUMBER, WIDTH - NUMBER - READ, READ], style=_TIGHT, splitInRow=1, hAlign="LEFT")


def _answer_of_the_line() -> Iterable[Any]:
    """Leave room for what the line says."""
    words = f"What they said: {BLANK + SHORT_BLANK}"
    yield KeepTogether([Spacer(0, 3 * mm), paper.text(words, BODY), paper.text(f"Case number: {BLANK}", BODY)])
