"""The way from a cost to the delivery of PPE that it is the cost of."""

from __future__ import annotations

from carehome_desktop.domain.stock.movements import Movement
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.session import Session


class DeliveryLink(QuietButton):
    """Says which delivery it is; not there where a cost comes from none."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("The delivery")
        self._session, self.number = session, None
        self.clicked.connect(lambda: go.to_ppe_entry(self.number or 0))
        self.hide()

    number: int | None

    def show_for(self, number: int | None) -> Movement | None:
        """Lead to an entry of the PPE ledger, or nowhere; return the entry."""
        self.number = number
        found = self._session.stock.entry(number) if number is not None else None
        self.setVisible(found is not None)
        if found is not None:
            kind = self._session.stock.type(found.entry.type_id)
            name = kind.name if kind is not None else found.entry.type_id
            gone = ". That entry was taken back since" if found.undone is not None else ""
            self.set_words(breakable(f"The PPE delivery: {name}, {day_words(found.entry.day)}{gone}"))
        return found
