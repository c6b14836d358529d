"""Why a return was late, on the screen: what was answered when, what was tried, and why it did not go."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.late_proof import LateProof, ReturnProof
from carehome_desktop.domain.periods import Period
from carehome_desktop.services.late_proof import late_proof_file_name, late_proof_pdf
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, refill
from carehome_desktop.ui.papers.periods import PeriodChoice
from carehome_desktop.ui.papers.sheet_page import PaperPage
from carehome_desktop.ui.parts.panels import Card, DefinitionList, EmptyState
from carehome_desktop.ui.parts.text import Heading, Hint, Text
from carehome_desktop.ui.session import Session

TITLE = "Why a return was late"
ABOUT = "What was answered when and by whom, every try to send it, and why it did not go. For the day someone asks."
NOTHING_YET = "Nothing is answered yet."
BEGIN = "When you answer a return and send it, each step is written down here by itself."
NOTHING_THEN = "Nothing was answered or sent for this period on this computer."


class LateProofPage(PaperPage):
    """Shows the proof of a period; without one, of the newest."""

    def __init__(self, session: Session, go: Go, period: Period | None = None) -> None:
        super().__init__(session, go, TITLE, ABOUT)
        known = session.late_proofs.periods()
        newest = period or next(iter(known), None)
        if newest is None:
            self.body.addWidget(EmptyState(NOTHING_YET, BEGIN))
            return
        self._period = newest
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.space(5))
        self.choice = PeriodChoice(known, newest, self._choose)
        self.body.addWidget(self.choice)
        self.body.addLayout(self._column)
        self.offer_print()
        self.refresh()
        Live(self, session.hub, (Change.ANSWERS, Change.OUTBOX), self.refresh)

    def refresh(self) -> None:
        """Look again; what was opened is closed."""
        proof = self._session.late_proofs.proof(self._period)
        refill(self, self._column, self.area, lambda: self._fill(proof))

    def open_preview(self) -> None:
        """Show the proof as it is printed."""
        proof = self._session.late_proofs.proof(self._period)
        self.preview_of(lambda: late_proof_pdf(proof), late_proof_file_name(proof))

    def _choose(self, period: Period) -> None:
        self._period = period
        self.refresh()

    def _fill(self, proof: LateProof) -> None:
        if not proof.returns:
            self._column.addWidget(EmptyState(NOTHING_THEN, "Choose another period."))
        for each in proof.returns:
            self._column.addWidget(_return(each))
        self._column.addWidget(Hint(proof.clock))


def _return(each: ReturnProof) -> Card:
    card = Card()
    card.body.addWidget(Heading(f"{each.title}: {each.standing}"))
    if each.window:
        card.body.addWidget(Hint(each.window))
    for words in each.why:
        card.body.addWidget(Text(breakable(words)))
    if each.steps:
        card.body.addWidget(Disclosure(f"What happened, step by step: {each.title}", lambda: _steps(each)))
    card.body.addWidget(Disclosure(f"What was answered, when and by whom: {each.title}", lambda: _answers(each)))
    return card


def _steps(each: ReturnProof) -> QWidget:
    return DefinitionList(
        (step.when, breakable(f"{step.what} {step.who}." if step.who else step.what)) for step in each.steps
    )


def _answers(each: ReturnProof) -> QWidget:
    return DefinitionList(
        (f"{said.number}. {said.heading}", breakable(f"{said.answer}. {said.given}" if said.given else said.answer))
        for said in each.answers
    )
