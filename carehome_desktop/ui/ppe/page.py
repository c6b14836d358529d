"""PPE: every type with what is there, how long it lasts, and its colour by the home's own days."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.stock.ordering import OrderBy
from carehome_desktop.domain.stock.shelf import Loan, loan_words
from carehome_desktop.domain.stock.standing import OWN_LINES
from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.ppe.count_round import HALF_DONE
from carehome_desktop.ui.ppe.ways import ways
from carehome_desktop.ui.ppe.words import detail_words, shown
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.session import Session

ABOUT = "What is in the cupboard, and how long it lasts."
NO_LINES = "Nothing has a colour yet: the program does not know with how many days left a type is low for your home."
SAY_DAYS, SAY_WORKING_DAYS = "Say when a type is low", "Say how long your supplier takes"
SOME_LINES = "Only a type with days of its own has a colour."
NO_SUPPLIER = "By when to order is not known yet: it goes by how many working days your supplier takes."
BEGIN = (
    "Count what is in the cupboard to begin. From a second count on another day on, the program says how long it lasts."
)


COUNT, GO_ON = "Count the cupboard", "Go on with your count"


class PpePage(ScrollPage):
    """The list is made anew when stock changes."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("PPE", ABOUT)
        self._session, self._go = session, go
        self._shown: object = None
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        self.body.addWidget(ways(go))
        self.body.addLayout(self._list)
        for words, what in (("Record use", "out"), ("Record delivery", "delivery")):
            button = SecondaryButton(words)
            button.clicked.connect(partial(go.to_ppe_record, what))
            self.add_action(button)
        self.set_main_action(COUNT)
        self.main_action_pressed.connect(lambda: go.to_ppe_round())
        self._refresh()
        Live(self, session.hub, (Change.STOCK,), self._refresh)

    def showEvent(self, event: QShowEvent) -> None:
        """Say so if a count was begun and waits half done."""
        super().showEvent(event)
        self.set_main_action(GO_ON if self._session.workplace.half_filled(HALF_DONE) else COUNT)

    def _refresh(self) -> None:
        found = self._session.stock.status()
        supply = self._session.stock_supply
        orders, lent = supply.order_by(found), supply.loans()
        seen = (self._session.clock.local().date(), found, orders, lent)
        if seen == self._shown:
            return
        self._shown = seen
        refill(self, self._list, self.area, lambda: self._fill(found, orders, lent))

    def _fill(self, found: tuple[TypeStatus, ...], orders: dict[str, OrderBy], lent: tuple[Loan, ...]) -> None:
        now = self._session.clock.wall()
        if ahead := self._session.stock.ahead():
            self._list.addWidget(Banner(ahead))
        if trouble := self._session.stock.data.trouble:
            self._list.addWidget(EmptyState("The types of PPE cannot be read.", trouble))
            return
        lines, coloured = self._session.stock.lines(), any(each.lines is not None for each in found)
        if all(each.level is None for each in found):
            self._list.addWidget(Banner(BEGIN, "blue"))
        elif not coloured:
            banner = Banner(NO_LINES, "blue")
            banner.side.addWidget(self._to_setup(SAY_DAYS), 0, Qt.AlignmentFlag.AlignLeft)
            self._list.addWidget(banner)
        rows = Rows()
        for each in found:
            row = ListRow(each.kind.name, detail_words(each, now, orders.get(each.kind.id)), *shown(each))
            row.clicked.connect(partial(self._go.to_ppe_type, each.kind.id))
            rows.add(name_row(row, f"type {each.kind.id}"))
        if coloured:
            rows.add_words(Hint(f"{lines.words() if lines else SOME_LINES} {OWN_LINES}"))
        if not orders and any(each.forecast is not None for each in found):
            rows.add_words(Hint(NO_SUPPLIER))
            rows.add_button(self._to_setup(SAY_WORKING_DAYS))
        self._list.addWidget(rows)
        kinds = {each.kind.id: each.kind for each in found}
        if lent:
            card = Card(title="Between homes")
            for loan in lent:
                for words in loan_words(loan, kinds[loan.type_id]):
                    card.body.addWidget(Text(breakable(words)))
            self._list.addWidget(card)

    def _to_setup(self, words: str) -> QuietButton:
        """Return a link to where the home says what is its own."""
        link = QuietButton(words)
        link.clicked.connect(lambda: self._go.to_ppe_setup())
        name_row(link, words)
        return link
