"""What is typed beside the note never answers, and never goes nowhere in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.question.page import QuestionPage
from carehome_desktop.ui.question.typing_beside import BESIDE, ONE_WORD_MS
from tests.ui.accessible import settle
from tests.ui.question.asking import focus
from tests.ui.question.samples import question

Show = Callable[..., QuestionPage]


def answers(page: QuestionPage) -> list[object]:
    told: list[object] = []
    page.answered.connect(told.append)
    return told


def type_at(moment: int, key: Qt.Key, text: str) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    event.setTimestamp(moment)
    QCoreApplication.sendEvent(focus(), event)


def click(page: QuestionPage, beside: QWidget, at: QPoint | None = None) -> None:
    """Press the mouse as the screen does: whatever lies there gets it."""
    window = page.window().windowHandle()
    assert window is not None
    spot = beside.mapTo(page.window(), at or beside.rect().center())
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    settle()


def just_under_the_note(page: QuestionPage) -> None:
    click(page, page.note, QPoint(40, page.note.height() + 6))


def on_the_heading(page: QuestionPage) -> None:
    click(page, page.heading)


def on_the_guidance(page: QuestionPage) -> None:
    click(page, page.guidance, QPoint(60, 12))


@pytest.mark.parametrize("click_beside", [just_under_the_note, on_the_heading, on_the_guidance])
def test_a_click_beside_the_controls_takes_the_focus_from_the_answers(
    show: Show, click_beside: Callable[[QuestionPage], None]
) -> None:
    page = show(answer=True)
    told = answers(page)
    click_beside(page)
    assert page.hasFocus()
    QTest.keyClicks(focus(), "Ring Fay")
    assert told == []
    assert page.radios.value() is True
    assert page.beside.text() == BESIDE
    assert page.beside.isVisible()


def test_tab_goes_on_from_there_to_what_follows_the_answers_and_back(show: Show) -> None:
    page = show(answer=True)
    just_under_the_note(page)
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert page.note.box.hasFocus()
    just_under_the_note(page)
    QTest.keyClick(focus(), Qt.Key.Key_Backtab)
    assert page.radios.buttons[0].hasFocus()


@pytest.mark.parametrize("text", ["Ring Fay", "Ann and Fay", "see page 12 any day"])
def test_a_text_typed_on_the_answers_changes_none(show: Show, text: str) -> None:
    page = show()
    told = answers(page)
    QTest.keyClicks(focus(), text)
    assert told == []
    assert page.radios.value() is None
    assert page.beside.isVisible()


def test_it_is_announced_once(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    page = show()
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    QTest.keyClicks(focus(), "Ring Fay")
    assert said == [BESIDE]
    assert page.beside.isVisible()


@pytest.mark.parametrize("way", ["arrow", "mouse", "focus", "next question"])
def test_the_letters_answer_again_once_an_answer_is_meant(show: Show, way: str) -> None:
    page = show(answer=True)
    QTest.keyClicks(focus(), "Ri")
    if way == "arrow":
        QTest.keyClick(focus(), Qt.Key.Key_Down)
    elif way == "mouse":
        QTest.mouseClick(page.radios.buttons[1], Qt.MouseButton.LeftButton)
    elif way == "focus":
        page.note.box.setFocus()
        page.radios.take_focus()
    else:
        page.note.box.setFocus()
        page.show_question(question(key="next", answer=False))
    assert not page.beside.isVisible()
    QTest.keyClicks(focus(), "y")
    assert page.radios.value() is True


@pytest.mark.parametrize(("before", "again"), [(True, [False, True]), (None, [False, None])])
def test_a_word_that_begins_with_n_leaves_the_answer_as_it_was(
    show: Show, before: bool | None, again: list[object]
) -> None:
    page = show(answer=before)
    told = answers(page)
    type_at(1_000, Qt.Key.Key_N, "n")
    type_at(1_150, Qt.Key.Key_U, "u")
    assert told == again
    assert page.radios.value() is before


def test_an_answer_by_letter_stays_when_the_typing_begins_a_moment_later(show: Show) -> None:
    page = show()
    told = answers(page)
    type_at(1_000, Qt.Key.Key_Y, "y")
    type_at(1_000 + ONE_WORD_MS, Qt.Key.Key_P, "p")
    assert told == [True]
    assert page.beside.isVisible()


def test_the_page_says_quietly_which_letters_answer(show: Show) -> None:
    assert "Y for yes, N for no, or F to find out" in show().keys_hint.text()
    assert not show(read_only=True, answer=True).keys_hint.isVisible()
