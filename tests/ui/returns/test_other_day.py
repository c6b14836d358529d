"""Another day: one section is opened at once, of several one is chosen, and of none it is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carehome_desktop.catalogue import load_catalogue
from carehome_desktop.domain.periods import Period
from carehome_desktop.resources import resources_root
from carehome_desktop.ui.returns.other_day import Asked, OtherDay
from tests.ui.desk import press, settle, words

SATURDAY = date(2026, 11, 21)


def asked_on(how_many: int) -> Callable[[date], Asked]:
    heads = load_catalogue(resources_root()).heads
    return lambda day: [(head, Period.of(head.period_kind, day)) for head in heads[:how_many]]


@pytest.fixture
def show(present: Callable[[QWidget], None]) -> Callable[[int], tuple[OtherDay, list[object]]]:
    def made(how_many: int) -> tuple[OtherDay, list[object]]:
        other, opened = OtherDay(asked_on(how_many), lambda: SATURDAY), []
        other.opened.connect(lambda *where: opened.append(where))
        present(other)
        other.line.box.setFocus()
        return other, opened

    return made


def test_one_section_is_opened_at_once(show: Callable[[int], tuple[OtherDay, list[object]]]) -> None:
    _, opened = show(1)
    head = load_catalogue(resources_root()).heads[0]
    press("yesterday", Qt.Key.Key_Return)
    assert opened == [(head.id, Period.of(head.period_kind, date(2026, 11, 20)))]


def test_of_several_one_is_chosen_and_typing_on_takes_them_away(
    show: Callable[[int], tuple[OtherDay, list[object]]],
) -> None:
    other, opened = show(3)
    press("5 June 2020", Qt.Key.Key_Return)
    assert "Asked on Friday 5 June 2020" in words(other)
    assert opened == []
    press(Qt.Key.Key_Return)
    assert len(opened) == 1
    other.line.box.setFocus()
    press("yesterday", Qt.Key.Key_Return)
    other.line.box.setFocus()
    press("x")
    settle()
    assert "Asked on" not in words(other)


def test_of_none_it_is_said(show: Callable[[int], tuple[OtherDay, list[object]]]) -> None:
    other, opened = show(0)
    press("1/1/2020", Qt.Key.Key_Return)
    assert "No questions are known for Wednesday 1 January 2020. Choose another day." in words(other)
    assert opened == []
