"""Isolation wages: who is away now, what is still to be filled in, and what each isolation comes to."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.wages.reasons import Payable
from carehome_desktop.domain.wages.records import Isolation, Staff
from carehome_desktop.domain.wages.working import Worked
from carehome_desktop.domain.words import count_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, DefinitionList, EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.sums import SumRow, SumsTable
from carehome_desktop.ui.parts.text import Hint, Subheading
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.wages.words import detail_words, shown, taken_words

ABOUT = "Staff who isolate, what they were paid, and what a fund can be charged."
EMPTY = "Nobody has isolated yet."
BEGIN = "Record who isolates, why and from when. Pay can be filled in later; as soon as it is there, the top-up is worked out."
FUND_CLOSED = (
    "No fund that pays these wages is known to be open now. What you record here serves an audit of 2020 to 2022, and the "
    "next fund of this kind."
)


class WagesPage(ScrollPage):
    """Now away first, then what is owed, then the rest."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Isolation wages", ABOUT)
        self._session, self._go = session, go
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        self.body.addLayout(self._list)
        self.set_main_action("Record an isolation")
        self.main_action_pressed.connect(lambda: go.to_isolation())
        staff = SecondaryButton("Staff")
        staff.clicked.connect(go.to_staff)
        self.add_action(staff)
        self._shown: object = None
        self._refresh()
        Live(self, session.hub, (Change.WAGES,), self._refresh)

    def _refresh(self) -> None:
        found = self._session.isolations.standing()
        taken = self._session.isolations.taken_back()
        today = self._session.clock.local().date()
        if (today, found, taken) == self._shown:
            return
        self._shown = (today, found, taken)
        staff = {each.id: each for each in self._session.isolations.staff()}
        refill(self, self._list, self.area, lambda: self._fill(found, taken, staff))

    def _fill(self, found: list[Isolation], taken: list[Isolation], staff: dict[str, Staff]) -> None:
        for trouble in self._session.isolations.data.troubles:
            self._list.addWidget(Banner(breakable(trouble), "red"))
        if found:
            self._fill_standing(found, staff)
        else:
            self._list.addWidget(EmptyState(EMPTY, BEGIN))
        if taken:
            words = f"Taken back: {count_words(len(taken), 'isolation')}"
            said = [taken_words(each, staff[each.entry.staff_id]) for each in taken]
            part = Disclosure(words, lambda: DefinitionList(said))
            name_row(part.button, "taken back")
            self._list.addWidget(part)
        self._list.addWidget(Hint(FUND_CLOSED))

    def _fill_standing(self, found: list[Isolation], staff: dict[str, Staff]) -> None:
        today = self._session.clock.local().date()
        away = [each for each in found if each.entry.runs_on(today)]
        owed = [each for each in found if each not in away and each.entry.owed(today)]
        done = [each for each in found if each not in away and each not in owed]
        for title, isolations in (("Away now", away), ("Still to fill in", owed), ("Complete", done)):
            if isolations:
                self._list.addWidget(self._rows(title, isolations, staff))
        self._list.addWidget(self._together(found))

    def _together(self, found: list[Isolation]) -> Card:
        """Return what comes to the funds, apart from what they may not pay, below the sums of the rows."""
        charged = [(each, sum_.pence) for each in found if isinstance(sum_ := each.entry.charged(), Worked)]
        pence = {payable: [pence for each, pence in charged if self._payable(each) is payable] for payable in Payable}
        yes, ask, no = (pence[each] for each in (Payable.YES, Payable.ASK, Payable.NO))
        rows = [
            SumRow(
                f"Top-ups in all: {count_words(len(yes), 'isolation')} with pay", (money_words(sum(yes)),), total=True
            )
        ]
        if ask:
            rows.append(SumRow("More if the council agrees", (money_words(sum(ask)),)))
        if no:
            rows.append(SumRow(f"Not counted: {count_words(len(no), 'isolation')} that no fund pays for", ("",)))
        card, air = Card(), theme.space(6)
        arrow = round((theme.tokens.ICON - 4) * theme.current().text_scale) + theme.space(
            4
        )  # at the end of each row above
        card.body.setContentsMargins(air, theme.space(4), air + arrow, theme.space(4))
        card.body.addWidget(SumsTable(rows))
        return card

    def _payable(self, isolation: Isolation) -> Payable:
        return self._session.isolations.payable(isolation.entry.reason, isolation.entry.first_day)

    def _rows(self, title: str, isolations: list[Isolation], staff: dict[str, Staff]) -> Rows:
        rows = Rows()
        rows.add_words(Subheading(title))
        today = self._session.clock.local().date()
        for each in isolations:
            reason = self._session.isolations.reason(each.entry.reason)
            label = reason.label if reason is not None else each.entry.reason
            words = detail_words(each.entry, label, today)
            row = ListRow(
                breakable(staff[each.entry.staff_id].words), words, *shown(each.entry, today, self._payable(each))
            )
            row.clicked.connect(partial(self._go.to_isolation, each.id))
            rows.add(name_row(row, f"isolation {each.id}"))
        return rows
