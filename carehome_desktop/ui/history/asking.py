"""What the pages of History ask for: a choice from a list, and the days from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.still_box import StillBox
from carehome_desktop.ui.parts.text import Hint, Strong
from carehome_desktop.ui.returns.any_day import read_past_day

LEAST = 210
"""So many pixels a box to fill in needs at 100 %."""


class LabelledChoice(QWidget):
    """A list to choose one from, under its label."""

    chosen = Signal()

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = StillBox()
        self.box.setAccessibleName(label)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        name = Strong(label)
        name.setBuddy(self.box)
        self.setFocusProxy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        self._hint, self.error = Hint(), ErrorText()
        for widget in (name, self._hint, self.error, self.box):
            column.addWidget(widget)
        self.set_hint(hint)
        self.box.activated.connect(self._changed)

    def set_hint(self, hint: str) -> None:
        """Say something else between the label and the box."""
        self._hint.setText(hint)
        self._hint.setHidden(not hint)
        self.box.setAccessibleDescription(hint)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong above the box, or that nothing is."""
        self.error.say(sentence)
        theme.mark(self.box, state="red" if sentence else "")
        self.box.setAccessibleDescription(f"{sentence} {self._hint.text()}".strip())

    def offer(self, things: Sequence[tuple[str, str]]) -> None:
        """Offer other things, each as (id, words); what was chosen stays chosen if it is among them."""
        before = self.value()
        self.box.clear()
        for at, (id_, words) in enumerate(things):
            self.box.addItem(words, id_)
            self.box.setItemData(at, words, Qt.ItemDataRole.ToolTipRole)  # a long one may be cut in the list
        self.choose(before)

    def value(self) -> str:
        """Return the id of what is chosen, or ""."""
        return str(self.box.currentData() or "")

    def choose(self, id_: str) -> None:
        """Choose a thing by its id; one that is not offered leaves the first."""
        at = self.box.findData(id_)
        self.box.setCurrentIndex(max(at, 0) if self.box.count() else -1)

    def _changed(self) -> None:
        self.set_error("")
        self.chosen.emit()


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
