"""Everybody who works here: by code, with what is known of each, and who has left apart."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.services.isolation_staff import Member
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Hint, Subheading
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.session import Session

ABOUT = "Staff by code. Codes go on paper for others; names stay in this home and can be erased."
EMPTY = "Nobody is here yet."
BEGIN = "Add somebody, or record an isolation: who is not there yet is added with a code."
ADD = "Add a member of staff"
NOTHING = "Only the code and name are known. More is needed only for the working."


class StaffPage(ScrollPage):
    """Who works here first, then who has left."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Staff", ABOUT)
        self._session, self._go = session, go
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        self.body.addLayout(self._list)
        self.set_main_action(ADD)
        self.main_action_pressed.connect(lambda: go.to_member())
        self.add_back(go.back)
        self._shown: object = None
        self._refresh()
        Live(self, session.hub, (Change.WAGES,), self._refresh)

    def _refresh(self) -> None:
        found = self._session.staff_book.members()
        if found == self._shown:
            return
        self._shown = found
        refill(self, self._list, self.area, lambda: self._fill(found))

    def _fill(self, found: list[Member]) -> None:
        if not found:
            self._list.addWidget(EmptyState(EMPTY, BEGIN))
            return
        today = self._session.clock.local().date()
        here = [each for each in found if each.facts.works_on(today)]
        for title, members in (("Work here", here), ("Have left", [each for each in found if each not in here])):
            if members:
                self._list.addWidget(self._rows(title, members))
        elsewhere = [each.staff.code for each in here if each.facts.elsewhere]
        if elsewhere:
            self._list.addWidget(Hint(breakable(f"Work at another home too: {', '.join(elsewhere)}.")))

    def _rows(self, title: str, members: list[Member]) -> Rows:
        rows = Rows()
        rows.add_words(Subheading(title))
        for each in members:
            row = ListRow(breakable(each.staff.words), breakable(each.facts.words() or NOTHING))
            row.clicked.connect(partial(self._go.to_member, each.staff.id))
            rows.add(name_row(row, f"staff {each.staff.id}"))
        return rows
