"""From a count to red, to the tracker's answer, to a delivery, to the changed answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.values import Choice
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.change_hub import Change
from tests.homes import THIS_WEEK
from tests.ui.desk import Desk, button, desk, settle, words

DAY = Period(PeriodKind.DAY, "2026-11-21")


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as made:
        yield made


def record(at: Desk, kind: Kind, singles: int, ago: float = 0) -> None:
    entry = Entry("gloves", kind, Quantity(singles=singles), at.hands.now - timedelta(days=ago))
    assert isinstance(at.house.stock.record(entry, at.house.manager(), sure=True), Movement)


def question(at: Desk, section_id: str, period: Period, question_id: str) -> AnsweringPage:
    at.go.to_question(section_id, period, question_id)
    settle()
    assert isinstance(at.page, AnsweringPage)
    return at.page


def test_the_cupboard_answers_the_tracker_and_a_later_count_says_otherwise(at: Desk) -> None:
    house, who = at.house, at.house.manager()
    house.stock.set_lines(3, 7, who)
    record(at, Kind.COUNT, 900, 7)
    record(at, Kind.COUNT, 200)

    page = question(at, "ppe", DAY, "ppe-gloves")
    assert "From your stock: gloves: 2 days (1 to 2). By your home’s own days that is red." in words(page)
    assert house.answering.open("ppe", DAY).state_of("ppe-gloves").answer is None, "nothing is answered by itself"
    button(page, "Answer: Red").click()
    settle()
    kept = house.answering.open("ppe", DAY).state_of("ppe-gloves").answer
    assert kept is not None
    assert kept.value == Choice("red")
    assert kept.note.startswith("From your stock: gloves:")

    assert "Low by your home’s own days" in words(question(at, "infection-control", THIS_WEEK, "enough-ppe"))

    for other in ("ppe-aprons", "ppe-eye-protection", "ppe-masks", "ppe-hand-sanitiser"):
        house.answering.answer("ppe", DAY, other, Choice("green"), who)
    assert isinstance(house.filing.queue("ppe", DAY, who), Outgoing)
    assert house.stock_answers.contradictions() == ()

    at.hands.pass_by(3600)
    record(at, Kind.DELIVERY, 2000)
    at.hands.pass_by(3600)
    record(at, Kind.COUNT, 2190)
    (found,) = house.stock_answers.contradictions()
    assert (found.question_id, found.proposal.value) == ("ppe-gloves", Choice("green"))

    at.go.to_place("today")
    at.tell(Change.STOCK)
    assert "You sent an answer, and what was counted since says otherwise." in words(at.page)
    button(at.page, "Look at the answer").click()
    settle()
    page = at.page
    assert isinstance(page, AnsweringPage)
    assert "Your answer is another one." not in words(page), "its note says why it was given"
    button(page, "Answer: Green").click()
    settle()
    assert isinstance(house.filing.queue("ppe", DAY, who), Outgoing)
    assert house.stock_answers.contradictions() == ()


def test_today_says_what_is_low(at: Desk) -> None:
    at.house.stock.set_lines(3, 7, at.house.manager())
    record(at, Kind.COUNT, 900, 7)
    record(at, Kind.COUNT, 200)
    at.tell(Change.STOCK)
    assert "Gloves: low: 2 days" in words(at.page)
    button(at.page, "See it under PPE").click()
    settle()
    assert "900 − 200 = 700 used in 7 days" not in words(at.page)
    assert "Gloves" in words(at.page)
