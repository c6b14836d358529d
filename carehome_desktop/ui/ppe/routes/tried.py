"""Record what came of asking for PPE: the result, when, and who asked. Nothing is chosen before the person chooses."""

from __future__ import annotations

import logging

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.reading_moments import read_moment
from carehome_desktop.domain.stock.route_tries import RESULT_WORDS, Result, Try
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Strong
from carehome_desktop.ui.ppe.record import NOT_SAVED, WHEN
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session

TITLE, VERB = "What came of it?", "Record this"
RESULT, WHO = "What did they say?", "Who asked?"
NO_RESULT, NO_WHO = "Choose what they said.", "Choose who asked."

_log = logging.getLogger(__name__)


class TriedPage(ScrollPage):
    """After saving it goes back to the ways; with one person at the home nobody is asked who."""

    def __init__(self, session: Session, go: Go, type_id: str, route_id: str) -> None:
        super().__init__(TITLE)
        self._session, self._go, self._type_id, self._route_id = session, go, type_id, route_id
        route, kind = session.stock_routes.data.route(route_id), session.stock.type(type_id)
        if route is not None and kind is not None:
            self.set_title(TITLE, breakable(f"{kind.name}: {route.name}"))
        people = [person for person in session.home_records.home().people if person.active]
        self._only = people[0].id if len(people) == 1 else ""
        self.results = RadioGroup(list(RESULT_WORDS.items()), arrows_choose=True)
        self.results.set_question(RESULT)
        self.who = RadioGroup([(person.id, person.name) for person in people], arrows_choose=True)
        self.who.set_question(WHO)
        firms = f"Such as {', '.join(route.firms)}" if route and route.firms else "Such as the firm or the desk"
        self.whom = LabelledLine("Whom did you ask?", firms)
        self.when = LabelledLine("When?", WHEN)
        self.note = LabelledLine("Note", "Such as how much comes and when, or the order’s number")
        self._lines = {"whom": self.whom, "when": self.when, "note": self.note}
        card = Card()
        asked: list[QWidget] = [Strong(RESULT), self.results]
        asked += [] if self._only else [Strong(WHO), self.who]
        for widget in (*asked, self.whom, self.when, self.note):
            card.body.addWidget(widget)
        self.body.addWidget(card)
        back = SecondaryButton("Back", icon="back")
        back.clicked.connect(go.back)
        self.add_action(back)
        self.set_main_action(VERB)
        self.main_action_pressed.connect(self.save)
        FirstFocus(self, self.results.buttons[0])

    def save(self) -> None:
        """Record it, or say what is missing; what was typed stays."""
        told = self._read()
        if told is None:
            return
        try:
            tried = self._session.stock_routes.record(told, self._session.person())
        except Exception as error:  # whatever stopped it, what was typed must not be lost
            _log.warning("a try could not be recorded: %s", type(error).__name__)
            tried = Problem("note", NOT_SAVED)
        if isinstance(tried, Problem):
            self._show([tried])
            return
        route = self._session.stock_routes.data.route(self._route_id)
        announce(self, f"Saved on this computer: {tried.words(route.name if route else self._route_id)}.")
        self._session.hub.tell(Change.STOCK)
        self._go.back()

    def _read(self) -> Try | None:
        result, who = self.results.value(), self._only or self.who.value()
        at = read_moment(self.when.text(), self._session.clock.wall())
        problems = [at] if isinstance(at, Problem) else []
        problems += [Problem("result", NO_RESULT)] if not isinstance(result, Result) else []
        problems += [Problem("by", NO_WHO)] if not who else []
        self._show(problems)
        if isinstance(at, Problem) or not isinstance(result, Result) or not who:
            return None
        return Try(self._type_id, self._route_id, result, at, str(who), self.whom.text(), self.note.text())

    def _show(self, problems: list[Problem]) -> None:
        for field, line in self._lines.items():
            line.set_error(next((each.words for each in problems if each.field == field), ""))
        at: dict[str, QWidget] = {"result": self.results.buttons[0], "by": self.who.buttons[0], **self._lines}
        self.summary.show_problems([(each.words, at.get(each.field, self.note)) for each in problems])
