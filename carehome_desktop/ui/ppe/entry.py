"""One entry of the ledger whole: what was said of it, its undo, and whether its price is marked for a fund."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.happened import full_happened_words
from carehome_desktop.domain.stock.movements import KIND_WORDS, Movement
from carehome_desktop.domain.wages.schemes import schemes_on
from carehome_desktop.domain.words import full_moment_words, moment_words
from carehome_desktop.services.stock_costs import Cost
from carehome_desktop.services.stock_rounds import CountRound
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, DefinitionList, EmptyState
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.ppe.attempt import attempt
from carehome_desktop.ui.ppe.correcting import page_of
from carehome_desktop.ui.ppe.entry_words import said_of
from carehome_desktop.ui.ppe.round_undo import RoundUndo
from carehome_desktop.ui.ppe.undo import UndoStep
from carehome_desktop.ui.session import Session

MARK_IT, TAKE_OFF = "Mark it for a fund", "Take the mark for a fund off"
RECORDED_AS = "It is a cost of a fund:"
TOOK_ITS_PLACE = "Show the entry that took its place"
NOT_COUNTED = (
    "This is a list of your own. No fund counts it, and nothing looks whether its invoice is claimed twice, "
    "until it is recorded as a cost there."
)


class EntryPage(ScrollPage):
    """Looks again after each change."""

    def __init__(self, session: Session, go: Go, movement_id: int) -> None:
        super().__init__("Entry")
        self._session, self._go, self._id = session, go, movement_id
        self._follows = False
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        self.body.addLayout(self._list)
        self.add_back(go.back)
        self._refresh()
        Live(self, session.hub, (Change.STOCK, Change.HOME, Change.FUND), self._refresh)

    def _refresh(self) -> None:
        refill(self, self._list, self.area, self._fill)

    def _fill(self) -> None:
        movement = self._session.stock.entry(self._id)
        if self._follows and movement is not None and (newer := self._session.stock.in_place_of(movement)) is not None:
            self._id, self._follows, movement = newer.id, False, newer
        if movement is None:
            self._list.addWidget(EmptyState("There is no such entry."))
            return
        entry, now = movement.entry, self._session.clock.wall()
        kind = self._session.stock.type(entry.type_id)
        assert kind is not None  # a type is never taken out
        self.set_title(KIND_WORDS[entry.kind], breakable(kind.name))
        people = {person.id: person.name for person in self._session.home_records.home().people}
        facts = DefinitionList([("How many", entry.quantity.words(kind)), ("When", full_happened_words(entry.at))])
        if told := said_of(entry):
            facts.add("Said of it", breakable(". ".join(told) + "."))
        who = people.get(movement.person_id, "somebody who is no longer named")
        facts.add("Typed in", f"{full_moment_words(movement.recorded_at)}, by {who}")
        facts.add("Number", str(movement.id))
        card = Card()
        card.body.addWidget(facts)
        if movement.undone is not None:
            by = people.get(movement.undone.person_id, "somebody who is no longer named")
            reason = f" {movement.undone.reason}" if movement.undone.reason else ""
            words = f"Taken back {moment_words(movement.undone.at, now)} by {by}.{reason}"
            banner = Banner(breakable(words), "blue")
            if (newer := self._session.stock.in_place_of(movement)) is not None:
                link = QuietButton(TOOK_ITS_PLACE)
                link.clicked.connect(partial(self._go.to_ppe_entry, newer.id))
                banner.side.addWidget(name_row(link, "newer"), 0, Qt.AlignmentFlag.AlignLeft)
            card.body.addWidget(banner)
        else:
            self.undo = UndoStep(movement.undo_words(kind, now))
            self.undo.confirmed.connect(self._undo)
            self.undo.correcting.connect(partial(self._correct, movement))
            name_row(self.undo.correct, "correct")
            name_row(self.undo.button, "undo")
            card.body.addWidget(self.undo)
            if (counted_with := self._session.stock_rounds.of(movement)) is not None:
                self._offer_round(card, counted_with)
        self._list.addWidget(card)
        if entry.pence and movement.undone is None:
            self._list.addWidget(self._fund(movement))

    def _offer_round(self, card: Card, which: CountRound) -> None:
        """Offer to take a count back together with all that was counted in the same round."""
        step = RoundUndo(self._session)
        step.taken_back.connect(self._went_back)
        name_row(step.button, "undo round")
        card.body.addWidget(step)
        step.offer(which)

    def _fund(self, movement: Movement) -> Card:
        cost = next((each for each in self._session.stock_costs.costs() if each.movement.id == movement.id), None)
        card, words = Card(title="For a fund"), self._session.stock_costs.words()
        marked = isinstance(cost, Cost) and cost.marked_at is not None
        card.body.addWidget(Text("It is marked for a fund." if marked else "It is not marked for a fund."))
        self.mark = SecondaryButton(TAKE_OFF if marked else MARK_IT)
        self.mark.clicked.connect(lambda: self._mark(not marked))
        put_down = self._session.fund.costs_of_delivery(movement.id)
        for each in put_down:
            fund = self._session.fund.scheme(each.entry.scheme_id).name
            link = QuietButton(
                breakable(f"{RECORDED_AS} {each.entry.what}, {money_words(each.entry.charged)} from {fund}")
            )
            link.clicked.connect(partial(self._go.to_fund_cost, each.entry.scheme_id, each.id))
            card.body.addWidget(name_row(link, f"put down {each.id}"), 0, Qt.AlignmentFlag.AlignLeft)
        if marked and not put_down:
            self._offer_costs(card, movement)
        card.body.addWidget(Banner(words.words, "blue"))
        if words.sure:
            card.body.addWidget(Hint(words.sure))
        card.body.addWidget(name_row(self.mark, "mark"), 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _offer_costs(self, card: Card, movement: Movement) -> None:
        """Lead to a cost of each fund of that day, and of other money, with what is known of the delivery filled in."""
        card.body.addWidget(Hint(NOT_COUNTED))
        schemes, day = self._session.fund.data.schemes, movement.entry.day
        for scheme in (*schemes_on(schemes, day), *(each for each in schemes if each.plain)):
            record = QuietButton(breakable(f"Record it as a cost: {scheme.name}"))
            record.clicked.connect(partial(self._go.to_fund_cost, scheme.id, "", movement.id))
            card.body.addWidget(name_row(record, f"cost {scheme.id}"), 0, Qt.AlignmentFlag.AlignLeft)

    def _correct(self, movement: Movement) -> None:
        """Bring the entry back into its form; what takes its place is shown here afterwards."""
        self._follows = True
        self._go.to_ppe_record(page_of(movement.entry), "", movement.id)

    def _mark(self, marked: bool) -> None:
        done = attempt(lambda: self._session.stock_costs.mark(self._id, marked, self._session.person()))
        if isinstance(done, Problem):
            self.summary.show_problems([(done.words, self.mark)])
            return
        announce(self, "Saved on this computer.")
        self._session.hub.tell(Change.STOCK)
        self._refresh()

    def _undo(self, reason: str) -> None:
        undone = attempt(lambda: self._session.stock.undo(self._id, self._session.person(), reason))
        if isinstance(undone, Problem):
            self.undo.say_wrong(undone.words)
            return
        announce(self, "Taken back.")
        self._went_back()

    def _went_back(self) -> None:
        self.told.hide()  # it was said of what is no more
        self._session.hub.tell(Change.STOCK)
        self._refresh()
