"""How many beds the home is registered for is asked where it is first needed: once, never insisted on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.values import Counts, Picks
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.returns.check import OURS
from carehome_desktop.ui.returns.home_asks import ASKS, HomeAsk
from tests.homes import SECTION, THIS_WEEK
from tests.ui.desk import Desk, button, press, settle, words

NOVEMBER, TODAY = Period.read("2026-11"), Period.read("2026-11-21")
ASKED, WITHOUT = ASKS["registered_beds"].label, ASKS["registered_beds"].without
ODD = "The totals of all types come to "

Open = Callable[[Desk], ScrollPage]


def beds(at: Desk, total: int = 150) -> None:
    answer, person = at.session.answering.answer, at.session.person()
    answer("beds", NOVEMBER, "bed-types", Picks.of({"transitional": ""}), person)
    given = {"beds-total": total, "beds-occupied": 20, "beds-reserved": 0, "beds-accepting": 0}
    for question_id, number in given.items():
        answer("beds", NOVEMBER, question_id, Counts.of({"transitional": number}), person)


def the_page(at: Desk) -> ScrollPage:
    settle()
    assert isinstance(at.page, ScrollPage)
    return at.page


def section(at: Desk) -> ScrollPage:
    at.go.to_section("beds", NOVEMBER)
    return the_page(at)


def daily(at: Desk) -> ScrollPage:
    at.go.to_section("beds-2020", TODAY)
    return the_page(at)


def check(at: Desk) -> ScrollPage:
    at.go.to_check("beds", NOVEMBER)
    return the_page(at)


def line(page: ScrollPage) -> HomeAsk:
    (found,) = [each for each in page.findChildren(HomeAsk) if each.isVisible()]
    return found


def asks(page: ScrollPage) -> bool:
    return any(each.isVisible() for each in page.findChildren(HomeAsk))


@pytest.mark.parametrize("where", [section, daily, check])
def test_it_is_asked_on_the_page_that_needs_it_with_why_and_kept_in_the_home_record(at: Desk, where: Open) -> None:
    page = where(at)
    assert ASKED in words(page)
    assert "It is not part of the return." in words(page)
    line(page).line.line.box.setFocus()
    press("24", Qt.Key.Key_Return)
    settle()
    assert at.page is page, "Enter ends the line and nothing else"
    assert at.session.home_records.home().registered_beds == 24
    assert not asks(page)
    assert "Your home is registered for 24 beds. Saved on this computer." in words(page)
    with at.house.store.read() as connection:
        told = connection.exec_driver_sql("SELECT count(*) FROM facts WHERE key = 'registered_beds'").scalar()
    assert told == 1


def test_the_check_then_says_what_looks_odd_and_that_it_is_our_own(at: Desk) -> None:
    beds(at)
    page = check(at)
    assert ODD not in words(page)
    line(page).line.line.box.setFocus()
    press("24", Qt.Key.Key_Return)
    settle()
    assert ODD in words(page)
    assert OURS in words(page)
    press(Qt.Key.Key_Return)
    assert at.session.deliveries.outgoing() == [], "the first Enter stops at what looks odd"


def test_not_now_is_kept_on_every_page_and_the_check_says_what_it_could_not_look_at(at: Desk) -> None:
    beds(at)
    page = section(at)
    button(page, "Not now").setFocus()
    press(Qt.Key.Key_Space)
    assert not asks(page)
    assert WITHOUT not in words(page)
    page = check(at)
    assert not asks(page)
    assert WITHOUT in words(page)
    button(page, "Tell it in Settings").click()
    settle()
    box = at.frame.focusWidget()
    assert box is not None
    assert box.accessibleName() == "Registered beds"


def test_what_is_no_number_stays_with_its_reason_and_nothing_else_is_held_up(at: Desk) -> None:
    page = section(at)
    line(page).line.line.box.setFocus()
    press("many", Qt.Key.Key_Tab)
    assert at.session.home_records.home().registered_beds is None
    beds(at)
    at.tell(Change.ANSWERS)
    assert "150 beds" in words(page), "the page has looked again"
    assert line(page).text() == "many"
    assert "Type a whole number from 1 to 1,000." in words(page)


def test_what_is_being_typed_is_left_alone(at: Desk) -> None:
    page = section(at)
    line(page).line.line.box.setFocus()
    press("2")
    at.tell(Change.OUTBOX)
    press("4")
    assert line(page).text() == "24"


def test_it_is_not_asked_where_nothing_needs_it_or_it_is_known(at: Desk) -> None:
    at.go.to_section(SECTION, THIS_WEEK)
    assert not asks(the_page(at))
    at.session.home_records.tell("registered_beds", "24")
    assert not asks(section(at))
    assert not asks(check(at))
