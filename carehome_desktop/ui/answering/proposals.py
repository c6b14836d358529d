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
    from carehome_desktop.domain.proposal import Proposal
    from carehome_desktop.ui.answering.proposal import ProposalBanner

PPE_SECTION, ENOUGH_PPE = "ppe", "enough-ppe"
ON_ISOLATIONS = ("full-wages", "staff-absent", "staff-absent-covid")


class Proposals:
    """Nothing of a ledger is loaded before a question is asked to which it speaks; no question is spoken to by two."""

    def __init__(self, session: Session, put: Callable[[QWidget], None], take: Callable[[Given, str], None]) -> None:
        """`put` puts the banner above the question, `take` answers as it says."""
        self._session, self._put, self._take = session, put, take
        self._banner: ProposalBanner | None = None

    @property
    def said(self) -> bool:
        """Return whether any was ever asked about."""
        return self._banner is not None

    def say(self, section_id: str, period: Period, this: QuestionState) -> None:
        """Show what there is to say to a question, and hide what is not of it."""
        asked, proposal = self._asked(section_id, period, this)
        if asked and self._banner is None:
            from carehome_desktop.ui.answering.proposal import ProposalBanner

            self._banner = ProposalBanner()
            self._banner.taken.connect(self._take)
            self._put(self._banner)
        if self._banner is not None:
            answer, note = (this.answer.value, this.answer.note) if this.answer else (None, "")
            self._banner.show_proposal(proposal, this.question, answer, note)

    def _asked(self, section_id: str, period: Period, this: QuestionState) -> tuple[bool, Proposal | None]:
        """Return whether a ledger speaks to a question, and what it says."""
        question_id = this.question.id
        if section_id == PPE_SECTION or question_id == ENOUGH_PPE:
            return True, self._session.stock_answers.proposal(section_id, period, question_id)
        if question_id in ON_ISOLATIONS and self._session.services.isolations_in_use():
            parts = tuple(part.id for part in this.parts)
            return True, self._session.isolation_answers.proposal(section_id, period, question_id, parts)
        return False, None
