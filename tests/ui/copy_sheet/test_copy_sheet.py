"""A return goes out by hand: from *Check your answers* to *entered* with nothing but the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.copy_sheet import Mark
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import YesNo
from carehome_desktop.domain.ways import Shown, Way
from carehome_desktop.services.copy_sheet import CopySheet
from carehome_desktop.ui.copy_sheet.line import LineRow, Wish
from carehome_desktop.ui.copy_sheet.page import CopySheetPage
from carehome_desktop.ui.returns.check import CheckPage
from tests.homes import SECTION, THIS_WEEK, answer_all
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, press, settle, words

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER, DOWN, UP, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab


def sheet_page(at: Desk) -> CopySheetPage:
    answer_all(at.house, but={"full-wages": False})
    queued = at.house.filing.queue(SECTION, THIS_WEEK, at.house.manager(), Way.HAND)
    assert isinstance(queued, Outgoing)
    at.go.to_copy_sheet(queued.return_id)
    settle()
    assert isinstance(at.page, CopySheetPage)
    return at.page


def sheet(at: Desk) -> CopySheet:
    row = at.house.deliveries.outgoing()[0]
    opened = at.house.copy_sheets.open(row.return_id)
    assert opened is not None
    return opened


def line() -> LineRow:
    row = QApplication.focusWidget()
    assert isinstance(row, LineRow)
    return row


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_the_whole_road_by_keyboard_from_the_check_to_entered(at: Desk) -> None:
    answer_all(at.house, but={"full-wages": False})
    at.go.to_check(SECTION, THIS_WEEK)
    settle()
    assert isinstance(at.page, CheckPage)
    button(at.page, "Send when connected")
    press(*[TAB] * 14)
    assert QApplication.focusWidget().accessibleName() == "Send it from this program"
    press(UP)
    button(at.page, "Open the copy sheet")
    assert QApplication.focusWidget().accessibleName() == "Enter it on the tracker"
    press(ENTER, ENTER)

    page = at.page
    assert isinstance(page, CopySheetPage)
    assert line().line.number == 1
    for number in range(1, 14):
        assert line().line.number == number
        press("c")
        assert clipboard() == ("No" if number == 3 else "Yes")
        press(ENTER)
    assert page.aside.text() == "13 of 13 done"

    press(UP)
    press(TAB, TAB, *"CT 88")
    press(ENTER)

    row = at.house.deliveries.outgoing()[0]
    assert row.state is State.ENTERED
    assert row.entered is not None
    assert (row.entered.shown, row.entered.reference) == (Shown.YES, "CT 88")
    assert row.entered.entered_at == at.hands.now
    said = words(page)
    assert "Entered on the tracker by Practice manager, Saturday 21 November 2026, 9:00am." in said
    assert "The page showed that it was saved. Reference: CT 88." in said
    assert at.house.deliveries.status().waiting == 0


def test_a_line_is_copied_by_ctrl_c_and_by_the_mouse_and_says_so(at: Desk) -> None:
    page = sheet_page(at)
    QGuiApplication.clipboard().clear()
    press(Qt.Key.Key_C, modifier=CTRL)
    assert clipboard() == "Yes"
    assert page.tools.told.words() == "Copied: Yes"
    page.rows["full-wages"].click()
    settle()
    assert clipboard() == "No"
    assert page.current == "full-wages"
    assert sheet(at).said == ()


def test_a_line_that_is_not_on_the_page_or_asks_something_else_keeps_its_note(at: Desk) -> None:
    page = sheet_page(at)
    first, second = (each.key for each in page._sheet.lines[:2])
    press("n")
    assert line().line.key == second
    press("a")
    press("It asks about 14 days", ENTER)

    kept = sheet(at)
    assert kept.marks[first].mark is Mark.NOT_THERE
    assert (kept.marks[second].mark, kept.marks[second].note) == (Mark.ASKS_ELSE, "It asks about 14 days")
    assert "It asks about 14 days" in page.rows[second].accessibleName()
    assert line().line.number == 3
    assert at.house.deliveries.outgoing()[0].state is State.BY_HAND


def test_a_note_is_asked_for_and_esc_leaves_it_without_leaving_the_page(at: Desk) -> None:
    page = sheet_page(at)
    press("a", ENTER)
    assert page.tools.note.error.words() == "Say in a few words what the page asks. It stays with the record."
    press(Qt.Key.Key_Escape)
    assert at.page is page
    assert line().line.number == 1
    assert sheet(at).said == ()


def test_a_mark_is_undone_by_one_key(at: Desk) -> None:
    page = sheet_page(at)
    press(ENTER, UP)
    assert "Typed" in line().accessibleName()
    press("u")
    assert "To type" in line().accessibleName()
    assert [marked.mark for marked in sheet(at).said] == [Mark.TYPED, Mark.NONE]
    assert page.aside.text() == "0 of 13 done"


def test_lines_are_moved_to_match_the_page_and_stay_so_next_time(at: Desk) -> None:
    page = sheet_page(at)
    moved = page._sheet.lines[0].key
    press(DOWN, modifier=ALT)
    press(DOWN, modifier=ALT)
    assert line().line.key == moved
    assert page.tools.told.words() == "Moved: now line 3 of 13. The order is kept."
    assert [each.key for each in sheet(at).lines].index(moved) == 2
    shown = sorted(page.rows.values(), key=lambda row: row.y())
    assert [row.line.key for row in shown] == [each.key for each in sheet(at).lines]


def test_what_is_left_is_asked_about_once_and_never_blocks(at: Desk) -> None:
    page = sheet_page(at)
    page.form.shown.choose(Shown.NOT_CHECKED)
    button(page, "Record as entered").click()
    settle()
    assert "13 lines still without a mark" in page.summary.accessibleName()
    assert at.house.deliveries.outgoing()[0].state is State.BY_HAND
    button(page, "Record it anyway").click()
    settle()
    row = at.house.deliveries.outgoing()[0]
    assert row.entered is not None
    assert row.entered.shown is Shown.NOT_CHECKED


def test_whether_the_page_showed_it_saved_is_never_chosen_for_her(at: Desk) -> None:
    page = sheet_page(at)
    assert page.form.shown.value() is None
    button(page, "Record as entered").click()
    settle()
    assert "Say whether the page showed that it was saved." in page.summary.accessibleName()
    assert at.house.deliveries.outgoing()[0].state is State.BY_HAND


def test_one_stray_arrow_space_and_enter_never_claim_that_the_page_showed_it_saved(at: Desk) -> None:
    page = sheet_page(at)
    page.form.first().setFocus()
    press(DOWN, Qt.Key.Key_Space, ENTER)
    assert page.form.shown.value() is Shown.NOT_CHECKED
    row = at.house.deliveries.outgoing()[0]
    assert row.entered is None or row.entered.shown is Shown.NOT_CHECKED


def test_with_two_people_the_sheet_asks_who_typed_it_in(at: Desk) -> None:
    deputy = at.house.home_records.add_person("P. Okoro", "Deputy")
    page = sheet_page(at)
    page.form.shown.choose(Shown.YES)
    button(page, "Record as entered").click()
    settle()
    assert "Choose who typed it in." in page.summary.accessibleName()
    page.form.who.choose(deputy.id)
    assert page.main_action is not None
    page.main_action.click()
    settle()
    assert "Entered on the tracker by P. Okoro" in words(page)


def test_a_record_made_by_mistake_is_taken_back(at: Desk) -> None:
    page = sheet_page(at)
    who = at.house.manager()
    at.house.ways_out.enter(page._return_id, who, at.hands.now, Shown.YES, who)
    page._refresh()
    settle()
    button(page, "This was recorded by mistake").click()
    settle()
    button(page, "Take it back").click()
    settle()
    assert "Say in a few words why. It stays with the record." in words(page)
    card = page._top.itemAt(0).widget()
    card.why.set_text("The wrong home")
    button(page, "Take it back").click()
    settle()
    assert at.house.deliveries.outgoing()[0].state is State.BY_HAND
    button(page, "Record as entered")


def test_the_lines_are_one_stop_of_tab_and_the_buttons_are_near(at: Desk) -> None:
    page = sheet_page(at)
    assert page.main_action is not None
    press(DOWN, DOWN)
    assert line().line.number == 3
    stops = 0
    while QApplication.focusWidget() is not page.main_action:
        press(TAB)
        stops += 1
        assert not isinstance(QApplication.focusWidget(), LineRow)
        assert stops < 10
    assert stops == 7  # shown, when, reference, Back, Print it, Save as a file, Record as entered
    for _ in range(stops):
        press(TAB, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert line().line.number == 3


def test_the_first_and_the_last_line_are_one_key_away(at: Desk) -> None:
    sheet_page(at)
    press(Qt.Key.Key_End)
    assert line().line.number == 13
    press(Qt.Key.Key_Home)
    assert line().line.number == 1


def test_the_keys_are_always_seen_and_told(at: Desk) -> None:
    page = sheet_page(at)
    press(Qt.Key.Key_End)
    assert page.keys.isVisible()
    shown = page.keys.words.text().replace("\u00a0", " ")
    for told in ("C copy", "Enter typed", "N not on the page", "A asks something else", "U undo", "Alt ↑ ↓ move"):
        assert told in shown
        assert told in line().accessibleDescription()
    assert all(each.toolTip() for each in page.tools.buttons.values())
    seldom = page.tools.buttons[Wish.NOT_THERE]
    assert not seldom.isVisible()
    page.tools.more.click()
    press(Qt.Key.Key_Home)
    assert seldom.isVisible()  # it stays open from line to line


def test_undo_takes_back_what_was_done_last_although_the_hand_was_led_on(at: Desk) -> None:
    page = sheet_page(at)
    undo = page.tools.buttons[Wish.UNDO]
    assert not undo.isEnabled()
    press(ENTER, "n")
    assert line().line.number == 3
    assert undo.isEnabled()
    press("u")
    assert line().line.number == 2
    assert "To type" in line().accessibleName()
    assert page.tools.told.words().startswith("Taken back: line 2.")
    press("u")
    assert line().line.number == 1
    assert not undo.isEnabled()
    assert [marked.mark for marked in sheet(at).said] == [Mark.TYPED, Mark.NOT_THERE, Mark.NONE, Mark.NONE]


def test_all_that_keeps_it_from_being_recorded_is_said_at_once(at: Desk) -> None:
    page = sheet_page(at)
    page.form.when.set_text("1 January 2026 9am")
    button(page, "Record as entered").click()
    settle()
    said = page.summary.accessibleName()
    assert "Say whether the page showed that it was saved." in said
    assert "13 lines still without a mark" in said
    assert "before" in page.form.when.error.words()
    assert page.form.when.error.words() in said
    page.form.shown.choose(Shown.YES)
    page.form.when.set_text("")
    button(page, "Record it anyway").click()
    settle()
    assert at.house.deliveries.outgoing()[0].state is State.ENTERED


def test_a_line_that_moves_gets_the_number_of_its_new_place(at: Desk) -> None:
    page = sheet_page(at)
    first, second = (each.key for each in page._sheet.lines[:2])
    press(DOWN, modifier=ALT)
    assert page.rows[first].accessibleName().startswith("2. ")
    assert page.rows[second].accessibleName().startswith("1. ")


def test_a_correction_opens_a_sheet_with_the_marks_of_what_has_not_changed(at: Desk) -> None:
    page = sheet_page(at)
    for _ in range(13):
        press(ENTER)
    at.house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(yes=True), at.house.manager())
    queued = at.house.filing.queue(SECTION, THIS_WEEK, at.house.manager(), Way.HAND)
    assert isinstance(queued, Outgoing)
    at.go.to_copy_sheet(queued.return_id)
    settle()
    page = at.page
    assert isinstance(page, CopySheetPage)
    assert page.aside.text() == "12 of 13 done"
    assert line().line.key == "full-wages"
    assert "Marks from the sheet before still count where the value is the same: 12 lines." in words(page)
    press(UP)
    assert "Typed, on the sheet before" in line().accessibleName()


def test_values_stand_below_one_another_also_where_nothing_is_said_of_a_line(at: Desk) -> None:
    page = sheet_page(at)
    who, keys = at.house.manager(), [each.key for each in page._sheet.lines]
    at.house.ways_out.enter(page._return_id, who, at.hands.now, Shown.YES, who)
    at.house.copy_sheets.mark(page._return_id, keys[0], Mark.TYPED, who)
    page._refresh()
    settle()
    assert len({row._value.mapTo(row, QPoint()).x() for row in page.rows.values()}) == 1


def test_every_control_has_a_name(at: Desk) -> None:
    assert nameless(sheet_page(at)) == []
