"""All of history becomes a file from the window, with progress and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import openpyxl
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.domain.stock.movements import Entry, Kind, Movement
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.exports.writing import FileKind
from carehome_desktop.services.history import History
from carehome_desktop.ui.go import LookBack
from carehome_desktop.ui.history.export import ExportPage
from tests.ui.desk import button, words
from tests.ui.quiet_desk import QuietDesk

Present = Callable[[QWidget], None]


def export_page(at: QuietDesk, where: Path, kind: FileKind = FileKind.XLSX) -> ExportPage:
    page = ExportPage(at.session, at.go, ask_where=lambda *_: str(where))
    page.kinds.button(list(FileKind).index(kind)).setChecked(True)
    return page


def test_nothing_is_chosen_for_the_manager_but_the_codes(at: QuietDesk, present: Present) -> None:
    page = ExportPage(at.session, at.go, ask_where=lambda *_: pytest.fail("it must not ask where yet"))
    present(page)
    page.save()
    assert page.kind_error.words() == "Choose a kind of file."
    assert page.names.checkedId() == 0
    assert (page.days.first.text(), page.days.last.text()) == ("1 June 2020", "19 June 2020")


def test_a_home_that_keeps_stock_is_led_to_its_log_of_whom_was_asked(at: QuietDesk, present: Present) -> None:
    there = "Go to the log of PPE"
    without = ExportPage(at.session, at.go)
    present(without)
    assert there not in words(without)
    count = Entry("gloves", Kind.COUNT, Quantity(singles=7), at.hands.now)
    assert isinstance(at.house.stock.record(count, at.house.manager()), Movement)
    page = ExportPage(at.session, at.go)
    present(page)
    button(page, there).click()
    assert at.steps.taken == [("to_look_back", LookBack.PPE_LOG)]


def test_an_export_is_saved_with_progress_and_can_be_opened(
    at: QuietDesk, present: Present, qtbot: QtBot, tmp_path: Path
) -> None:
    opened: list[Path] = []
    at.session.open_file = opened.append
    page, names = export_page(at, tmp_path / "history"), []
    page._ask_where = lambda _parent, name, _kind: names.append(name) or str(tmp_path / "history")
    page.names.button(1).setChecked(True)
    present(page)
    page.save()
    assert names == ["History, Monday 1 June 2020 to Friday 19 June 2020.xlsx"], "days as a manager knows them"
    assert page.working.bar.isVisible()
    assert page.main_action is not None
    assert not page.main_action.isEnabled()
    qtbot.waitUntil(lambda: page.working.work is None, timeout=20_000)
    assert page.told.words().startswith("Saved 195 rows as ")
    page.open_button.click()
    assert opened == [tmp_path / "history.xlsx"]
    rows = list(openpyxl.load_workbook(opened[0])["History"].values)
    assert len(rows) == 195 + 3
    assert "Practice manager" in rows[3]


def test_an_export_that_is_stopped_leaves_no_file(
    at: QuietDesk, present: Present, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = export_page(at, tmp_path / "history.csv", FileKind.CSV)
    present(page)
    real = History.export

    def stopped_at_once(*args: object, **more: object) -> object:
        assert page.working.work is not None
        page.working.work.stop()  # as the button has it; the button itself would be heard only when the window is next at rest
        return real(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(History, "export", stopped_at_once)
    page.save()
    qtbot.waitUntil(lambda: page.working.work is None, timeout=20_000)
    assert page.told.words() == "You stopped it. No file was made, and a file that was there before is as it was."
    assert list(tmp_path.iterdir()) == []


def test_while_it_stops_the_page_says_so_and_the_button_is_not_pressed_twice(
    at: QuietDesk, present: Present, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = export_page(at, tmp_path / "history.xlsx")
    present(page)
    go_on, real = Event(), History.export

    def waits(*args: object, **more: object) -> object:
        go_on.wait(10)
        return real(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(History, "export", waits)
    page.save()
    page.working.stop_button.click()
    assert page.told.words() == "Stopping …"
    assert not page.working.stop_button.isEnabled()
    go_on.set()
    qtbot.waitUntil(lambda: page.working.work is None, timeout=20_000)
    assert page.told.words().startswith("You stopped it. No file was made")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said_in_words(
    at: QuietDesk, present: Present, qtbot: QtBot, tmp_path: Path
) -> None:
    page = export_page(at, tmp_path / "gone" / "history.csv", FileKind.CSV)
    present(page)
    page.save()
    qtbot.waitUntil(lambda: page.working.work is None, timeout=20_000)
    assert page.error.words().startswith("The folder is not there, so the file was not saved.")
