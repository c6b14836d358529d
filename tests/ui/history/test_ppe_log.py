"""The log of PPE in History: every try of every type, found by typing, and saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.domain.stock.route_tries import Result, Tried, Try
from carehome_desktop.ui.history.ppe_log import PpeLogPage
from tests.ui.accessible import nameless
from tests.ui.desk import button, words
from tests.ui.quiet_desk import QuietDesk

Present = Callable[[QWidget], None]


def tried(at: QuietDesk, type_id: str, route: str, result: Result, whom: str, hours: int) -> Tried:
    who = at.house.manager()
    told = Try(type_id, route, result, at.hands.now - timedelta(hours=hours), who.id, whom)
    made = at.house.stock_routes.record(told, who)
    assert isinstance(made, Tried)
    return made


def test_whom_was_asked_is_found_the_newest_first_and_saved(
    at: QuietDesk, present: Present, qtbot: QtBot, tmp_path: Path
) -> None:
    page = PpeLogPage(at.session, at.go, ask_where=lambda _, name: str(tmp_path / name))
    present(page)
    qtbot.waitUntil(lambda: "Nobody was asked yet." in words(page))
    assert page.main_action is not None
    assert not page.main_action.isVisible(), "there is nothing to print"

    tried(at, "gloves", "usual-supplier", Result.NOTHING, "Gompels", 5)
    wrong = tried(at, "masks", "council", Result.GOT_IT, "The PPE desk", 2)
    at.house.stock_routes.undo(wrong.id, at.house.manager(), "Not them")
    page = PpeLogPage(at.session, at.go, ask_where=lambda _, name: str(tmp_path / name))
    present(page)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 2)
    first, second = (page.table.model.written(row).spoken() for row in range(2))
    assert first.startswith("Masks: The PPE desk (Your council or Local Resilience Forum)")
    assert "Taken back" in first
    assert "Not them" in first
    assert "They had nothing" in second
    page.table.filter_box.setText("gompels")
    assert page.table.model.rowCount() == 1
    page.table.opened.emit(1)
    assert at.steps.taken[-1] == ("to_ppe_ladder", "gloves")
    assert nameless(page) == []

    button(page, "Save the log").click()
    qtbot.waitUntil(lambda: page.open_button.isVisible())
    assert "Saved 2 rows as" in page.told.words()
    sheet = openpyxl.load_workbook(tmp_path / "PPE whom we asked.xlsx").active
    assert sheet is not None
    assert any("Gompels" in str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
