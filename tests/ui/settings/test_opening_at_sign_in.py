"""Whether the program opens when its user signs in to Windows: off until it is ticked, told as saved, and never told as set when it is not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from carehome_desktop.ui.settings.program import NOT_SET, ProgramCard
from tests.ui.quiet_desk import quiet_desk


class Registry:
    """The one entry, and whether Windows lets it be written."""

    def __init__(self) -> None:
        self.on, self.locked = False, False

    def is_on(self) -> bool:
        return self.on

    def set(self, on: bool) -> None:
        if self.locked:
            raise PermissionError(13, "Access is denied")
        self.on = on


def test_it_is_off_until_ticked_and_what_windows_refuses_is_not_shown_as_set(tmp_path: Path, present) -> None:
    at, windows = quiet_desk(tmp_path), Registry()
    card = ProgramCard(at.session, at.go, sign_in=windows)
    present(card)
    assert not card.opens.isChecked()
    QTest.keyClick(card.opens, Qt.Key.Key_Space)
    assert windows.on
    assert card.opens_mark.saved.words().startswith("Saved on this computer")
    windows.locked = True
    QTest.keyClick(card.opens, Qt.Key.Key_Space)
    assert windows.on
    assert card.opens.isChecked()
    assert card.opens_mark.problem.words() == NOT_SET
    assert not hasattr(ProgramCard(at.session, at.go), "opens")  # this is not Windows, or not the installed program
    at.close()
