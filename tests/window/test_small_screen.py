"""On a screen of 1024 × 600 the pages that come before all else scroll, and their buttons are never cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QWidget

from carehome_desktop.domain.locked import Situation, Trouble
from carehome_desktop.ui.background import Background
from carehome_desktop.ui.first_run.page import FirstRunPage
from carehome_desktop.ui.frame import Frame
from carehome_desktop.ui.locked.page import LockedPage
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.recovery.closing import ClosingPage
from carehome_desktop.ui.recovery.page import RecoveryPage
from tests.ui.desk import settle
from tests.ui.locked.pages import COPIES, NO_WAYS
from tests.ui.quiet_desk import QuietDesk, quiet_desk

WIDE, HIGH, TITLE_BAR = 1024, 600, 40
Make = Callable[[QuietDesk], ScrollPage]


def second_question(_: QuietDesk) -> FirstRunPage:
    page = FirstRunPage()
    page._to_second()
    return page


def typing_back(at: QuietDesk) -> RecoveryPage:
    page = RecoveryPage(at.session, at.go)
    page.ask()
    return page


def locked(situation: Situation) -> Make:
    def make(_: QuietDesk) -> LockedPage:
        trouble = Trouble(situation, "What happened, and what is safe. " * 6, COPIES, asks_for_phrase=True)
        return LockedPage(trouble, NO_WAYS, Background())

    return make


PAGES: dict[str, Make] = {
    "first run": lambda _: FirstRunPage(),
    "the home's name": second_question,
    "the words": lambda at: RecoveryPage(at.session, at.go),
    "typing back": typing_back,
    "closing": lambda _: ClosingPage(),
    "locked": locked(Situation.KEYRING_ABSENT),
    "damaged": locked(Situation.HEADER_DAMAGED),
}


@pytest.mark.parametrize("name", PAGES)
def test_it_scrolls_and_its_buttons_are_in_sight(name: str, tmp_path: Path, qtbot: object) -> None:
    at = quiet_desk(tmp_path, practice=False)
    page = PAGES[name](at)
    frame = Frame("Rosewood House", False, [])
    frame.show()
    frame.set_at_home(False)
    frame.open_page(page)
    frame.resize(WIDE, HIGH - TITLE_BAR)
    settle()
    try:
        assert (frame.width(), frame.height()) == (WIDE, HIGH - TITLE_BAR), "nothing makes the window higher"
        bar, inside = page.area.verticalScrollBar(), page.area.widget()
        assert inside is not None
        assert inside.height() - page.area.viewport().height() == bar.maximum(), "all of it can be scrolled to"
        assert inside.width() <= page.area.viewport().width()
        actions = [button for button in page._bar.findChildren(QPushButton) if button.isVisible()]
        assert actions
        for button in actions:
            assert whole(button, frame), button.text()
    finally:
        frame.close()
        frame.deleteLater()
        settle()
        at.close()


def whole(button: QWidget, frame: Frame) -> bool:
    """Return whether all of a button is seen."""
    corner = button.mapTo(frame, QPoint(0, 0))
    inside = frame.rect().contains(corner) and frame.rect().contains(corner + button.rect().bottomRight())
    return (
        inside
        and button.height() >= button.sizeHint().height()
        and button.visibleRegion().boundingRect() == button.rect()
    )
