"""What was sent, when, by whom, on what guidance and with what receipt can be looked up for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.domain.copy_sheet import Mark
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.tries import NoConnection
from carehome_desktop.domain.values import YesNo
from carehome_desktop.domain.ways import Shown, Way
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.history.answers import AnswersColumn
from carehome_desktop.ui.history.record import RecordPage
from carehome_desktop.ui.parts.buttons import Button
from tests.homes import SECTION, THIS_WEEK
from tests.ui.accessible import nameless
from tests.ui.quiet_desk import QuietDesk, quiet_desk, received

Present = Callable[[QWidget], None]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[QuietDesk]:
    made = quiet_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def present(present: Present, qtbot: QtBot) -> Present:
    """Show a page and wait for the answers that come after the first paint."""

    def show(page: QWidget) -> None:
        present(page)
        for column in page.findChildren(AnswersColumn):
            qtbot.waitUntil(column.whole)

    return show


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def test_a_record_tells_receipt_sender_answers_notes_and_every_try(at: QuietDesk, present: Present) -> None:
    who = at.house.manager()
    at.house.answering.answer(
        SECTION, THIS_WEEK, "full-wages", YesNo(False), who, note="Ask <b>Łukasz</b> & co", declined=True
    )
    row = at.queue(but={"full-wages": False})
    at.deliver(lambda row: NoConnection())
    at.hands.pass_by(120)
    at.deliver(received(at.hands))
    page = RecordPage(at.session, at.go, row.return_id)
    present(page)
    words = said(page)
    assert "Receipt PRACTICE-CT-7H2K" in words
    assert "Received Saturday 21 November 2026, 9:02am" in words
    assert "Practice manager (Registered manager)" in words
    assert "No connection." in words
    assert "Infection control, version 2020-08" in words
    assert "mark " not in words
    assert page.subtitle.text() == "for the week from Monday 16 November 2026, revision 1"


def test_opened_at_a_question_the_record_shows_its_answer_and_the_keyboard_is_on_it(
    at: QuietDesk, present: Present, qtbot: QtBot
) -> None:
    row = at.queue()
    page = RecordPage(at.session, at.go, row.return_id, "mutual-aid")
    page.resize(1000, 600)
    present(page)
    qtbot.waitUntil(lambda: "mutual aid" in (widget.accessibleName() if (widget := QApplication.focusWidget()) else ""))
    there = QApplication.focusWidget()
    assert there is not None
    assert there.accessibleName() == "13. Has the NHS offered its mutual aid to your home? Yes"
    qtbot.waitUntil(lambda: there.mapTo(page.area, QPoint(0, 0)).y() < page.area.height())
    top = there.mapTo(page.area, QPoint(0, 0)).y()
    assert top >= 0
    assert top + there.height() <= page.area.height()


def test_a_note_is_shown_as_it_was_typed_and_never_as_markup(at: QuietDesk, present: Present) -> None:
    who = at.house.manager()
    at.queue()
    at.house.answering.answer(
        SECTION, THIS_WEEK, "full-wages", YesNo(True), who, note="<b>Łukasz</b> & co", declined=True
    )
    row = at.house.filing.queue(SECTION, THIS_WEEK, who)
    assert isinstance(row, Outgoing)
    page = RecordPage(at.session, at.go, row.return_id)
    present(page)
    label = next(each for each in page.findChildren(QLabel) if each.text().startswith("Note:"))
    assert label.text() == "Note: <b>Łukasz</b> & co"
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert "It was offered and declined." in said(page)


def test_the_very_guidance_that_was_answered_on_opens_in_place(at: QuietDesk, present: Present) -> None:
    row = at.queue()
    page = RecordPage(at.session, at.go, row.return_id)
    present(page)
    guidance = page.findChildren(Disclosure)[2]
    assert guidance.button.accessibleName() == "Guidance for question 3 as it was, closed"
    guidance.button.setFocus()
    QTest.keyClick(guidance.button, Qt.Key.Key_Return)
    assert guidance.button.accessibleName() == "Guidance for question 3 as it was, open"
    record = at.session.records.record(row.return_id)
    assert record is not None
    assert record.section.questions[2].guidance.say_yes[0] in said(guidance)


def test_a_later_revision_and_an_earlier_one_lead_to_each_other(at: QuietDesk, present: Present) -> None:
    first = at.queue()
    at.deliver(received(at.hands))
    second = at.queue(but={"full-wages": False})
    page = RecordPage(at.session, at.go, first.return_id)
    present(page)
    later = next(
        each for each in page.findChildren(Button) if each.text().strip().startswith("Revision 2 was made ready")
    )
    later.click()
    other = RecordPage(at.session, at.go, second.return_id)
    present(other)
    next(each for each in other.findChildren(Button) if each.text() == "See it").click()
    assert at.steps.taken == [("to_record", second.return_id), ("to_record", first.return_id)]


def test_a_record_says_when_a_newer_one_that_was_received_took_its_place(at: QuietDesk, present: Present) -> None:
    first = at.queue()
    at.deliver(received(at.hands))
    second = at.queue(but={"full-wages": False})
    waiting = RecordPage(at.session, at.go, first.return_id)
    present(waiting)
    assert "took its place" not in said(waiting), "the newer one has not arrived yet"
    at.deliver(received(at.hands, "PRACTICE-CT-2"))
    page = RecordPage(at.session, at.go, first.return_id)
    present(page)
    assert "Received. A newer one took its place: revision 2. That one counts." in said(page)
    newer = RecordPage(at.session, at.go, second.return_id)
    present(newer)
    assert "took its place" not in said(newer)


def test_the_standing_follows_while_the_page_is_open(at: QuietDesk, present: Present, qtbot: QtBot) -> None:
    row = at.queue()
    page = RecordPage(at.session, at.go, row.return_id)
    present(page)
    assert "Receipt" not in said(page)
    at.deliver(received(at.hands))
    at.tell()
    qtbot.waitUntil(lambda: "Receipt PRACTICE-CT-7H2K" in said(page))
    assert "Receipt PRACTICE-CT-7H2K" in said(page)


def test_print_or_save_shows_the_sheet_first_and_an_answer_is_changed_from_here_too(
    at: QuietDesk, present: Present, qtbot: QtBot
) -> None:
    row = at.queue()
    page = RecordPage(at.session, at.go, row.return_id)
    present(page)
    page.open_preview()
    assert page.preview is not None
    qtbot.waitUntil(lambda: bool(page.preview and page.preview.pages), timeout=20_000)
    assert page.preview.pdf.startswith(b"%PDF")
    page.preview.reject()
    next(each for each in page.findChildren(Button) if each.text() == "Change an answer").click()
    assert at.steps.taken == [("to_section", SECTION, THIS_WEEK)], "to the questions of that very period"


def test_a_return_that_this_file_does_not_hold_is_said_to_be_missing(at: QuietDesk, present: Present) -> None:
    page = RecordPage(at.session, at.go, "not there")
    present(page)
    assert "This file holds no return of that name." in said(page)
    assert page.main_action is None


def test_every_control_has_a_name(at: QuietDesk, present: Present) -> None:
    row = at.queue()
    page = RecordPage(at.session, at.go, row.return_id)
    present(page)
    assert nameless(page) == []


def test_what_a_person_entered_is_told_with_who_when_reference_and_what_the_page_asked(
    at: QuietDesk, present: Present
) -> None:
    who, row = at.house.manager(), at.queue()
    at.house.ways_out.change(row.return_id, Way.HAND, "No line today", who)
    at.house.copy_sheets.mark(row.return_id, "full-wages", Mark.ASKS_ELSE, who, "It asks <b>for a figure</b>")
    at.house.copy_sheets.mark(row.return_id, "isolate-residents", Mark.TYPED, who)
    at.house.ways_out.enter(row.return_id, who, at.hands.now, Shown.YES, who, reference="R-9")
    page = RecordPage(at.session, at.go, row.return_id)
    present(page)
    words = said(page)
    assert "Entered on the tracker by Practice manager, Saturday 21 November 2026, 9:00am" in words
    assert "The page showed that it was saved." in words
    assert "Reference: R-9" in words
    assert "The page asks something else: It asks <b>for a figure</b>" in words
    assert "Typed" not in words
