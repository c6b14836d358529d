"""What the tests of the kinds of question ask of a page: its keys, its words, and what it tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.domain.questions import AnswerKind
from carehome_desktop.ui.question.page import QuestionPage
from tests.ui.question.samples import question

Ask = Callable[..., QuestionPage]
ENTER, TAB, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up
EVERY_KIND = [kind for kind in AnswerKind if kind is not AnswerKind.YES_NO]


def focus() -> QWidget:
    """Return what has the focus; something must."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def heard(page: QuestionPage, signal: str = "answered") -> list[Any]:
    """Return a list that grows with what a page tells."""
    told: list[Any] = []
    getattr(page, signal).connect(lambda *args: told.append(args[0] if len(args) == 1 else args))
    return told


def words(page: QWidget) -> list[str]:
    """Return each text that is seen on a page."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def leave(qtbot: QtBot, page: QuestionPage, way: str, told: list[Any]) -> None:
    """Leave what is typed in one of the ways there are; a pause is waited for until something is told."""
    if way == "pause":
        qtbot.waitUntil(lambda: told != [], timeout=1000)
    elif way == "hide":
        page.hide()
    elif way == "next question":
        page.show_question(question(key="next"))
    elif way == "enter":
        qtbot.keyClick(page, ENTER)
    else:
        qtbot.keyClick(focus(), TAB if way == "tab" else Qt.Key.Key_Escape)
