"""Widgets are tested under our own theme, at 100 % and in the light scheme, whatever the test before did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.ui import theme
from tests.ui.desk import Desk, desk


@pytest.fixture(autouse=True)
def plain_theme(qapp: QApplication) -> Iterator[None]:
    """Lay the light scheme at 100 % before each test."""
    now = theme.current()
    if (now.chosen, now.text_scale) != (theme.Scheme.LIGHT, 1.0):
        theme.apply(qapp, theme.Scheme.LIGHT, 1.0)
    yield
    qapp.processEvents()


@pytest.fixture
def present(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a window and wait until it takes the keyboard."""

    def show(window: QWidget) -> None:
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    return show


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    """Open a practice home at a desk."""
    with desk(tmp_path) as made:
        yield made
