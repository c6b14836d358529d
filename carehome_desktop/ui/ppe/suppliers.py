"""How many working days each supplier takes, as the home tells it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import count_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.live import empty
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import DefinitionList
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.ppe.own import Form, whole_number
from carehome_desktop.ui.session import Session

ABOUT = (
    "From this the program says by when to order. Working days leave out Saturdays, Sundays and bank holidays. "
    "Which supplier brings a type is who delivered it last."
)
NO_DAYS = "Write a whole number of working days, such as 2."


class SuppliersCard(Form):
    """The suppliers that are known, and a line for another, or for another time of one of them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "How long your suppliers take", "Keep this supplier", parent)
        self._shown: object = None
        self.body.addWidget(Hint(ABOUT))
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.name = LabelledLine("The supplier’s name", "As you write it when you record a delivery")
        self.days = LabelledLine("Working days from order to delivery", "Such as 2")
        width = theme.tokens.MEASURE // 2 - theme.space(4)
        self.body.addWidget(Spread((self.name, self.days), most=2, least_width=width))
        self.end()
        self.refresh()

    def refresh(self) -> None:
        """Show the suppliers as they are kept."""
        known = self._session.stock_supply.suppliers()
        if known == self._shown:
            return
        self._shown = known
        empty(self._list)
        if known:
            rows = ((breakable(each.name), count_words(each.days, "working day")) for each in known)
            self._list.addWidget(DefinitionList(rows))

    def keep(self) -> None:
        """Keep the supplier, or say what is wrong above the field."""
        days = whole_number(self.days.text())
        self.days.set_error("" if days is not None else NO_DAYS)
        if days is None:
            self.days.setFocus()
            return
        told = self._session.stock_supply.set_supplier(self.name.text(), days, self._session.person())
        for field, line in (("supplier", self.name), ("days", self.days)):
            line.set_error(told.words if isinstance(told, Problem) and told.field == field else "")
        if isinstance(told, Problem):
            (self.days if told.field == "days" else self.name).setFocus()
            return
        for line in (self.name, self.days):
            line.set_text("")
        self.say_kept("Saved on this computer.")
        self.refresh()
