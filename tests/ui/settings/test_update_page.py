"""A newer program comes in from a stick: read first, a copy of the records next, then the window closes and it is installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QWidget

from carehome_desktop import __version__
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.services.update_run import NOT_STARTED, Steps
from carehome_desktop.services.updates import Updates, this_system
from carehome_desktop.ui.settings import update
from carehome_desktop.ui.settings.program import ProgramCard
from carehome_desktop.ui.settings.update import CHOOSE, COPIED, GO_ON, INSTALLER, UpdatePage
from carehome_desktop.vault.copies import list_copies
from tests.homes import Hands
from tests.releases import ReleaseKey
from tests.ui.accessible import nameless
from tests.ui.desk import settle, wait_until
from tests.ui.quiet_desk import QuietDesk, quiet_desk
from tests.window.driving import running


@pytest.fixture
def key(tmp_path: Path) -> ReleaseKey:
    return ReleaseKey(tmp_path)


@pytest.fixture
def at(tmp_path: Path, key: ReleaseKey) -> Iterator[QuietDesk]:
    made = quiet_desk(tmp_path)
    made.house.updates = Updates([key.public], "0.1.0", this_system(), made.house.folder.updates)
    yield made
    made.close()


@pytest.fixture
def page(at: QuietDesk, present) -> UpdatePage:
    made = UpdatePage(at.session, at.go)
    present(made)
    return made


def said(page: QWidget) -> str:
    settle()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def main_words(page: UpdatePage) -> str:
    assert page.main_action is not None
    return page.main_action.text()


def enter(page: UpdatePage) -> None:
    """Press Enter on the page and wait until what it began is done."""
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Return)
    wait_until(lambda: page.main_action is not None and page.main_action.isEnabled())


def test_by_keys_alone_it_is_read_copied_and_left_for_the_installer(
    at: QuietDesk, page: UpdatePage, key: ReleaseKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[tuple[tuple[str, ...], int]] = []
    folder = at.house.folder
    at.session.leave_for = lambda command: left.append((tuple(command), len(list_copies(folder))))
    package = key.sign(tmp_path / "stick")
    begun: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda _page, _title, where, _kinds: begun.append(where) or (str(package), "")
    )
    mine = tmp_path / "media" / Path.home().name
    monkeypatch.setattr(update, "PLACES", (tmp_path / "media",))
    monkeypatch.setattr(update.os.path, "ismount", lambda place: place == mine / "STICK")
    (mine / "STICK").mkdir(parents=True)
    (mine / "no stick").mkdir()
    copy = folder.updates / package.name
    steps = Steps(("xdg-open", str(copy)), f"sudo apt install {copy}")
    monkeypatch.setattr(update, "how_to_install", lambda _: steps)

    enter(page)
    for words in ("0.2.0, newer than yours (0.1.0)", "Thursday 3 December 2026", "Rosewood Software (key "):
        assert words in said(page)
    assert begun == ["" if sys.platform == "win32" else str(mine / "STICK")]
    assert main_words(page) == GO_ON
    assert list_copies(folder) == []
    enter(page)
    assert COPIED in said(page)
    assert [each.reason for each in list_copies(folder)] == ["before upgrade"]
    assert page.line.text() == steps.line
    assert main_words(page) == INSTALLER
    assert nameless(page) == []
    assert left == []
    enter(page)
    assert left == [(steps.command, 1)]


def test_a_copy_swapped_before_it_is_run_is_not_run(
    at: QuietDesk, page: UpdatePage, key: ReleaseKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[object] = []
    at.session.leave_for = left.append
    monkeypatch.setattr(update, "how_to_install", lambda found: Steps((str(found.copy),), ""))
    page.look_at(key.sign(tmp_path / "stick"))
    wait_until(lambda: page.found is not None)
    assert page.found is not None
    assert page.found.copy is not None
    page.found.copy.write_bytes(b"something else")
    enter(page)
    assert "is not the file that was signed" in page.error.words()
    assert (left, main_words(page)) == ([], CHOOSE)

    # Where a person installs it by hand, time passes between the copy of the records and the last step.
    monkeypatch.setattr(
        update, "how_to_install", lambda found: Steps(("xdg-open", str(found.copy)), "sudo apt install it")
    )
    page.look_at(key.sign(tmp_path / "stick"))
    wait_until(lambda: page.found is not None)
    enter(page)
    assert main_words(page) == INSTALLER
    assert page.found.copy is not None
    page.found.copy.write_bytes(b"something else")
    enter(page)
    assert "is not the file that was signed" in page.error.words()
    assert (left, main_words(page)) == ([], CHOOSE)


def test_what_is_wrong_or_not_newer_is_said_and_another_can_be_chosen(
    page: UpdatePage, key: ReleaseKey, tmp_path: Path, at: QuietDesk
) -> None:
    page.look_at(tmp_path / "nothing")
    wait_until(page.error.words)
    assert "There is no file nothing there." in page.error.words()
    page.look_at(key.sign(tmp_path / "old", "0.0.9"))
    wait_until(lambda: "older than yours" in said(page))
    assert (page.error.words(), page.found, main_words(page)) == ("", None, CHOOSE)
    page.look_at(key.sign(tmp_path / "stick"))
    wait_until(lambda: page.found is not None)
    page.other.click()
    assert (page.found, main_words(page)) == (None, CHOOSE)
    assert not at.house.folder.updates.exists()


def test_a_program_without_a_key_has_no_way_to_it_in_settings(tmp_path: Path, at: QuietDesk, present) -> None:
    signed = ProgramCard(at.session, at.go)
    present(signed)
    signed.from_stick.click()
    assert at.steps.taken == [("to_update",)]
    assert "Signed by Rosewood Software" in said(signed)
    at.house.updates = Updates((), "0.1.0", this_system(), at.house.folder.updates)
    unsigned = ProgramCard(at.session, at.go)
    present(unsigned)
    assert "This copy of the program cannot take a newer version from a stick" in said(unsigned)
    assert not hasattr(unsigned, "from_stick")


def test_what_follows_the_program_begins_only_once_its_records_are_let_go(tmp_path: Path) -> None:
    with running(tmp_path / "home", practice=True, machine=Machine(clock=Hands().clock)) as program:
        program.rooms.session.leave_for(["setup", "/AFTER"])
        assert not program.frame.isVisible()
    with patch("carehome_desktop.services.update_run.start", return_value="") as start:
        program.follow()
    start.assert_called_once_with(("setup", "/AFTER"))
    assert program.house is None


def test_an_installed_package_is_thrown_away_and_a_setup_that_cannot_be_started_is_told_with_the_file_to_open(
    tmp_path: Path,
) -> None:
    setup, told = tmp_path / "taken-away-Setup.exe", []
    installed = tmp_path / "home/updates" / f"carehome-desktop-{__version__}-Setup.exe"
    installed.parent.mkdir(parents=True)
    installed.write_bytes(b"what this program came from")
    with running(tmp_path / "home", practice=True, machine=Machine(clock=Hands().clock)) as program:
        wait_until(lambda: not installed.exists())
        program.rooms.session.leave_for([str(setup), "/AFTER"])

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.accept()

    QTimer.singleShot(0, read)
    program.follow()
    assert told == [NOT_STARTED.format(file=setup)]
