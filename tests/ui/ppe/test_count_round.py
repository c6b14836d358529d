"""A count round with nothing but the keyboard, and its sheet for paper."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.words import LONDON
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.ppe.count_round import NOTHING_TYPED, CountRoundPage
from carehome_desktop.ui.ppe.page import GO_ON
from carehome_desktop.ui.ppe.record import RecordPage
from carehome_desktop.ui.ppe.setup import SetupPage
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, press, settle, words

ENTER, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up
ALT = Qt.KeyboardModifier.AltModifier


def count_round(at: Desk) -> CountRoundPage:
    at.go.to_place("ppe")
    settle()
    press(ENTER)
    assert isinstance(at.page, CountRoundPage)
    return at.page


def levels(at: Desk) -> dict[str, int | None]:
    return {each.kind.id: each.level for each in at.house.stock.status()}


def test_the_whole_cupboard_is_counted_with_the_keyboard_only(at: Desk) -> None:
    page = count_round(at)
    press("5 boxes of 100", ENTER, ENTER, "3x100+40", ENTER, "0", ENTER, "12", ENTER)
    assert QApplication.focusWidget() is page.when.box, "the day is asked for before the button"
    press(ENTER)
    assert QApplication.focusWidget() is page.main_action
    press(ENTER)
    assert levels(at) == {"aprons": 500, "eye-protection": None, "gloves": 340, "masks": 0, "hand-sanitiser": 12}
    assert "Saved on this computer: 4 counts." in words(page)
    assert QApplication.focusWidget() is page.lines[0].box
    assert "Last count: 3 boxes of 100 and 40 loose (340 gloves), Saturday 21 November 2026" in words(page)
    assert nameless(page) == []

    press("7")
    page.undo.button.click()
    settle()
    press("The wrong day", ENTER)
    assert set(levels(at).values()) == {None}, "the round is taken back in one act"
    assert page.told.words() == "Taken back: 4 counts."
    assert not page.undo.isVisible()
    assert page.lines[0].line.text() == "7", "what is being typed stays"
    press(Qt.Key.Key_Backspace)
    page.lines[0].box.clear()
    press("5 boxes of 100", ENTER, ENTER, "340")
    page.save()
    (aprons, gloves) = (each for each in at.house.stock.ledger() if each.undone is None)
    at.house.stock.undo(gloves.id, at.house.manager())
    at.tell(Change.STOCK)
    button(page, "Undo: the count of 1 type, 9:00am").click()
    settle()
    press(ENTER)
    assert page.told.words() == "Taken back: 1 count. What you had typed is back in its lines."
    assert [line.line.text() for line in page.lines] == ["5 boxes of 100", "", "340", "", ""]
    assert page.lines[2].echo.text() == "That is 340 gloves."
    assert {each.id for each in at.house.stock.ledger() if each.undone is not None} >= {aprons.id, gloves.id}

    at.go.to_place("today")
    settle()
    page = count_round(at)
    assert [line.line.text() for line in page.lines] == ["5 boxes of 100", "", "340", "", ""], (
        "it waits like what is typed"
    )
    at.hands.now += timedelta(minutes=1)
    page.save()
    at.go.to_ppe_entry(at.house.stock.ledger()[0].id)
    settle()
    assert button(at.page, "Undo: counted ")
    button(at.page, "Undo: the count of 2 types, 9:01am").click()
    settle()
    press(ENTER)
    assert "Taken back 9:01am by" in words(at.page)
    assert set(levels(at).values()) == {None}


def test_one_line_that_cannot_be_read_holds_all_back_and_loses_none(at: Desk) -> None:
    page = count_round(at)
    press("500", ENTER, "some", ENTER)
    page.save()
    assert "Eye protection: “some” is not understood here. Type how many pieces, as in" in page.summary.accessibleName()
    assert [line.line.text() for line in page.lines] == ["500", "some", "", "", ""]
    assert set(levels(at).values()) == {None}


def test_a_count_on_paper_is_recorded_for_the_day_on_which_it_was_made(at: Desk) -> None:
    page = count_round(at)
    assert "Hand sanitiser, in bottles" in words(page)
    page.lines[4].line.box.setText("2 bottles")
    page.when.box.setText("31 November")
    page.save()
    assert "When did you count?" in page.summary.accessibleName()
    assert page.when.text() == "31 November"
    assert set(levels(at).values()) == {None}
    page.lines[4].box.setFocus()
    press(ENTER, "yesterday 4pm")
    assert "That is Friday 20 November 2026, 4:00pm." in words(page)
    press(ENTER, ENTER)
    (made,) = at.house.stock.ledger()
    assert (made.entry.type_id, made.entry.quantity.total) == ("hand-sanitiser", 2)
    assert made.entry.at == datetime(2026, 11, 20, 16, 0, tzinfo=LONDON)
    assert page.when.text() == "", "the next count is of now again"


def test_a_half_done_count_a_delivery_and_a_new_type_are_there_again_until_they_are_saved(at: Desk) -> None:
    press_on = count_round(at)
    press("5 boxes of 100", ENTER, ENTER, "340")
    press_on.when.box.setFocus()
    press("yesterday 4pm")
    at.go.to_ppe_record("delivery", "gloves")
    settle()
    delivery = at.page
    assert isinstance(delivery, RecordPage)
    press("200")
    delivery.origins.buttons[1].click()
    at.go.to_ppe_setup()
    settle()
    assert isinstance(at.page, SetupPage)
    at.page.own_type.name.box.setFocus()
    press("FFP3 masks")
    at.go.to_place("today")
    settle()

    at.go.to_place("ppe")
    settle()
    assert GO_ON in words(at.page)
    page = count_round(at)
    assert [line.line.text() for line in page.lines] == ["5 boxes of 100", "", "340", "", ""]
    assert page.when.text() == "yesterday 4pm"
    assert page.lines[2].echo.text() == "That is 340 gloves."
    assert "What you had typed here, and not saved yet, is back." in words(page)
    page.save()
    assert levels(at)["gloves"] == 340
    assert page.lines[0].line.text() == ""
    at.go.to_place("today")
    settle()
    assert [line.line.text() for line in count_round(at).lines] == [""] * 5
    at.go.to_place("ppe")
    settle()
    assert GO_ON not in words(at.page)
    at.go.to_ppe_record("delivery", "gloves")
    settle()
    again = at.page
    assert isinstance(again, RecordPage)
    assert (again.how_many.text(), again.origins.buttons[1].isChecked()) == ("200", True)
    at.go.to_ppe_setup()
    settle()
    assert isinstance(at.page, SetupPage)
    assert at.page.own_type.name.text() == "FFP3 masks"


def test_a_round_with_nothing_typed_says_so(at: Desk) -> None:
    page = count_round(at)
    page.save()
    assert NOTHING_TYPED in page.summary.accessibleName()


def test_slips_are_asked_about_together_once(at: Desk) -> None:
    page = count_round(at)
    press("1000 boxes of 100", ENTER, ENTER, "200 boxes of 100")
    page.save()
    assert "1,000 boxes" in page.question.accessibleName()
    assert "200 boxes" in page.question.accessibleName()
    assert set(levels(at).values()) == {None}
    press(ENTER)
    assert levels(at)["aprons"] == 100_000


def test_a_line_is_moved_to_where_it_lies_and_stays_there(at: Desk) -> None:
    page = count_round(at)
    press("7")
    press(DOWN, modifier=ALT)
    assert [line.kind.id for line in page.lines][:2] == ["eye-protection", "aprons"]
    assert QApplication.focusWidget() is page.lines[1].box
    assert page.lines[1].line.text() == "7"
    assert [kind.id for kind in at.house.stock.in_cupboard_order()][:2] == ["eye-protection", "aprons"]
    press(UP, UP, modifier=ALT)
    assert page.lines[0].kind.id == "aprons"


def test_what_is_typed_is_read_back(at: Desk) -> None:
    page = count_round(at)
    press("20 boxes of 5")
    assert page.lines[0].echo.text() == "That is 20 boxes of 5 (100 aprons)."


def test_a_scan_leads_to_its_line_and_enter_there_to_the_next_scan(at: Desk) -> None:
    at.house.stock_types.keep_code("5012345678900", "masks", at.house.manager())
    page = count_round(at)
    page.scan.code.setFocus()
    press("5012345678900", ENTER)
    masks = next(line for line in page.lines if line.kind.id == "masks")
    assert QApplication.focusWidget() is masks.box
    assert page.scan.code.text() == ""
    press("12", ENTER)
    assert QApplication.focusWidget() is page.scan.code.box


def test_a_code_that_nobody_knows_asks_which_type_it_is_and_is_remembered(at: Desk) -> None:
    page = count_round(at)
    assert not page.scan.isVisible(), "most homes have no scanner"
    page.with_scanner.setFocus()
    press(ENTER, "501-A", ENTER)
    assert QApplication.focusWidget() is page.scan.type.box
    press(ENTER)
    assert page.scan.type.error.words() == "Choose which type it is."
    press(DOWN, DOWN, DOWN, ENTER)
    assert {code: kind.id for code, kind in at.house.stock_types.codes().items()} == {"501-a": "gloves"}
    gloves = next(line for line in page.lines if line.kind.id == "gloves")
    assert QApplication.focusWidget() is gloves.box
    assert not page.scan.type.isVisible()
    assert nameless(page) == []


def test_a_box_scanned_into_a_line_goes_to_its_own_line_and_counts_nothing(at: Desk) -> None:
    at.house.stock_types.keep_code("5012345678900", "masks", at.house.manager())
    page = count_round(at)
    press("5012345678900", ENTER)
    masks = next(line for line in page.lines if line.kind.id == "masks")
    assert QApplication.focusWidget() is masks.box
    assert page.lines[0].line.text() == ""
    assert page.lines[0].line.error.words() == ""


def test_a_box_scanned_into_a_delivery_says_its_type_and_how_many_is_typed_next(at: Desk) -> None:
    at.house.stock_types.keep_code("5012345678900", "masks", at.house.manager())
    at.house.stock_types.keep_code("12", "aprons", at.house.manager())
    at.go.to_ppe_record("delivery")
    settle()
    page = at.page
    assert isinstance(page, RecordPage)
    page.how_many.box.setFocus()
    press("5012345678900", ENTER)
    assert (page.types.value(), page.how_many.text(), page.summary.isVisible()) == ("masks", "", False)
    press("12", ENTER)  # a number that can be one is never read as a code
    (made,) = at.house.stock.ledger()
    assert (made.entry.type_id, made.entry.kind, made.entry.quantity.total) == ("masks", Kind.DELIVERY, 12)

    at.go.to_ppe_record("delivery", "gloves")
    settle()
    page = at.page
    assert isinstance(page, RecordPage)
    press("5012345678900", ENTER)
    assert (
        page.how_many.error.words()
        == "This is the code of Masks, which this page does not record. Go back to record it."
    )
    assert (page.types.value(), len(at.house.stock.ledger())) == ("gloves", 1)


def test_what_is_recorded_elsewhere_is_seen_and_what_is_being_typed_stays(at: Desk) -> None:
    page = count_round(at)
    press("40")
    entry = Entry("aprons", Kind.COUNT, Quantity(singles=100), at.hands.now)
    at.house.stock.record(entry, at.house.manager(), sure=True)
    at.tell(Change.STOCK)
    assert page.lines[0].line.text() == "40"
    assert page.lines[0].echo.text() == "That is 40 aprons, 60 aprons fewer than on record."
    assert page.lines[0].line.hint.text().startswith("Last count: 100 aprons")
    assert "Aprons: recorded meanwhile, and now 100 aprons on record." in page.told.words()


def test_what_lies_ahead_of_a_clock_that_went_back_is_no_last_count_and_is_told(at: Desk) -> None:
    entry = Entry("aprons", Kind.COUNT, Quantity(singles=100), at.hands.now)
    at.house.stock.record(entry, at.house.manager(), sure=True)
    at.hands.now -= timedelta(days=3)
    page = count_round(at)
    assert page.lines[0].line.hint.text() == "Not counted yet"
    at.go.to_place("ppe")
    settle()
    assert "Something is recorded for Saturday 21 November 2026, which lies ahead of this computer’s clock." in words(
        at.page
    )
