"""The end of the copy sheet: who entered it, when, whether the page showed it as saved, and its reference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.reading_moments import read_moment
from carehome_desktop.domain.ways import Shown
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint, Strong, Subheading
from carehome_desktop.ui.question.radios import RadioGroup

TITLE = "When it is all on the page: record it as entered"
SAVED_QUESTION = "Did the page show that it was saved?"
SAVED_HINT = "Press Save on the tracker’s page even if nothing has changed. Then look for the words that say so."
WHO_QUESTION = "Who typed it in?"


@dataclass(frozen=True)
class Told:
    """What the form holds, read."""

    who: Person
    at: datetime
    shown: Shown
    reference: str


class EnteredForm(Card):
    """Asks; nothing is chosen before the person chooses. With one person at the home nobody is asked who."""

    def __init__(self, people: Sequence[Person], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(theme.space(4))
        self._people = {person.id: person for person in people if person.active}
        self.who = RadioGroup([(person.id, person.name) for person in self._people.values()], arrows_choose=True)
        self.who.set_question(WHO_QUESTION)
        self.shown = RadioGroup(
            # A stray arrow down chooses the first: it must not be the one that claims more.
            ((Shown.NOT_CHECKED, "I did not check"), (Shown.YES, "Yes, it showed that it was saved")),
            arrows_choose=True,
        )
        self.shown.set_question(SAVED_QUESTION)
        self.when = LabelledLine(
            "When?", "Leave it empty if it was just now. Or type a time, such as 10:12am or yesterday 4pm."
        )
        self.reference = LabelledLine("Reference, if the page gave one", "Leave it empty if there was none.")
        self.body.addWidget(Subheading(TITLE))
        self._who_words = Strong(WHO_QUESTION)
        for widget in (self._who_words, self.who):
            self.body.addWidget(widget)
            widget.setVisible(len(self._people) > 1)
        for asked in (Strong(SAVED_QUESTION), Hint(SAVED_HINT), self.shown, self.when, self.reference):
            self.body.addWidget(asked)

    def first(self) -> QWidget:
        """Return the control with which the form begins."""
        return (self.who if len(self._people) > 1 else self.shown).buttons[0]

    def read(
        self, now: datetime, why_not: Callable[[datetime], Problem | None] = lambda _: None
    ) -> Told | list[tuple[str, QWidget]]:
        """Return what was told, or each sentence on what is wrong with the field it is about.

        `why_not` says why it cannot have been at a moment.
        """
        wrong: list[tuple[str, QWidget]] = []
        who = next(iter(self._people.values())) if len(self._people) == 1 else self._people.get(str(self.who.value()))
        if who is None:
            wrong.append(("Choose who typed it in.", self.who.buttons[0]))
        shown = self.shown.value()
        if not isinstance(shown, Shown):
            wrong.append(("Say whether the page showed that it was saved.", self.shown.buttons[0]))
        at = read_moment(self.when.text(), now)
        if not isinstance(at, Problem):
            at = why_not(at) or at
        self.when.set_error(at.words if isinstance(at, Problem) else "")
        if isinstance(at, Problem):
            wrong.append((at.words, self.when))
        if wrong or who is None or not isinstance(shown, Shown) or isinstance(at, Problem):
            return wrong
        return Told(who, at, shown, self.reference.text())
