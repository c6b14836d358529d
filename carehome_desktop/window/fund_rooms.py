"""The pages of the funds and of what proves their money. Importing this imports no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from carehome_desktop.ui.go import Go
    from carehome_desktop.ui.session import Session


class FundRooms:
    """Makes them for the home that is open."""

    session: Session
    go: Go

    def fund(self) -> QWidget:
        """What came from each fund, and what was spent of it."""
        from carehome_desktop.ui.fund.page import FundPage

        return FundPage(self.session, self.go)

    def fund_scheme(self, scheme_id: str) -> QWidget:
        """One fund."""
        from carehome_desktop.ui.fund.scheme_page import SchemePage

        return SchemePage(self.session, self.go, scheme_id)

    def fund_instalment(self, scheme_id: str, instalment_id: str = "") -> QWidget:
        """One instalment of a fund."""
        from carehome_desktop.ui.fund.instalment import InstalmentPage

        return InstalmentPage(self.session, self.go, scheme_id, instalment_id)

    def fund_cost(self, scheme_id: str, cost_id: str = "", delivery: int = 0) -> QWidget:
        """One cost of a fund."""
        from carehome_desktop.ui.fund.cost import CostPage

        return CostPage(self.session, self.go, scheme_id, cost_id, delivery)

    def fund_report(self, scheme_id: str) -> QWidget:
        """A fund's report for the council."""
        from carehome_desktop.ui.fund.report_page import ReportPage

        return ReportPage(self.session, self.go, scheme_id)

    def evidence(self, scheme_id: str) -> QWidget:
        """What proves a fund's money."""
        from carehome_desktop.ui.fund.evidence_page import EvidencePage

        return EvidencePage(self.session, self.go, scheme_id)

    def evidence_files(self, about: str, about_id: str, words: str) -> QWidget:
        """The files of one thing."""
        from carehome_desktop.ui.fund.evidence_files import EvidenceFilesPage

        return EvidenceFilesPage(self.session, self.go, about, about_id, words)

    def evidence_pack(self, scheme_id: str) -> QWidget:
        """A fund's evidence pack."""
        from carehome_desktop.ui.fund.evidence_pack import EvidencePackPage

        return EvidencePackPage(self.session, self.go, scheme_id)

    def certificate(self, scheme_id: str) -> QWidget:
        """The final certificate of a fund."""
        from carehome_desktop.ui.fund.evidence_certificate import CertificatePage

        return CertificatePage(self.session, self.go, scheme_id)

    def council_question(self, scheme_id: str, question_id: str = "") -> QWidget:
        """What the council asked."""
        from carehome_desktop.ui.fund.evidence_question import CouncilQuestionPage

        return CouncilQuestionPage(self.session, self.go, scheme_id, question_id)

    def fund_repayment(self, scheme_id: str) -> QWidget:
        """What of a fund went back."""
        from carehome_desktop.ui.fund.repayment import RepaymentPage

        return RepaymentPage(self.session, self.go, scheme_id)
