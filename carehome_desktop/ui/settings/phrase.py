"""Settings: how it stands with the recovery phrase."""

from __future__ import annotations

import logging

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from carehome_desktop.services.not_saved import trouble_of
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.panels import Banner, Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session

LOST = "If the paper is lost or somebody else has seen it, make new words."
OLD_STOP = (
    "The words on your old paper stop working at once. You see the new ones on the next page and copy them by hand. "
    "Copies of your records taken before still open with the old words."
)
WORKING = "Making new words …"
NOT_MADE = "The new words could not be made: {happened}. Your old words still open your records. {do} Then try again."
_log = logging.getLogger(__name__)


class PhraseCard(Card):
    """The twelve words that open the records when this computer cannot."""

    def __init__(self, session: Session, go: Go, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="Recovery phrase")
        self._session, self._go = session, go
        self.standing = StateLabel(State.PLAIN, wrap=True)
        self.hint = Hint()
        self.show_phrase = SecondaryButton("Show the recovery phrase")
        self.show_phrase.clicked.connect(go.to_recovery)
        self.lost, self.error, self.busy = Hint(LOST), ErrorText(), StateLabel(State.WAITING, WORKING)
        self.make_new = QuietButton("Make new words")
        self.make_new.clicked.connect(self._ask)
        self.confirm = _Replacing()
        self.confirm.keep.clicked.connect(self._keep_old)
        self.confirm.make.clicked.connect(self._make)
        for widget in (self.standing, self.hint):
            self.body.addWidget(widget)
        self.body.addWidget(self.show_phrase, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.lost)
        self.body.addWidget(self.error)
        self.body.addWidget(self.make_new, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.confirm)
        self.body.addWidget(self.busy)
        self.confirm.hide()
        self.busy.hide()
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        owed = self._session.recovery.owed()
        self.show_phrase.setVisible(owed)
        renewable = not owed and not self._session.practice
        self.lost.setVisible(renewable)
        self.make_new.setVisible(renewable)
        if not renewable:
            self.confirm.hide()
        if self._session.practice:
            self.standing.set_state(State.PLAIN, "Practice needs no recovery phrase.")
            self.hint.setText("")
        elif owed:
            self.standing.set_state(State.MISSING, "Not yet copied by hand and checked")
            self.hint.setText(
                "Twelve words that open your records when this computer’s password store cannot."
                if self._session.recovery.keyring_keeps_key
                else "Twelve words that open your records each time the program starts. Nothing else opens them."
            )
        else:
            self.standing.set_state(State.RECEIVED, "Copied by hand and checked")
            self.hint.setText(
                "The program does not know the words any more. Keep your paper away from this computer."
                if self._session.recovery.keyring_keeps_key
                else "The program does not know the words any more. Keep your paper locked away near you: each start needs it."
            )
        self.hint.setVisible(bool(self.hint.text()))

    def _ask(self) -> None:
        self.error.say("")
        self.confirm.show()
        self.confirm.keep.setFocus()

    def _keep_old(self) -> None:
        self.confirm.hide()
        self.make_new.setFocus()

    def _make(self) -> None:
        self.confirm.hide()
        self.make_new.setEnabled(False)
        self.busy.show()
        self._session.background.run(self._session.recovery.renew, lambda _: self._made(), self._failed)

    def _made(self) -> None:
        self.make_new.setEnabled(True)
        self.busy.hide()
        self._session.hub.tell(Change.HOME)
        self.refresh()
        self._go.to_recovery()

    def _failed(self, error: Exception) -> None:
        _log.warning("new words could not be made: %s", type(error).__name__)
        self.make_new.setEnabled(True)
        self.busy.hide()
        self.refresh()
        trouble = trouble_of(error)
        self.error.say(NOT_MADE.format(happened=trouble.happened, do=trouble.do))


class _Replacing(Banner):
    """Asks before the old words stop working, because nothing brings them back; the safe answer has the focus."""

    def __init__(self) -> None:
        super().__init__(OLD_STOP, "amber", title="Make new words?")
        self.keep, self.make = SecondaryButton("Keep the old words"), SecondaryButton("Replace the old words")
        row = QHBoxLayout()
        row.setSpacing(theme.space(3))
        for button in (self.keep, self.make):
            row.addWidget(button)
        row.addStretch(1)
        self.side.addSpacing(theme.space(2))
        self.side.addLayout(row)
