"""Closing is never silent while nobody could open the records again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

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
from tests.ui.desk import press, settle, words
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
    with running(tmp_path) as program:
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
        house = program.house
        assert house is not None
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
