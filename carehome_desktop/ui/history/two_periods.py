"""The two periods to compare: days are typed, weeks and months are chosen from those that have answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.problems import Problem
from carehome_desktop.ui.history.asking import DaySpan
from carehome_desktop.ui.parts.choice import LabelledChoice

_SIDES = ("Before", "After")
_HINTS = {
    frozenset({PeriodKind.DAY}): "A day",
    frozenset({PeriodKind.WEEK}): "A week",
    frozenset({PeriodKind.MONTH}): "A month",
}


class TwoPeriods(QObject):
    """Asks in the way that the part of the return is answered; the page lays out the boxes."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.days = DaySpan(today, _SIDES, self)
        self.before, self.after = (LabelledChoice(side, "A week") for side in _SIDES)
        self.sides = (_one_of(self.days.first, self.before), _one_of(self.days.last, self.after))
        self._typed = True

    def ask_for(self, periods: Sequence[Period], two: tuple[Period, Period] | None) -> None:
        """Ask among these periods, the newest first; offer two of them as (before, after)."""
        kinds = frozenset(period.kind for period in periods)
        self._typed = kinds <= {PeriodKind.DAY}
        for chosen in (self.before, self.after):
            chosen.set_hint(_HINTS.get(kinds, "A day, a week or a month"))
            chosen.offer([(period.text, _capital(period.words())) for period in periods])
        for typed, chosen in ((self.days.first, self.before), (self.days.last, self.after)):
            typed.setVisible(self._typed)
            chosen.setVisible(not self._typed)
        if two is None:
            return
        before, after = two
        if self._typed:
            self.days.set_days(before.first_day(), after.first_day())
        else:
            self.before.choose(before.text)
            self.after.choose(after.text)

    def periods(self) -> tuple[Period, Period] | None:
        """Return (before, after), or None after saying above a box what is wrong with it."""
        if not self._typed:
            return Period.read(self.before.value()), Period.read(self.after.value())
        days = self.days.days()
        if days is None:
            return None
        return Period.of(PeriodKind.DAY, days[0]), Period.of(PeriodKind.DAY, days[1])

    def tell(self, problem: Problem) -> None:
        """Say what is wrong above the box it is about."""
        last = problem.field == "after"
        if self._typed:
            self.days.tell(Problem("last" if last else "first", problem.words))
            return
        box = self.after if last else self.before
        box.set_error(problem.words)
        box.setFocus()


def _one_of(typed: QWidget, chosen: QWidget) -> QWidget:
    """Return a place for two boxes of which one is shown."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    for box in (typed, chosen):
        column.addWidget(box)
    return place


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
