"""A table for the keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.table import Cell, Column, DataTable
from tests.ui.accessible import nameless

ROWS = [
    ["Gloves", Cell("Sunday 1 November 2026", date(2026, 11, 1)), Cell("1,200", 1200)],
    ["Aprons", Cell("Monday 16 November 2026", date(2026, 11, 16)), Cell("90", 90)],
    ["Masks", Cell("Friday 6 November 2026", date(2026, 11, 6)), Cell("400", 400)],
]


@pytest.fixture
def table(qtbot, present) -> DataTable:
    made = DataTable(
        "Stock",
        [Column("What"), Column("Day"), Column("How many", figures=True)],
        EmptyState("No stock yet.", "Count it."),
    )
    made.resize(800, 500)
    made.set_rows(ROWS)
    present(made)
    return made


def shown(table: DataTable) -> list[str]:
    return [table.model.index(row, 0).data() for row in range(table.model.rowCount())]


def test_typing_in_the_table_filters_it(qtbot, table: DataTable) -> None:
    table.view.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "m")
    qtbot.keyClicks(QApplication.focusWidget(), "as")
    assert table.filter_box.text() == "mas"
    assert shown(table) == ["Masks"]


def test_every_word_typed_must_be_found_in_any_column_and_any_case(table: DataTable) -> None:
    table.filter_box.setText("NOVEMBER 40")
    assert shown(table) == ["Masks"]


def test_columns_are_sorted_by_what_they_mean_with_the_keyboard_alone(qtbot, table: DataTable) -> None:
    table.order.setFocus()
    for _ in range(3):
        qtbot.keyClick(table.order, Qt.Key.Key_Down)
    assert shown(table) == ["Gloves", "Masks", "Aprons"]
    table.sort_by(2, backwards=True)
    assert shown(table) == ["Gloves", "Masks", "Aprons"]
    table.sort_by(2)
    assert shown(table) == ["Aprons", "Masks", "Gloves"]


def test_ctrl_c_copies_the_chosen_row_for_a_spreadsheet(qtbot, table: DataTable) -> None:
    table.view.selectRow(1)
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Aprons\tMonday 16 November 2026\t90"


def test_enter_opens_the_row_that_was_given_not_the_one_that_is_shown_there(qtbot, table: DataTable) -> None:
    table.sort_by(0)
    table.view.setCurrentIndex(table.model.index(0, 0))
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args == [1]


def test_what_a_column_cuts_is_told_in_full_by_a_tip_and_nothing_else_is(table: DataTable) -> None:
    def tip(column: int) -> str:
        place = table.view.visualRect(table.model.index(1, column)).center()
        QToolTip.hideText()
        QApplication.processEvents()
        asked = QHelpEvent(QEvent.Type.ToolTip, place, table.view.viewport().mapToGlobal(place))
        QApplication.sendEvent(table.view.viewport(), asked)
        return QToolTip.text() if QToolTip.isVisible() else ""

    assert tip(1) == ""
    table.view.setColumnWidth(1, 60)
    assert tip(1) == "Monday 16 November 2026"


def test_without_rows_it_says_how_to_begin(table: DataTable) -> None:
    table.set_rows([])
    assert not table.view.isVisible()
    assert table.findChild(EmptyState).isVisible()


def test_every_control_of_the_table_has_a_name(table: DataTable) -> None:
    assert nameless(table) == []


def test_a_hundred_thousand_rows_are_filtered_while_one_types(table: DataTable) -> None:
    table.set_rows([[f"Row {at}", "Friday", str(at)] for at in range(100_000)])
    table.filter_box.setText("99999")
    assert shown(table) == ["Row 99999"]
