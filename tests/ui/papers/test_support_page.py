"""The support sheet on the screen says what the paper says, and what is typed there is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import YesNo
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.history.record import RecordPage
from carehome_desktop.ui.papers.support_sheet import SupportSheetPage
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.returns.section import SectionPage
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK, answer_all
from tests.reports.reading import whole
from tests.ui.accessible import nameless
from tests.ui.desk import said
from tests.ui.papers.pages import with_gaps
from tests.ui.quiet_desk import QuietDesk

Present = Callable[[QWidget], None]


def test_the_page_says_what_is_missing_declined_and_who_helps(at: QuietDesk, present: Present) -> None:
    page = SupportSheetPage(with_gaps(at).session, at.go)
    present(page)
    words = said(page)
    for each in (
        "2 things are missing. 1 offer was declined.",
        "Infection prevention and control",
        "3. Do staff get full wages while they isolate after a positive test?",
        "Our note: Sick pay only until the fund comes.",
        "Offered and declined",
        "Which question stands under which focus area is our reading",
    ):
        assert each in words
    assert "Before: the week from Monday 9 November 2026, 10 of 13 in place." in words


def test_a_contact_of_2020_is_not_to_be_rung_until_the_home_types_its_own(at: QuietDesk, present: Present) -> None:
    page = SupportSheetPage(with_gaps(at).session, at.go)
    present(page)
    line = page.lines["supply-disruption"]
    assert line.line.hint.text().startswith("2020 contact, do not ring. For PPE")
    assert "0800" not in said(page)
    line.line.box.setText("01223 555 000")
    line.flush()
    assert at.session.support_sheets.sheet(THIS_WEEK).contact("supply-disruption").number == "01223 555 000"
    assert line.mark.saved.words() == "Saved on this computer 9:00am"
    line.line.box.setText("9" * 130)
    line.flush()
    assert line.line.error.words() == "Shorten this to 120 characters."


def test_another_period_can_be_chosen(at: QuietDesk, present: Present) -> None:
    page = SupportSheetPage(with_gaps(at).session, at.go)
    present(page)
    box = page.choice.box
    assert [box.itemText(row) for row in range(box.count())] == [
        "The week from Monday 16 November 2026",
        "The week from Monday 9 November 2026",
    ]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert "3 things are missing." in said(page)
    assert set(page.lines) >= {"testing-portal"}


def test_a_line_leads_to_its_question(at: QuietDesk, present: Present) -> None:
    page = SupportSheetPage(with_gaps(at).session, at.go)
    present(page)
    next(each for each in page.findChildren(Button) if each.text() == "See the answer").click()
    assert at.steps.taken == [("to_question", SECTION, THIS_WEEK, "full-wages")]


def test_the_page_follows_the_answers(at: QuietDesk, present: Present, qtbot: QtBot) -> None:
    page = SupportSheetPage(with_gaps(at).session, at.go)
    present(page)
    answer_all(at.house, THIS_WEEK)
    at.tell(Change.ANSWERS)
    qtbot.waitUntil(lambda: "Nothing is missing." in said(page))
    assert not page.notes.isVisible()


def test_the_print_is_shown_first_and_leaves_the_notes_out_when_the_tick_is_taken_away(
    at: QuietDesk, present: Present, qtbot: QtBot
) -> None:
    page = SupportSheetPage(with_gaps(at).session, at.go)
    present(page)
    for ticked in (True, False):
        page.notes.setChecked(ticked)
        page.open_preview()
        preview = page.preview
        assert preview is not None
        qtbot.waitUntil(lambda preview=preview: bool(preview.pages), timeout=20_000)
        assert ("Sick pay only" in whole(preview.pdf)) is ticked
        preview.reject()


def test_the_spreadsheet_is_written_where_the_person_says(
    at: QuietDesk, present: Present, qtbot: QtBot, tmp_path: Path
) -> None:
    asked: list[str] = []

    def where(_: QWidget, name: str) -> str:
        asked.append(name)
        return str(tmp_path / "council")

    page = SupportSheetPage(with_gaps(at).session, at.go, ask_where=where)
    present(page)
    page.spreadsheet.click()
    qtbot.waitUntil(lambda: page.told.isVisible(), timeout=20_000)
    assert asked == ["Support sheet, the week from Monday 16 November 2026.xlsx"]
    assert openpyxl.load_workbook(tmp_path / "council.xlsx").sheetnames[0] == "Support"


def test_a_place_that_cannot_be_written_is_a_sentence_and_the_button_comes_back(
    at: QuietDesk, present: Present, qtbot: QtBot, tmp_path: Path
) -> None:
    page = SupportSheetPage(with_gaps(at).session, at.go, ask_where=lambda *_: str(tmp_path / "gone" / "x.xlsx"))
    present(page)
    page.spreadsheet.click()
    qtbot.waitUntil(lambda: bool(page.error.words()), timeout=20_000)
    assert "not saved" in page.error.words()
    assert page.spreadsheet.isEnabled()
    assert not page.told.isVisible()


def test_a_hostile_note_is_shown_as_it_was_typed(at: QuietDesk, present: Present) -> None:
    answer_all(at.house, THIS_WEEK)
    note = "<b>=1+1</b> & <img src='http://example.org/x'>"
    at.house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(False), at.house.manager(), note=note)
    page = SupportSheetPage(at.session, at.go)
    present(page)
    label = next(each for each in page.findChildren(QLabel) if each.text().startswith("Our note:"))
    assert label.text() == f"Our note: {note}"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_nothing_answered_says_how_to_begin(at: QuietDesk, present: Present) -> None:
    page = SupportSheetPage(at.session, at.go)
    present(page)
    assert "Nothing is answered yet." in said(page)
    assert page.main_action is None


def test_with_nothing_answered_a_button_leads_to_the_questions_of_this_week(at: QuietDesk, present: Present) -> None:
    page = SupportSheetPage(at.session, at.go)
    present(page)
    assert "made from the infection control questions of 2020" in said(page)
    assert page.answer.hasFocus()
    page.answer.click()
    assert at.steps.taken == [("to_section", SECTION, THIS_WEEK)]


def test_a_period_that_nothing_was_answered_for_can_be_opened_all_the_same(at: QuietDesk, present: Present) -> None:
    page = SupportSheetPage(with_gaps(at).session, at.go, LAST_WEEK)
    present(page)
    assert "3 things are missing." in said(page)


def test_every_control_has_a_name_and_enter_prints(at: QuietDesk, present: Present) -> None:
    page = SupportSheetPage(with_gaps(at).session, at.go)
    present(page)
    assert nameless(page) == []
    assert page.main_action is not None
    QTest.keyClick(page.main_action, Qt.Key.Key_Return)
    assert page.preview is not None
    page.preview.reject()


def test_the_record_of_a_return_leads_to_its_papers(at: QuietDesk, present: Present) -> None:
    row = at.queue()
    page = RecordPage(at.session, at.go, row.return_id)
    present(page)
    for words in ("What happened step by step, for this period", "Support sheet for this period"):
        next(each for each in page.findChildren(Button) if each.text().strip() == words).click()
    assert at.steps.taken == [("to_late_proof", THIS_WEEK), ("to_support_sheet", THIS_WEEK)]


def test_the_section_leads_to_its_support_sheet_and_no_other_section_does(at: QuietDesk, present: Present) -> None:
    page = SectionPage(at.session, at.go, SECTION, THIS_WEEK)
    present(page)
    next(each for each in page.findChildren(Button) if each.text().strip().startswith("Support sheet")).click()
    assert at.steps.taken == [("to_support_sheet", THIS_WEEK)]
    other = SectionPage(at.session, at.go, "beds", Period(PeriodKind.MONTH, "2026-11"))
    present(other)
    assert not any("Support sheet" in each.text() for each in other.findChildren(Button))
