"""One way to get PPE: whom to ring, what came of asking, and what was tried. Nothing is chosen before the person chooses."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.route_tries import RESULT_WORDS, Result, Tried, Try
from carehome_desktop.domain.stock.when import read_when, when_words
from carehome_desktop.services.home import Told
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.half_filled import Control, HalfFilled
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card, EmptyState
from carehome_desktop.ui.parts.read_back import ReadBack
from carehome_desktop.ui.parts.text import Hint, Line, Strong, Text
from carehome_desktop.ui.ppe.attempt import attempt
from carehome_desktop.ui.ppe.record_words import WHEN
from carehome_desktop.ui.ppe.routes.way_card import WayCard
from carehome_desktop.ui.ppe.routes.words import taken_back_words, tried_words
from carehome_desktop.ui.ppe.undo import UndoButton
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session

VERB = "Record this"
READABLE = 48
"""Letters in a line of a card, at least."""
NO_NAMES = "Write a role, not a name: it stays in the log for good."
RESULT, WHO = "What came of it?", "Who asked?"
NO_RESULT, NO_WHO = "Choose what came of it.", "Choose who asked."


class RoutePage(ScrollPage):
    """After saving it goes back to the ways, where the next one is; with one person at the home nobody is asked who."""

    def __init__(self, session: Session, go: Go, type_id: str, route_id: str) -> None:
        super().__init__("Whom to ask")
        self._session, self._go, self._type_id, self._route_id = session, go, type_id, route_id
        self._shown: object = None
        self.way: WayCard | None = None
        self._tries = QVBoxLayout()
        people = [person for person in session.home_records.home().people if person.active]
        self._only = people[0].id if len(people) == 1 else ""
        self.results = RadioGroup(list(RESULT_WORDS.items()), arrows_choose=True)
        self.results.set_question(RESULT)
        self.who = RadioGroup([(person.id, person.name) for person in people], arrows_choose=True)
        self.who.set_question(WHO)
        self.whom = LabelledLine("Whom did you ask?", f"Such as the firm or the desk. {NO_NAMES}")
        self.when = LabelledLine("When?", WHEN)
        ReadBack(self.when, lambda typed: when_words(typed, session.clock.wall()))
        self.note = LabelledLine("Note", f"Such as how much comes and when, or the order’s number. {NO_NAMES}")
        self._lines = {"whom": self.whom, "when": self.when, "note": self.note}
        self.add_back(go.back)
        self._fill()
        Live(self, session.hub, (Change.STOCK,), self._refresh)

    def save(self) -> None:
        """Record it, or say what is missing; what was typed stays."""
        told = self._read()
        if told is None:
            return
        routes, by = self._session.stock_routes, self._session.person()
        tried = attempt(lambda: routes.record(told, by), "note")
        if isinstance(tried, Problem):
            self._show_problems([tried])
            return
        self._half.done()
        announce(self, f"Saved on this computer: {tried.words(self._name())}.")
        self._session.hub.tell(Change.STOCK)
        self._go.back()

    def _fill(self) -> None:
        ladder = self._session.stock_routes.ladder(self._type_id)
        step = ladder.step(self._route_id) if ladder else None
        if ladder is None or step is None:
            self.body.addWidget(EmptyState("There is no such way to get PPE."))
            return
        self.set_title(step.route.name, breakable(ladder.status.kind.name))
        self.way = WayCard(step, ladder.not_tried(step.route), self._keep_number, self._session.clock)
        width = READABLE * self.fontMetrics().averageCharWidth()  # so that large text has one card below the other
        self.body.addWidget(Spread((self.way, self._form()), most=2, least_width=width, top=True))
        self.body.addLayout(self._tries)
        self._refresh()
        controls: dict[str, Control] = {"result": self.results, "who": self.who, **self._lines}
        self._half = HalfFilled(self, self._session.workplace, f"ppe try {self._type_id} {self._route_id}", controls)
        self.set_main_action(VERB)
        self.main_action_pressed.connect(self.save)
        unknown = step.line is not None and not step.line.number
        FirstFocus(self, self.way.line.line.box if unknown and self.way.line else self.results.buttons[0])

    def _form(self) -> Card:
        card = Card()
        asked: list[QWidget] = [Strong(RESULT), self.results]
        asked += [] if self._only else [Strong(WHO), self.who]
        for widget in (*asked, self.whom, self.when, self.note):
            card.body.addWidget(widget)
        card.body.addStretch(1)
        return card

    def _refresh(self) -> None:
        ladder = self._session.stock_routes.ladder(self._type_id)
        step = ladder.step(self._route_id) if ladder else None
        tries = step.tried if step else ()
        if tries != self._shown:
            self._shown = tries
            refill(self, self._tries, self.area, lambda: self._fill_tries(tries))

    def _fill_tries(self, tries: tuple[Tried, ...]) -> None:
        if not tries:
            return
        card, now = Card(title="What was tried"), self._session.clock.wall()
        names = {person.id: person.name for person in self._session.home_records.home().people}
        for at, each in enumerate(reversed(tries)):
            if at:
                card.body.addWidget(Line())
            card.body.addWidget(Text(breakable(tried_words(each, names, now))))
            if each.undone is not None:
                card.body.addWidget(Hint(breakable(taken_back_words(each, names, now))))
                continue
            undo = UndoButton(breakable(each.undo_words(self._name(), now)))
            undo.clicked.connect(partial(self._undo, each.id))
            card.body.addWidget(name_row(undo, f"undo {each.id}"))
        self._tries.addWidget(card)

    def _undo(self, try_id: int, _checked: bool = False) -> None:
        undone = attempt(lambda: self._session.stock_routes.undo(try_id, self._session.person()))
        if isinstance(undone, Problem):
            self.summary.show_problems([(undone.words, self.note)])
            return
        announce(self, "Taken back.")
        self._session.hub.tell(Change.STOCK)
        self._refresh()

    def _name(self) -> str:
        route = self._session.stock_routes.data.route(self._route_id)
        return route.name if route else self._route_id

    def _keep_number(self, typed: str) -> Told:
        told = self._session.stock_routes.tell_line(self._route_id, typed, self._session.person())
        if told.problem is None:
            self._session.hub.tell(Change.HOME)
        return told

    def _read(self) -> Try | None:
        result, who = self.results.value(), self._only or self.who.value()
        at = read_when(self.when.text(), self._session.clock.wall())
        problems = [] if isinstance(result, Result) else [Problem("result", NO_RESULT)]
        problems += [] if who else [Problem("by", NO_WHO)]
        problems += [at] if isinstance(at, Problem) else []
        self._show_problems(problems)
        if isinstance(at, Problem) or not isinstance(result, Result) or not who:
            return None
        return Try(self._type_id, self._route_id, result, at, str(who), self.whom.text(), self.note.text())

    def _show_problems(self, problems: list[Problem]) -> None:
        for field, line in self._lines.items():
            line.set_error(next((each.words for each in problems if each.field == field), ""))
        at: dict[str, QWidget] = {"result": self.results.buttons[0], "by": self.who.buttons[0], **self._lines}
        self.summary.show_problems([(each.words, at.get(each.field, self.note)) for each in problems])
