"""*Updated on n of m days* on A4: the days missed first, then every update, with room for a signature."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, LongTable, Spacer, Table

from carehome_desktop.domain.prints_of_history import PrintedProof
from carehome_desktop.reports import paper
from carehome_desktop.reports.paper import BODY, HEADING, SMALL, STRONG, WIDTH

PERIOD = 58 * mm
_ROWS = [*paper.spaced(2 * mm, 0.6 * mm, 0.9 * mm), paper.BELOW_EACH]


def as_pdf(data: PrintedProof) -> bytes:
    """Return the proof as a PDF; the same data gives the same bytes."""
    return paper.build(paper.sheet_of(data, data.title), lambda: _story(data))


def _story(data: PrintedProof) -> Iterable[Any]:
    yield from paper.head(data.home, data.title, data.span)
    for label, words in data.facts:
        yield paper.text(f"{label}: {words}", BODY)
    yield paper.text(data.how_counted, BODY)
    yield from _pairs("Missed", data.missed, "None was missed.")
    if data.updated or not data.left_out:
        yield from _pairs("Updated", data.updated, "There was no update.")
    if data.left_out:
        yield Spacer(0, 4 * mm)
        yield paper.text(data.left_out, BODY)
    yield KeepTogether([Spacer(0, 12 * mm), _signature()])
    yield from paper.unknown_signs(data, air=4 * mm)


def _pairs(title: str, pairs: tuple[tuple[str, str], ...], none: str) -> Iterable[Any]:
    yield paper.text(title, HEADING)
    if not pairs:
        yield paper.text(none, BODY)
        return
    rows = [[paper.lines(period, STRONG), paper.lines(words, BODY)] for period, words in pairs]
    yield LongTable(rows, colWidths=[PERIOD, WIDTH - PERIOD], style=_ROWS, hAlign="LEFT", splitInRow=1)


def _signature() -> Table:
    cells = [[paper.text("Signed, for the home", SMALL), "", paper.text("Date", SMALL)]]
    style = [("LINEABOVE", (0, 0), (0, 0), paper.HAIR, "black"), ("LINEABOVE", (2, 0), (2, 0), paper.HAIR, "black")]
    return Table(cells, colWidths=[WIDTH * 0.55, WIDTH * 0.05, WIDTH * 0.4], style=style, hAlign="LEFT")
