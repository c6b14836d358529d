"""What the pages of History ask for: a choice from a list, and the days from one to another."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.returns.any_day import read_past_day

LEAST = 210
"""So many pixels a box to fill in needs at 100 %."""


class DaySpan(QObject):
    """Two days, as people write them; the page lays out their boxes."""

    def __init__(
        self, today: date, labels: tuple[str, str] = ("First day", "Last day"), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.first = LabelledLine(labels[0], "Such as 1 June 2020")
        self.last = LabelledLine(labels[1], "Such as yesterday")
        for line in (self.first, self.last):
            line.changed.connect(self._putting_right)

    def set_days(self, first: date, last: date) -> None:
        """Put two days in the boxes."""
        for line, day in ((self.first, first), (self.last, last)):
            line.set_text(f"{day.day} {day:%B} {day.year}")

    def days(self) -> tuple[date, date] | None:
        """Return the two days, or None after saying above a box what is wrong with it."""
        first, last = (read_past_day(line.text(), self._today) for line in (self.first, self.last))
        self.first.set_error(first.words if isinstance(first, Problem) else "")
        self.last.set_error(last.words if isinstance(last, Problem) else "")
        if isinstance(first, Problem):
            self.first.setFocus()
            return None
        if isinstance(last, Problem):
            self.last.setFocus()
            return None
        return first, last

    def tell(self, problem: Problem) -> None:
        """Say what is wrong above the box it is about."""
        line = self.last if problem.field == "last" else self.first
        line.set_error(problem.words)
        line.setFocus()

    def _putting_right(self) -> None:
        self.first.set_error("")
        self.last.set_error("")


def side_by_side(*things: QWidget, least: int = LEAST) -> Spread:
    """Return things to fill in beside each other, or below where the window is narrow or the text large.

    `least` is what each needs in pixels at 100 %.
    """
    return Spread(things, most=len(things), least_width=round(least * theme.current().text_scale))
