"""The copy sheet on A4: each line with its value, boxes to tick beside it, and room for who and when at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from carehome_desktop.domain.printed_sheet import PrintedLine, PrintedSheet
from carehome_desktop.reports import paper
from carehome_desktop.reports.paper import BODY, HEADING, LOUD, NOTE, SMALL, STRONG, WIDTH

NUMBER, VALUE, TICK = paper.INDENT, 42 * mm, 15 * mm
ASKED = WIDTH - NUMBER - VALUE - 3 * TICK
LABEL = 40 * mm
BOX = "☐"
APART = "\u00a0" * 8  # blanks that are not drawn together
HOW = (
    "Open the tracker’s page and type each value where the page asks for it. Tick “Typed” when it is in. If the page has no "
    "such line, tick “Not there”. If it asks something else, tick “Other” and write beside it what it asks. Save the page at "
    "the end, even if nothing has changed, and look for the words that say it is saved."
)
AFTER = "Then record it in the program as entered, with the name, the time and the reference."


def as_pdf(data: PrintedSheet) -> bytes:
    """Return the sheet as a PDF; the same data gives the same bytes."""
    return paper.build(paper.sheet_of(data, data.title, data.period), lambda: _story(data))


def _story(data: PrintedSheet) -> Iterable[Any]:
    yield from paper.head(data.home, data.title, f"for {data.period}")
    yield from paper.facts(data.facts, LABEL)
    yield Spacer(0, 2.5 * mm)
    yield paper.text(data.entered, LOUD) if data.entered else paper.text(HOW, BODY)
    yield from _lines(data.lines)
    if not data.entered:
        yield from _signing()
    yield from paper.unknown_signs(data, air=4 * mm)


def _lines(lines: Sequence[PrintedLine]) -> Iterable[Any]:
    widths = [NUMBER, ASKED, VALUE, TICK, TICK, TICK]
    heads = ["", "The page asks", "Type this", "Typed", "Not there", "Other"]
    yield KeepTogether(
        [
            paper.text("Line by line", HEADING),
            paper.row(heads, widths, [STRONG, STRONG, STRONG, SMALL, SMALL, SMALL]),
            paper.rule(paper.RULE, 0.4 * mm, 1.2 * mm),
        ]
    )
    for line in lines:
        asked = paper.lines(line.heading, BODY) + paper.lines(line.label, BODY if line.heading == "" else NOTE)
        value = paper.lines(line.value, STRONG) + paper.lines(line.unit, SMALL)
        cells = [paper.lines(line.number, BODY), asked, value]
        if line.mark:
            row = paper.cells([*cells, paper.lines(line.mark, SMALL)], [NUMBER, ASKED, VALUE, 3 * TICK])
        else:
            row = paper.cells([*cells, *(paper.lines(BOX, LOUD) for _ in range(3))], widths)
        row.keepWithNext = bool(line.note.strip())
        yield row
        if line.note.strip():
            yield paper.text(f"The page asks: {line.note}", NOTE)
        yield paper.rule()


def _signing() -> Iterable[Any]:
    """Give the room in which whoever typed it writes who, when, and what the page said."""
    blank = "_" * 44
    rows = [
        ("Typed in by", blank),
        ("Day and time", blank),
        ("The page showed it as saved", f"{BOX} yes{APART}{BOX} not checked"),
        ("Reference, if any", blank),
    ]
    yield KeepTogether(
        [
            paper.text("Entered", HEADING),
            *(part for label, room in rows for part in (paper.row([label, room], [55 * mm, WIDTH - 55 * mm], [STRONG, BODY]), Spacer(0, 4 * mm))),
            paper.text(AFTER, BODY),
        ]
    )  # fmt: skip
