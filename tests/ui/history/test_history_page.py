"""Everything that was ever queued can be found, opened and copied by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.store import outbox
from carehome_desktop.ui.history.page import HistoryPage
from tests.homes import LAST_WEEK, THIS_WEEK, week
from tests.ui.accessible import nameless, settle
from tests.ui.history.pages import read
from tests.ui.quiet_desk import QuietDesk, quiet_desk, receipt_for, received

Present = Callable[[QWidget], None]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[QuietDesk]:
    made = quiet_desk(tmp_path)
    yield made
    made.close()


def show(at: QuietDesk, present: Present) -> HistoryPage:
    """Return the page in its window, with everything read."""
    page = HistoryPage(at.session, at.go)
    present(page)
    read(at)
    return page


def column(page: HistoryPage, number: int) -> list[str]:
    model = page.table.model
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_the_newest_comes_first_with_its_state_and_receipt(at: QuietDesk, present: Present) -> None:
    at.queue(LAST_WEEK)
    at.deliver(received(at.hands))
    at.hands.pass_by(3600)
    at.queue()
    page = show(at, present)
    assert column(page, 0) == ["the week from Monday 16 November 2026", "the week from Monday 9 November 2026"]
    assert column(page, 3) == ["Waiting", "Received"]
    assert column(page, 5) == ["", "PRACTICE-CT-7H2K"]


def test_periods_sort_by_day_and_not_by_letter(at: QuietDesk, present: Present) -> None:
    for text in ("2026-11-21", "2026-11-03", "2026-11-14"):
        at.queue(week(text))
        at.hands.pass_by(60)
    page = show(at, present)
    page.table.sort_by(0)
    assert [words.split(" ")[4] for words in column(page, 0)] == ["2", "9", "16"]


def test_typing_finds_and_enter_opens_the_record(at: QuietDesk, present: Present) -> None:
    wanted = at.queue(week("2026-10-27"))
    at.queue()
    page = show(at, present)
    page.table.view.setFocus()
    QTest.keyClicks(page.table.view, "m")
    QTest.keyClicks(page.table.filter_box, "onday oct")
    assert column(page, 0) == ["the week from Monday 26 October 2026"]
    page.table.view.setFocus()
    page.table.view.selectRow(0)
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert at.steps.taken == [("to_record", wanted.return_id)]


def test_ctrl_c_copies_a_line_as_a_spreadsheet_takes_it(at: QuietDesk, present: Present) -> None:
    at.queue()
    page = show(at, present)
    page.table.view.setFocus()
    page.table.view.selectRow(0)
    QTest.keyClick(page.table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert (
        QGuiApplication.clipboard().text()
        == "the week from Monday 16 November 2026\tInfection control\t1\tWaiting\t9:00am\t"
    )


def test_a_received_row_says_when_a_newer_one_took_its_place(at: QuietDesk, present: Present) -> None:
    at.queue()
    at.deliver(received(at.hands))
    at.hands.pass_by(60)
    at.queue(but={"full-wages": False})
    page = show(at, present)
    assert column(page, 3) == ["Waiting", "Received"], "until the newer one is received, the older one counts"
    at.deliver(received(at.hands, "PRACTICE-CT-2"))
    page.refresh()
    read(at)
    assert column(page, 3) == ["Received", "Received. A newer one took its place"]


def test_the_order_they_were_sent_in_can_be_had_again(at: QuietDesk, present: Present) -> None:
    for text in ("2026-11-21", "2026-11-03", "2026-11-14"):
        at.queue(week(text))
        at.hands.pass_by(60)
    page = show(at, present)
    assert page.table.order.currentText() == "Newest first"
    page.table.sort_by(0)
    page.table.order.setCurrentIndex(0)
    page.table.order.activated.emit(0)
    assert [words.split(" ")[4] for words in column(page, 0)] == ["9", "2", "16"]


def test_the_page_says_how_a_line_is_opened_and_a_click_does(at: QuietDesk, present: Present) -> None:
    row = at.queue()
    page = show(at, present)
    assert "Press Enter or click a line to open its record." in page.subtitle.text()
    view = page.table.view
    place = view.visualRect(page.table.model.index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert at.steps.taken == [("to_record", row.return_id)]


def test_the_keyboard_is_in_the_box_to_find_by_once_the_list_is_read(at: QuietDesk, present: Present) -> None:
    at.queue()
    page = show(at, present)
    assert page.table.filter_box.hasFocus()


def test_the_chosen_line_stays_chosen_when_something_else_is_sent(at: QuietDesk, present: Present) -> None:
    for text in ("2026-11-03", "2026-11-14"):
        at.queue(week(text))
        at.hands.pass_by(60)
    page = show(at, present)
    page.table.view.setFocus()
    page.table.view.selectRow(1)
    at.queue()
    at.tell()
    settle()
    read(at)
    view = page.table.view
    assert view.currentIndex().row() == 2
    assert view.hasFocus()
    assert column(page, 0)[2] == "the week from Monday 2 November 2026"


def test_a_line_tells_a_screen_reader_everything_in_a_few_sentences(at: QuietDesk, present: Present) -> None:
    at.queue(LAST_WEEK)
    at.deliver(received(at.hands))
    page = show(at, present)
    assert page.table.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Infection control, the week from Monday 9 November 2026. Received. Ready to go 9:00am · Receipt PRACTICE-CT-7H2K."
    )


def test_an_empty_history_says_how_to_begin(at: QuietDesk, present: Present) -> None:
    page = show(at, present)
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Nothing has been sent yet." in words
    assert page.begin.hasFocus()
    page.begin.click()
    assert at.steps.taken == [("to_place", "returns")]
    assert page.strays_heading.isHidden()


def test_receipts_for_returns_that_are_not_in_this_file_are_shown_apart(at: QuietDesk, present: Present) -> None:
    known = receipt_for(at.queue(LAST_WEEK), at.hands, "PRACTICE-STRAY")
    stray = replace(known, return_id="elsewhere", period=THIS_WEEK)
    with at.house.store.write() as connection:
        outbox.add_receipt(connection, stray, at.hands.now)
    assert at.queue().revision == 2
    page = show(at, present)
    words = "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "Sent from this home, but not in this file" in words
    assert "Infection control, the week from Monday 16 November 2026, revision 1" in words
    assert "receipt PRACTICE-STRAY" in words
    spoken = page.table.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Revision 1, received" in spoken
    assert "receipt PRACTICE-STRAY, is not in this file" in spoken


def test_the_list_follows_and_keeps_what_was_typed(at: QuietDesk, present: Present, qtbot: QtBot) -> None:
    at.queue()
    page = show(at, present)
    page.table.filter_box.setText("received")
    assert column(page, 3) == []
    at.deliver(received(at.hands))
    at.tell()
    qtbot.waitUntil(lambda: column(page, 3) == ["Received"])
    assert column(page, 3) == ["Received"]
    assert page.table.filter_box.text() == "received"


def test_every_control_has_a_name(at: QuietDesk, present: Present) -> None:
    at.queue()
    page = show(at, present)
    assert nameless(page) == []
