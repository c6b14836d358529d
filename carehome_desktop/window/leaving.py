"""Leaving the program: what is asked before the window closes, and what is started once it is gone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from carehome_desktop.ui.frame import Frame
from carehome_desktop.ui.recovery.closing import LOST, NOT_SAVED, STAY, ClosingPage
from carehome_desktop.window.rooms import Rooms

_log = logging.getLogger(__name__)


class Leaving:
    """`phrase_owed` tells whether only the phrase opens the records and nobody has shown that it is on paper."""

    def __init__(
        self, frame: Frame, rooms: Rooms, phrase_owed: Callable[[], bool], to_the_front: Callable[[], None]
    ) -> None:
        self._frame, self._rooms, self._phrase_owed, self._to_the_front = frame, rooms, phrase_owed, to_the_front
        self._close_anyway = False
        self._follows: tuple[str, ...] = ()

    def may_close(self, *, at_home: bool) -> bool:
        """Return whether the window may close; if something would be lost by it, ask on a page first."""
        if self._close_anyway:
            return True
        if at_home and not self._rooms.keeper.try_again():
            self._ask(self._not_saved_page())
            return False
        try:
            needed = self._phrase_owed()
        except Exception as error:  # a file that cannot be read must not keep the window open
            _log.warning("whether the phrase is owed is not known: %s", type(error).__name__)
            return True
        if not needed:
            return True
        page = ClosingPage()
        page.stay.connect(self._copy_words)
        self._ask(page)
        return False

    def leave_for(self, command: Sequence[str]) -> None:
        """Close the window; if something keeps it open, whatever was to follow is asked for anew."""
        self._follows = tuple(command)
        if not self._frame.close():
            self._follows = ()

    def follow(self) -> None:
        """Start what was to follow, now that the folder is free; what cannot be started is told in a box of its own."""
        if self._follows:
            from PySide6.QtWidgets import QMessageBox

            from carehome_desktop.services.update_run import start
            from carehome_desktop.ui.shell.main_window import PROGRAM_NAME

            if trouble := start(self._follows):
                told = QMessageBox(QMessageBox.Icon.Warning, PROGRAM_NAME, trouble)
                told.setTextFormat(Qt.TextFormat.PlainText)
                told.exec()

    def _ask(self, page: ClosingPage) -> None:
        if isinstance(self._frame.current_page(), type(page)):
            self._frame.back()
        page.close_anyway.connect(self._closed_anyway)
        self._frame.open_page(page)
        self._to_the_front()

    def _not_saved_page(self) -> ClosingPage:
        page = ClosingPage(NOT_SAVED, self._rooms.keeper.first_why(), LOST, STAY)
        page.stay.connect(self._frame.back)
        return page

    def _copy_words(self) -> None:
        self._frame.back()
        self._rooms.go.to_recovery()

    def _closed_anyway(self) -> None:
        self._close_anyway = True
        self._frame.close()
