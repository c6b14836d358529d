"""What is the home's own about its cupboard: days for the colours, suppliers' time, the order of the cupboard, types and codes."""

from __future__ import annotations

from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.half_filled import Control, HalfFilled
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.ppe.codes import CodesCard
from carehome_desktop.ui.ppe.order import OrderCard
from carehome_desktop.ui.ppe.own import LinesCard, OwnTypeCard
from carehome_desktop.ui.ppe.own_types import OwnTypesCard
from carehome_desktop.ui.ppe.suppliers import SuppliersCard
from carehome_desktop.ui.session import Session

ABOUT = (
    "Your own days for the colours, your suppliers, the order of your cupboard, your own types, and the codes on boxes."
)


class SetupPage(ScrollPage):
    """Each card keeps what it says by itself."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Types and codes", ABOUT)
        self.lines, self.suppliers = LinesCard(session), SuppliersCard(session)
        self.order, self.codes = OrderCard(session), CodesCard(session)
        self.types, self.own_type = OwnTypesCard(session), OwnTypeCard(session)
        for card in (self.lines, self.suppliers, self.order, self.types, self.own_type, self.codes):
            self.body.addWidget(card)
        own = self.own_type
        typed: dict[str, Control] = {"name": own.name, "one": own.one, "many": own.many, "family": own.family}
        half = HalfFilled(self, session.workplace, "ppe own type", typed)
        own.kept.connect(half.done)
        self.add_back(go.back)
        FirstFocus(self, self.lines.red.box)
        Live(self, session.hub, (Change.STOCK,), self._refresh)

    def _refresh(self) -> None:
        for card in (self.lines, self.suppliers, self.order, self.types, self.codes):
            card.refresh()
