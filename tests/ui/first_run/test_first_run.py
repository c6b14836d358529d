"""The first run is two questions, and wrong input gets a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.problems import Problem
from carehome_desktop.ui.first_run.page import CHOOSE, FirstRunPage
from tests.ui.desk import press, settle, words


@pytest.fixture
def page(qapp: QApplication) -> Iterator[FirstRunPage]:
    made = FirstRunPage()
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


def test_nothing_is_chosen_and_going_on_without_a_choice_says_what_to_do(page: FirstRunPage) -> None:
    assert page.choice.value() is None
    press(Qt.Key.Key_Return)
    assert words(page).count(CHOOSE) == 2, "above the choice and in the summary"


def test_practice_begins_at_once(page: FirstRunPage) -> None:
    begun: list[bool] = []
    page.practise.connect(lambda: begun.append(True))
    press(Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert begun == [True]


def test_a_home_needs_its_name_and_yours_and_nothing_else(page: FirstRunPage) -> None:
    told: list[tuple[str, str]] = []
    page.set_up.connect(lambda name, manager: told.append((name, manager)))
    press(
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Return,
        "Rosewood House",
        Qt.Key.Key_Tab,
        "J. Shaw",
        Qt.Key.Key_Return,
    )
    assert told == [("Rosewood House", "J. Shaw")]


def test_an_empty_field_is_named_and_what_was_typed_stays(page: FirstRunPage) -> None:
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, "Rosewood House", Qt.Key.Key_Return)
    assert "Type your name." not in words(page), "Enter goes on to the second field first"
    assert page.manager.box.hasFocus()
    press(Qt.Key.Key_Return)
    assert "Type your name." in words(page)
    assert page.name.text() == "Rosewood House"


def test_esc_goes_back_to_the_choice_without_loss(page: FirstRunPage) -> None:
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, "Rosewood House", Qt.Key.Key_Escape)
    assert page.choice.isVisible()
    press(Qt.Key.Key_Return)
    assert page.name.text() == "Rosewood House"


def test_what_the_home_refuses_is_said_at_its_field(page: FirstRunPage) -> None:
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, "A", Qt.Key.Key_Tab, "B", Qt.Key.Key_Return)
    page.show_problem(Problem("name", "Shorten the home's name to 120 characters."))
    assert page.name.error.words() == "Shorten the home's name to 120 characters."
    assert page.main_action is not None
    assert page.main_action.isEnabled()
