"""Funds: what came from each, what was spent of it, and how sure what is known of it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.services.fund import Account
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.fund.words import balance_state, balance_words, sure_words, time_words
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.session import Session

ADD = "Add a fund or other money"
ABOUT = "The Infection Control Fund and those after it: what came, what was spent, and the report for the council."
BEGIN = "Open the fund that paid your home, and record the first instalment. Wages of staff who isolate are counted by themselves."
CLOSED = "All of these are closed. What you record serves an audit of 2020 to 2022; a new fund is added below."


class FundPage(ScrollPage):
    """Those that the home has used stand first."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Funds", ABOUT)
        self._session, self._go = session, go
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        self.body.addLayout(self._list)
        self._shown: object = None
        FirstFocus(self, self.set_main_action(ADD))
        self.main_action_pressed.connect(go.to_fund_new)
        self._refresh()
        Live(self, session.hub, (Change.FUND, Change.WAGES), self._refresh)

    def _refresh(self) -> None:
        found = self._session.fund.overview()
        today = self._session.clock.local().date()
        if (today, found) == self._shown:
            return
        self._shown = (today, found)
        refill(self, self._list, self.area, lambda: self._fill(found))

    def _fill(self, found: list[Account]) -> None:
        for trouble in self._session.fund.data.troubles:
            self._list.addWidget(Banner(breakable(trouble), "red"))
        funds = [each for each in found if not each.report.scheme.plain]
        other = [each for each in found if each.report.scheme.plain]
        own = {each.id for each in self._session.fund_book.own()}
        ours = [each for each in funds if each.used or each.report.scheme.id in own]
        if not found:
            self._list.addWidget(EmptyState("No fund is known.", "The program’s files of funds cannot be read."))
            return
        if not ours:
            self._list.addWidget(EmptyState("Nothing is recorded of any fund yet.", BEGIN))
        for title, accounts in (
            ("Your home’s", ours),
            ("Others that are known", [each for each in funds if each not in ours]),
            ("Other money, kept apart from the funds", other),
        ):
            if accounts:
                self._list.addWidget(Rows(title, [self._row(each) for each in accounts]))
        today = self._session.clock.local().date()
        if all(each.report.scheme.last_day < today for each in funds):
            self._list.addWidget(Hint(CLOSED))

    def _row(self, account: Account) -> ListRow:
        scheme = account.report.scheme
        money = f" {balance_words(account.report)}." if account.used else ""
        sure = "" if scheme.plain else f" {sure_words(scheme.known)}"
        what = scheme.about.rstrip(".") if scheme.plain else time_words(scheme)
        detail = f"{what}.{money}{sure}"
        row = ListRow(
            breakable(scheme.name), breakable(detail), *(balance_state(account.report) if account.used else ())
        )
        row.clicked.connect(partial(self._go.to_fund, scheme.id))
        name_row(row, f"fund {scheme.id}")
        return row
