"""The recovery phrase is offered between two questions, and takes no key that was meant for the next one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.services.recovery import Recovery
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.recovery.page import RecoveryPage
from tests.homes import SECTION, THIS_WEEK
from tests.ui.desk import desk, press, settle

WORDS = ("apple", "bread", "chair", "dance", "eagle", "fence", "grape", "house", "image", "juice", "knife", "lemon")


def test_it_comes_after_continue_with_the_focus_on_the_page_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Recovery, "owed", lambda _: True)
    monkeypatch.setattr(Recovery, "phrase", lambda _: WORDS)
    with desk(tmp_path) as at:
        at.rooms.session = replace(at.rooms.session, practice=False)
        first = at.session.answering.open(SECTION, THIS_WEEK).questions[0].question.id
        at.go.to_question(SECTION, THIS_WEEK, first)
        settle()
        asked = at.page
        press(Qt.Key.Key_Y)
        assert at.page is asked, "an answer alone leads nowhere"
        press(Qt.Key.Key_Return)
        offered = at.page
        assert isinstance(offered, RecoveryPage)
        assert QApplication.focusWidget() is offered
        press("y", Qt.Key.Key_Space)
        assert at.page is offered
        assert offered.words is not None, "the words are still shown, and none is asked for"
        at.go.back()
        settle()
        assert isinstance(at.page, AnsweringPage)
        press(Qt.Key.Key_Y, Qt.Key.Key_Return)
        assert at.page is asked, "it is offered once"
