"""What a ledger of the home says to a question, above it: the reason, and a button that takes it over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.proposal import Proposal
from carehome_desktop.domain.questions import Question
from carehome_desktop.domain.values import Value, value_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.panels import Banner

OTHERWISE = "Your answer is another one. Say why in the note below, for your own record."


class ProposalBanner(Banner):
    """Nothing is answered until the person presses; another answer asks for a note, and never insists."""

    taken = Signal(object, str)
    """The value, and the reason for the note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "blue", parent)
        self._proposal: Proposal | None = None
        self.take = SecondaryButton("")
        self.take.clicked.connect(self._take)
        self.side.addSpacing(theme.space(2))
        self.side.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_proposal(self, proposal: Proposal | None, question: Question, answer: Value | None, note: str) -> None:
        """Show what the ledger says beside what stands; None hides it."""
        self._proposal = proposal
        self.setVisible(proposal is not None)
        if proposal is None:
            return
        differs = proposal.value is not None and answer is not None and answer != proposal.value
        self.set_words(breakable(f"{proposal.words} {OTHERWISE}" if differs and not note.strip() else proposal.words))
        self.take.setVisible(proposal.value is not None and answer != proposal.value)
        if proposal.value is not None:
            self.take.set_words(f"Answer: {value_words(proposal.value, question)}")

    def _take(self) -> None:
        if self._proposal is not None and self._proposal.value is not None:
            self.taken.emit(self._proposal.value, self._proposal.words)
