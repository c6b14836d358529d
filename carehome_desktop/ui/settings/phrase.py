"""Settings: how it stands with the recovery phrase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.go import Go
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session


class PhraseCard(Card):
    """The twelve words that open the records when this computer cannot."""

    def __init__(self, session: Session, go: Go, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="Recovery phrase")
        self._session = session
        self.standing = StateLabel(State.PLAIN, wrap=True)
        self.hint = Hint()
        self.show_phrase = SecondaryButton("Show the recovery phrase")
        self.show_phrase.clicked.connect(go.to_recovery)
        for widget in (self.standing, self.hint):
            self.body.addWidget(widget)
        self.body.addWidget(self.show_phrase, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        owed = self._session.recovery.owed()
        self.show_phrase.setVisible(owed)
        if self._session.practice:
            self.standing.set_state(State.PLAIN, "Practice needs no recovery phrase.")
            self.hint.setText("")
        elif owed:
            self.standing.set_state(State.MISSING, "Not yet copied by hand and checked")
            self.hint.setText("Twelve words that open your records when this computer’s password store cannot.")
        else:
            self.standing.set_state(State.RECEIVED, "Copied by hand and checked")
            self.hint.setText("The program does not know the words any more. Keep your paper away from this computer.")
        self.hint.setVisible(bool(self.hint.text()))
