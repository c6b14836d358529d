"""What proves a fund's money, as a manager meets it on the screen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.fund.council import CouncilQuestion
from carehome_desktop.domain.fund.evidence import About, Attached
from carehome_desktop.domain.fund.pack import For
from carehome_desktop.domain.kept import Kept
from carehome_desktop.ui.fund.evidence_certificate import CertificatePage
from carehome_desktop.ui.fund.evidence_files import EvidenceFilesPage
from carehome_desktop.ui.fund.evidence_pack import EvidencePackPage
from carehome_desktop.ui.fund.evidence_page import EvidencePage
from carehome_desktop.ui.fund.evidence_question import CouncilQuestionPage
from tests.reports import files
from tests.ui.fund.pages import ICF, with_money
from tests.ui.gallery import page
from tests.ui.outbox.pages import in_window
from tests.ui.quiet_desk import QuietDesk, quiet_desk


def with_evidence(at: QuietDesk) -> tuple[str, str]:
    """Record money with two files at its first cost, and two questions of the council; return the ids of a cost and a question."""
    cost, by = with_money(at)[0], at.house.manager()
    invoice = files.pdf("Acme Cars · Invoice 7 · Taxis in June · £120.00", "Conditions")
    for name, content, what in (
        ("invoice-7.pdf", invoice, "invoice"),
        ("photo.jpg", files.picture("JPEG", (900, 600)), "other"),
    ):
        kept = at.house.evidence.attach(About.COST, cost, name, content, what, by)
        assert isinstance(kept, Attached), kept
    at.house.evidence.mark(at.house.evidence.of(About.COST, cost)[0].id, by, covered=True)
    asked = CouncilQuestion(ICF, date(2020, 10, 5), "Contracts officer", "Which taxis were these, and for whom?")
    at.house.council.ask(
        CouncilQuestion(ICF, date(2020, 9, 1), "Auditor", "Payslips?", date(2020, 9, 3), "Sent by post."), by
    )
    question = at.house.council.ask(asked, by)
    assert isinstance(question, Kept)
    return cost, question.id


@page("evidence-empty")
def evidence_empty() -> QWidget:
    at = quiet_desk()
    return in_window(at, EvidencePage(at.session, at.go, ICF), "fund")


@page("evidence")
def evidence() -> QWidget:
    at = quiet_desk()
    with_evidence(at)
    return in_window(at, EvidencePage(at.session, at.go, ICF), "fund")


@page("evidence-files")
def evidence_files() -> QWidget:
    at = quiet_desk()
    cost, _ = with_evidence(at)
    made = EvidenceFilesPage(at.session, at.go, "cost", cost, "E-1  Taxis in June")
    at.session.background.wait()
    QCoreApplication.processEvents()
    return in_window(at, made, "fund")


@page("evidence-pack-council")
def evidence_pack_council() -> QWidget:
    at = quiet_desk()
    with_evidence(at)
    made = EvidencePackPage(at.session, at.go, ICF)
    made.kind.choose(For.COUNCIL)
    made.refresh()
    at.session.background.wait()
    QCoreApplication.processEvents()
    return in_window(at, made, "fund")


@page("council-question")
def council_question() -> QWidget:
    at = quiet_desk()
    _, question = with_evidence(at)
    return in_window(at, CouncilQuestionPage(at.session, at.go, ICF, question), "fund")


@page("certificate")
def certificate() -> QWidget:
    at = quiet_desk()
    with_evidence(at)
    return in_window(at, CertificatePage(at.session, at.go, ICF), "fund")
