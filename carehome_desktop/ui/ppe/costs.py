"""What PPE cost, with what of it is marked for a fund, where a scheme allows it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.fund.deliveries import ASK_FIRST, none_pays_words
from carehome_desktop.domain.fund.entries import Cost as FundCost
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.pounds import pounds_words
from carehome_desktop.domain.wages.schemes import schemes_on
from carehome_desktop.domain.words import day_words
from carehome_desktop.services.stock_costs import Cost
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Strong
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.session import Session

ABOUT = "What has a price, the newest first. Open one to mark it for a fund, or to take the mark off."
NOTHING, BEGIN = "No delivery has a price yet.", "Type what it cost when you record a delivery."
MARKED = "Marked for a fund"
NOT_YET, IN_FUND = "Not in a fund yet: record it as a cost", "In {}"
NO_FUNDS_DAY = "No fund’s time takes this day in"
MOST_SHOWN = 50


class CostsPage(ScrollPage):
    """What is marked for a fund stands first."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("What PPE cost", ABOUT)
        self._session, self._go = session, go
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        words = session.stock_costs.words()
        self.body.addWidget(Banner(words.words, "blue"))
        if words.sure:
            self.body.addWidget(Hint(words.sure))
        self.body.addLayout(self._list)
        self.add_back(go.back)
        self._refresh()
        Live(self, session.hub, (Change.STOCK, Change.FUND), self._refresh)

    def _refresh(self) -> None:
        refill(self, self._list, self.area, self._fill)

    def _fill(self) -> None:
        costs = self._session.stock_costs.costs()
        if not costs:
            self._list.addWidget(EmptyState(NOTHING, BEGIN))
            return
        marked = [each for each in costs if each.marked_at is not None]
        rest = [each for each in costs if each.marked_at is None]
        for title, some in ((MARKED, marked), ("Not marked", rest)):
            if some:
                self._list.addWidget(self._rows(title, some))

    def _standing(self, cost: Cost, written: list[Kept[FundCost]], never: str) -> tuple[State | None, str]:
        """Return whether a fund counts it: a mark alone puts it into none. Of what is `never` paid for nobody is asked to record a cost."""
        if cost.marked_at is None:
            return None, ""
        if written:
            funds = (self._session.fund.scheme(each.entry.scheme_id).name for each in written)
            return State.ANSWERED, breakable(IN_FUND.format(", ".join(dict.fromkeys(funds))))
        takes = schemes_on(self._session.fund.data.schemes, cost.movement.entry.day)
        return State.ODD, (ASK_FIRST if never else NOT_YET) if takes else NO_FUNDS_DAY

    def _rows(self, title: str, costs: list[Cost]) -> Rows:
        kinds = {kind.id: kind for kind in self._session.stock.types()}
        written = self._session.fund.costs_of_deliveries()
        rows = Rows(title)
        for each in costs[:MOST_SHOWN]:
            entry = each.movement.entry
            kind = kinds[entry.type_id]
            who = f", {entry.who}" if entry.who else ""
            note = f". {each.note}" if each.note else ""
            in_funds = written.get(each.movement.id, [])
            waits = each.marked_at is not None and not in_funds
            never = none_pays_words(self._session.fund.data.schemes, entry.day) if waits else ""
            detail = f"{pounds_words(each.pence)}{who}, {day_words(entry.day)}{note}{f'. {never}' if never else ''}"
            row = ListRow(
                breakable(f"{kind.name}: {entry.quantity.words(kind)}"),
                breakable(detail),
                *self._standing(each, in_funds, never),
            )
            row.clicked.connect(partial(self._go.to_ppe_entry, each.movement.id))
            rows.add(name_row(row, f"cost {each.movement.id}"))
        more = len(costs) - MOST_SHOWN
        older = (
            f" The newest {MOST_SHOWN} of {len(costs):,} are shown; ppe costs lists all by command." if more > 0 else ""
        )
        rows.add_words(Strong(f"Together {pounds_words(sum(each.pence for each in costs))}.{older}"))
        return rows
