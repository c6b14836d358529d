"""What the forms of a fund share: the balance in view, errors at their fields, and a sentence once something is saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.fund.entries import Cost, Instalment, Repayment
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.fund.balance_bar import BalanceBar
from carehome_desktop.ui.fund.sent_differs import SentDiffers
from carehome_desktop.ui.fund.take_back import TakeBack
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.session import Session


class FundForm(ScrollPage):
    """A form for one fund; what it asks is its own."""

    def __init__(self, session: Session, go: Go, scheme_id: str, title: str) -> None:
        super().__init__(title)
        self._session, self._go, self.scheme = session, go, session.fund.scheme(scheme_id)
        self.set_title(title, self.scheme.name)
        self.bar = BalanceBar(self, brief=True)
        self.differs = SentDiffers(session, go, scheme_id)
        self.body.addWidget(self.differs)
        self._lines: dict[str, LabelledLine] = {}
        self._places: dict[str, tuple[ErrorText, QWidget]] = {}
        self.add_back(go.back)
        self.main_action_pressed.connect(self.save)
        self._show_balance()

    def save(self) -> None:
        """Keep what is typed; each form says how."""
        raise NotImplementedError

    def today(self) -> date:
        """Return the day it is."""
        return self._session.clock.local().date()

    def say_problems(self, problems: Sequence[Problem], elsewhere: QWidget | None = None) -> None:
        """Say each at its field and all of them at the top; nothing typed is lost. `elsewhere` is for those of no line."""
        for name, line in self._lines.items():
            line.set_error(next((each.words for each in problems if each.field == name), ""))
        for name, (error, _) in self._places.items():
            error.say(next((each.words for each in problems if each.field == name), ""))
        first = elsewhere or next(iter(self._lines.values()))
        places = {**self._lines, **{name: place for name, (_, place) in self._places.items()}}
        self.summary.show_problems([(each.words, places.get(each.field, first)) for each in problems])

    def say_saved(self, words: str) -> None:
        """Say that it is on this computer, to the eye and the ear, and let every page look again."""
        self.say_problems([])
        self.told.set_state(State.SAVED, breakable(words))
        self.told.show()
        announce(self, words)
        self._session.hub.tell(Change.FUND)
        self._show_balance()
        self.differs.look()

    def take_back_and_leave(self, entry_id: str, step: TakeBack, reason: str) -> None:
        """Take the entry of this form back and leave the form, or say why it stays."""
        taken = self._session.fund.take_back(entry_id, reason, self._session.person())
        if isinstance(taken, Problem):
            step.say_wrong(taken.words)
            return
        self._session.hub.tell(Change.FUND)
        self._go.back_saying(breakable(f"Taken back: {taken_words(taken.entry)}."))

    @staticmethod
    def beside(*lines: QWidget) -> Spread:
        """Return lines side by side, as many as there is room for."""
        return Spread(lines, most=len(lines), least_width=round(200 * theme.current().text_scale))

    def _show_balance(self) -> None:
        self.bar.show_report(self._session.fund.report(self.scheme.id))


def taken_words(entry: Cost | Instalment | Repayment) -> str:
    """Return what it is that was taken back, with its sum."""
    match entry:
        case Cost():
            return f"{entry.what}, {money_words(entry.charged)}"
        case Instalment():
            return f"instalment {entry.number}, {money_words(entry.pence)}"
    return money_words(entry.pence)


def day_typed(day: date | None) -> str:
    """Return a day as it could be typed."""
    return f"{day.day} {day:%B %Y}" if day is not None else ""
