"""Two periods are compared from the window, days with days and months with months."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.history.compare import ComparePage
from carehome_desktop.ui.parts.text import Text
from tests.homes import LAST_WEEK, THIS_WEEK, day, week
from tests.ui.accessible import name_of, settle
from tests.ui.history.pages import column, read
from tests.ui.quiet_desk import QuietDesk, quiet_desk

Present = Callable[[QWidget], None]


@pytest.fixture
def comparing(at: QuietDesk, present: Present) -> ComparePage:
    page = ComparePage(at.session, at.go)
    page.resize(1000, 700)
    present(page)
    return page


def test_comparing_shows_what_changed_and_on_request_what_stayed(at: QuietDesk, comparing: ComparePage) -> None:
    comparing.two.days.first.set_text("5 June 2020")
    comparing.two.days.last.set_text("6/6/2020")
    QTest.keyClick(comparing.two.days.last.box, Qt.Key.Key_Return)
    read(at)
    assert comparing.heading.text() == "1 answer of 13 changed"
    assert (column(comparing.table, 2), column(comparing.table, 3)) == (["No"], ["Yes"])
    assert column(comparing.table, 5) == ["before: Ask the payroll office.; after: none"]
    written = comparing.table.model.written(0)
    assert (written.said, written.quiet) == ("No → Yes", ("Note before: Ask the payroll office.",))
    assert written.spoken().endswith("? No to Yes. Note before: Ask the payroll office.")
    comparing.all_lines.click()
    assert len(column(comparing.table, 0)) == 13


def test_the_boxes_stand_at_the_top_before_anything_is_compared(comparing: ComparePage) -> None:
    assert comparing.section.box.mapTo(comparing, QPoint(0, 0)).y() < comparing.height() / 3


def test_the_two_newest_are_offered_first(comparing: ComparePage) -> None:
    assert (comparing.two.days.first.text(), comparing.two.days.last.text()) == ("17 June 2020", "18 June 2020")
    assert comparing.two.before.isHidden()
    assert comparing.kind.isHidden()


def test_a_monthly_part_asks_for_two_months_and_offers_the_newest_and_the_one_before(
    by_month: QuietDesk, present: Present
) -> None:
    page = ComparePage(by_month.session, by_month.go)
    present(page)
    two = page.two
    assert [two.after.box.itemText(at) for at in range(two.after.box.count())] == ["November 2026", "October 2026"]
    assert (two.before.value(), two.after.value()) == ("2026-10", "2026-11")
    assert two.after.box.accessibleDescription() == "A month"
    assert not two.days.first.isVisible()
    page.section.choose("workforce")
    page.section.chosen.emit()
    QTest.keyClick(two.after.box, Qt.Key.Key_Return)
    read(by_month)
    assert page.heading.text() == "9 answers of 9 changed"
    assert page.table.model.written(0).said == "4 → 6 (+2)"
    assert [bool(page.table.model.written(row).quiet) for row in range(3)] == [True, False, False]


def test_with_large_text_the_result_is_scrolled_to(qapp: QApplication, by_month: QuietDesk, present: Present) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    page = ComparePage(by_month.session, by_month.go)
    page.resize(1040, 540)
    present(page)
    page.compare()
    read(by_month)
    bar, view = page.area.verticalScrollBar(), page.area.viewport()
    assert bar.value() > 0
    assert 0 <= page.heading.mapTo(view, QPoint(0, 0)).y() < view.height() / 2


def test_a_weekly_part_asks_for_two_weeks(tmp_path: Path, present: Present) -> None:
    desk = quiet_desk(tmp_path)
    for period in (LAST_WEEK, THIS_WEEK):
        desk.queue(period)
    page = ComparePage(desk.session, desk.go)
    present(page)
    assert (page.two.before.value(), page.two.after.value()) == (LAST_WEEK.text, THIS_WEEK.text)
    assert page.two.before.box.currentText() == "The week from Monday 9 November 2026"
    page.two.before.choose(THIS_WEEK.text)
    page.compare()
    read(desk)
    assert page.two.after.error.words() == "Both are the same period. Choose two different ones."
    assert page.result.isHidden()
    desk.close()


def test_a_part_that_went_from_days_to_weeks_offers_the_weeks_and_the_days_when_they_are_asked_for(
    tmp_path: Path, present: Present
) -> None:
    desk = quiet_desk(tmp_path)
    for period in (day("2020-08-08"), day("2020-08-09"), week("2020-08-10")):
        desk.queue(period)
    page = ComparePage(desk.session, desk.go)
    present(page)
    two, box = page.two, page.kind.box
    assert [box.itemText(at) for at in range(box.count())] == ["The week", "The day", "Either"]
    assert box.isVisible()
    assert page.kind.value() == "", "there is one week alone, so that it can be held against the last day"
    assert (two.before.value(), two.after.value()) == ("2020-08-09", "2020-W33")
    desk.queue(week("2020-08-17"))
    page._ask_anew()
    assert page.kind.value() == "week"
    assert [two.after.box.itemData(at) for at in range(two.after.box.count())] == ["2020-W34", "2020-W33"]
    page.kind.choose("day")
    page.kind.chosen.emit()
    assert (two.days.first.text(), two.days.last.text()) == ("8 August 2020", "9 August 2020")
    desk.close()


def test_before_anything_can_be_compared_the_page_says_how_to_begin(tmp_path: Path, present: Present) -> None:
    empty = quiet_desk(tmp_path)
    page = ComparePage(empty.session, empty.go)
    present(page)
    settle()
    assert "There is nothing to compare yet." in {each.text() for each in page.findChildren(Text) if each.isVisible()}
    assert page.main_action is None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert name_of(focus) == "Back"
    empty.close()


def test_with_one_period_alone_the_page_says_so_and_there_is_nothing_to_press(tmp_path: Path, present: Present) -> None:
    desk = quiet_desk(tmp_path)
    desk.queue()
    page = ComparePage(desk.session, desk.go)
    present(page)
    assert page.only_one.text().startswith("There are answers for the week from Monday 16 November 2026 alone.")
    assert not page.two.before.isVisible()
    assert page.main_action is not None
    assert not page.main_action.isEnabled()
    desk.close()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("8 June 2020", "9 June 2020", "There are no answers for Monday 8 June 2020. Choose another day."),
        ("9 June 2020", "9 June 2020", "Both are the same period. Choose two different ones."),
        ("nonsense", "9 June 2020", "Write the day as in yesterday, Friday or 14 November 2026."),
        ("1 June 2019", "9 June 2020", "There are no answers for Saturday 1 June 2019. Choose another day."),
    ],
)
def test_what_cannot_be_compared_is_said_above_the_box(
    at: QuietDesk, comparing: ComparePage, before: str, after: str, told: str
) -> None:
    days = comparing.two.days
    days.first.set_text(before)
    days.last.set_text(after)
    comparing.compare()
    read(at)
    assert told in (days.first.error.words(), days.last.error.words())
    assert comparing.result.isHidden()
