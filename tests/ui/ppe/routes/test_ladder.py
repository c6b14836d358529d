"""Whom to ask, with nothing but the keyboard: from what is low to what came of asking, and to the sheet for the call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.stock.movements import Entry, Kind, Movement
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.route_tries import Result, Tried, Try
from carehome_desktop.services.stock_routes import Ladder
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.ppe.routes.call_sheet import CallSheetPage
from carehome_desktop.ui.ppe.routes.ladder import LadderPage
from carehome_desktop.ui.ppe.routes.route_page import NO_RESULT, NO_WHO, RoutePage
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, desk, press, settle, wait_until, words

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
UP, DOWN, ALT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as made:
        for singles, ago in ((900, 7), (200, 0)):
            entry = Entry("gloves", Kind.COUNT, Quantity(singles=singles), made.hands.now - timedelta(days=ago))
            assert isinstance(made.house.stock.record(entry, made.house.manager(), sure=True), Movement)
        made.house.stock.set_lines(3, 7, made.house.manager())
        yield made


def ladder_page(at: Desk, type_id: str = "gloves") -> LadderPage:
    at.go.to_ppe_ladder(type_id)
    settle()
    assert isinstance(at.page, LadderPage)
    return at.page


def route_page(at: Desk, route_id: str) -> RoutePage:
    at.go.to_ppe_route("gloves", route_id)
    settle()
    assert isinstance(at.page, RoutePage)
    return at.page


def ladder(at: Desk) -> Ladder:
    found = at.house.stock_routes.ladder("gloves")
    assert found is not None
    return found


def tried(at: Desk, route_id: str, result: Result = Result.NOTHING) -> Tried:
    told = Try("gloves", route_id, result, at.hands.now, at.house.manager().id)
    made = at.house.stock_routes.record(told, at.house.manager())
    assert isinstance(made, Tried)
    return made


def test_a_try_is_recorded_by_keyboard_and_the_ways_are_there_again(at: Desk) -> None:
    page = ladder_page(at)
    assert QApplication.focusWidget() is page.rows["usual-supplier"]
    press(TAB)
    assert QApplication.focusWidget() is page.rows["wholesalers"]
    press(ENTER)
    form = at.page
    assert isinstance(form, RoutePage)
    assert form.results.value() is None, "nothing is chosen before the person chooses"
    form.results.buttons[0].setFocus()
    press(DOWN, DOWN)
    form.whom.box.setFocus()
    press("Gompels", ENTER)
    assert at.page is page
    assert page.rows["wholesalers"].accessibleName().startswith("2. The seven wholesalers. Got part of it, 9:00am")
    (made,) = ladder(at).tried()
    assert (made.told.result, made.told.whom, made.told.by) == (Result.PART, "Gompels", at.house.manager().id)


def test_without_a_result_nothing_is_recorded_and_what_was_typed_stays(at: Desk) -> None:
    page = route_page(at, "council")
    page.note.box.setFocus()
    press("They ring back", ENTER)
    assert NO_RESULT in words(page)
    assert page.note.text() == "They ring back"
    assert ladder(at).tried() == ()


def test_a_second_person_is_asked_who_and_is_named_in_the_log(at: Desk) -> None:
    deputy = at.house.home_records.add_person("Jo Shaw", "Deputy")
    page = route_page(at, "council")
    page.results.choose(Result.NO_ANSWER)
    page.save()
    assert NO_WHO in words(page)
    page.who.choose(getattr(deputy, "id", ""))
    page.save()
    settle()
    assert "9:00am, Jo Shaw. No answer." in words(route_page(at, "council"))


def test_a_try_is_taken_back_in_words_and_stays_to_be_read(at: Desk) -> None:
    tried(at, "council")
    page = route_page(at, "council")
    button(page, "Undo: Your council or Local Resilience Forum: they had nothing, 9:00am").click()
    settle()
    assert "Taken back 9:00am by Practice manager." in words(page)
    assert ladder(at).tried()[0].undone is not None


def test_alt_and_an_arrow_moves_a_way_and_the_order_is_kept(at: Desk) -> None:
    page = ladder_page(at)
    page.rows["council"].setFocus()
    press(UP, modifier=ALT)
    assert list(page.rows) == ["usual-supplier", "council", "wholesalers", "supply-disruption", "portal"]
    assert page.rows["portal"].accessibleName().startswith("5. The PPE portal. Closed.")
    assert QApplication.focusWidget() is page.rows["council"]
    assert [route.id for route in at.house.stock_routes.routes()][:2] == ["usual-supplier", "council"]
    press(UP, UP, modifier=ALT)
    assert next(iter(page.rows)) == "council", "the first goes no further"


def test_an_old_number_is_not_to_be_rung_and_todays_is_typed_once(at: Desk) -> None:
    page = route_page(at, "supply-disruption")
    assert page.way is not None
    assert page.way.line is not None
    assert "2020 contact, do not ring." in words(page)
    assert "0800" not in words(page)
    box = page.way.line.line.box
    assert QApplication.focusWidget() is box
    press("01632 960 123", TAB)
    at.go.back()
    settle()
    assert "Ring 01632 960 123" in ladder_page(at).rows["supply-disruption"].accessibleName()


def test_what_the_line_expects_to_have_been_tried_is_named_until_it_was(at: Desk) -> None:
    tried(at, "usual-supplier")
    tried(at, "wholesalers")
    assert "nothing is recorded: Your council or Local Resilience Forum." in words(route_page(at, "supply-disruption"))
    at.go.back()
    tried(at, "council")
    assert "nothing is recorded" not in words(route_page(at, "supply-disruption"))


def test_a_disk_that_refuses_is_told_and_what_was_typed_stays(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = route_page(at, "council")
    page.results.choose(Result.NOTHING)
    page.note.set_text("They ring back")

    def refuse(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(at.house.stock_routes, "record", refuse)
    page.save()
    settle()
    assert "This is not saved yet" in words(page)
    assert page.note.text() == "They ring back"


def test_what_the_home_never_said_is_not_called_good_news(at: Desk) -> None:
    at.house.stock.share_lines("", at.house.manager())
    told = words(ladder_page(at))
    assert "You have not said with how many days left gloves are low." in told
    assert "it is not low now" not in told


def test_earlier_shortages_are_kept_apart(at: Desk) -> None:
    tried(at, "council")
    at.hands.pass_by(3600)
    came = Entry("gloves", Kind.DELIVERY, Quantity(singles=2_000), at.hands.now)
    at.house.stock.record(came, at.house.manager(), sure=True)
    at.tell(Change.STOCK)
    page = ladder_page(at)
    assert "By your own days it is not low now." in words(page)
    assert page.rows["council"].accessibleName().startswith("3. Your council or Local Resilience Forum. Not tried yet")
    next(iter(page.findChildren(Disclosure))).set_open(True)
    settle()
    assert "Your council or Local Resilience Forum. 9:00am, Practice manager. They had nothing." in words(page)


def test_the_call_sheet_fills_in_what_is_told_while_one_types(at: Desk) -> None:
    ladder_page(at)
    button(at.page, "Make the call sheet").click()
    settle()
    page = at.page
    assert isinstance(page, CallSheetPage)
    assert "To be filled in: Address, Who takes it in." in words(page)
    page.lines["address"].line.box.setFocus()
    press("12 High Street", TAB)
    assert "Address: 12 High Street" in words(page)
    assert "To be filled in: Who takes it in." in words(page)
    assert at.house.call_sheets.details()["address"] == "12 High Street"


def test_the_log_is_saved_as_a_spreadsheet_where_the_person_says(at: Desk, tmp_path: Path) -> None:
    assert not ladder_page(at).save_log.isVisible(), "there is nothing to save yet"
    tried(at, "council")
    at.tell(Change.STOCK)
    page, places = (
        LadderPage(at.session, at.go, "gloves", ask_where=lambda *_: places.pop()),
        [str(tmp_path / "log"), ""],
    )
    at.frame.open_page(page)
    settle()
    page.save_log.click()
    assert page.save_log.isEnabled(), "who thinks better of it is left alone"
    page.save_log.click()
    wait_until(page.save_log.isEnabled)
    assert f"Saved as {tmp_path / 'log.xlsx'}" in words(page).replace("\u200b", "")
    rows = list(openpyxl.load_workbook(tmp_path / "log.xlsx")["Tried"].values)
    assert rows[-1][3:6] == ("Your council or Local Resilience Forum", None, "They had nothing")

    page._ask_where = lambda *_: str(tmp_path / "nowhere" / "log")
    page.save_log.click()
    wait_until(page.save_log.isEnabled)
    assert "The folder is not there" in words(page)


def test_every_control_has_a_name_for_those_who_listen(at: Desk) -> None:
    tried(at, "supply-disruption")
    assert nameless(ladder_page(at)) == []
    assert nameless(route_page(at, "supply-disruption")) == []
    at.go.to_ppe_call_sheet("gloves")
    settle()
    assert nameless(at.page) == []


def test_the_page_of_a_type_leads_to_whom_to_ask(at: Desk) -> None:
    at.go.to_ppe_type("gloves")
    settle()
    button(at.page, "Whom to ask").click()
    settle()
    assert isinstance(at.page, LadderPage)
