"""The count sheet on A4: a line for each type in cupboard order, with room to write boxes and loose singles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Spacer, Table

from carehome_desktop.domain.stock.prints import CountLine, CountSheet
from carehome_desktop.reports import paper
from carehome_desktop.reports.paper import BODY, SMALL, STRONG, TITLE, UNDER_TITLE, WIDTH

TITLE_WORDS = "PPE count sheet"
HOW = (
    "Write full boxes, how many are in each, and what lies loose. Count what can be used; leave out what is out of date. "
    "Nothing there is 0. Leave a line empty if you did not look."
)
BOXES, EACH, LOOSE = 26 * mm, 26 * mm, 30 * mm
_LINES = [
    *paper.spaced(2 * mm, 2 * mm, 2 * mm, "BOTTOM"),
    paper.BELOW_EACH,
    paper.BELOW_HEAD,
    ("LINEBEFORE", (1, 1), (-1, -1), paper.HAIR, black),
    ("LEFTPADDING", (1, 0), (-1, -1), 2 * mm),
]


def as_pdf(data: CountSheet) -> bytes:
    """Return the sheet as a PDF; the same data gives the same bytes."""
    return paper.build(paper.sheet_of(data, TITLE_WORDS), lambda: _story(data))


def _story(data: CountSheet) -> Iterable[Any]:
    yield paper.text(data.home, UNDER_TITLE)
    yield paper.text(TITLE_WORDS, TITLE)
    yield paper.text(HOW, BODY)
    yield Spacer(0, 4 * mm)
    yield paper.text("Counted by ______________________________   on ____________________   at ____________", BODY)
    yield Spacer(0, 4 * mm)
    head = [paper.text(words, STRONG) for words in ("Type", "Boxes", "In each", "Loose")]
    rows = [head, *(_row(line) for line in data.lines)]
    yield Table(
        rows, colWidths=[WIDTH - BOXES - EACH - LOOSE, BOXES, EACH, LOOSE], style=_LINES, repeatRows=1, hAlign="LEFT"
    )
    yield from paper.unknown_signs(data)


def _row(line: CountLine) -> list[Any]:
    last = f"Last count: {line.last}" if line.last else "Not counted yet"
    each = f"often {line.box}" if line.box else ""
    return [
        [*paper.lines(line.name, STRONG), *paper.lines(last, SMALL)],
        "",
        [*paper.lines(each, SMALL)],
        paper.lines(line.unit, SMALL),
    ]
