"""Whom was asked when PPE ran short, on A4: each shortage of each type with every try, for a council or an inspector."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Table

from carehome_desktop.domain.stock.route_log import LogLine, PrintedLog
from carehome_desktop.reports import paper
from carehome_desktop.reports.paper import BODY, HEADING, SMALL, TITLE, UNDER_TITLE, WIDTH

HEADS = ("When", "What came of it", "Who tried")
WHEN, WHO = 44 * mm, 40 * mm
_LINES = [*paper.spaced(2 * mm, 0.8 * mm, 0.8 * mm), paper.BELOW_EACH]


def as_pdf(data: PrintedLog) -> bytes:
    """Return the log as a PDF; the same data gives the same bytes."""
    return paper.build(paper.sheet_of(data, data.title), lambda: _story(data))


def log_table(title: str, log: tuple[LogLine, ...], *, recorded: bool = False) -> Iterable[Any]:
    """Give a heading and every try below it; nothing where there is none. `recorded` says of each when it was written down."""
    if not log:
        return
    rows = [[paper.text(words, SMALL) for words in HEADS], *(_row(each, recorded) for each in log)]
    yield paper.text(title, HEADING)
    yield Table(
        rows, colWidths=[WHEN, WIDTH - WHEN - WHO, WHO], style=_LINES, repeatRows=1, splitInRow=1, hAlign="LEFT"
    )


def _story(data: PrintedLog) -> Iterable[Any]:
    yield paper.text(data.home, UNDER_TITLE)
    yield paper.text(data.title, TITLE)
    yield paper.rule(paper.RULE, 2 * mm, 2 * mm)
    yield paper.text(data.about, BODY)
    for part in data.parts:
        yield from log_table(part.title, part.lines, recorded=True)
    yield from paper.unknown_signs(data, air=4 * mm)


def _row(each: LogLine, recorded: bool) -> list[Any]:
    said = (f"{each.words}.", each.note, f"{each.taken_back}." if each.taken_back else "")
    more = (f"{each.recorded}.",) if recorded else ()
    words = [line for one in (*said, *more) if one for line in paper.lines(one, SMALL)]
    return [paper.lines(each.when, SMALL), words, paper.lines(each.who, SMALL)]
