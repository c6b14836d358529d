"""From a count to red, to the tracker's answer, to whom to ask and the call sheet, to a delivery, to the changed answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.route_tries import Result
from carehome_desktop.domain.values import Choice
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.ppe.routes.call_sheet import CallSheetPage
from carehome_desktop.ui.ppe.routes.ladder import LadderPage
from carehome_desktop.ui.ppe.routes.route_page import RoutePage
from tests.homes import THIS_WEEK
from tests.reports.reading import whole
from tests.ui.desk import Desk, button, desk, settle, wait_until, words

DAY = Period(PeriodKind.DAY, "2026-11-21")


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path, place="today") as made:
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


def test_today_leads_from_what_is_low_to_whom_to_ask_and_to_the_call_sheet_and_a_delivery_ends_it(at: Desk) -> None:
    house = at.house
    house.stock.set_lines(3, 7, house.manager())
    record(at, Kind.COUNT, 900, 7)
    record(at, Kind.COUNT, 200)
    at.tell(Change.STOCK)
    assert "Gloves: low: 2 days" in words(at.page)
    button(at.page, "See whom to ask").click()
    settle()
    assert isinstance(at.page, LadderPage)

    for route, result in (("usual-supplier", Result.NOTHING), ("wholesalers", Result.NO_ANSWER)):
        at.page.rows[route].click()
        settle()
        form = at.page
        assert isinstance(form, RoutePage)
        form.results.choose(result)
        form.note.set_text("Ring again on Monday.")
        button(form, "Record this").click()
        settle()
        assert isinstance(at.page, LadderPage), "after recording, the ways are there again"
    assert "They had nothing, 9:00am" in words(at.page)
    at.go.to_place("today")
    settle()
    assert "Asked last: The seven wholesalers: no answer, 9:00am." in words(at.page)
    button(at.page, "See whom to ask").click()
    settle()

    button(at.page, "Make the call sheet").click()
    settle()
    page = at.page
    assert isinstance(page, CallSheetPage)
    page.lines["address"].line.set_text("12 High Street, Anytown, AN1 2YZ")
    page.open_preview()
    wait_until(lambda: page.preview is not None and page.preview.pdf)
    assert page.preview is not None
    paper = whole(page.preview.pdf)
    page.preview.close()
    assert "2020 contact, do not ring" in paper
    assert "Today’s number: ____" in paper
    assert "nothing is recorded: Your council or Local Resilience Forum." in paper
    assert "Yes. By our records it lasts 2 days (1 to 2)." in paper
    assert "Your usual supplier: they had nothing" in paper
    assert "Address: 12 High Street, Anytown, AN1 2YZ" in paper
    assert "Confirmed: ____" in paper

    assert "From your stock: gloves: 2 days" in words(question(at, "ppe", DAY, "ppe-gloves"))
    at.hands.pass_by(3600)
    record(at, Kind.DELIVERY, 2000)
    at.tell(Change.STOCK)
    assert "By your home’s own days that is green." in words(question(at, "ppe", DAY, "ppe-gloves"))
    at.go.to_place("today")
    settle()
    assert "Gloves: low" not in words(at.page)
    ladder = house.stock_routes.ladder("gloves")
    assert ladder is not None
    assert (len(ladder.tried()), len(ladder.earlier)) == (0, 2), "the shortage is over and its log is kept"
