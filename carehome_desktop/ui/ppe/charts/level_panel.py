"""The level of a type over time with the same numbers as a table, and sliders that move the day on which it runs out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.stock.history import LevelHistory, Projection
from carehome_desktop.domain.stock.history_words import ahead_words, happened_words
from carehome_desktop.domain.stock.quantities import amount_words
from carehome_desktop.domain.stock.what_if import Needs, WhatIf, changed, times
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.chart import ChartPoint
from carehome_desktop.ui.parts.table import Cell, Column
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.ppe.charts import level
from carehome_desktop.ui.ppe.charts.level import LevelChart, points_of
from carehome_desktop.ui.ppe.charts.panels import Panel
from carehome_desktop.ui.ppe.sliders import NeedsSliders
from carehome_desktop.ui.ppe.still import Still

EMPTY = ("There is nothing to draw yet.", "Record a count or a delivery of this type to begin.")
COLUMNS = (
    Column("Day"),
    Column("On record", figures=True),
    Column("Delivered", figures=True),
    Column("Went out", figures=True),
    Column("What happened"),
)
SAY_FIRST = (
    "Say first how a day is in your home now: how many residents, staff and changes. Then you can slide from there."
)
TELL = "Say how a day is now"
AS_NOW = "Put back to today"
IF_SO = "What if: {words}"
SO = ", if it were as you slid it"
QUIET_MS = 400
"""So long nothing is slid before the table follows and the answer is spoken: of ten years there are thousands of rows."""


@dataclass(frozen=True)
class MadeLevel:
    """A history with its points and rows in words: made off the window's thread, since of ten years there are thousands."""

    history: LevelHistory
    points: tuple[ChartPoint, ...]
    past: tuple[tuple[Cell, ...], ...]
    needs: Needs

    @staticmethod
    def of(history: LevelHistory | None, needs: Needs) -> MadeLevel | None:
        """Return all there is to show of a history; `needs` are those of now, from which one slides."""
        if history is None:
            return None
        kind = history.kind
        past = [
            (
                Cell(day_words(each.day), each.day),
                Cell(amount_words(each.level, kind), each.level),
                Cell(f"{each.delivered:,}" if each.delivered else "", each.delivered),
                Cell(f"{each.went:,}" if each.went else "", each.went),
                Cell(happened_words(each)),
            )
            for each in reversed(history.points)
        ]
        return MadeLevel(history, points_of(history), tuple(past), needs)

    def rows(self, ahead: Projection | None, so: str = "") -> list[tuple[Cell, ...]]:
        """Return the days to come, each said with `so`, and those that were."""
        kind = self.history.kind
        to_come = [
            (Cell(day_words(day), day), Cell(amount_words(0, kind), 0), Cell("", 0), Cell("", 0), Cell(f"{words}{so}"))
            for words, day in reversed(ahead.ends() if ahead else ())
        ]
        return [*to_come, *self.past]


class LevelPanel(Panel):
    """What is slid moves the line of the days to come at once; the table and the ear follow when one rests."""

    tell_wanted = Signal()
    """The home wants to say how a day is now."""

    def __init__(self) -> None:
        self.drawn = LevelChart()
        super().__init__("Level over time", self.drawn, COLUMNS, EMPTY, level.LEGEND)
        self._made: MadeLevel | None = None
        self._in_table: Projection | None = None
        self.sliders = NeedsSliders("under “What if?”", most=4)
        self.sliders.changed.connect(self._slid)
        self.then = Text()
        self._still = Still(self.then)
        self.say_first = Hint(SAY_FIRST)
        self.tell, self.as_now = QuietButton(TELL), QuietButton(AS_NOW)
        self.tell.clicked.connect(self.tell_wanted)
        self.as_now.clicked.connect(self.sliders.as_now)
        inside = self._lay_out()
        self.what_if = Disclosure("What if?", lambda: inside)
        self.column.insertWidget(self.column.indexOf(self.drawn), self.what_if)
        self._rest = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._rest.timeout.connect(self._follow)
        self.what_if.hide()

    def show_history(self, made: MadeLevel) -> None:
        """Draw a history, with its days to come first in the table; what is slid stays."""
        history, self._made = made.history, made
        self._show(ahead_words(history.projection), True)
        self.what_if.setVisible(history.ahead is not None)
        self.sliders.only(history.kind.goes_with)
        told = made.needs != Needs()
        for widget, wanted in (
            (self.sliders, told),
            (self.as_now, told),
            (self.say_first, not told),
            (self.tell, not told),
        ):
            widget.setVisible(wanted)
        blocked = self.sliders.blockSignals(True)
        self.sliders.set_needs(made.needs)
        self.sliders.blockSignals(blocked)
        self.drawn.show_history(history, made.points)
        self.table.order.setItemText(0, "Newest first")
        self._slid()
        self._fill_table()

    def show_nothing(self, words: str = "") -> None:
        """Say how to begin, or in `words` why there is nothing."""
        super().show_nothing(words)
        self.what_if.hide()

    def projection(self) -> Projection | None:
        """Return how it would run out with what is slid, or how it likely does."""
        assert self._made is not None
        history, what = self._made.history, self.sliders.what()
        if history.ahead is None or what == WhatIf():
            return history.projection
        return Projection.of(changed(history.ahead, times(history.kind, self._made.needs, what)))

    def _lay_out(self) -> QWidget:
        inside = QWidget(self)  # not seen before it is opened, and never a window of its own
        inside.hide()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(self.say_first)
        column.addWidget(self.sliders)
        row = QHBoxLayout()
        row.setSpacing(theme.space(4))
        row.addWidget(self._still, 1)
        row.addWidget(self.as_now)
        column.addLayout(row)
        column.addWidget(self.tell, 0, Qt.AlignmentFlag.AlignLeft)
        return inside

    def _slid(self) -> None:
        if self._made is None:
            return
        now, then = self._made.history.projection, self.projection()
        self.drawn.show_projection(then)
        self.then.setText(IF_SO.format(words=ahead_words(then)) if then != now else "")
        self._rest.start()

    def _follow(self) -> None:
        """Let the table say what the chart shows, and say it to those who listen."""
        if self._made is not None and self.projection() != self._in_table:
            self._fill_table()
            announce(self, self.then.text() or ahead_words(self._in_table))

    def _fill_table(self) -> None:
        assert self._made is not None
        self._in_table = self.projection()
        so = SO if self._in_table != self._made.history.projection else ""
        self.table.set_rows(self._made.rows(self._in_table, so))
