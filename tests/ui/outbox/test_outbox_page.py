"""What waits, what was refused and what stops everything, in words, with a way on from each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.domain.delivery import FieldFault
from carehome_desktop.domain.tries import Busy, Lost, NoConnection, Rejected, SignIn
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.outbox.page import TRYING_WORDS, OutboxPage
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.parts.rows import ListRow
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK
from tests.ui.accessible import nameless, walk
from tests.ui.quiet_desk import QuietDesk, quiet_desk, received

Present = Callable[[QWidget], None]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[QuietDesk]:
    made = quiet_desk(tmp_path)
    yield made
    made.close()


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def press(page: QWidget, words: str) -> None:
    button = next(each for each in page.findChildren(Button) if each.text().strip() == words)
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_an_empty_outbox_says_so_and_how_it_fills(at: QuietDesk, present: Present) -> None:
    page = OutboxPage(at.session, at.go)
    present(page)
    assert "Nothing is waiting." in said(page)
    assert "No receipt has come yet." in said(page)
    assert not page.send_now.isEnabled()


def test_a_waiting_row_says_why_since_when_how_often_and_when_next(at: QuietDesk, present: Present) -> None:
    at.queue()
    at.hands.pass_by(1800)
    at.deliver(lambda row: Busy(600))
    page = OutboxPage(at.session, at.go)
    present(page)
    row = page.findChild(ListRow)
    assert row.accessibleName().startswith("Infection control, the week from Monday 16 November 2026. Waiting.")
    assert "The tracker is busy. Waiting since 9:00am. Tried once. Next try at about 9:40am." in said(page)


def test_a_return_that_may_have_arrived_is_told_apart_from_one_that_waits(at: QuietDesk, present: Present) -> None:
    at.queue()
    at.deliver(lambda row: Lost())
    page = OutboxPage(at.session, at.go)
    present(page)
    assert "Not known yet" in said(page)
    assert "it cannot count twice" in said(page)


def test_each_row_opens_its_record_by_the_keyboard(at: QuietDesk, present: Present) -> None:
    row = at.queue()
    page = OutboxPage(at.session, at.go)
    present(page)
    line = page.findChild(ListRow)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert at.steps.taken == [("to_record", row.return_id)]


def test_a_refused_return_leads_to_the_question_at_fault(at: QuietDesk, present: Present) -> None:
    at.queue()
    at.deliver(lambda row: Rejected((FieldFault("full-wages", "the date is before the home opened."),)))
    page = OutboxPage(at.session, at.go)
    present(page)
    assert "The date is before the home opened." in said(page)
    assert "Your answers are saved here." in said(page)
    press(page, "Change it and send again")
    assert at.steps.taken == [("to_question", SECTION, THIS_WEEK, "full-wages")]


def test_a_refusal_that_names_no_question_leads_to_the_section(at: QuietDesk, present: Present) -> None:
    at.queue()
    at.deliver(lambda row: Rejected((FieldFault("", "the body is too long."),)))
    page = OutboxPage(at.session, at.go)
    present(page)
    press(page, "Change it and send again")
    assert at.steps.taken == [("to_section", SECTION, THIS_WEEK)]


def test_what_pauses_everything_says_what_to_do_and_leads_there(at: QuietDesk, present: Present) -> None:
    at.queue()
    at.deliver(lambda row: SignIn())
    page = OutboxPage(at.session, at.go)
    present(page)
    assert "did not accept your token" in said(page)
    assert "Next try when sending goes on." in said(page)
    press(page, "Open Settings")
    assert at.steps.taken == [("to_settings", "endpoint_token")]


def test_send_now_asks_at_once_and_says_that_it_tries(at: QuietDesk, present: Present) -> None:
    at.queue()
    page = OutboxPage(at.session, at.go)
    present(page)
    assert page.send_now.hasFocus()
    QTest.keyClick(page.send_now, Qt.Key.Key_Return)
    assert at.asked.things == ["send now"]
    assert TRYING_WORDS in said(page)


def test_a_wish_to_send_that_found_no_connection_is_said_with_its_time(
    at: QuietDesk, present: Present, qtbot: QtBot
) -> None:
    at.queue()
    page = OutboxPage(at.session, at.go)
    present(page)
    QTest.keyClick(page.send_now, Qt.Key.Key_Return)
    at.tell(Change.ANSWERS)
    qtbot.wait(1)
    assert TRYING_WORDS in said(page), "an answer typed meanwhile is not the end of the try"
    at.deliver(lambda row: NoConnection())
    at.tell()
    qtbot.waitUntil(lambda: "Tried just now: no connection." in said(page))
    assert TRYING_WORDS not in said(page)
    at.hands.pass_by(120)
    at.tell()
    qtbot.waitUntil(lambda: "Tried at 9:00am: no connection." in said(page))
    at.deliver(received(at.hands))
    at.tell()
    qtbot.waitUntil(lambda: "no connection." not in said(page))


def test_no_connection_says_what_to_do_and_leads_to_the_address(tmp_path: Path, present: Present) -> None:
    at = quiet_desk(tmp_path, practice=False)
    at.house.home_records.tell("endpoint_url", "https://returns.example.org")
    at.queue()
    at.deliver(lambda row: NoConnection())
    page = OutboxPage(at.session, at.go)
    present(page)
    assert "No connection since 9:00am" in said(page)
    assert "If other pages open on this computer, check the address in Settings." in said(page)
    press(page, "See the address in Settings")
    assert at.steps.taken == [("to_settings", "endpoint_url")]
    at.close()


def test_practice_without_a_connection_sends_nobody_to_settings(at: QuietDesk, present: Present) -> None:
    at.queue()
    at.deliver(lambda row: NoConnection())
    page = OutboxPage(at.session, at.go)
    present(page)
    assert "No connection since 9:00am" in said(page)
    assert "Settings" not in said(page)


def test_a_home_without_an_address_is_told_so_and_where_to_set_it(tmp_path: Path, present: Present) -> None:
    at = quiet_desk(tmp_path, practice=False)
    at.queue()
    page = OutboxPage(at.session, at.go)
    present(page)
    assert "No address to send to" in said(page)
    assert not page.send_now.isEnabled(), "there is nowhere to send to"
    press(page, "See the address in Settings")
    assert at.steps.taken == [("to_settings", "endpoint_url")]
    at.close()


def test_the_page_follows_what_happens_and_keeps_the_focus_on_its_row(
    at: QuietDesk, present: Present, qtbot: QtBot
) -> None:
    first = at.queue(LAST_WEEK)
    at.hands.pass_by(60)
    at.queue()
    page = OutboxPage(at.session, at.go)
    present(page)
    rows = page.findChildren(ListRow)
    rows[-1].setFocus()
    at.deliver(lambda row: received(at.hands)(row) if row.return_id == first.return_id else NoConnection())
    at.tell()

    def left() -> list[ListRow]:
        return [row for row in page.findChildren(ListRow) if row.isVisible()]

    qtbot.waitUntil(lambda: len(left()) == 1 and left()[0].hasFocus())
    assert left()[0].accessibleName().startswith("Infection control, the week from Monday 16 November 2026.")
    assert "Last received 9:01am, receipt PRACTICE-CT-7H2K" in said(page)


def test_a_clock_that_is_wrong_is_said_first(at: QuietDesk, present: Present) -> None:
    from carehome_desktop.store import courier_notes

    with at.house.store.write() as connection:
        courier_notes.set_note(connection, "clock_off", 7200.0)
        courier_notes.set_note(connection, "ask_first", True)
    page = OutboxPage(at.session, at.go)
    present(page)
    assert "This computer's clock is about 2 hours behind." in said(page)
    assert "asks for all receipts before it sends anything" in said(page)


def test_every_control_has_a_name_and_the_words_reach_the_ear(at: QuietDesk, present: Present) -> None:
    at.queue(LAST_WEEK)
    at.deliver(lambda row: Rejected((FieldFault("", "no."),)))
    at.queue()
    page = OutboxPage(at.session, at.go)
    present(page)
    assert nameless(page) == []
    assert any("Refused – needs you" in heard.name for heard in walk(page))
