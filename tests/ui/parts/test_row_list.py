"""Rows as a page writes them: each has the room that its own words need, and the last is reached while others are measured."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.row_list import RowList
from carehome_desktop.ui.parts.rows_model import Cell, Column, RowsModel, RowWords

Present = Callable[[QWidget], None]
SHORT = RowWords("Beds, June 2020", "Received", quiet=("Ready to go 9:00am",))
LONG = RowWords(
    "Infection control, the week from Wednesday 30 September 2026, revision 2",
    "Received. A newer one took its place",
    quiet=("Ready to go Wednesday 30 September 2026, 11:30am · Receipt PRACTICE-CT-7H2K · A newer one took its place",),
)


def shown(present: Present, rows: list[RowWords]) -> RowList:
    model = RowsModel([Column("Which")])
    model.set_rows([(Cell(row.title),) for row in rows], rows)
    view = RowList(model, opens=True, even=False)
    view.resize(700, 500)
    present(view)
    return view


def test_at_200_per_cent_a_row_that_wraps_is_higher_and_leaves_no_room_over_in_the_others(
    qapp: QApplication, present: Present, qtbot: QtBot
) -> None:
    def heights() -> list[int]:
        return [view.visualRect(view.model().index(row, 0)).height() for row in range(3)]

    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    view = shown(present, [SHORT, LONG, SHORT])
    before, wrapped, after = heights()
    line = view.fontMetrics().lineSpacing()
    assert before == after
    assert 2 * line < before < 4 * line
    assert wrapped >= before + 3 * line
    view.resize(2600, 500)
    qtbot.waitUntil(lambda: heights()[1] == before)
    assert heights() == [before, before, before]


def test_end_goes_to_the_last_row_while_others_are_still_measured(present: Present, qtbot: QtBot) -> None:
    view = shown(present, [SHORT] * 5_000)
    last = view.model().index(4_999, 0)
    view.setFocus()
    view.selectRow(0)
    assert not view.visualRect(last).isValid()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex() == last
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(last)))
