"""Whether this computer also notifies, and where help is while a window is open."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from carehome_desktop.domain.reminders import HELPLINE_SOURCE, HELPLINE_WORDS
from carehome_desktop.services.home import Told
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.settings import choices
from carehome_desktop.ui.settings.saved import SavedMark, kept

WANTED = "Also notify me on this computer"
WHEN = (
    "Today reminds you while a window is open. If you wish, this computer notifies you too: as the window opens, and a "
    "last time on a day when the helpline can still be rung, before the final weekend. It can only do so while this "
    "program is open. A notice names the return and its last day, and nothing else."
)


class RemindersCard(Card):
    """One box to tick, empty until the manager wants it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="Reminders")
        self._session = session
        self.wanted, self.mark = QCheckBox(WANTED), SavedMark(session.clock)
        self.wanted.setAccessibleName(WANTED)
        self.wanted.setAccessibleDescription(WHEN)
        self.wanted.setChecked(session.workplace.look(choices.NOTIFY) is True)
        self.wanted.clicked.connect(self._keep)
        for widget in (Text(WHEN), self.wanted, self.mark, Text(HELPLINE_WORDS), Hint(f"Source: {HELPLINE_SOURCE}.")):
            self.body.addWidget(widget)

    def _keep(self, on: bool) -> None:
        told = kept(self._write, "yes" if on else "")
        if told.problem:
            self.mark.say_problem(told.problem.words)
        else:
            self.mark.say_saved()

    def _write(self, typed: str) -> Told:
        self._session.workplace.choose(choices.NOTIFY, bool(typed))
        return Told()
