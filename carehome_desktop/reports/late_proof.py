"""Late proof on A4: for each return of a period why it did not go at once, every step, and its answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Spacer, Table

from carehome_desktop.domain.late_proof import LateProof, ReturnProof
from carehome_desktop.reports import paper
from carehome_desktop.reports.paper import ASIDE, BODY, HEADING, LOUD, SMALL, STRONG, TITLE, UNDER_TITLE, WIDTH

TITLE_WORDS = "Why a return was late"
NOTHING = "Nothing was answered or sent for this period on this computer."
WHEN, WHO = 56 * mm, 30 * mm
NUMBER, ANSWER, GIVEN = 8 * mm, 40 * mm, 50 * mm

# Kept with its whole table, a heading would push a long one off a page that has room for half of it.
TABLE_HEADING = ParagraphStyle("table heading", HEADING, keepWithNext=False)

_LINES = [
    *paper.spaced(2 * mm, 0.8 * mm, 0.8 * mm),
    paper.BELOW_HEAD,
    ("LINEBELOW", (0, 1), (-1, -1), paper.HAIR, black),
]


def as_pdf(data: LateProof) -> bytes:
    """Return the proof as a PDF; the same data gives the same bytes."""
    return paper.build(paper.sheet_of(data, TITLE_WORDS, data.period.words()), lambda: _story(data))


def _story(data: LateProof) -> Iterable[Any]:
    yield paper.text(data.home, UNDER_TITLE)
    yield paper.text(TITLE_WORDS, TITLE)
    yield paper.text(f"for {data.period.words()}", UNDER_TITLE)
    yield from (paper.text(f"{label} {words}", BODY) for label, words in data.codes)
    yield paper.rule(paper.RULE, 3 * mm, 3 * mm)
    if not data.returns:
        yield paper.text(NOTHING, LOUD)
    for each in data.returns:
        yield from _return(each)
    yield Spacer(0, 3 * mm)
    yield paper.text(data.clock, SMALL)
    yield from paper.unknown_signs(data)


def _return(each: ReturnProof) -> Iterable[Any]:
    yield paper.text(f"{each.title}: {each.standing}", LOUD)
    if each.window:
        yield paper.text(each.window, BODY)
    for words in each.why:
        yield from paper.lines(words, STRONG)
    if each.steps:
        yield from _heading("What happened")
        yield _table(
            [
                _row(["When", "What", "By"], [STRONG] * 3),
                *(_row([step.when, step.what, step.who], [ASIDE, BODY, BODY]) for step in each.steps),
            ],
            [WHEN, WIDTH - WHEN - WHO, WHO],
        )
    yield from _heading("What was answered")
    yield _table(
        [
            _row(["", "Question", "Answer", "Given"], [STRONG] * 4),
            *(
                _row([str(said.number), said.heading, said.answer, said.given], [BODY, BODY, STRONG, ASIDE])
                for said in each.answers
            ),
        ],
        [NUMBER, WIDTH - NUMBER - ANSWER - GIVEN, ANSWER, GIVEN],
    )
    yield Spacer(0, 6 * mm)


def _heading(words: str) -> Iterable[Any]:
    """Return a heading that stays with the head and the first lines of its table, which may run on to the next page."""
    yield CondPageBreak(40 * mm)
    yield paper.text(words, TABLE_HEADING)


def _row(words: Sequence[str], styles: Sequence[ParagraphStyle]) -> list[Any]:
    return [paper.lines(each, style) for each, style in zip(words, styles, strict=True)]


def _table(rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> Table:
    """Return a table with its head on every page; a line longer than a page runs on to the next."""
    return Table(
        [list(row) for row in rows],
        colWidths=list(widths),
        style=_LINES,
        repeatRows=1,
        splitInRow=1,
        hAlign="LEFT",
    )
