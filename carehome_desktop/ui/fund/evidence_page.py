"""What proves a fund's money: each thing with its files, what is missing, what the council asked, and how long it is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
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
        self._missing: tuple[str, ...] | None = None
        self._parts: tuple[PackPart, ...] = ()
        self._most = AT_ONCE
        self._first, self._list = QVBoxLayout(), QVBoxLayout()
        for layout in (self._first, self._list):
            layout.setSpacing(theme.space(4))
            self.body.addLayout(layout)
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
        self._refresh_missing()
        QTimer.singleShot(0, self, self._refresh_parts)  # they lie below the first screen, which is painted before
        Live(self, session.hub, (Change.FUND, Change.WAGES, Change.HOME), self.refresh)

    def refresh(self) -> None:
        """Look again; what has not changed is left alone."""
        self._refresh_missing()
        self._refresh_parts()

    def _refresh_missing(self) -> None:
        missing = self._session.fund.missing(self._scheme.id)
        if missing != self._missing:
            self._missing = missing
            refill(self, self._first, self.area, lambda: self._first.addWidget(_missing_card(missing)))

    def _refresh_parts(self) -> None:
        parts = self._session.evidence_packs.listed(self._scheme.id, self._most)
        if parts != self._parts:
            self._parts = parts
            refill(self, self._list, self.area, self._fill_parts)

    def _fill_parts(self) -> None:
        for part in self._parts:
            self._list.addWidget(self._part(part))

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
        self._refresh_parts()


def _missing_card(missing: tuple[str, ...]) -> Card:
    card = Card(title="What is missing")
    if not missing:
        card.body.addWidget(Hint("Nothing that the program knows of."))
    for words in missing[:MISSING_AT_ONCE]:
        card.body.addWidget(Text(breakable(f"•  {words}")))
    if more := len(missing[MISSING_AT_ONCE:]):
        card.body.addWidget(Hint(f"And {count_words(more, 'more', 'more')}, all in the pack."))
    return card
