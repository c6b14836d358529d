"""Settings: who works here, and who is at the desk now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.home import Told
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import empty
from carehome_desktop.ui.parts.buttons import Button, QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import go_to
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Banner, Card
from carehome_desktop.ui.parts.text import Hint, Line, Text
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.settings import choices
from carehome_desktop.ui.settings.saved import SavedLine, SavedList, SavedMark, kept

NAMES = (
    "Each answer and each return is kept with the name of who gave it. Those names are never sent. "
    "A paper that you print and hand over may carry them: look it over first."
)
LAST_ONE = "Someone has to be here. Add the person who takes over first."


def who_is_at_the_desk(session: Session) -> SavedList:
    """Return the choice of who answers; it is made for good at once."""

    def sit_down(person_id: str) -> Told:
        session.workplace.choose(choices.PERSON, person_id)
        session.person_id = person_id
        session.hub.tell(Change.HOME)
        return Told()

    here = {person.id: person.name for person in session.home_records.home().people if person.active}
    words = ("Who is at the desk now?", "Your answers are kept under this name.")
    return SavedList(*words, here, session.person().id, sit_down, session.clock)


class PeopleCard(Card):
    """A short list: what each of them did is kept under their name."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="People")
        self._session = session
        self.body.setSpacing(theme.space(4))
        self.body.addWidget(Hint(NAMES))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(3))
        self.body.addLayout(self._list)
        self.mark = SavedMark(session.clock)
        self.people: dict[str, PersonRow] = {}
        self.new_name = LabelledLine("Name of someone else who answers or sends")
        self.new_role = LabelledLine("Their role", "For example: deputy manager, administrator.")
        self.add = SecondaryButton("Add this person")
        self.add.clicked.connect(self._add)
        for line in (self.new_name, self.new_role):
            line.box.returnPressed.connect(self._add)
        self.body.addWidget(Line())
        for widget in (self.new_name, self.new_role):
            self.body.addWidget(widget)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.mark)
        self._fill()

    def _fill(self) -> None:
        everyone = self._session.home_records.home().people
        self.desk = who_is_at_the_desk(self._session)
        self._list.addWidget(self.desk)
        self.people = {}
        for person in everyone:
            row = PersonRow(self._session, person, self._changed)
            self.people[person.id] = row
            self._list.addWidget(row)

    def _changed(self, person_id: str) -> None:
        """Make the list anew after a change, with the focus on whom it was about."""
        empty(self._list)
        self._fill()
        self._session.hub.tell(Change.HOME)
        self.mark.say_saved()
        if person_id in self.people:
            self.people[person_id].disclosure.button.setFocus()

    def _add(self) -> None:
        added: list[Person] = []

        def add(name: str) -> Told:
            person = self._session.home_records.add_person(name, self.new_role.text())
            if isinstance(person, Problem):
                return Told(person)
            added.append(person)
            return Told()

        told = kept(add, self.new_name.text())
        self.new_name.set_error(told.problem.words if told.problem else "")
        if told.problem:
            go_to(self.new_name)
            return
        self.new_name.set_text("")
        self.new_role.set_text("")
        self._changed(added[0].id)


class PersonRow(QWidget):
    """One person: name and role can be changed, they can be marked as having left, and the name erased."""

    def __init__(
        self, session: Session, person: Person, changed: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._person, self._changed = session, person, changed
        self.error = Text(part="error")
        role = f", {person.role}" if person.role else ""
        self.disclosure = Disclosure(
            f"{breakable(person.name + role)}{'' if person.active else ' – has left'}", self._inside
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.disclosure)

    def _inside(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.space(6), 0, 0, theme.space(3))
        column.setSpacing(theme.space(3))
        clock = self._session.clock
        self.name = SavedLine("Name", "", self._person.name, partial(self._write, "name"), clock)
        self.role = SavedLine("Role", "", self._person.role, partial(self._write, "role"), clock)
        self.leave = SecondaryButton("They have left" if self._person.active else "They are here again")
        self.leave.setAccessibleDescription(self._person.name)
        self.leave.clicked.connect(self._leave)
        self.erase = QuietButton("Erase the name")
        self.erase.setAccessibleDescription(self._person.name)
        self.erase.clicked.connect(self._ask)
        self.confirm = _Erasing(self._person.name, self._erase, self._keep_name)
        self.confirm.hide()
        self.error.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(4))
        buttons.addWidget(self.leave)
        buttons.addWidget(self.erase)
        buttons.addStretch(1)
        for widget in (self.name, self.role, self.error):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.confirm)
        return inside

    def _write(self, what: str, typed: str) -> Told:
        new = typed.strip()
        changed = replace(self._person, name=new) if what == "name" else replace(self._person, role=new)
        problem = self._session.home_records.change_person(changed)
        if problem is None:
            self._person = changed
            self._session.hub.tell(Change.HOME)
        return Told(problem)

    def _leave(self) -> None:
        active = [person.id for person in self._session.home_records.home().people if person.active]
        if active == [self._person.id]:
            self.error.setText(LAST_ONE)
            self.error.show()
            return
        changed = replace(self._person, active=not self._person.active)
        told = kept(lambda _: Told(self._session.home_records.change_person(changed)), "")
        if told.problem:
            self.error.setText(told.problem.words)
            self.error.show()
            return
        self._changed(self._person.id)

    def _ask(self) -> None:
        self.confirm.show()
        self.confirm.keep.setFocus()

    def _keep_name(self) -> None:
        self.confirm.hide()
        self.erase.setFocus()

    def _erase_name(self, _: str) -> Told:
        self._session.home_records.erase_name(self._person)
        return Told()

    def _erase(self) -> None:
        told = kept(self._erase_name, "")
        if told.problem:
            self.error.setText(told.problem.words)
            self.error.show()
            return
        self._changed(self._person.id)


class _Erasing(Banner):
    """Asks before a name is erased, because nothing brings it back; the safe answer has the focus."""

    def __init__(self, name: str, erase: Callable[[], None], keep: Callable[[], None]) -> None:
        super().__init__(
            f"What {breakable(name)} answered and sent stays, under “(name erased)”. The name is also still in copies taken before, until "
            "they are removed. This cannot be undone.",
            "red",
            title=f"Erase the name {breakable(name)}?",
        )
        self.keep, self.erase = SecondaryButton("Keep the name"), SecondaryButton("Erase it for good")
        buttons: tuple[tuple[Button, Callable[[], None]], ...] = ((self.keep, keep), (self.erase, erase))
        row = QHBoxLayout()
        row.setSpacing(theme.space(3))
        for button, act in buttons:
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        self.side.addSpacing(theme.space(2))
        self.side.addLayout(row)
