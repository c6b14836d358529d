"""The focus that a page asks for when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from carehome_desktop.ui.first_focus import FirstFocus
from tests.ui.settling import settle


def test_it_is_given_once_and_never_by_what_is_being_taken_apart(present: Callable[[QWidget], None]) -> None:
    window = QWidget()
    page, first, second = QWidget(window), QLineEdit(), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(first)
    column.addWidget(second)
    FirstFocus(page, second)
    taken_apart = FirstFocus(page, first)
    vars(taken_apart).clear()  # as the collector does, while Qt still asks
    present(window)
    settle()
    assert second.hasFocus()
    page.hide()
    first.setFocus()
    page.show()
    settle()
    assert first.hasFocus()
