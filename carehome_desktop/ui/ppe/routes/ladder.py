"""Whom to ask when a type of PPE runs short, in the home's own order, with what was tried and what came of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.home import Told
from carehome_desktop.services.stock_routes import Ladder
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, EmptyState
from carehome_desktop.ui.parts.state import StateLabel
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.ppe.routes.step_card import StepCard
from carehome_desktop.ui.ppe.routes.words import taken_back_words, tried_words
from carehome_desktop.ui.ppe.words import lasts_words, shown
from carehome_desktop.ui.session import Session

ABOUT = (
    "The program rings nobody and sends nothing. Ask one after another and record what came of it. "
    "The order is your own: Alt and an arrow up or down moves the one you are at."
)
NOT_SHORT = "By your own days it is not low now. What you record here begins or goes on with a log all the same."


class LadderPage(ScrollPage):
    """Looks again after each entry. What is typed as a number is kept before the steps are made anew."""

    def __init__(self, session: Session, go: Go, type_id: str) -> None:
        super().__init__("Whom to ask")
        self._session, self._go, self._type_id = session, go, type_id
        self._shown: object = None
        self.cards: list[StepCard] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        self.body.addLayout(self._list)
        back = SecondaryButton("Back", icon="back")
        back.clicked.connect(go.back)
        self.add_action(back)
        FirstFocus(self, self.set_main_action("Make the call sheet"))
        self.main_action_pressed.connect(lambda: go.to_ppe_call_sheet(type_id))
        self._refresh()
        Live(self, session.hub, (Change.STOCK, Change.HOME), self._refresh)

    def _refresh(self) -> None:
        for card in self.cards:
            if card.line is not None:
                card.line.flush()
        ladder = self._session.stock_routes.ladder(self._type_id)
        seen = (self._session.clock.local().date(), ladder)
        if seen == self._shown:
            return
        self._shown = seen
        refill(self, self._list, self.area, lambda: self._fill(ladder))

    def _fill(self, ladder: Ladder | None) -> None:
        self.cards = []
        if ladder is None:
            self._list.addWidget(EmptyState("There is no such type."))
            return
        self.set_title(breakable(f"{ladder.status.kind.name}: whom to ask"), ABOUT)
        self._list.addWidget(self._standing(ladder))
        for trouble in self._session.stock_routes.data.troubles:
            self._list.addWidget(Banner(f"A file of this program cannot be used. All else works. {trouble}"))
        now, names = self._session.clock.wall(), self._names()
        for number, step in enumerate(ladder.steps, start=1):
            keep = partial(self._keep_number, step.route.id)
            card = StepCard(number, step, ladder.not_tried(step.route), names, now, keep, self._session.clock)
            card.record.connect(partial(self._go.to_ppe_tried, self._type_id, step.route.id))
            card.undo.connect(self._undo)
            card.moved.connect(partial(self._move, step.route.id))
            self.cards.append(card)
            self._list.addWidget(card)
        if ladder.earlier:
            earlier = Disclosure("What was tried in earlier shortages", partial(self._earlier, ladder))
            name_row(earlier.button, "earlier")
            self._list.addWidget(earlier)

    @staticmethod
    def _standing(ladder: Ladder) -> Card:
        card = Card()
        state, words = shown(ladder.status)
        if words:
            card.body.addWidget(StateLabel(state, words))
        card.body.addWidget(Text(lasts_words(ladder.status)))
        if not ladder.short:
            card.body.addWidget(Hint(NOT_SHORT))
        return card

    def _earlier(self, ladder: Ladder) -> QWidget:
        inside, names, now = Card(), self._names(), self._session.clock.wall()
        routes = {step.route.id: step.route.name for step in ladder.steps}
        for each in ladder.earlier:
            where = routes.get(each.told.route_id, each.told.route_id)
            inside.body.addWidget(Text(breakable(f"{where}. {tried_words(each, names, now)}")))
            if each.undone is not None:
                inside.body.addWidget(Hint(breakable(taken_back_words(each, names, now))))
        return inside

    def _names(self) -> dict[str, str]:
        return {person.id: person.name for person in self._session.home_records.home().people}

    def _keep_number(self, route_id: str, typed: str) -> Told:
        return self._session.stock_routes.tell_line(route_id, typed, self._session.person())

    def _undo(self, try_id: int) -> None:
        undone = self._session.stock_routes.undo(try_id, self._session.person())
        announce(self, undone.words if isinstance(undone, Problem) else "Taken back.")
        self._session.hub.tell(Change.STOCK)
        self._refresh()

    def _move(self, route_id: str, way: int) -> None:
        ids = [card.step.route.id for card in self.cards]
        at = ids.index(route_id)
        to = at + way
        if not 0 <= to < len(ids):
            return
        ids.insert(to, ids.pop(at))
        name = self.cards[at].step.route.name
        self._session.stock_routes.set_order(ids, self._session.person())
        self._refresh()
        announce(self, f"{name} is now step {to + 1} of {len(ids)}.")
