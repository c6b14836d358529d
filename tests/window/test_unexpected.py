"""What nobody expected is told once, in words; nothing that was typed gets into the log."""

from __future__ import annotations

import errno
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy.exc import DatabaseError

from carehome_desktop.ui.locked.page import LockedPage
from carehome_desktop.vault.folder import DataFolder
from carehome_desktop.vault.same_file import StoreGone
from carehome_desktop.window import program as program_module
from carehome_desktop.window.unexpected import FAULT, NOT_DONE, RECORDS, Unexpected
from tests.ui.desk import button, press, settle, wait_until, words
from tests.window.driving import running

PAGE = 4096
"""Bytes that are sealed together in the file of records."""
# Opens the home, ruins its file under the window, goes to a place, and says what is on the screen.
RUINED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from carehome_desktop.ui.shell.main_window import MainWindow
from carehome_desktop.window.start import start

app, folder = QApplication(sys.argv[:1]), Path(sys.argv[1])

def frame():
    return next(widget for widget in app.topLevelWidgets() if isinstance(widget, MainWindow))

def ruin():
    if type(frame().current_page()).__name__ != "TodayPage":
        return
    look.stop()
    os.truncate(folder / "store.db", 5000)
    (folder / "store.db-wal").write_bytes(b"")
    QTimer.singleShot(500, say)
    frame().show_place("history")

def say():
    shown = [label.text() for label in frame().findChildren(QLabel) if label.isVisible()]
    print("SHOWN", "Your records cannot be read now" in shown, flush=True)
    os._exit(0)

look = QTimer()
look.timeout.connect(ruin)
look.start(100)
start(["--practice", "--data-dir", str(folder)])
"""


def test_it_is_told_once_and_the_log_holds_no_word_of_it(tmp_path, caplog):
    with running(tmp_path / "home", practice=True) as program:
        hook = Unexpected(program.frame)
        before = len(program.frame.opened_pages())
        with caplog.at_level(logging.ERROR):
            for _ in range(3):
                hook(ValueError, ValueError("canary"), None)

        assert len(program.frame.opened_pages()) == before + 1
        assert FAULT in words(program.frame.current_page()), "a mistake of the program says nothing against the records"
        button(program.frame.current_page(), "Go back").click()
        settle()
        assert len(program.frame.opened_pages()) == before
        hook(OSError, OSError(errno.ENOSPC, "canary"), None)
        assert NOT_DONE in words(program.frame.current_page()), "a full disk is told by its name, on whatever page"
        assert "The disk is full." in words(program.frame.current_page())
        button(program.frame.current_page(), "Go back").click()
        settle()
        hook(OSError, OSError("canary"), None)
        assert RECORDS in words(program.frame.current_page())
    assert "ValueError" in caplog.text
    assert "canary" not in caplog.text


def test_damage_in_what_no_start_reads_has_the_next_start_look_the_file_over_and_offer_the_copies(tmp_path: Path):
    folder = DataFolder(tmp_path)
    with running(tmp_path, practice=True) as program:
        assert program.house is not None
        added = program.house.isolations.add_staff("Ama Mensah", program.house.manager())
        assert program.house.kept_copies.take_now() is None
        with program.house.store.look() as reader:
            found = reader.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'staff'").fetchone()
    content = bytearray(folder.store.read_bytes())
    content[(found[0] - 1) * PAGE + PAGE // 2] ^= 0xFF
    folder.store.write_bytes(content)
    with running(tmp_path, practice=True) as program:
        assert program.house is not None, "what no start reads keeps nobody out"
        with pytest.raises(DatabaseError) as met:
            program.house.isolations.staff()
        Unexpected(program.frame, program.doubt)(met.type, met.value, met.tb)
        assert "It then reads the whole file" in words(program.frame.current_page())
        button(program.frame.current_page(), "Close the program").click()
    with running(tmp_path, practice=True) as program:
        here = program.frame.current_page()
        assert isinstance(here, LockedPage)
        assert "The file with your records is damaged" in words(here)
        next(iter(here.copies.values())).click()
        wait_until(lambda: program.house is not None)
        assert program.house is not None
        assert program.house.isolations.staff() == [added]
    assert not folder.doubt.exists(), "the copy was looked over before it was put there"


def test_a_file_that_is_ruined_under_the_window_is_told_and_leaves_no_trace_for_programmers(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-c", RUINED, str(tmp_path / "home")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert "SHOWN True" in done.stdout, done.stderr
    assert "Traceback" not in done.stderr


def test_a_drive_that_is_pulled_while_the_program_starts_has_sending_begin_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder, load, met = DataFolder(tmp_path / "stick"), program_module._load_the_rest, []
    with running(folder.root, practice=True):
        press(Qt.Key.Key_Return)  # to the first question: the next start shows it, and loads the rest behind it

    def pull_then_load() -> None:
        folder.store.rename(tmp_path / "pulled")
        load()

    monkeypatch.setattr(program_module, "_load_the_rest", pull_then_load)
    monkeypatch.setattr(program_module, "BEGIN_AGAIN", 20)
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: met.append(kind))
    with running(folder.root, practice=True) as program:
        wait_until(lambda: met)
        assert program.delivering is not None
        assert program.delivering._rounds is None
        (tmp_path / "pulled").rename(folder.store)
        wait_until(lambda: program.delivering._rounds is not None)  # type: ignore[union-attr]
        assert "Nothing is waiting" in words(program.frame), "the bottom line has begun too"
    assert met == [StoreGone], "it is told once"
