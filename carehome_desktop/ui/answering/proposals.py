"""What the home's own ledgers say to a question, above it: the stock to PPE, the isolations to wages and absence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.values import Given
from carehome_desktop.services.answering import QuestionState
from carehome_desktop.ui.session import Session

if TYPE_CHECKING:
    from carehome_desktop.ui.ppe.proposal import StockProposal
    from carehome_desktop.ui.wages.proposal import WagesProposal

PPE_SECTION, ENOUGH_PPE = "ppe", "enough-ppe"
ON_ISOLATIONS = ("full-wages", "staff-absent", "staff-absent-covid")


class Proposals:
    """Nothing of a ledger is loaded before a question is asked to which it speaks."""

    def __init__(self, session: Session, put: Callable[[QWidget], None], take: Callable[[Given, str], None]) -> None:
        """`put` puts a banner above the question, `take` answers as it says."""
        self._session, self._put, self._take = session, put, take
        self._stock: StockProposal | None = None
        self._isolations: WagesProposal | None = None

    @property
    def said(self) -> bool:
        """Return whether any was ever asked about."""
        return self._stock is not None or self._isolations is not None

    def say(self, section_id: str, period: Period, this: QuestionState) -> None:
        """Show what there is to say to a question, and hide what is not of it."""
        answer, note = (this.answer.value, this.answer.note) if this.answer else (None, "")
        question = this.question
        on_stock = section_id == PPE_SECTION or question.id == ENOUGH_PPE
        if on_stock and self._stock is None:
            from carehome_desktop.ui.ppe.proposal import StockProposal

            self._stock = StockProposal()
            self._stock.taken.connect(self._take)
            self._put(self._stock)
        if self._stock is not None:
            says = self._session.stock_answers.proposal(section_id, period, question.id) if on_stock else None
            self._stock.show_proposal(says, question, answer, note)
        on_isolations = question.id in ON_ISOLATIONS and self._session.services.isolations_in_use()
        if on_isolations and self._isolations is None:
            from carehome_desktop.ui.wages.proposal import WagesProposal

            self._isolations = WagesProposal()
            self._isolations.taken.connect(self._take)
            self._put(self._isolations)
        if self._isolations is not None:
            parts, answers = tuple(part.id for part in this.parts), self._session.isolation_answers
            told = answers.proposal(section_id, period, question.id, parts) if on_isolations else None
            self._isolations.show_proposal(told, question, answer, note)
