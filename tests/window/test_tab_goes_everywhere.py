"""Tab reaches the places and the help from wherever the program opened; no page keeps the keyboard to itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.locked.page import LockedPage
from carehome_desktop.window.program import Program
from tests.ui.desk import press, settle, wait_until
from tests.window.driving import running
from tests.window.test_whole_road import leave_without_the_words, page, set_up_home

ROUND = 24
HELP_AND_PLACES = {"Help", "Today", "Returns", "PPE", "Guidance", "History", "Settings"}


def names_by(key: Qt.Key) -> set[str]:
    """Return what the keyboard came past in one round."""
    seen = set()
    for _ in range(ROUND):
        press(key)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(focus.accessibleName() or str(focus.property("text") or "").strip())
    return seen


def open_by_phrase(program: Program, phrase: list[str]) -> None:
    here = page(program)
    assert isinstance(here, LockedPage)
    assert here.phrase is not None
    assert here.main_action is not None
    here.phrase.fill(phrase)
    here.main_action.click()
    wait_until(lambda: program.house is not None)
    settle()


def test_after_the_phrase_tab_reaches_the_places_and_the_help_from_the_question_one_was_at(tmp_path: Path) -> None:
    with running(tmp_path) as program:
        set_up_home(program)
        assert program.house is not None
        phrase = list(program.house.recovery.phrase())
        leave_without_the_words(program)
        press(Qt.Key.Key_Return, Qt.Key.Key_Y)
    with running(tmp_path) as program:
        open_by_phrase(program, phrase)
        assert isinstance(page(program), AnsweringPage)
        assert names_by(Qt.Key.Key_Tab) >= HELP_AND_PLACES
        assert names_by(Qt.Key.Key_Backtab) >= HELP_AND_PLACES
