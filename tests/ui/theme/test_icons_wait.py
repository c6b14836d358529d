"""Icons wait for the first paint, and nothing moves when they are drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from carehome_desktop.ui import theme


@pytest.fixture
def waiting(qapp: QApplication) -> Iterator[theme.Theme]:
    laid = theme.apply(qapp, theme.Scheme.LIGHT)
    laid.icons_wait = True
    yield laid
    laid.draw_icons()


def inked(button: QPushButton) -> bool:
    picture = button.icon().pixmap(button.iconSize()).toImage()
    return any(picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height()))


def test_an_icon_that_waits_keeps_its_room_and_is_drawn_afterwards(qtbot, waiting):
    button = QPushButton("Today")
    qtbot.addWidget(button)
    theme.icon(button, "today")
    before = button.sizeHint()
    assert not inked(button)

    waiting.draw_icons()
    assert inked(button)
    assert button.sizeHint() == before


def test_an_icon_given_later_is_drawn_at_once(qtbot, waiting):
    waiting.draw_icons()
    button = QPushButton("Today")
    qtbot.addWidget(button)
    theme.icon(button, "today")

    assert inked(button)
