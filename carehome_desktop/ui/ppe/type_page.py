"""One type of PPE: how much there is, how long it lasts and why, and all that was recorded, each entry with its undo."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.happened import happened_words
from carehome_desktop.domain.stock.movements import KIND_WORDS, Movement
from carehome_desktop.domain.stock.ordering import OrderBy
from carehome_desktop.domain.stock.quantities import amount_words
from carehome_desktop.domain.stock.shelf import GoesOff
from carehome_desktop.domain.stock.why import cover_words, likely_words
from carehome_desktop.domain.words import capital, moment_words
from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, DefinitionList, EmptyState
from carehome_desktop.ui.parts.state import StateLabel
from carehome_desktop.ui.parts.text import Hint, Line, Strong, Text, Title
from carehome_desktop.ui.ppe.attempt import attempt
from carehome_desktop.ui.ppe.correcting import page_of
from carehome_desktop.ui.ppe.entry_words import said_of
from carehome_desktop.ui.ppe.own import LinesCard
from carehome_desktop.ui.ppe.undo import UndoStep
from carehome_desktop.ui.ppe.ways import ways
from carehome_desktop.ui.ppe.words import goes_off_words, lasts_words, order_day, shown
from carehome_desktop.ui.session import Session

MOST_SHOWN = 30
NOTHING = "Nothing was recorded yet."
NO_SUPPLIER = "By when is not known yet: it goes by how many working days the supplier takes who brings this."
SAY = "Say how many"


class PpeTypePage(ScrollPage):
    """Looks again after each entry; whether the arithmetic is open stays as it was."""

    def __init__(self, session: Session, go: Go, type_id: str) -> None:
        super().__init__("PPE")
        self._session, self._go, self._type_id = session, go, type_id
        self._shown: object = None
        self._why_open = False
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        self.body.addWidget(ways(go, type_id))
        self.body.addLayout(self._list)
        self.add_back(go.back)
        for words, what in (("Record use", "out"), ("Record delivery", "delivery")):
            button = SecondaryButton(words)
            button.clicked.connect(partial(go.to_ppe_record, what, type_id))
            self.add_action(button)
        kind = session.stock.type(type_id)
        self.lines = LinesCard(session, kind) if kind is not None and not kind.retired else None
        if self.lines is not None:
            self.body.addWidget(self.lines)
        self.set_main_action("Record count")
        self.main_action_pressed.connect(lambda: go.to_ppe_record("count", type_id))
        self._refresh()
        Live(self, session.hub, (Change.STOCK,), self._refresh)

    def _refresh(self) -> None:
        status = self._session.stock.status_of(self._type_id)
        if status is None:
            refill(self, self._list, self.area, lambda: self._list.addWidget(EmptyState("There is no such type.")))
            return
        entries = self._session.stock.ledger(self._type_id, MOST_SHOWN + 1)
        order = self._session.stock_supply.order_by((status,)).get(self._type_id)
        off = self._session.stock_supply.goes_off(status)
        seen = (self._session.clock.local().date(), status, entries, order, off)
        if seen == self._shown:
            return
        self._shown = seen
        if self.lines is not None:
            self.lines.refresh()
        self.set_title(breakable(status.kind.name), status.lines.words() if status.lines else "")
        refill(self, self._list, self.area, lambda: self._fill(status, entries, order, off))

    def _fill(
        self, status: TypeStatus, entries: list[Movement], order: OrderBy | None, off: tuple[GoesOff, ...]
    ) -> None:
        now, card = self._session.clock.wall(), Card()
        cover = status.forecast.cover if status.forecast and status.forecast.now > 0 else None
        state, _ = shown(status)
        if cover is not None:
            card.body.addWidget(Title(capital(cover_words(cover))))
        if state.word:
            card.body.addWidget(StateLabel(state))
        if ahead := self._session.stock.ahead(self._type_id):
            card.body.addWidget(Banner(ahead))
        if status.level is None:
            card.body.addWidget(Text(lasts_words(status)))
        else:
            facts = DefinitionList(
                [
                    ("There now", status.level_words()),
                    ("Last count", happened_words(status.counted_at, now) if status.counted_at else "Never"),
                ]
            )
            if status.forecast is not None and status.forecast.gone:
                facts.add("On record", amount_words(status.level, status.kind))
            facts.add("How long", lasts_words(status))
            if order is not None:
                facts.add("Order", order.words(order_day(status)))
            elif status.forecast is not None and status.forecast.cover is not None:
                say = QuietButton(SAY)
                say.clicked.connect(lambda: self._go.to_ppe_setup())
                facts.add("Order", NO_SUPPLIER, say)
                name_row(say, "say")
            card.body.addWidget(facts)
            for each in off:
                card.body.addWidget(Banner(breakable(goes_off_words(each, status.kind))))
            why = Disclosure(
                f"Why {likely_words(cover)}?" if cover else "Why are no days known?", partial(self._why, status)
            )
            why.set_open(self._why_open)
            why.opened.connect(self._keep_open)
            name_row(why.button, "why")
            card.body.addWidget(why)
        self._list.addWidget(card)
        self._list.addWidget(self._ledger(status, entries))

    def _why(self, status: TypeStatus) -> QWidget:
        inside = Card()
        for line in status.why():
            inside.body.addWidget(Text(line))
        return inside

    def _keep_open(self, is_open: bool) -> None:
        self._why_open = is_open

    def _ledger(self, status: TypeStatus, entries: list[Movement]) -> QWidget:
        if not entries:
            return EmptyState(NOTHING, "Record a count to begin.")
        card = Card(title="What was recorded")
        people = {person.id: person.name for person in self._session.home_records.home().people}
        for at, movement in enumerate(entries[:MOST_SHOWN]):
            if at:
                card.body.addWidget(Line())
            self._add_entry(card, movement, status, people)
        if len(entries) > MOST_SHOWN:
            card.body.addWidget(
                Hint(f"Older entries than these {MOST_SHOWN} are kept too: “All its entries” shows them.")
            )
        return card

    def _add_entry(self, card: Card, movement: Movement, status: TypeStatus, people: dict[str, str]) -> None:
        now, entry = self._session.clock.wall(), movement.entry
        card.body.addWidget(Strong(f"{KIND_WORDS[entry.kind]}: {entry.quantity.words(status.kind)}"))
        card.body.addWidget(Hint(breakable(self._told(movement, people.get(movement.person_id, "")))))
        if movement.undone is not None:
            who = people.get(movement.undone.person_id, "")
            reason = f" {movement.undone.reason}" if movement.undone.reason else ""
            card.body.addWidget(
                Text(breakable(f"Taken back {moment_words(movement.undone.at, now)} by {who}.{reason}"))
            )
            return
        undo = UndoStep(movement.undo_words(status.kind, now))
        undo.confirmed.connect(partial(self._undo, movement, undo))
        undo.correcting.connect(partial(self._go.to_ppe_record, page_of(entry), "", movement.id))
        name_row(undo.correct, f"correct {movement.id}")
        name_row(undo.button, f"undo {movement.id}")
        card.body.addWidget(undo)

    def _told(self, movement: Movement, who: str) -> str:
        moment = capital(happened_words(movement.entry.at, self._session.clock.wall()))
        return ". ".join([f"{moment}, {who}" if who else moment, *said_of(movement.entry)]) + "."

    def _undo(self, movement: Movement, step: UndoStep, reason: str) -> None:
        undone = attempt(lambda: self._session.stock.undo(movement.id, self._session.person(), reason))
        if isinstance(undone, Problem):
            step.say_wrong(undone.words)
            return
        announce(self, "Taken back.")
        self._session.hub.tell(Change.STOCK)
        self._refresh()
