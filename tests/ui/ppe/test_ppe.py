"""PPE with nothing but the keyboard: count, be asked about a slip, read why, and take something back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Origin
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.ppe.entry import EntryPage
from carehome_desktop.ui.ppe.page import PpePage
from carehome_desktop.ui.ppe.record import RecordPage
from carehome_desktop.ui.ppe.setup import SetupPage
from carehome_desktop.ui.ppe.type_page import PpeTypePage
from carehome_desktop.ui.ppe.undo import UndoStep
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, press, settle, words

ENTER, DOWN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab


def ppe(at: Desk) -> PpePage:
    at.go.to_place("ppe")
    settle()
    assert isinstance(at.page, PpePage)
    return at.page


def setup(at: Desk) -> SetupPage:
    at.go.to_place("ppe")
    at.go.to_ppe_setup()
    settle()
    assert isinstance(at.page, SetupPage)
    return at.page


def record_page(at: Desk, what: str, type_id: str = "") -> RecordPage:
    at.go.to_ppe_record(what, type_id)
    settle()
    assert isinstance(at.page, RecordPage)
    return at.page


def count_by_keyboard(at: Desk, typed: str, when: str = "") -> None:
    page = record_page(at, "count", "gloves")
    assert QApplication.focusWidget() is page.how_many.box
    press(typed)
    page.when.set_text(when)
    press(ENTER)
    at.go.back()
    settle()


def row(page: PpePage, name: str) -> ListRow:
    return next(each for each in page.findChildren(ListRow) if each.accessibleName().startswith(name))


def test_the_place_lies_between_returns_and_guidance(at: Desk) -> None:
    places = [place.id for place in at.rooms.places()]
    assert places.index("returns") < places.index("ppe") < places.index("guidance")


def test_an_empty_cupboard_says_how_to_begin(at: Desk) -> None:
    page = ppe(at)
    assert "Count what is in the cupboard to begin." in words(page)
    assert row(page, "Gloves").accessibleName() == "Gloves. Not counted yet"
    assert nameless(page) == []


def test_two_counts_by_keyboard_give_days_and_a_colour_of_the_homes_own(at: Desk) -> None:
    page = ppe(at)
    count_by_keyboard(at, "9 boxes of 100", "14/11/2026 9am")
    count_by_keyboard(at, "3 boxes + 60")
    assert "Nothing has a colour yet" in words(page)
    assert row(page, "Gloves").accessibleName() == (
        "Gloves. 4 days (4 to 5). 3 boxes of 100 and 60 loose (360 gloves), counted 9:00am. "
        "Lasts until about Wednesday 25 November"
    )

    setup(at).lines.red.setFocus()
    press("6", TAB, "9", ENTER)
    page = ppe(at)
    shown = row(page, "Gloves").findChild(StateLabel)
    assert shown is not None
    assert shown.state is State.LOW
    assert shown.words().startswith("Low: 4 days")
    assert "These are your home’s own days." in words(page)
    assert page.findChildren(ListRow)[0].isVisible()


def test_days_that_make_no_sense_are_told_above_the_field(at: Desk) -> None:
    page = setup(at)
    page.lines.red.setFocus()
    press("7", TAB, "3", ENTER)
    assert "Amber comes before red" in page.lines.amber.error.words()
    assert QApplication.focusWidget() is page.lines.amber.box
    page.lines.red.box.setText("some")
    page.lines.keep()
    assert "whole number of days" in page.lines.red.error.words()
    assert at.house.stock.lines() is None


def test_what_is_typed_is_read_back_with_its_unit_and_the_difference(at: Desk) -> None:
    count_by_keyboard(at, "9 boxes of 100", "yesterday 9am")
    page = record_page(at, "count", "gloves")
    press("9 boxes + 30")
    assert page.echo.text() == (
        "That is 9 boxes of 100 and 30 loose (930 gloves). 30 gloves more than on record. On record: 900 gloves."
    )
    assert nameless(page) == []


def test_a_slip_is_asked_about_once_and_typing_again_asks_anew(at: Desk) -> None:
    page = record_page(at, "delivery", "gloves")
    press("1000 boxes of 100", ENTER)
    assert page.question.isVisible()
    assert "are these really 1,000 boxes" in page.question.accessibleName()
    assert at.house.stock.ledger() == []
    assert button(page, "Yes, record it like this")

    press(Qt.Key.Key_Backspace)
    assert not page.question.isVisible()
    press("0", ENTER)
    assert page.question.isVisible()
    press(ENTER)
    assert [each.entry.quantity.total for each in at.house.stock.ledger()] == [100_000]
    assert "Saved on this computer: took in 1,000 boxes of 100 (100,000 gloves), Gloves." in words(page)


def test_what_is_missing_is_listed_and_nothing_typed_is_lost(at: Desk) -> None:
    page = record_page(at, "out")
    page.how_many.box.setText("some")
    page.when.box.setText("tomorrow 4pm")
    page.save()
    assert page.summary.isVisible()
    assert "Choose which type it is." in page.summary.accessibleName()
    assert "Say what happened." in page.summary.accessibleName()
    assert (page.how_many.text(), page.when.text()) == ("some", "tomorrow 4pm")
    assert at.house.stock.ledger() == []


def test_what_was_just_saved_can_be_taken_back_where_it_was_saved(at: Desk) -> None:
    page = record_page(at, "out", "gloves")
    page.kinds.buttons[0].click()
    page.how_many.box.setText("20 pairs")
    page.save()
    button(page, "Undo: took 40 gloves, 9:00am").click()
    settle()
    press("Counted twice", ENTER)
    assert "Taken back: took 40 gloves." in words(page)
    (kept,) = at.house.stock.ledger()
    assert kept.undone is not None
    assert kept.undone.reason == "Counted twice"


def test_a_wrong_number_is_corrected_in_the_form_that_it_was_typed_in(at: Desk) -> None:
    page = record_page(at, "delivery", "gloves")
    page.how_many.box.setText("5 boxes of 100 + 20")
    page.when.box.setText("yesterday 2pm")
    page.price.set_text("12.50")
    page.expires.set_text("30 June 2027")
    page.origins.choose(Origin.BOUGHT)
    page.save()
    (wrong,) = at.house.stock.ledger()
    page.undo.correct.click()
    settle()
    assert QApplication.focusWidget() is page.how_many.box
    assert page.how_many.text() == "5 boxes of 100 + 20"
    assert "That is Friday 20 November 2026, 2:00pm." in words(page)
    button(page, "Leave it as it was").click()
    assert page.how_many.text() == ""

    at.go.to_ppe_type("gloves")
    settle()
    next(each for each in at.page.findChildren(UndoStep) if each.isVisible()).correct.click()
    settle()
    assert isinstance(at.page, RecordPage)
    press("4 boxes of 100", ENTER)
    (right,) = (each for each in at.house.stock.ledger() if each.undone is None)
    assert right.entry == replace(wrong.entry, quantity=Quantity(4, 100))
    assert isinstance(at.page, PpeTypePage), "it leads back to where it was asked for"
    assert at.page.told.words() == (
        "Saved on this computer, corrected. How many: 4 boxes of 100 (400 gloves), "
        "not 5 boxes of 100 and 20 loose (520 gloves)."
    )


def test_a_correction_of_the_day_alone_reads_the_day_back_on_the_entry_as_it_is_now(at: Desk) -> None:
    count_by_keyboard(at, "12 boxes of 100")
    (wrong,) = at.house.stock.ledger()
    at.go.to_ppe_entry(wrong.id)
    settle()
    button(at.page, "Correct it").click()
    settle()
    press("99")
    button(at.page, "Leave it as it was").click()
    settle()
    assert isinstance(at.page, EntryPage)
    button(at.page, "Correct it").click()
    settle()
    assert isinstance(at.page, RecordPage)
    assert at.page.how_many.text() == "12 boxes of 100", "what was typed and left is not there again"
    at.page.when.set_text("14/11/26")
    at.page.note.set_text("By the night staff")
    press(ENTER)
    settle()
    assert isinstance(at.page, EntryPage)
    assert at.page.told.words() == (
        "Saved on this computer, corrected. When: Saturday 14 November 2026, not Saturday 21 November 2026, 9:00am. "
        "Note: By the night staff."
    )
    assert "Saturday 14 November 2026" in words(at.page)
    assert button(at.page, "Correct it. Undo: counted 12 boxes of 100 (1,200 gloves), Saturday 14 November")
    button(at.page, "Undo: counted 12 boxes of 100").click()
    settle()
    press(ENTER)
    assert not at.page.told.isVisible(), "of what was taken back nothing is told as saved"
    at.go.back()
    at.go.to_ppe_entry(wrong.id)
    settle()
    button(at.page, "Show the entry that took its place").click()
    settle()
    assert "Saturday 14 November 2026" in words(at.page)


def test_a_types_page_shows_its_arithmetic_and_takes_an_entry_back_in_words(at: Desk) -> None:
    count_by_keyboard(at, "900", "14/11/2026 9am")
    count_by_keyboard(at, "480")
    row(ppe(at), "Gloves").click()
    settle()
    page = at.page
    assert isinstance(page, PpeTypePage)
    button(page, "Why 8 days?").click()
    settle()
    assert "900 − 480 = 420 used in 7 days." in words(page)
    assert "420 ÷ 7 = 60 gloves a day." in words(page)
    assert nameless(page) == []

    button(page, "Undo: counted 480 gloves, 9:00am").click()
    settle()
    press(Qt.Key.Key_Escape)
    assert at.page is page
    assert all(each.undone is None for each in at.house.stock.ledger()), "Esc leaves it"
    button(page, "Undo: counted 480 gloves, 9:00am").click()
    settle()
    press(ENTER)
    assert "Taken back" in words(page)
    assert "Count again on another day." in words(page)


def test_a_full_disk_loses_nothing_that_was_typed(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Movement:
        raise OSError("no room")

    monkeypatch.setattr(at.house.stock, "record", refuse)
    page = record_page(at, "delivery", "masks")
    page.how_many.box.setText("50")
    page.save()
    assert "This is not saved" in page.summary.accessibleName()
    assert page.how_many.text() == "50"


def test_a_type_of_the_homes_own_joins_the_list(at: Desk) -> None:
    page = setup(at)
    page.own_type.name.box.setText("FFP3 masks")
    page.own_type.one.box.setText("mask")
    page.own_type.many.box.setText("masks")
    page.own_type.button.click()
    settle()
    assert "Choose which of the tracker’s five" in page.own_type.told.words()
    page.own_type.family.buttons[3].click()
    page.own_type.button.click()
    settle()
    assert row(ppe(at), "FFP3 masks")
    assert at.house.stock.types()[4].name == "FFP3 masks"


def test_a_name_that_looks_like_markup_is_shown_as_it_is(at: Desk) -> None:
    at.house.stock_types.add("gloves", "<b>Big</b> gloves", "glove", "gloves", at.house.manager())
    assert row(ppe(at), "<b>Big</b> gloves")


def test_what_went_out_is_recorded_as_what_it_is(at: Desk) -> None:
    count_by_keyboard(at, "900", "yesterday 9am")
    kinds = (Kind.USE, Kind.WASTE, Kind.EXPIRED, Kind.LENT, Kind.GIVEN_BACK, Kind.RETURNED)
    page = record_page(at, "out", "gloves")
    for number in range(len(kinds)):
        page.kinds.buttons[number].click()
        page.how_many.box.setText("1")
        page.save()
    assert {each.entry.kind for each in at.house.stock.ledger()} == {Kind.COUNT, *kinds}


def test_at_twice_the_size_nothing_is_wider_than_a_small_window(at: Desk, qapp: QApplication) -> None:
    count_by_keyboard(at, "9 boxes of 100 + 40", "14/11/2026 9am")
    count_by_keyboard(at, "4 boxes of 100 + 80")
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    at.frame.resize(1024, 700)
    for to_page in (
        lambda: at.go.to_ppe_type("gloves"),
        lambda: at.go.to_ppe_record("delivery", "gloves"),
        at.go.to_ppe_round,
        lambda: at.go.to_place("ppe"),
        at.go.to_ppe_setup,
        at.go.to_ppe_entries,
        lambda: at.go.to_ppe_entry(1),
        at.go.to_ppe_recall,
        at.go.to_ppe_costs,
    ):
        to_page()
        settle()
        page = at.page
        assert isinstance(page, ScrollPage)
        assert page.area.widget().width() <= page.area.viewport().width(), type(page).__name__


def test_days_that_cannot_be_are_told_above_their_field_and_nothing_typed_is_lost(at: Desk) -> None:
    page = record_page(at, "delivery", "gloves")
    page.how_many.set_text("100")
    page.expires.set_text("20 November 2026")
    page.save()
    assert "It was out of date before it came." in page.expires.error.words()
    page.expires.set_text("3/2027")
    page.when.set_text("Friday")
    read_back = ("That is Friday 20 November 2026.", "That is Wednesday 31 March 2027.")
    assert [each for each in read_back if each not in words(page)] == []
    page.expires.set_text("")
    page.when.set_text("11:59pm")
    assert "That is" not in words(page.when) + words(page.expires), "what cannot be is not read back"
    page.save()
    assert "This moment has not come yet." in page.when.error.words()
    assert (page.how_many.text(), page.when.text()) == ("100", "11:59pm")
    assert at.house.stock.ledger() == []


def test_a_count_made_while_use_is_being_typed_is_seen_and_the_typing_stays(at: Desk) -> None:
    page = record_page(at, "out", "gloves")
    press("40")
    entry = Entry("gloves", Kind.COUNT, Quantity(singles=30), at.hands.now - timedelta(minutes=1))
    at.house.stock.record(entry, at.house.manager(), sure=True)
    at.tell(Change.STOCK)
    assert page.how_many.text() == "40"
    assert page.echo.text() == "That is 40 gloves. On record: 30 gloves."
    assert page.told.words() == "Gloves: recorded meanwhile, and now 30 gloves on record. What you typed is still here."
    page.kinds.buttons[0].click()
    page.save()
    assert "only 30 gloves should be there" in page.question.accessibleName()
    page.save()
    assert row(ppe(at), "Gloves").accessibleName().startswith("Gloves. Count again. −10 gloves")
