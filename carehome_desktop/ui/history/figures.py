"""A figure over time: a small chart, and the same numbers in the table below it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from carehome_desktop.domain.history import Figure, FigureName
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.history.asking import LabelledChoice
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.chart import Chart, ChartPoint
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.table import Cell, Column, DataTable
from carehome_desktop.ui.session import Session

COLUMNS = (Column("For"), Column("Figure", figures=True))


class FiguresPage(ScrollPage):
    """Choose a part of the return and one of its figures. Tab leads from the chart to the same numbers."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__(
            "Figures over time",
            "Choose a figure. Left and Right go along the chart; the table below has the same numbers.",
        )
        self._session, self._go = session, go
        self._names: tuple[FigureName, ...] = ()
        self._ids: list[str] = []
        self.section, self.name = LabelledChoice("Part of the return"), LabelledChoice("Figure")
        self.chart = Chart()
        empty = EmptyState("There is nothing to draw yet.", "Send a return; its figures are then drawn here.")
        self.table = DataTable("Figures", COLUMNS, empty)
        self.table.order.setItemText(0, "Newest first")
        self.table.opened.connect(lambda at: go.to_record(self._ids[at]))
        asked = QHBoxLayout()
        asked.setSpacing(theme.space(4))
        asked.addWidget(self.section, 2)
        asked.addWidget(self.name, 5)
        self.body.addLayout(asked)
        self.body.addWidget(self.chart)
        self.fill_with(self.table)
        back = SecondaryButton("Back", icon="back")
        back.clicked.connect(go.back)
        self.add_action(back)
        self.section.chosen.connect(self._offer_names)
        self.name.chosen.connect(self._draw)
        FirstFocus(self, self.section.box)
        self._refresh()
        Live(self, session.hub, (Change.OUTBOX,), self._refresh)

    def _refresh(self) -> None:
        self.section.offer(self._session.history.sections())
        self._offer_names()

    def _offer_names(self) -> None:
        section_id = self.section.value()
        self._names = self._session.history.figures_of(section_id) if section_id else ()
        self.name.offer([(f"{each.question_id} {each.part_id}", each.words) for each in self._names])
        self._draw()

    def _draw(self) -> None:
        at = self.name.box.currentIndex()
        if not 0 <= at < len(self._names):
            self.chart.hide()
            self.table.set_rows([])
            return
        self._show(self._session.history.figure(self.section.value(), self._names[at]))

    def _show(self, figure: Figure) -> None:
        points = [
            ChartPoint(short_words(each.period), each.words, each.level, each.period.first_day().toordinal())
            for each in figure.points
        ]
        self.chart.show_points(figure.name.words, points, figure.name.levels)
        self.chart.setVisible(bool(points))
        newest_first = figure.points[::-1]
        self._ids = [each.return_id for each in newest_first]
        self.table.set_rows(
            [
                (
                    Cell(each.period.words(), each.period.first_day()),
                    Cell(each.words, -1 if each.level is None else each.level),
                )
                for each in newest_first
            ]
        )


def short_words(period: Period) -> str:
    """Return a period as shortly as a chart needs it: *5 Jun 2020*, *week of 5 Jun 2020*, *Jun 2020*."""
    first = period.first_day()
    if period.kind is PeriodKind.MONTH:
        return f"{first:%b} {first.year}"
    day = f"{first.day} {first:%b} {first.year}"
    return f"week of {day}" if period.kind is PeriodKind.WEEK else day
