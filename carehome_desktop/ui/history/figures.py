"""A figure over time: a small chart, and the same numbers in the table below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.history import Figure, FigureName
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.history.asking import LEAST, side_by_side
from carehome_desktop.ui.history.reading import Reading
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.parts.chart import Chart, ChartPoint
from carehome_desktop.ui.parts.choice import LabelledChoice
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.rows_model import Cell, Column
from carehome_desktop.ui.parts.table import DataTable
from carehome_desktop.ui.parts.text import Subheading
from carehome_desktop.ui.session import Session

ARROW = 48
"""So many pixels of a box of choices hold no words."""
COLUMNS = (Column("Period"), Column("Figure", figures=True))


@dataclass(frozen=True)
class _Drawn:
    """What can be drawn of a part of the return, and one figure of it."""

    names: tuple[FigureName, ...]
    name: FigureName | None = None
    points: Sequence[ChartPoint] = ()
    rows: Sequence[tuple[Cell, Cell]] = ()
    return_ids: Sequence[str] = ()


class FiguresPage(ScrollPage):
    """Choose a part of the return and one of its figures. Tab leads from the chart to the same numbers."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__(
            "Figures over time",
            "Choose a figure. Left and Right go along the chart; the table below has the same numbers.",
        )
        self._session, self._go = session, go
        self._ids: Sequence[str] = ()
        self._question_id = ""
        self.section, self.name = LabelledChoice("Part of the return"), LabelledChoice("Figure")
        self.heading, self.chart = Subheading(), Chart()
        empty = EmptyState("There is nothing to draw yet.", "Send a return; its figures are then drawn here.")
        self.table = DataTable("Figures", COLUMNS, empty)
        self.table.order.setItemText(0, "Newest first")
        self.table.opened.connect(self._open)
        self._asked = side_by_side(self.section, self.name, least=LEAST * 3 // 2)
        self.body.addWidget(self._asked)
        self.result = QWidget()
        column = QVBoxLayout(self.result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(3))
        column.addWidget(self.heading)
        column.addWidget(self.chart)
        column.addWidget(self.table, 1)
        self.reading = Reading(session.background, self.result)
        self.fill_with(self.result)
        self.body.addWidget(self.reading, 1)
        back = self.add_back(go.back)
        self.section.chosen.connect(self._another_part)
        self.name.chosen.connect(self._read)
        self._refresh()
        FirstFocus(self, self.section.box if self.section.value() else back)
        Live(self, session.hub, (Change.OUTBOX,), self._refresh)

    def _open(self, at: int) -> None:
        self._go.to_record(self._ids[at], question_id=self._question_id)

    def _refresh(self) -> None:
        self.section.offer(self._session.history.sections())
        self._asked.setVisible(bool(self.section.value()))
        self._read(quietly=True)

    def _another_part(self) -> None:
        self.name.offer([])
        self._read()

    def _read(self, *, quietly: bool = False) -> None:
        """Read what can be drawn of the part, and the figure that is chosen, off the window's thread."""
        history, section_id, wanted = self._session.history, self.section.value(), self.name.value()

        def read() -> _Drawn:
            names = history.figures_of(section_id) if section_id else ()
            name = next((each for each in names if _key(each) == wanted), next(iter(names), None))
            return _drawn(names, history.figure(section_id, name) if name else None)

        self.reading.ask(read, self._show_drawn, quietly=quietly)

    def _show_drawn(self, drawn: _Drawn) -> None:
        self.name.offer([(_key(each), each.words) for each in drawn.names])
        self._ids = drawn.return_ids
        self.table.set_rows(drawn.rows)
        self.chart.setVisible(bool(drawn.points))
        if drawn.name is not None:
            self._question_id = drawn.name.question_id
            self.name.choose(_key(drawn.name))
            self.heading.setText(drawn.name.words)
            self.chart.show_points(drawn.name.words, drawn.points, drawn.name.levels)
        QTimer.singleShot(0, self, self._fit_heading)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell a long figure over the chart where its box became too narrow."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_heading)  # when the boxes have found their place

    def _fit_heading(self) -> None:
        """Say over the chart what it shows, where the box that it was chosen in cuts the words."""
        box = self.name.box
        needed = box.fontMetrics().horizontalAdvance(self.heading.text()) + ARROW
        self.heading.setVisible(self.chart.isVisibleTo(self.result) and needed > box.width())


def _drawn(names: tuple[FigureName, ...], figure: Figure | None) -> _Drawn:
    """Word everything; for ten years of days that takes long enough to be felt."""
    if figure is None:
        return _Drawn(names)
    newest_first = figure.points[::-1]
    return _Drawn(
        names,
        figure.name,
        [
            ChartPoint(short_words(each.period), each.words, each.level, each.period.first_day().toordinal())
            for each in figure.points
        ],
        [
            (
                Cell(each.period.words(), each.period.first_day()),
                Cell(each.words, -1 if each.level is None else each.level),
            )
            for each in newest_first
        ],
        [each.return_id for each in newest_first],
    )


def _key(name: FigureName) -> str:
    return f"{name.question_id} {name.part_id}"


def short_words(period: Period) -> str:
    """Return a period as shortly as a chart needs it: *5 Jun 2020*, *week of 5 Jun 2020*, *Jun 2020*."""
    first = period.first_day()
    if period.kind is PeriodKind.MONTH:
        return f"{first:%b} {first.year}"
    day = f"{first.day} {first:%b} {first.year}"
    return f"week of {day}" if period.kind is PeriodKind.WEEK else day
