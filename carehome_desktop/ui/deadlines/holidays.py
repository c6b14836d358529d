"""The bank holidays of the year to come, and what the home puts right in them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.bank_holidays import Overrides
from carehome_desktop.domain.lenient_date import read_day
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.live import name_row, refill
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card, DefinitionList
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session

AHEAD = timedelta(days=366)
HOW = (
    "These days in England move the end of a window. If a new one is proclaimed, or one is moved, put it right here. "
    "Only this home’s list changes."
)
NO_DAY = "Write the day as in 3 June 2030."


class HolidaysCard(Card):
    """A list with what can be done about each day, and a day or a file more."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="Bank holidays")
        self._session = session
        self._shown: object = None
        self.body.addWidget(Hint(HOW))
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.day, self.called = (
            LabelledLine("A day that is a bank holiday too", "Such as 3 June 2030"),
            LabelledLine("Its name"),
        )
        self.error, self.told = ErrorText(), StateLabel(State.PLAIN, wrap=True)
        self.told.hide()
        self.add, self.take_in = SecondaryButton("Add this day"), QuietButton("Take in a file of days")
        self.add.clicked.connect(self._add)
        self.called.box.returnPressed.connect(self._add)
        self.take_in.clicked.connect(self._choose_file)
        for line in (self.day, self.called):
            line.changed.connect(lambda: self._say(None))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(3))
        for button in (self.add, self.take_in):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        for widget in (self.day, self.called, self.error):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)
        self.body.addWidget(self.told)

    def refresh(self) -> None:
        """Show the days as they count now."""
        today = self._session.clock.local().date()
        own, all_days = self._session.bank_holidays.own(), self._session.bank_holidays.all()
        days = {each.day: each.name for each in all_days.between(today, today + AHEAD)}
        if (days, own) == self._shown:
            return
        self._shown = days, own
        listed = sorted({*days, *(day for day in own.taken_away if today <= day <= today + AHEAD)})

        def fill() -> None:
            rows = DefinitionList()
            for day in listed:
                self._add_row(rows, day, days.get(day), own)
            self._list.addWidget(rows)

        refill(self, self._list, None, fill)

    def take_in_file(self, path: Path) -> None:
        """Take in a file, whole or not at all, and say what came of it."""
        taken = self._session.bank_holidays.take_in(path, self._session.person())
        if isinstance(taken, Problem):
            self._say(taken)
        else:
            self._say(None, taken.words)

    def _add_row(self, rows: DefinitionList, day: date, name: str | None, own: Overrides) -> None:
        records, person = self._session.bank_holidays, self._session.person
        added = any(each.day == day for each in own.added)
        put_right = added or name is None
        button = QuietButton("Undo" if put_right else "Take away")
        act = records.forget if put_right else records.take_away
        button.clicked.connect(lambda: self._say(act(day, person()), "The list was put right."))
        said = day_words(day) + (
            " (added by this home)" if added else " (taken away by this home)" if put_right else ""
        )
        rows.add(name or "No bank holiday", said, button)
        name_row(button, f"holiday {day.isoformat()}")

    def _add(self) -> None:
        day = read_day(self.day.text(), self._session.clock.local().date(), "bank_holiday")
        if day is None or isinstance(day, Problem):
            self._say(Problem("bank_holiday", day.words if day and self.day.text().strip() else NO_DAY))
            self.day.setFocus()
            return
        problem = self._session.bank_holidays.add(day, self.called.text(), self._session.person())
        if problem is None:
            self.day.set_text("")
            self.called.set_text("")
            self._say(None, f"{day_words(day)} was added.")
        else:
            self._say(problem)
            self.called.setFocus()

    def _choose_file(self) -> None:
        where, _ = QFileDialog.getOpenFileName(self, "Take in a file of days", "", "Bank holidays (*.toml)")
        if where:
            self.take_in_file(Path(where))

    def _say(self, problem: Problem | None, done: str = "") -> None:
        self.error.say(problem.words if problem else "")
        self.told.setVisible(bool(done) and problem is None)
        if done and problem is None:
            self.told.set_state(State.SAVED, done)
            announce(self, done)
            self._session.hub.tell(Change.HOME)
            self.refresh()
