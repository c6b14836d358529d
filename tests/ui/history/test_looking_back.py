"""Find, compare, draw, count and export from the window, by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.ui import theme
from carehome_desktop.ui.go import LookBack
from carehome_desktop.ui.history.figures import FiguresPage
from carehome_desktop.ui.history.page import HistoryPage
from carehome_desktop.ui.history.proof import ProofPage
from carehome_desktop.ui.history.record import RecordPage
from carehome_desktop.ui.history.search import SearchPage
from carehome_desktop.ui.history.ways import PAGES
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.parts.panels import DefinitionList
from carehome_desktop.ui.parts.text import Text
from tests.filled import file_section
from tests.homes import day
from tests.ui.accessible import nameless, settle
from tests.ui.history.pages import FIRST, column, read
from tests.ui.quiet_desk import QuietDesk, quiet_desk

Present = Callable[[QWidget], None]


@pytest.fixture(autouse=True)
def steps_from_nought(at: QuietDesk) -> None:
    at.steps.taken.clear()


def press(page: QWidget, words: str) -> None:
    next(each for each in page.findChildren(Button) if each.text().strip() == words).click()


def test_every_way_to_look_back_stands_on_the_history_page(at: QuietDesk, present: Present) -> None:
    page = HistoryPage(at.session, at.go)
    present(page)
    for words in ("Find an answer", "Compare periods", "Figures over time", "Days updated", "Export", "PPE log"):
        press(page, words)
    assert [where for _, where in at.steps.taken] == list(LookBack)


@pytest.mark.parametrize("what", list(LookBack))
def test_every_control_of_these_pages_has_a_name(at: QuietDesk, present: Present, what: LookBack) -> None:
    page = PAGES[what](at.session, at.go)
    present(page)
    assert nameless(page) == []


# -- find --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def searching(at: QuietDesk, present: Present) -> SearchPage:
    page = SearchPage(at.session, at.go)
    page.resize(1112, 620)  # what is left of 1280 x 720 beside the places and between the lines
    present(page)
    read(at)
    return page


def test_an_answer_stands_in_full_with_its_note_and_where_it_comes_from(searching: SearchPage) -> None:
    QTest.keyClicks(searching.table.filter_box, "payroll")
    row = searching.table.model.written(0)
    assert (row.title, row.said) == ("3. Do staff get full wages while they isolate after a positive test?", "No")
    assert row.lines == ("Note: Ask the payroll office.",)
    assert row.quiet == (
        "Infection control, Friday 5 June 2020 · Received, PRACTICE-CT-4. Saved by Practice manager, Friday 5 June, 10:00am",
    )


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_in_the_list_is_cut_and_nothing_is_shifted_sideways(
    qapp: QApplication, searching: SearchPage, scale: float
) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, scale)
    QTest.keyClicks(searching.table.filter_box, "payroll")
    settle()
    view = searching.table.view
    assert view.horizontalScrollBar().maximum() == 0
    row, metrics = searching.table.model.written(0), view.fontMetrics()
    lines = sum(
        metrics.boundingRect(0, 0, view.viewport().width() - 90, 9_999, Qt.TextFlag.TextWordWrap, words).height()
        for words in (row.title, *row.lines, *row.quiet)
    )
    assert view.visualRect(searching.table.model.index(0, 0)).height() > lines


def test_a_long_answer_stands_below_its_question_in_full(by_month: QuietDesk, present: Present) -> None:
    page = SearchPage(by_month.session, by_month.go)
    present(page)
    read(by_month)
    page.table.filter_box.setText("nurses 6")
    row = page.table.model.written(0)
    assert (row.said, row.lines[0]) == ("", "Registered nurses 6, Care-providing staff 7, Non-care-providing staff 8")
    assert page.table.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == row.spoken()


def test_typing_finds_answers_and_enter_opens_the_record(at: QuietDesk, searching: SearchPage) -> None:
    assert QApplication.focusWidget() is searching.table.filter_box
    QTest.keyClicks(searching.table.filter_box, "wages no june")
    assert [words.split(" ")[1] for words in column(searching.table, 0)] == ["5", "4", "3", "2", "1"]
    assert set(column(searching.table, 3)) == {"No"}
    searching.table.view.setFocus()
    searching.table.view.selectRow(0)
    QTest.keyClick(searching.table.view, Qt.Key.Key_Return)
    ((way, return_id, question_id),) = at.steps.taken
    record = at.house.records.record(return_id)
    assert (way, question_id) == ("to_record", "full-wages")
    assert record is not None
    assert record.filed.period == day("2020-06-05")


def test_down_goes_from_the_box_to_what_was_found_and_enter_opens_it(at: QuietDesk, searching: SearchPage) -> None:
    QTest.keyClicks(searching.table.filter_box, "wages no june")
    QTest.keyClick(searching.table.filter_box, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is searching.table.view
    QTest.keyClick(searching.table.view, Qt.Key.Key_Return)
    assert [way for way, *_ in at.steps.taken] == ["to_record"]


def test_words_that_nothing_holds_find_nothing_and_the_box_stays(searching: SearchPage) -> None:
    searching.table.filter_box.setText("zebra")
    assert column(searching.table, 0) == []
    assert searching.table.filter_box.isVisible()
    assert "0 of 195 found" in {each.text() for each in searching.findChildren(Text)}


def test_before_any_answer_the_page_says_how_to_begin(tmp_path: Path, present: Present) -> None:
    empty = quiet_desk(tmp_path)
    page = SearchPage(empty.session, empty.go)
    present(page)
    read(empty)
    assert "No answer has been given yet." in {each.text() for each in page.findChildren(Text) if each.isVisible()}
    empty.close()


# -- days updated ------------------------------------------------------------------------------------------------------


def test_the_days_are_counted_and_the_missed_ones_come_first(at: QuietDesk, present: Present) -> None:
    page = ProofPage(at.session, at.go)
    present(page)
    page.days.set_days(FIRST, date(2020, 6, 18))
    QTest.keyClick(page.days.last.box, Qt.Key.Key_Return)
    read(at)
    assert page.heading.text() == "Updated on 15 of 18 days"
    assert column(page.table, 1)[:4] == ["Missed", "Missed", "Missed", "Updated"]
    assert (
        column(page.table, 2)[0] == "Infection control: made ready here 10:00am, received Sunday 7 June 2020, 10:03am."
    )


def test_the_proof_prints(at: QuietDesk, present: Present, qtbot: QtBot) -> None:
    page = ProofPage(at.session, at.go)
    present(page)
    assert not page.print_button.isEnabled()
    page.days.set_days(FIRST, date(2020, 6, 18))
    page.count()
    read(at)
    page.print_button.click()
    assert page.preview is not None
    qtbot.waitUntil(lambda: bool(page.preview and page.preview.pages), timeout=20_000)
    assert page.preview.pdf.startswith(b"%PDF")
    page.preview.reject()


def test_days_the_wrong_way_round_are_said_above_the_box(at: QuietDesk, present: Present) -> None:
    page = ProofPage(at.session, at.go)
    present(page)
    page.days.set_days(date(2020, 6, 9), FIRST)
    page.count()
    read(at)
    assert page.days.last.error.words() == "The last day lies before the first. Change one of them."


# -- figures -----------------------------------------------------------------------------------------------------------


def test_a_figure_is_drawn_and_stands_in_the_table_too(at: QuietDesk, present: Present) -> None:
    page = FiguresPage(at.session, at.go)
    present(page)
    read(at)
    page.name.box.setCurrentIndex(2)
    page.name.chosen.emit()
    read(at)
    assert page.heading.text() == "Do staff get full wages while they isolate after a positive test?"
    assert page.chart.accessibleName() == "Chart of Do staff get full wages while they isolate after a positive test?"
    drawn = [(each.words, each.level) for each in page.chart.points]
    assert drawn == [("No", 0)] * 5 + [("Yes", 1)] * 10
    assert column(page.table, 1) == [words for words, _ in reversed(drawn)]


def test_a_figure_whose_words_its_box_cuts_is_told_in_full_over_the_chart(
    at: QuietDesk, present: Present, qtbot: QtBot
) -> None:
    page = FiguresPage(at.session, at.go)
    page.resize(1500, 620)
    present(page)
    read(at)
    qtbot.waitUntil(page.chart.isVisible)
    qtbot.waitUntil(page.heading.isHidden)
    page.resize(420, 620)
    qtbot.waitUntil(page.heading.isVisible)
    assert page.heading.text() == page.name.box.currentText()


def test_enter_on_a_line_of_the_table_opens_that_record(at: QuietDesk, present: Present) -> None:
    page = FiguresPage(at.session, at.go)
    present(page)
    read(at)
    page.table.view.setFocus()
    page.table.view.selectRow(0)
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    newest = at.house.history.returns()[0]
    question = page.name.value().partition(" ")[0]
    assert question
    assert at.steps.taken == [("to_record", newest.id, question)]


# -- the record of every kind ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("section", ["beds-2020", "covid-counts", "home-status", "ppe", "workforce-2020"])
def test_a_past_return_of_any_kind_opens_as_it_was(
    tmp_path: Path, present: Present, qtbot: QtBot, section: str
) -> None:
    desk = quiet_desk(tmp_path)
    row = file_section(desk.house, section, day("2020-06-08"))
    page = RecordPage(desk.session, desk.go, row.return_id)
    present(page)
    qtbot.waitUntil(page.answers.whole)
    words = "\n".join(label.text() for label in page.findChildren(Text))
    record = desk.house.records.record(row.return_id)
    assert record is not None
    assert all(question.heading in words for question in record.section.questions)
    if section == "beds-2020":
        assert "Left blank" in words
        assert "=HYPERLINK(1) in our own words" in words
    if section == "workforce-2020":
        first = page.answers.findChildren(DefinitionList)[0]
        assert [each.text() for each in first.findChildren(Text)] == [
            "Nurses", "4", "Care workers", "5", "Other workers", "6",
        ]  # fmt: skip
    assert nameless(page) == []
    desk.close()
