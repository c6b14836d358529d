"""The log-in card on A4, to hang where the deputy finds it: who can sign in, who approves, whom to ring. Never a password."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer, Table

from carehome_desktop.domain.log_in_card import NEVER_HERE, LogIn, LogInCard
from carehome_desktop.reports import paper
from carehome_desktop.reports.paper import BODY, HEADING, LOUD, SMALL, STRONG, TITLE, UNDER_TITLE, WIDTH

TITLE_WORDS = "Log-in card for the Capacity Tracker"
NOBODY = "Nobody is marked yet."
NAME, ROLE = 60 * mm, 60 * mm

_LINES = [*paper.spaced(2 * mm, 1.2 * mm, 1.2 * mm), paper.BELOW_EACH]


def as_pdf(data: LogInCard) -> bytes:
    """Return the card as a PDF; the same data gives the same bytes."""
    return paper.build(paper.sheet_of(data, TITLE_WORDS), lambda: _story(data))


def _story(data: LogInCard) -> Iterable[Any]:
    yield paper.text(data.home, UNDER_TITLE)
    yield paper.text(TITLE_WORDS, TITLE)
    yield from (paper.text(f"{label} {words}", BODY) for label, words in data.codes)
    yield paper.rule(paper.RULE, 3 * mm, 1 * mm)
    yield from _people("Can sign in", data.users)
    if len(data.users) == 1:
        yield paper.text("Second user: nobody yet.", BODY)
    yield from _people("Approves new users", data.approvers)
    if data.leavers:
        yield from _people("Has left, still to be reported to the tracker", data.leavers)
    yield paper.text("Helpline", HEADING)
    yield from _helpline(data)
    if data.hints:
        yield paper.text("To see to", HEADING)
        yield from (paper.text(words, BODY) for words in data.hints)
    yield Spacer(0, 6 * mm)
    yield paper.text(NEVER_HERE, STRONG)
    yield from paper.unknown_signs(data)


def _people(title: str, people: Sequence[LogIn]) -> Iterable[Any]:
    yield paper.text(title, HEADING)
    if not people:
        yield paper.text(NOBODY, BODY)
        return
    rows = [
        [paper.lines(each.person.name, STRONG), paper.lines(each.person.role, BODY), paper.lines(_also(each), BODY)]
        for each in people
    ]
    yield Table(rows, colWidths=[NAME, ROLE, WIDTH - NAME - ROLE], style=_LINES, splitInRow=1, hAlign="LEFT")


def _also(each: LogIn) -> str:
    return "can sign in and approves" if each.can_sign_in and each.approves else ""


def _helpline(data: LogInCard) -> Iterable[Any]:
    line = data.helpline
    if line is None:
        yield paper.text("No helpline is known.", BODY)
        return
    number = line.number or "_" * 30
    yield paper.text(f"{line.old}. Now: {number}" if line.old else number, LOUD)
    if line.own:
        yield paper.text("Typed by the home.", SMALL)
        return
    yield paper.text(line.sure, SMALL)
    yield from (paper.text(f"Source: {source}.", SMALL) for source in data.sources)
