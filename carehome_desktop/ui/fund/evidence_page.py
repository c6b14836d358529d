"""What proves a fund's money: each thing with its files, what is missing, what the council asked, and how long it is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.fund.evidence import About
from carehome_desktop.domain.fund.pack import PackItem, PackPart
from carehome_desktop.domain.words import count_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.fund.evidence_keeping import KeepingCard
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.session import Session

AT_ONCE, MORE = 12, 48
MISSING_AT_ONCE = 8
ASKED = "Council’s question"


class EvidencePage(ScrollPage):
    """All of one fund."""

    def __init__(self, session: Session, go: Go, scheme_id: str) -> None:
        self._scheme = session.fund.scheme(scheme_id)
        super().__init__("Evidence", breakable(self._scheme.name))
        self._session, self._go = session, go
        self._shown: object = None
        self._most = AT_ONCE
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        self.body.addLayout(self._list)
        self.keeping = KeepingCard(session, scheme_id)
        self.body.addWidget(self.keeping)
        self.certificate = SecondaryButton("The final certificate")
        self.certificate.setAccessibleDescription("Totals, what went back, and the declaration")
        self.certificate.clicked.connect(lambda: go.to_certificate(scheme_id))
        self.body.addWidget(self.certificate, 0, Qt.AlignmentFlag.AlignLeft)
        back = SecondaryButton("Back", icon="back")
        back.clicked.connect(go.back)
        asked = SecondaryButton(ASKED)
        asked.setAccessibleDescription("Write down what the council asked, and what was answered")
        asked.clicked.connect(lambda: go.to_council_question(scheme_id))
        for button in (back, asked):
            self.add_action(button)
        FirstFocus(self, self.set_main_action("Make the pack"))
        self.main_action_pressed.connect(lambda: go.to_evidence_pack(scheme_id))
        self.refresh()
        Live(self, session.hub, (Change.FUND, Change.WAGES, Change.HOME), self.refresh)

    def refresh(self) -> None:
        """Look again; what has not changed is left alone."""
        parts = self._session.evidence_packs.listed(self._scheme.id, self._most)
        missing = self._session.fund.missing(self._scheme.id)
        if (parts, missing) == self._shown:
            return
        self._shown = (parts, missing)
        refill(self, self._list, self.area, lambda: self._fill(parts, missing))

    def _fill(self, parts: tuple[PackPart, ...], missing: tuple[str, ...]) -> None:
        self._list.addWidget(self._missing(missing))
        for part in parts:
            self._list.addWidget(self._part(part))

    def _missing(self, missing: tuple[str, ...]) -> Card:
        card = Card(title="What is missing")
        if not missing:
            card.body.addWidget(Hint("Nothing that the program knows of."))
        for words in missing[:MISSING_AT_ONCE]:
            card.body.addWidget(Text(breakable(f"•  {words}")))
        if more := len(missing[MISSING_AT_ONCE:]):
            card.body.addWidget(Hint(f"And {count_words(more, 'more', 'more')}, all in the pack."))
        return card

    def _part(self, part: PackPart) -> Rows:
        rows = Rows(part.heading)
        if not part.items:
            rows.add_words(Hint(part.none))
        for item in part.items:
            rows.add(self._row(item))
        if left := part.of - len(part.items):
            more = SecondaryButton(f"Show {min(MORE, left)} more of {part.of:,}")
            more.setAccessibleDescription(part.heading)
            more.clicked.connect(self._show_more)
            name_row(more, f"more {part.heading}")
            rows.add_button(more)
        return rows

    def _row(self, item: PackItem) -> ListRow:
        files = count_words(len(item.files), "file") if item.files else "No file"
        letter = item.about is About.LETTER
        state = State.MISSING if item.owed else State.PLAIN
        detail = " ".join((f"{item.sum}." if item.sum.strip("–") else "", *item.owed)).strip()
        row = ListRow(breakable(f"{item.reference}  {item.title}"), breakable(detail), state, files)
        words = f"{item.reference}  {item.title}"
        if letter:
            row.clicked.connect(partial(self._go.to_council_question, self._scheme.id, item.id))
        elif item.about is not None:
            row.clicked.connect(partial(self._go.to_evidence_files, item.about.value, item.id, words))
        name_row(row, f"item {item.reference}")
        return row

    def _show_more(self) -> None:
        self._most += MORE
        self.refresh()
