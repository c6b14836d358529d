"""Under whose name answers are kept, in sight where they are given; pressed, somebody else can sit down."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.session import Session

if TYPE_CHECKING:
    from carehome_desktop.ui.settings.saved import SavedList

SOON_MS = 300
"""The question comes first: the name is looked up when it is there."""
LONGEST = 32
"""Letters of a name that are seen; all of it is heard."""
DESK = "desk"
"""The name under which the choice in Settings is gone to."""

_log = logging.getLogger(__name__)


class AtDesk(QuietButton):
    """The choice itself stands in `below`, made when it is first asked for; where one person answers, it is in Settings."""

    def __init__(self, session: Session, go: Go, below: QVBoxLayout) -> None:
        super().__init__("")
        self._session, self._go, self._below = session, go, below
        self.choice: SavedList | None = None
        self.hide()
        self.clicked.connect(self._pressed)
        Live(self, session.hub, (Change.HOME,), self.refresh)
        QTimer.singleShot(SOON_MS, self, self.refresh)

    def refresh(self) -> None:
        """Show who it is now."""
        try:
            person = self._session.person()
        except Exception as error:  # a drive that was pulled is told where something is to be saved
            _log.warning("who is at the desk could not be read: %s", type(error).__name__)
            return
        name = person.name if len(person.name) <= LONGEST else f"{person.name[: LONGEST - 1]}…"
        self.set_words(f"Answering as {name}")
        self.setAccessibleName(f"Answering as {person.name}. Change who is at the desk")
        if self.choice is not None:
            self.choice.show_choice(person.id)
        self.show()

    def _pressed(self) -> None:
        if sum(person.active for person in self._session.home_records.home().people) == 1:
            self._go.to_settings(DESK)
            return
        if self.choice is None:
            from carehome_desktop.ui.settings.people import who_is_at_the_desk

            self.choice = who_is_at_the_desk(self._session)
            self._below.insertWidget(0, self.choice)
            self.choice.hide()
        self.choice.setVisible(self.choice.isHidden())
        if not self.choice.isHidden():
            self.choice.setFocus()
