"""Prints of PPE and files in and out, with nothing but the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.route_tries import Result, Tried, Try
from carehome_desktop.services.stock_import import PastImport
from carehome_desktop.ui import theme
from carehome_desktop.ui.ppe.files.importing import ImportPage
from carehome_desktop.ui.ppe.files.page import FilesPage
from tests.reports.reading import whole
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, press, settle, wait_until, words

ENTER, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down
GOOD = """What,Type,Boxes,In each box,Loose,Date
Opening stock,Gloves,9,100,,14/11/2026
Delivery,Gloves,2,100,,16/11/2026
"""


def importing(at: Desk, folder: Path, text: str = GOOD) -> ImportPage:
    """Open the page and choose a file by keyboard."""
    at.go.to_ppe_import()
    settle()
    page = at.page
    assert isinstance(page, ImportPage)
    assert QApplication.focusWidget() is page.main_action
    choose(page, folder, text)
    return page


def choose(page: ImportPage, folder: Path, text: str) -> None:
    path = folder / "stock.csv"
    path.write_text(text, encoding="utf-8")
    page._ask_file = lambda _: str(path)
    assert page.main_action is not None
    press(ENTER)
    wait_until(page.main_action.isEnabled)


def titles(page: ImportPage) -> list[str]:
    return [page.list.model.written(row).title for row in range(page.list.model.rowCount())]


def done(page: ImportPage) -> None:
    assert page.main_action is not None
    wait_until(page.main_action.isEnabled)
    settle()


def test_every_line_is_read_back_before_it_is_recorded_and_taken_back_as_one(at: Desk, tmp_path: Path) -> None:
    page = importing(at, tmp_path)
    assert titles(page) == [
        "Line 2. Count, Gloves: 9 boxes of 100 (900 gloves).",
        "Line 3. Delivery, Gloves: 2 boxes of 100 (200 gloves).",
    ]
    assert at.house.stock.ledger() == []
    assert nameless(page) == []

    press(ENTER)
    done(page)
    assert "Saved on this computer: 2 entries imported." in words(page)
    assert len(at.house.stock.ledger()) == 2
    assert page.main_action is not None
    assert page.main_action.accessibleName() == "Choose a file"
    button(page, "Undo: import of 2 entries, 9:00am").click()
    done(page)
    assert page.told.words() == "Taken back: 2 entries, imported 9:00am (Gloves 2)."
    assert page.begin.isVisible(), "the page says again how to begin"
    assert all(each.undone for each in at.house.stock.ledger())


def test_a_bad_file_names_its_lines_and_another_can_be_chosen_at_once(at: Desk, tmp_path: Path) -> None:
    at.go.to_place("ppe")
    settle()
    button(at.page, "Import").click()
    settle()
    page, file = at.page, tmp_path / "to fill in.csv"
    assert isinstance(page, ImportPage)
    page._ask_where = lambda *_: str(file)
    choose(page, tmp_path, "Date,Item,Qty,Cost\n14/11/2026,Gloves,100,12.50\n")
    assert page.error.words().endswith("Save a file to fill in, and copy your lines into it. Nothing was imported.")
    button(page, "Save a file to fill in").click()
    wait_until(page.told.isVisible)
    assert (file.exists(), page.told.words().startswith("Saved 2 rows as"), page.error.words()) == (True, True, "")

    page = importing(at, tmp_path, GOOD.replace("Delivery,Gloves", "Delivery,Hats"))
    assert page.error.words() == "1 line cannot be read. Nothing was imported."
    assert titles(page) == ["Line 3, Type"]
    assert "“Hats” is not known here." in page.list.model.written(0).lines[0]
    assert page.main_action is not None
    assert page.main_action.accessibleName() == "Choose a file"
    choose(page, tmp_path, GOOD)
    assert page.error.words() == ""
    assert page.main_action.accessibleName() == "Import 2 lines"


def test_a_file_that_is_none_is_refused_without_a_list(at: Desk, tmp_path: Path) -> None:
    page = importing(at, tmp_path, "What,Type,Date\nDelivery,Gloves\0,16/11/2026\n")
    assert "NUL bytes" in page.error.words()
    assert not page.list.isVisible()
    assert "No file is chosen yet." not in words(page)


def test_the_same_file_twice_asks_and_nothing_is_chosen_beforehand(at: Desk, tmp_path: Path) -> None:
    page = importing(at, tmp_path)
    press(ENTER)
    done(page)
    choose(page, tmp_path, GOOD)
    assert "This very file was imported already, 9:00am." in words(page)
    assert page.choice.value() is None
    press(ENTER)
    settle()
    assert "Say what should happen with what stands already." in words(page)
    assert QApplication.focusWidget() is page.choice.buttons[0]
    assert len(at.house.stock.ledger()) == 2

    press(DOWN, ENTER)
    done(page)
    assert page.error.words() == "Every line stands in the records already. Nothing was imported."
    page.choice.take_focus()
    press(DOWN, ENTER)
    done(page)
    assert len(at.house.stock.ledger()) == 4
    choose(page, tmp_path, GOOD)
    assert page.choice.value() is None


def test_a_number_that_looks_wrong_is_said_and_needs_a_yes(at: Desk, tmp_path: Path) -> None:
    page = importing(at, tmp_path, GOOD.replace("Gloves,2,100", "Gloves,1000,100"))
    assert "1 line looks wrong. Read it again below" in words(page)
    assert page.list.model.written(1).said == "Look again"
    assert page.main_action is not None
    assert page.main_action.accessibleName() == "Yes, import 2 lines"


def test_a_full_disk_imports_nothing_and_keeps_what_was_looked_over(
    at: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = importing(at, tmp_path)

    def refuse(*_: object, **__: object) -> PastImport:
        raise OSError("no room")

    monkeypatch.setattr(at.house.stock_imports, "record", refuse)
    press(ENTER)
    done(page)
    assert "This is not saved yet: the computer would not let the program write." in page.error.words()
    assert "Nothing was imported, and the lines below are still here." in page.error.words()
    assert page.found is not None


def held(work: Callable[..., object], go: Event) -> Callable[..., object]:
    """Let work wait at its looks whether to go on, until it is let go."""

    def slowly(*given: object, go_on: Callable[[int, int], bool], **more: object) -> object:
        def look(done: int, every: int) -> bool:
            go_on(done, every)
            assert go.wait(20)
            return go_on(done, every)

        return work(*given, go_on=look, **more)

    return slowly


def test_looking_over_recording_and_taking_back_tell_how_far_they_are_and_can_be_stopped(
    at: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, imports, go = importing(at, tmp_path), at.house.stock_imports, Event()
    monkeypatch.setattr(imports, "check", held(imports.check, go))
    monkeypatch.setattr(imports, "record", held(imports.record, go))
    many = tmp_path / "many.csv"
    many.write_text(GOOD + "Use,Gloves,,,1,16/11/2026\n" * 5_000, encoding="utf-8")
    page._ask_file = lambda _: str(many)
    assert page.main_action is not None

    page.choose()
    work = page.working.work
    assert work is not None
    assert QApplication.focusWidget() is page.working.stop_button
    wait_until(lambda: page.working.bar.value() > 0)
    assert (work.done, work.all, page.working.bar.maximum()) == (62, 5_003, 5_003)
    assert not page.main_action.isEnabled()
    assert nameless(page) == []
    press(SPACE)
    assert page.told.words() == "Stopping …"
    go.set()
    done(page)
    assert page.told.words() == "You stopped it. Nothing was imported."
    assert (page.found, page.working.isVisible()) == (None, False)

    page.choose()
    done(page)
    assert page.main_action.accessibleName() == "Import 5,002 lines"
    go.clear()
    press(ENTER)
    wait_until(lambda: page.working.bar.maximum() == 5_002)
    page.working.stop()
    go.set()
    done(page)
    assert page.told.words() == "You stopped it. Nothing was imported."
    assert at.house.stock.ledger() == []
    press(ENTER)  # the lines are still there: it may be recorded after all
    done(page)
    assert "Saved on this computer: 5,002 entries imported." in words(page)

    monkeypatch.setattr(imports, "undo", held(imports.undo, go))
    for there in (lambda: page, lambda: files(at)):
        shown = there()
        go.clear()
        button(shown, "Undo: import of 5,002 entries").click()
        wait_until(lambda bar=shown.working.bar: bar.maximum() == 5_002)
        shown.working.stop()
        go.set()
        wait_until(shown.working.isHidden)
        assert shown.told.words() == "You stopped it. Nothing was taken back: every entry of the import still counts."
        assert not any(each.undone for each in at.house.stock.ledger(most=6_000))


def test_choosing_no_file_leaves_everything_as_it_was(at: Desk, tmp_path: Path) -> None:
    page = importing(at, tmp_path)
    page._ask_file = lambda _: ""
    page.choose()
    settle()
    assert len(titles(page)) == 2


def counted(at: Desk) -> None:
    for ago, singles in ((7, 900), (0, 480)):
        entry = Entry("gloves", Kind.COUNT, Quantity(singles=singles), at.hands.now - timedelta(days=ago))
        at.house.stock.record(entry, at.house.manager(), sure=True)


def files(at: Desk, save_as: Path | None = None) -> FilesPage:
    at.go.to_place("ppe")
    settle()
    button(at.page, "Prints and files").click()
    settle()
    page = at.page
    assert isinstance(page, FilesPage)
    page._ask_where = lambda _parent, _name, _kind: str(save_as or "")
    return page


def test_the_sheet_and_the_year_are_seen_before_they_are_printed(at: Desk) -> None:
    counted(at)
    who, asked = at.house.manager(), at.hands.now - timedelta(hours=2)
    tried = Try("gloves", "usual-supplier", Result.NOTHING, asked, who.id, "Gompels", "Ring <b>again</b> on Monday.")
    made = at.house.stock_routes.record(tried, who)
    assert isinstance(made, Tried)
    assert isinstance(at.house.stock_routes.undo(made.id, who, "Rang the wrong firm."), Tried)
    page = files(at)
    assert nameless(page) == []
    assert QApplication.focusWidget() is page.buttons["sheet"]
    log = (
        "Gloves, shortage 1", "Saturday 21 November 2026, 7:00am", "Gompels (Your usual supplier): they had nothing.",
        "Ring <b>again</b> on Monday.", f"Recorded Saturday 21 November 2026, 9:00am by {who.name}.",
        f"Taken back Saturday 21 November 2026, 9:00am by {who.name}: Rang the wrong firm.",
    )  # fmt: skip
    for key, said in (("sheet", ("PPE stock sheet",)), ("year", ("PPE in 2026",)), ("log", log)):
        page.preview = None
        page.buttons[key].click()
        wait_until(lambda: page.preview is not None and page.preview.pages)
        preview = page.preview
        assert preview is not None
        paper = whole(preview.pdf)
        assert [each for each in said if each not in paper] == []
        preview.close()


def test_a_year_of_nothing_and_a_log_of_nothing_are_a_sentence(at: Desk) -> None:
    page = files(at)
    for key, said in (("year", "Nothing of PPE was recorded for 2026."), ("log", "Nothing was tried yet")):
        page.buttons[key].click()
        wait_until(lambda said=said: said in page.error.words())


@pytest.mark.parametrize("key", ["sheet-xlsx", "year-xlsx", "every", "template", "log-xlsx", "log-csv"])
def test_files_are_saved_where_the_manager_says(at: Desk, tmp_path: Path, key: str) -> None:
    counted(at)
    page = files(at, tmp_path / "out")
    page.buttons[key].click()
    wait_until(page.told.isVisible)
    assert page.told.words().startswith("Saved ")
    ending = "xlsx" if key.endswith("xlsx") else "csv"
    assert (tmp_path / f"out.{ending}").stat().st_size > 50
    assert button(page, "Open it")


def test_a_place_that_is_not_there_is_said(at: Desk, tmp_path: Path) -> None:
    counted(at)
    page = files(at, tmp_path / "none" / "out.xlsx")
    page.buttons["sheet-xlsx"].click()
    wait_until(page.error.words)
    assert "The folder is not there" in page.error.words()


def test_what_was_imported_can_be_taken_back_later(at: Desk, tmp_path: Path) -> None:
    page = importing(at, tmp_path)
    press(ENTER)
    done(page)
    shown = files(at)
    button(shown, "Undo: import of 2 entries").click()
    wait_until(lambda: "Taken back: 2 entries, imported 9:00am (Gloves 2)." in words(shown))
    settle()
    assert "2 entries, 9:00am. Taken back 9:00am." in words(shown)
    assert QApplication.focusWidget() is shown.buttons["import"], "what was pressed is gone"
    assert all(each.undone for each in at.house.stock.ledger())


@pytest.mark.parametrize("what", ["files", "import", "bad"])
def test_at_twice_the_size_nothing_is_wider_than_a_small_window(
    at: Desk, qapp: QApplication, tmp_path: Path, what: str
) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    at.frame.resize(1024, 700)
    page = (
        files(at)
        if what == "files"
        else importing(at, tmp_path, GOOD if what == "import" else GOOD.replace("Gloves", "x" * 80))
    )
    for _ in range(5):
        settle()
    assert page.area.widget().width() <= page.area.viewport().width()
