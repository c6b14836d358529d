"""*Send it another way*: a return that is on its way goes another from now on, with a note on why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.ways import WAY_WORDS, Way
from carehome_desktop.domain.words import full_moment_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.copy_sheet.way_choice import WHAT_IT_IS
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card, DefinitionList, EmptyState
from carehome_desktop.ui.parts.text import Hint, Strong, Text
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session

QUESTION = "How does it go from now on?"


class ChangeWayPage(ScrollPage):
    """Asks for the way and for the note; what cannot be changed says why."""

    def __init__(self, session: Session, go: Go, return_id: str) -> None:
        super().__init__("Send it another way")
        self._session, self._go, self._return_id = session, go, return_id
        self.add_back(go.back)
        record = session.records.record(return_id)
        if record is None:
            self.body.addWidget(EmptyState("This file holds no return of that name.", "Go back and choose another."))
            return
        self._now = record.outgoing.way
        self.set_title("Send it another way", f"{record.section.title} for {record.filed.period.words()}")
        others = [(way, words) for way, words in WAY_WORDS.items() if way is not self._now]
        self.ways = RadioGroup(others, arrows_choose=True)
        self.ways.set_question(QUESTION)
        self.note = LabelledLine("Why?", "A few words, such as: no internet until Friday. They stay with the record.")
        card = Card()
        card.body.setSpacing(theme.space(3))
        card.body.addWidget(Text(f"Now: {WAY_WORDS[self._now]}. {WHAT_IT_IS[self._now]}"))
        card.body.addWidget(Strong(QUESTION))
        card.body.addWidget(self.ways)
        card.body.addWidget(self.note)
        self.body.addWidget(card)
        self._show_changes()
        self.set_main_action("Change the way")
        self.main_action_pressed.connect(self._change)

    def _show_changes(self) -> None:
        chosen = self._session.ways_out.chosen(self._return_id)
        people = {person.id: person.name for person in self._session.home_records.home().people}
        if len(chosen) > 1:
            self.body.addWidget(Hint("Changed before:"))
            self.body.addWidget(
                DefinitionList(
                    (
                        full_moment_words(each.chosen_at),
                        f"{WAY_WORDS[each.way]}, {people.get(each.person_id, '')}: {each.note}",
                    )
                    for each in chosen[1:]
                )
            )

    def _change(self) -> None:
        way = self.ways.value()
        if not isinstance(way, Way):
            self.summary.show_problems([("Choose how it goes from now on.", self.ways.buttons[0])])
            return
        changed = self._session.ways_out.change(self._return_id, way, self.note.text(), self._session.person())
        if isinstance(changed, Problem):
            self.note.set_error(changed.words if changed.field == "note" else "")
            field: QWidget = self.note if changed.field == "note" else self.ways.buttons[0]
            self.summary.show_problems([(changed.words, field)])
            return
        self._session.hub.tell(Change.OUTBOX)
        self._session.way_out.nudge()
        if way is Way.ENDPOINT:
            self._go.to_queued(changed.return_id)
        else:
            self._go.to_copy_sheet(changed.return_id)
