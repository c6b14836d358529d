"""Closing is never silent while nobody could open the records again."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from carehome_desktop.app.kept_copies import MISSED
from carehome_desktop.domain.values import YesNo
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.recovery.closing import LOST, WHY, ClosingPage
from carehome_desktop.ui.recovery.page import RecoveryPage
from carehome_desktop.ui.today.page import TodayPage
from carehome_desktop.vault import keys
from tests import disk_trouble
from tests.homes import Hands
from tests.one_set import OneSet
from tests.ui.accessible import nameless
from tests.ui.desk import button, press, settle, wait_until, words
from tests.window.driving import running
from tests.window.test_whole_road import set_up_home


def test_without_a_password_store_closing_asks_while_the_words_are_not_on_paper(tmp_path: Path) -> None:
    with running(tmp_path) as program:
        set_up_home(program)
        program.frame.close()
        settle()
        asked = program.frame.current_page()
        assert program.frame.isVisible()
        assert isinstance(asked, ClosingPage)
        assert WHY in words(asked)
        assert nameless(asked) == []
        assert QApplication.focusWidget() is asked.main_action
        press(Qt.Key.Key_Return)
        assert isinstance(program.frame.current_page(), RecoveryPage)
        program.frame.close()
        settle()
        again = program.frame.current_page()
        assert isinstance(again, ClosingPage)
        again.anyway.click()
        assert not program.frame.isVisible()


def test_once_the_words_are_checked_closing_is_quiet(tmp_path: Path) -> None:
    with running(tmp_path) as program:
        set_up_home(program)
        assert program.house is not None
        program.house.recovery.typed_whole(" ".join(program.house.recovery.phrase()))
        program.frame.close()
        assert not program.frame.isVisible()


def test_a_computer_that_keeps_the_key_closes_quietly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "save_key", lambda *_: None)
    icon = QImage(48, 48, QImage.Format.Format_RGB32)
    icon.fill(Qt.GlobalColor.darkCyan)
    icon.save(str(tmp_path / "carehome-desktop.png"))
    before = QIcon.fallbackSearchPaths()
    QIcon.setFallbackSearchPaths([str(tmp_path)])  # as the package's is found among the system's
    with running(tmp_path / "home") as program:
        QIcon.setFallbackSearchPaths(before)
        assert program.frame.windowIcon().actualSize(icon.size()) == icon.size()
        set_up_home(program)
        assert isinstance(program.frame.current_page(), TodayPage)
        program.frame.close()
        assert not program.frame.isVisible()


def test_the_next_week_opens_at_today_and_the_same_week_at_the_question(tmp_path: Path) -> None:
    hands = Hands()
    machine = OneSet(clock=hands.clock)
    with running(tmp_path, practice=True, machine=machine):
        press(Qt.Key.Key_Return, Qt.Key.Key_Y)
    with running(tmp_path, practice=True, machine=machine) as program:
        assert isinstance(program.frame.current_page(), AnsweringPage)
    hands.now += timedelta(weeks=1)
    with running(tmp_path, practice=True, machine=machine) as program:
        assert isinstance(program.frame.current_page(), TodayPage)


def test_an_answer_that_is_not_saved_is_not_lost_by_closing_unasked(tmp_path: Path) -> None:
    with running(tmp_path, practice=True) as program:
        press(Qt.Key.Key_Return)
        house, delivering = program.house, program.delivering
        assert house is not None
        assert delivering is not None
        wait_until(lambda: delivering._rounds is not None)
        with disk_trouble.gone(house):
            press(Qt.Key.Key_Y)
            program.frame.close()
            settle()
            asked = program.frame.current_page()
            assert program.frame.isVisible()
            assert isinstance(asked, ClosingPage)
            assert LOST in words(asked)
            assert "the drive was taken out" in words(asked)
            assert nameless(asked) == []
            press(Qt.Key.Key_Return)
            assert isinstance(program.frame.current_page(), AnsweringPage)
        program.frame.close()
        assert not program.frame.isVisible()
        spot = house.workplace.spot()
        assert spot is not None
        answer = house.answering.open(spot.section_id, spot.period).state_of(spot.question_id).answer
        assert answer is not None
        assert answer.value == YesNo(True)


def test_a_copy_that_failed_on_closing_is_told_at_the_next_start_until_one_is_taken(tmp_path: Path) -> None:
    with running(tmp_path, practice=True) as program:
        press(Qt.Key.Key_Return, Qt.Key.Key_Y)
        wait_until(program.rooms.session.kept_copies.list)  # the first one is taken behind the page
        for kept in (tmp_path / "copies").iterdir():
            shutil.rmtree(kept)
        (tmp_path / "copies").rmdir()
        (tmp_path / "copies").write_text("in the way")  # a file of this name lets no copy be made
    (tmp_path / "copies").unlink()

    with running(tmp_path, practice=True) as program:
        wait_until(lambda: program.rooms.session.copy_missed)
        program.frame.show_place("today")
        settle()
        assert MISSED in words(program.frame.current_page())
        button(program.frame.current_page(), "Take a copy now").click()
        settle()
        taking = QApplication.focusWidget()
        assert taking.accessibleName() == "Take a copy now"
        taking.click()
        wait_until(lambda: not program.rooms.session.copy_missed)
        program.frame.show_place("today")
        settle()
        assert MISSED not in words(program.frame.current_page())
    with running(tmp_path, practice=True) as program:
        wait_until(lambda: program._delivered_before is not None)
        assert program.rooms.session.copy_missed == ""


def test_a_session_that_wrote_nothing_owes_no_copy(tmp_path: Path) -> None:
    hands = Hands()
    machine = OneSet(clock=hands.clock)
    with running(tmp_path, practice=True, machine=machine):
        press(Qt.Key.Key_Return, Qt.Key.Key_Y)
    hands.pass_by(3600)
    with running(tmp_path, practice=True, machine=machine):
        pass
    hands.pass_by(3600)
    with running(tmp_path, practice=True, machine=machine) as program:
        wait_until(lambda: program._delivered_before is not None)
        assert program.rooms.session.copy_missed == ""
