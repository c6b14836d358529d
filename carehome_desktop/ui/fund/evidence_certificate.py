"""The final certificate of a fund on the screen: totals, the declaration, who signs, and marking it as sent once it is asked for twice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.fund.sent import Sent
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import moment_words
from carehome_desktop.services.warned import Warned
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.live import Live, refill
from carehome_desktop.ui.papers.sheet_page import PaperPage
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Banner, Card, DefinitionList
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.session import Session

MARK, SURE = "Mark it as sent", "Yes, freeze it as it stands"
ABOUT = (
    "The program sends it to nobody. Once it is signed and handed on, mark it as sent: it is then kept byte for byte."
)
WHY = "Why does it go out all the same?"


class CertificatePage(PaperPage):
    """The certificate as it stands today."""

    def __init__(self, session: Session, go: Go, scheme_id: str) -> None:
        self._scheme = session.fund.scheme(scheme_id)
        super().__init__(session, go, "Final certificate", breakable(self._scheme.name))
        self._asked: tuple[str, ...] | None = None
        self._figures = QVBoxLayout()
        self._figures.setSpacing(theme.space(4))
        self.name = LabelledLine("Who declares it?", "Name")
        self.role = LabelledLine("Role", "Such as Registered manager")
        self.why = LabelledLine(WHY, "It is kept with the certificate, and printed in the evidence pack.")
        self.why.hide()
        self.mark = SecondaryButton(MARK)
        self.mark.clicked.connect(self.send)
        self.error = ErrorText()
        for line in (self.name, self.role, self.why):
            line.changed.connect(self._forget)
        card = Card(title=MARK)
        wide = round(220 * theme.current().text_scale)
        for widget in (Hint(ABOUT), Spread((self.name, self.role), most=2, least_width=wide), self.why, self.error):
            card.body.addWidget(widget)
        card.body.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._figures)
        self.body.addWidget(card)
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

    def send(self) -> None:
        """Ask once, then freeze it as it stands."""
        now = (self.name.text(), self.role.text(), self.why.text())
        if self._asked != now:
            self._asked = now
            self.mark.set_words(SURE)
            announce(self, SURE, urgent=True)
            return
        self._forget()
        by = self._session.person()
        kept = self._session.certificates.certify(self._scheme.id, now[0], now[1], by, now[2])
        if isinstance(kept, Sent):
            self._say_sent(kept)
            return
        self.told.hide()
        if isinstance(kept, Warned):
            self.why.show()
            self._say_wrong(Problem("reason", " ".join(kept.words)))
            return
        self._say_wrong(kept)

    def _say_sent(self, kept: Sent) -> None:
        self._say_wrong(None)
        self.why.set_text("")
        self.why.hide()
        words = f"Marked as sent: revision {kept.revision}, declared by {kept.declared_by}, {kept.declared_role}."
        self.told.set_state(State.SAVED, breakable(words))
        self.told.show()
        announce(self, words)
        self._session.hub.tell(Change.FUND)
        self.refresh()

    def _say_wrong(self, problem: Problem | None) -> None:
        fields = {"declared_by": self.name, "role": self.role, "reason": self.why}
        for name, line in fields.items():
            line.set_error(problem.words if problem is not None and problem.field == name else "")
        elsewhere = problem is not None and problem.field not in fields
        self.error.say(problem.words if problem is not None and elsewhere else "")
        if problem is not None:
            announce(self, problem.words, urgent=True)
            line = fields.get(problem.field, self.name)
            line.setFocus()
            self.area.ensureWidgetVisible(line)

    def _forget(self, _: object = None) -> None:
        self._asked = None
        self.mark.set_words(MARK)

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
        card.body.addWidget(Text(breakable(words.declaration)))
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
