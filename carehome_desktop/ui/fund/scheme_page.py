"""One fund: its balance, the lines of its report, instalments with what each asks for, and its costs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.fund.balance import each_left
from carehome_desktop.domain.fund.conditions import Standing
from carehome_desktop.domain.fund.deliveries import ASK_FIRST, no_ppe_words
from carehome_desktop.domain.fund.entries import Cost, Instalment
from carehome_desktop.domain.fund.overrides import Override
from carehome_desktop.domain.fund.report import SpendReport
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.domain.words import count_words, day_words, full_moment_words
from carehome_desktop.services.fund import FoundCosts
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.fund.balance_bar import BalanceBar
from carehome_desktop.ui.fund.conditions_card import ConditionsCard
from carehome_desktop.ui.fund.cost_rows import CostRows, CostWords
from carehome_desktop.ui.fund.known_parts import about_fund
from carehome_desktop.ui.fund.sent_differs import SentDiffers
from carehome_desktop.ui.fund.words import STAGE_WORDS, cost_words, lines_table, time_words
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card, DefinitionList
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.session import Session

AT_ONCE, MORE, FEW = 10, 50, 8
NO_COSTS = "No cost is recorded yet. Wages of staff who isolate are counted from “Wages” and need no cost here."
NO_COSTS_PLAIN = "No cost is recorded yet. What this money pays of a cost of a fund is told at that cost."
ASKED = "What each instalment asks for"
DELIVERIES = "PPE marked for a fund, not recorded as a cost here yet: {}, {}"
NO_INSTALMENTS = "No instalment is recorded yet."


class SchemePage(ScrollPage):
    """Everything of one fund, up to today."""

    def __init__(self, session: Session, go: Go, scheme_id: str) -> None:
        scheme = session.fund.scheme(scheme_id)
        super().__init__(breakable(scheme.name), time_words(scheme))
        self._session, self._go, self._scheme = session, go, scheme
        self._most = AT_ONCE
        self._shown: object = None
        self._found: FoundCosts | None = None
        self._told_below: object = None
        self._taken: list[Kept[Cost]] = []
        self.bar = BalanceBar(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        self.own = StateLabel(State.SAVED)
        self.own.hide()
        self.differs = SentDiffers(session, go, scheme.id)
        for above in (self.own, self.differs):
            self.body.addWidget(above)
        self.body.addLayout(self._list)
        self.conditions = Disclosure(ASKED, lambda: ConditionsCard(session, go, scheme.id))
        self.body.addWidget(self._make_costs())
        self.body.addWidget(self.conditions)
        self.known = Disclosure("What is known of this fund, and how sure", lambda: about_fund(scheme))
        self.body.addWidget(self.known)
        self.add_back(go.back)
        came = SecondaryButton("Record an instalment")
        came.clicked.connect(lambda: go.to_fund_instalment(scheme.id))
        self.add_action(came)
        FirstFocus(self, self.set_main_action("Record a cost"))
        self.main_action_pressed.connect(lambda: go.to_fund_cost(scheme.id))
        self._say_own()
        self._refresh(first=True)
        Live(self, session.hub, (Change.FUND, Change.WAGES, Change.STOCK), self._refresh)

    def _refresh(self, *, first: bool = False) -> None:
        """Look at everything anew; `first` leaves the costs, which lie below the first screen, until that is painted."""
        fund = self._session.fund
        report = fund.report(self._scheme.id)
        came = fund.instalments(self._scheme.id)
        seen = (report, came)
        if seen != self._shown:
            self._shown = seen
            self.bar.show_report(report)
            refill(self, self._list, self.area, lambda: self._fill(report, came))
        self._say_conditions()
        if first and not self._scheme.plain:
            QTimer.singleShot(0, self, self._refresh_costs)
        else:
            self._refresh_costs()

    def _say_own(self) -> None:
        """Say of a fund of the home's own since when it is there: whoever just added it comes here."""
        own = next((each for each in self._session.fund_book.own() if each.id == self._scheme.id), None)
        if own is not None:
            self.own.set_state(
                State.SAVED, f"Saved on this computer: added by your home {full_moment_words(own.recorded_at)}"
            )
            self.own.show()

    def _refresh_costs(self) -> None:
        taken = self._session.fund.taken_back(self._scheme.id)
        if taken != self._taken:
            self._taken, self._found = taken, None
        self._look_up()
        self._say_deliveries()
        self.differs.look()

    def _say_deliveries(self) -> None:
        """Say which deliveries of PPE are meant for a fund and are not in this one: a mark alone counts nowhere."""
        waiting = self._session.fund.deliveries_waiting(self._scheme.id)
        pence = money_words(sum(each.entry.pence or 0 for each in waiting))
        self.deliveries.set_words(DELIVERIES.format(count_words(len(waiting), "delivery", "deliveries"), pence))
        never = no_ppe_words(self._scheme)
        self.no_ppe.setText(breakable(f"{never}. {ASK_FIRST}."))
        self.no_ppe.setVisible(bool(waiting and never))
        self.deliveries.setVisible(bool(waiting))

    def _say_conditions(self) -> None:
        """Say how many of what the instalments ask for are met; open, count the tracker's days anew."""
        found = self._session.fund_conditions.of(self._scheme.id, proved=False)
        met = sum(each.checked.standing is Standing.MET for each in found)
        self.conditions.set_words(f"{ASKED}: {met} of {len(found)} met")
        self.conditions.setHidden(not found)
        if isinstance(self.conditions.inside, ConditionsCard):
            self.conditions.inside.prove()

    def _fill(self, report: SpendReport, came: list[Kept[Instalment]]) -> None:
        if not self._scheme.plain:
            self._list.addWidget(self._report_card(report))
        self._list.addWidget(self._instalments(report, came))

    def _make_costs(self) -> Rows:
        """Return where costs are found: the last ones told, or those with the words that are typed."""
        card, above = Rows("Costs"), QVBoxLayout()
        self.search = LabelledLine("Find a cost", "Words of what it was for, the supplier or the invoice")
        self.search.changed.connect(self._found_anew)
        self.search.hide()
        self.deliveries = QuietButton("")
        self.deliveries.clicked.connect(lambda: self._go.to_ppe_costs())
        self.no_ppe = Hint()
        for late in (self.deliveries, self.no_ppe):
            late.hide()
        self.count = Hint()
        self._costs = CostRows()
        self._costs.opened.connect(partial(self._go.to_fund_cost, self._scheme.id))
        self._below = QVBoxLayout()
        for lines in (above, self._below):
            lines.setContentsMargins(theme.space(3), 0, theme.space(3), 0)  # in line with the words of the rows
            lines.setSpacing(theme.space(3))
        above.addWidget(self.deliveries, 0, Qt.AlignmentFlag.AlignLeft)
        above.addWidget(self.no_ppe)
        above.addWidget(self.search)
        above.addWidget(self.count)
        card.body.addLayout(above)
        card.add(self._costs)
        card.body.addLayout(self._below)
        return card

    def _found_anew(self, _: object = None) -> None:
        self._most = AT_ONCE
        self._look_up(of=self._found.of if self._found is not None else None)

    def _look_up(self, of: int | None = None) -> None:
        """Find the costs anew; `of` is how many there are, where nothing but the words changed."""
        found = self._session.fund.look_up(self._scheme.id, self.search.text(), most=self._most, of=of)
        if found == self._found:
            return
        self._found = found
        self.search.setVisible(found.of > FEW or bool(self.search.text()))
        self._say_costs(found)
        below = (len(found.costs), found.found, self._taken)
        if below != self._told_below:  # else the same button would be made anew for each key
            self._told_below = below
            refill(self, self._below, self.area, lambda: self._fill_below(found, self._taken))

    def _report_card(self, report: SpendReport) -> Card:
        card = Card(title="In the lines of the report, up to today")
        card.body.addWidget(lines_table(report))
        if report.forecast != report.actual:
            card.body.addWidget(Text(f"Forecast with all that is planned: {money_words(report.forecast)}."))
        told = report.supported
        if told.unpaid:
            card.body.addWidget(
                Hint(f"Without {count_words(told.unpaid, 'isolation')} whose pay is not filled in yet under “Wages”.")
            )
        self.report_button = SecondaryButton("Open the report")
        self.report_button.setAccessibleDescription("To print it, save the files or mark it as sent")
        self.report_button.clicked.connect(lambda: self._go.to_fund_report(self._scheme.id))
        name_row(self.report_button, "report")
        card.body.addWidget(self.report_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.evidence_button = SecondaryButton("Evidence and the council’s questions")
        self.evidence_button.clicked.connect(lambda: self._go.to_evidence(self._scheme.id))
        name_row(self.evidence_button, "evidence")
        card.body.addWidget(self.evidence_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _instalments(self, report: SpendReport, came: list[Kept[Instalment]]) -> Rows:
        rows = Rows("Instalments")
        left = {each.instalment.number: each for each in each_left(report.instalments, report.actual)}
        for each in came:
            entry = each.entry
            reference = f" {entry.reference}." if entry.reference else ""
            spent = f" {left[entry.number].words()}" if entry.number in left else ""
            detail = f"Came {day_words(entry.received_on)}.{reference}{spent}"
            row = ListRow(f"Instalment {entry.number}", breakable(detail), State.PLAIN, money_words(entry.pence))
            row.clicked.connect(partial(self._go.to_fund_instalment, self._scheme.id, each.id))
            name_row(row, f"instalment {each.id}")
            rows.add(row)
        if not came:
            rows.add_words(Hint(NO_INSTALMENTS))
        return rows

    def _say_costs(self, found: FoundCosts) -> None:
        names = {each.id: each.name for each in self._session.fund.data.schemes}
        past = self._session.fund.gone_past(found.costs)
        self._costs.show_costs([_words(each, self._scheme, names, past.get(each.id, [])) for each in found.costs])
        none = NO_COSTS if not self._scheme.plain else NO_COSTS_PLAIN
        typed = bool(self.search.text().strip())
        more = " or more" if found.or_more else ""
        of = f"{count_words(found.found, 'cost')}{more} of {found.of:,} with these words." if typed else ""
        self.count.setText(of if found.of else none)
        self.count.setVisible(bool(self.count.text()))

    def _fill_below(self, found: FoundCosts, taken: list[Kept[Cost]]) -> None:
        if found.found > len(found.costs):
            more = SecondaryButton(
                f"Show {min(MORE, found.found - len(found.costs))} older ones of {found.found:,}{' or more' if found.or_more else ''}"
            )
            more.clicked.connect(self._show_more)
            name_row(more, "more costs")
            self._below.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if taken:
            words = f"Taken back: {count_words(len(taken), 'cost')}"
            self._below.addWidget(Disclosure(words, lambda: DefinitionList(map(_taken_words, taken))))

    def _show_more(self) -> None:
        self._most += MORE
        self._look_up()


def _words(each: Kept[Cost], scheme: Scheme, names: dict[str, str], past: list[Override]) -> CostWords:
    entry = each.entry
    stage = f"{STAGE_WORDS[entry.stage]} {money_words(entry.charged)}"
    return CostWords(each.id, breakable(entry.what), cost_words(entry, scheme, names, past), stage)


def _taken_words(each: Kept[Cost]) -> tuple[str, str]:
    return breakable(each.entry.what), breakable(f"{money_words(each.entry.charged)}. Taken back: {each.withdrawn}")
