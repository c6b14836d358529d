"""The final certificate of a fund on the screen: totals, the declaration, who signs, and marking it as sent once it is asked for twice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.fund.sent import Sent
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import moment_words
from carehome_desktop.services.warned import Warned
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.fund.send_card import Looked, SendCard
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, refill
from carehome_desktop.ui.papers.sheet_page import PaperPage
from carehome_desktop.ui.parts.panels import Banner, Card, DefinitionList
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.session import Session


class CertificatePage(PaperPage):
    """The certificate as it stands today."""

    def __init__(self, session: Session, go: Go, scheme_id: str) -> None:
        self._scheme = session.fund.scheme(scheme_id)
        super().__init__(session, go, "Final certificate", breakable(self._scheme.name))
        self._figures = QVBoxLayout()
        self._figures.setSpacing(theme.space(4))
        declaration = session.certificates.certificate(scheme_id).declaration
        self.send = SendCard(session, go, declaration, lambda: None, self._look, self._freeze, self._was_sent)
        self.body.addLayout(self._figures)
        self.body.addWidget(self.send)
        self.offer_print()
        self.refresh()
        Live(self, session.hub, (Change.FUND, Change.WAGES, Change.HOME), self.refresh)

    def open_preview(self) -> None:
        """Show it as it is printed: the frozen paper if nothing changed since."""
        certificates, scheme_id = self._session.certificates, self._scheme.id
        self.preview_of(lambda: certificates.as_it_stands(scheme_id), f"certificate-{scheme_id}.pdf")

    def refresh(self) -> None:
        """Add up anew."""
        refill(self, self._figures, self.area, self._fill)

    def _look(self, name: str, role: str) -> Callable[[], Looked]:
        session, scheme_id = self._session, self._scheme.id

        def look() -> Looked:
            freezes = f"The final certificate, {money_words(session.fund.report(scheme_id).actual)} spent."
            return session.certificates.look_at(scheme_id, name, role), freezes

        return look

    def _freeze(self, name: str, role: str, reason: str) -> Callable[[Callable[[], bool]], Sent | Problem | Warned]:
        certify, by = self._session.certificates.certify, self._session.person()
        return partial(certify, self._scheme.id, name, role, by, reason)

    def _was_sent(self) -> None:
        self._session.hub.tell(Change.FUND)

    def _fill(self) -> None:
        certificates, scheme_id = self._session.certificates, self._scheme.id
        words, newest = certificates.certificate(scheme_id), certificates.newest(scheme_id)
        for doubt in certificates.doubts(scheme_id):
            self._figures.addWidget(Banner(breakable(doubt.words)))
        card = Card(title="What it says")
        facts = DefinitionList([(breakable(line[0]), line[3]) for line in words.lines])
        for name, said in words.balance:
            facts.add(name, breakable(said))
        card.body.addWidget(facts)
        self._figures.addWidget(card)
        if newest is not None:
            sent = Card(title="Marked as sent")
            moment = moment_words(newest.recorded_at, self._session.clock.wall())
            sent.body.addWidget(
                Text(
                    breakable(
                        f"Revision {newest.revision}, {moment}, declared by {newest.declared_by}, {newest.declared_role}."
                    )
                )
            )
            for said in certificates.changed(newest)[:12]:
                sent.body.addWidget(Hint(breakable(f"Changed since: {said}")))
            self._figures.addWidget(sent)
