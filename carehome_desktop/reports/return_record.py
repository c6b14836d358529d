"""The record of a return on A4: what was answered, by whom, on what guidance, and with what receipt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from carehome_desktop.domain.prints import PrintedAnswer, PrintedReturn
from carehome_desktop.reports import paper
from carehome_desktop.reports.paper import (
    ASIDE,
    BODY,
    HEADING,
    LOUD,
    NOTE,
    NOTE_LABEL,
    SMALL,
    STRONG,
    WIDTH,
)

NUMBER, ANSWER, GIVEN = paper.INDENT, 16 * mm, 43 * mm
QUESTION = WIDTH - NUMBER - ANSWER - GIVEN
LABEL = 34 * mm
SHORT = 10
"""Answers of so many letters stand in their own column, longer ones and tables under the question."""


def as_pdf(data: PrintedReturn) -> bytes:
    """Return the record as a PDF; the same data gives the same bytes."""
    return paper.build(paper.sheet_of(data, data.title, data.period), lambda: _story(data))


def _story(data: PrintedReturn) -> Iterable[Any]:
    yield from _head(data)
    yield from _answers(data)
    if data.tries:
        yield from _pairs("On its way", data.tries, label=70 * mm)
    if data.later:
        yield paper.text("Later", HEADING)
        yield from (paper.text(words, BODY) for words in data.later)
    yield from _pairs("What the questions and the guidance were", data.guidance)
    yield from paper.unknown_signs(data, air=4 * mm)


def _head(data: PrintedReturn) -> Iterable[Any]:
    yield from paper.head(data.home, data.title, f"for {data.period}")
    if data.receipt:
        yield paper.text(f"Receipt {data.receipt.number}", LOUD)
        yield paper.text(data.receipt.words, BODY)
    else:
        yield paper.text(data.standing, LOUD)
        yield paper.text("There is no receipt for this return.", BODY)
    yield Spacer(0, 2.5 * mm)
    yield from paper.facts(data.facts, LABEL)


def _answers(data: PrintedReturn) -> Iterable[Any]:
    widths, bold = [NUMBER, QUESTION, ANSWER, GIVEN], [STRONG] * 4
    yield KeepTogether(
        [
            paper.text("Answers", HEADING),
            paper.row(["", "Question", "Answer", "Given"], widths, bold),
            paper.rule(paper.RULE, 0.4 * mm, 1.2 * mm),
        ]
    )
    for answer in data.answers:
        yield from _answer(answer, widths)
    yield paper.text(data.total, STRONG)


def _answer(answer: PrintedAnswer, widths: Sequence[float]) -> Iterable[Any]:
    question = paper.lines(answer.heading, BODY)
    if answer.label_2020:
        question += paper.lines(f"In the 2020 report: {answer.label_2020}", SMALL)
    said = paper.lines(answer.answer, STRONG)
    beside = len(answer.answer) <= SHORT and "\n" not in answer.answer
    if not beside:
        question += said
    cells = [paper.lines(str(answer.number), BODY), question, said if beside else []]
    row = paper.cells([*cells, paper.lines(answer.given, ASIDE)], widths)
    row.keepWithNext = bool(answer.note.strip())
    yield row
    if answer.note.strip():
        yield paper.text("Note, for the home’s own record; it was not sent:", NOTE_LABEL)
        yield from paper.lines(answer.note, NOTE)
    yield paper.rule()


def _pairs(title: str, pairs: Iterable[tuple[str, str]], label: float = LABEL) -> Iterable[Any]:
    rows = [
        paper.row([name, words], [label, WIDTH - label], [STRONG if label == LABEL else BODY, BODY])
        for name, words in pairs
    ]
    yield KeepTogether([paper.text(title, HEADING), *rows[:1]])
    yield from rows[1:]
