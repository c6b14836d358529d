"""From the first start to a receipt on the screen, with nothing but a keyboard; interrupted anywhere, it goes on there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.delivery import State
from carehome_desktop.ui import one_window
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.first_run.page import FirstRunPage
from carehome_desktop.ui.locked.page import LockedPage
from carehome_desktop.ui.recovery.page import RecoveryPage
from carehome_desktop.ui.returns.check import CheckPage
from carehome_desktop.ui.returns.queued import QueuedPage
from carehome_desktop.ui.today.needs import PHRASE_IS_THE_ONLY_WAY_IN
from carehome_desktop.ui.today.page import TodayPage
from carehome_desktop.vault.folder import DataFolder, FolderLock
from carehome_desktop.window.program import Program
from tests.homes import SECTION, THIS_WEEK
from tests.ui.desk import press, settle, wait_until, words
from tests.window.driving import running

PAGE = 4096
"""Bytes that are sealed together in the file of records."""
ENTER, YES, NO, DOWN, SPACE, TAB = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Y,
    Qt.Key.Key_N,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
    Qt.Key.Key_Tab,
)


def page(program: Program) -> object:
    return program.frame.current_page()


def set_up_home(program: Program) -> None:
    assert isinstance(page(program), FirstRunPage)
    press(DOWN, DOWN, ENTER, "Rosewood House", TAB, "J. Shaw", ENTER)
    wait_until(lambda: program.house is not None)
    settle()


def leave_without_the_words(program: Program) -> None:
    here = page(program)
    assert isinstance(here, RecoveryPage)
    press(Qt.Key.Key_Escape)
    assert page(program) is here, "without a password store it is asked once more"
    here.later.click()
    settle()


def test_the_whole_road_needs_no_mouse(tmp_path: Path) -> None:
    with running(tmp_path / "home", sends=True) as program:
        assert isinstance(page(program), FirstRunPage)
        press(SPACE, ENTER)
        wait_until(lambda: program.house is not None)
        settle()
        assert isinstance(page(program), TodayPage)
        assert "PRACTICE" in words(program.frame)
        press(ENTER)
        for _ in range(12):
            press(YES, ENTER)
        press(NO, ENTER)
        assert isinstance(page(program), CheckPage)
        press(ENTER)
        assert isinstance(page(program), CheckPage), "one Enter too many stops at the button"
        press(ENTER)
        waiting = page(program)
        assert isinstance(waiting, QueuedPage)
        wait_until(lambda: "receipt PRACTICE-" in words(waiting))
        assert "last received" in words(program.frame)
        assert program.rooms.session.workplace.spot() is None, "the page below was not where the work goes on again"
        press(ENTER)
        assert isinstance(page(program), TodayPage)
        assert "Nothing here needs you now." in words(program.frame)
        program.rooms.go.to_question(SECTION, THIS_WEEK, "mutual-aid")
        settle()
        assert program.rooms.session.workplace.spot() is None
    with running(tmp_path / "home") as program:
        assert isinstance(page(program), TodayPage), "a return that has gone is not where the work goes on"


def test_interrupted_after_question_five_it_comes_back_to_question_five(tmp_path: Path) -> None:
    with running(tmp_path, practice=True) as program:
        press(ENTER)
        for _ in range(4):
            press(YES, ENTER)
        press(YES)
        left_at = page(program)
        assert isinstance(left_at, AnsweringPage)
        spot = left_at.spot
    with running(tmp_path, practice=True) as program:
        here = page(program)
        assert isinstance(here, AnsweringPage)
        assert here.spot == spot
        assert here.radios.value() is True
        assert "Question 5 of 13" in words(here)
        assert here.radios.isAncestorOf(QApplication.focusWidget())


def test_a_note_typed_at_the_moment_of_closing_is_kept(tmp_path: Path) -> None:
    with running(tmp_path, practice=True) as program:
        press(ENTER)
        here = page(program)
        assert isinstance(here, AnsweringPage)
        here.note.box.setFocus()
        press("Ring the coun")
        here.note.box.insertPlainText("cil")
    with running(tmp_path, practice=True) as program:
        here = page(program)
        assert isinstance(here, AnsweringPage)
        assert here.note.text() == "Ring the council"


def test_a_home_of_ones_own_is_set_up_by_two_answers_and_work_can_start(tmp_path: Path) -> None:
    with running(tmp_path) as program:
        set_up_home(program)
        # No password store on this machine: nobody could open the records again without the phrase, so it comes first.
        assert isinstance(page(program), RecoveryPage)
        leave_without_the_words(program)
        assert isinstance(page(program), TodayPage)
        assert "Rosewood House" in words(program.frame)
        assert "PRACTICE" not in words(program.frame)
        assert PHRASE_IS_THE_ONLY_WAY_IN in words(program.frame)
        press(ENTER, YES)
        assert "Saved on this computer" in words(program.frame)


def test_the_recovery_phrase_is_shown_after_the_first_saved_answer_and_once(tmp_path: Path) -> None:
    with running(tmp_path) as program:
        set_up_home(program)
        leave_without_the_words(program)
        press(ENTER, YES, ENTER)
        leave_without_the_words(program)
        here = page(program)
        assert isinstance(here, AnsweringPage)
        assert "Question 2 of 13" in words(here)
        press(YES, ENTER)
        assert page(program) is here


def test_a_password_store_that_is_gone_leads_to_the_phrase_and_back_to_the_question(tmp_path: Path) -> None:
    with running(tmp_path) as program:
        set_up_home(program)
        assert program.house is not None
        phrase = " ".join(program.house.recovery.phrase())
        leave_without_the_words(program)
        press(ENTER, YES)
    with running(tmp_path) as program:
        here = page(program)
        assert isinstance(here, LockedPage)
        assert here.phrase is not None
        here.phrase.fill(phrase.split())
        press(Qt.Key.Key_Escape)
        assert page(program) is here, "there is nothing to go back to"
        assert here.main_action is not None
        here.main_action.click()
        wait_until(lambda: program.house is not None)
        settle()
        back = page(program)
        assert isinstance(back, AnsweringPage)
        assert back.radios.value() is True


def test_a_folder_that_another_program_has_is_said_and_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_window, "RING_FOR_MS", 1)  # it has no window that could be raised
    with running(tmp_path, practice=True):
        pass
    lock = FolderLock.acquire(DataFolder(tmp_path))
    with running(tmp_path, practice=True) as program:
        here = page(program)
        assert isinstance(here, LockedPage)
        assert "already open" in words(program.frame)
        lock.release()
        here.again.click()
        wait_until(lambda: program.house is not None)
        settle()
        assert isinstance(page(program), TodayPage)


def test_closing_takes_a_copy_when_something_was_written_and_none_when_nothing_was(tmp_path: Path) -> None:
    def closing_copies() -> list[str]:
        return [copy.name for copy in DataFolder(tmp_path).copies.iterdir() if "on closing" in copy.name]

    with running(tmp_path, practice=True):
        pass
    assert closing_copies() == []
    with running(tmp_path, practice=True):
        press(ENTER, YES)
    assert len(closing_copies()) == 1


def test_what_was_queued_before_closing_is_received_after_the_next_start(tmp_path: Path) -> None:
    with running(tmp_path, practice=True) as program:
        press(ENTER)
        for _ in range(13):
            press(YES, ENTER)
        assert program.delivering is not None
        program.delivering.end()
        press(ENTER, ENTER)
        assert isinstance(page(program), QueuedPage)
    with running(tmp_path, practice=True, sends=True) as program:
        house = program.house
        assert house is not None
        wait_until(lambda: [row.state for row in house.deliveries.outgoing()] == [State.RECEIVED])


def test_the_size_of_the_text_is_remembered(tmp_path: Path) -> None:
    with running(tmp_path, practice=True) as program:
        program.frame.set_text_scale(1.5)
    from carehome_desktop.ui import theme

    with running(tmp_path, practice=True):
        assert theme.current().text_scale == 1.5


def test_damage_that_only_the_first_page_meets_leads_to_the_copies_and_back_to_the_question(tmp_path: Path) -> None:
    with running(tmp_path, practice=True) as program:
        press(ENTER, YES)
        assert program.house is not None
        assert program.house.kept_copies.take_now() is None
        with program.house.store.look() as reader:
            found = reader.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'drafts'").fetchone()
    store = DataFolder(tmp_path).store
    content = bytearray(store.read_bytes())
    content[(found[0] - 1) * PAGE + PAGE // 2] ^= 0xFF
    store.write_bytes(content)
    with running(tmp_path, practice=True) as program:
        here = page(program)
        assert isinstance(here, LockedPage)
        assert program.house is None, "what is open cannot be put aside"
        assert "The file with your records is damaged" in words(program.frame)
        assert still_open(store) == [], "Windows lets nobody put an open file aside"
        next(iter(here.copies.values())).click()
        wait_until(lambda: program.house is not None)
        settle()
        back = page(program)
        assert isinstance(back, AnsweringPage)
        assert back.radios.value() is True
        press(NO)
        assert back.radios.value() is False


def still_open(store: Path) -> list[str]:
    """Return what of a store's files this process holds open, where the system tells."""
    held = Path("/proc/self/fd")
    if not held.is_dir():
        return []
    names = (str(each.readlink()) for each in held.iterdir() if each.is_symlink())
    return [name for name in names if name.startswith(str(store))]
