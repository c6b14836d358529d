"""A chart with what it shows in words and the same numbers as a table, one kind for each chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.stock.history_use import UseHistory
from carehome_desktop.domain.stock.ordering import OrderBy
from carehome_desktop.domain.stock.quantities import amount_words
from carehome_desktop.domain.stock.standing import STANDING_WORDS
from carehome_desktop.domain.stock.why import cover_words, rate_words
from carehome_desktop.domain.words import capital, day_words
from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.chart import Chart
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.table import Cell, Column, DataTable
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.ppe.charts import cover
from carehome_desktop.ui.ppe.charts.cover import CoverChart
from carehome_desktop.ui.ppe.charts.use import UseChart, span_words

NO_USE = (
    "There is nothing to draw yet.",
    "Use is known from two counts on different days, or from use that you write down.",
)


class Panel(QWidget):
    """What the three share: words above, the chart, what its signs mean, and the table."""

    def __init__(self, name: str, chart: Chart, columns: Sequence[Column], empty: tuple[str, str], legend: str) -> None:
        super().__init__()
        self.said, self.chart, self.legend = Text(), chart, Hint(legend)
        self.table, self.begin = DataTable(name, columns, EmptyState(empty[0])), EmptyState(*empty)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(3))
        column.addWidget(self.said)
        column.addWidget(self.begin)
        column.addWidget(chart)
        column.addWidget(self.legend)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        Panel.show_nothing(self)  # what a panel adds to it is not there yet

    def show_nothing(self, words: str = "") -> None:
        """Say how to begin, or in `words` why there is nothing."""
        self._show(words, False)
        self.begin.setVisible(not words)
        self.table.set_rows([])

    def _show(self, words: str, something: bool) -> None:
        self.said.setText(breakable(words))
        self.said.setVisible(bool(words))
        self.begin.setVisible(not something)
        for widget in (self.chart, self.legend, self.table):
            widget.setVisible(something)


class CoverPanel(Panel):
    """Days of cover of every type."""

    def __init__(self) -> None:
        self.drawn = CoverChart()
        columns = (
            Column("Type"),
            Column("Days of cover", figures=True),
            Column("Standing"),
            Column("Runs out"),
            Column("Order by"),
            Column("Own days"),
        )
        empty = ("There are no types of PPE.", "See PPE for what is wrong.")
        super().__init__("Days of cover", self.drawn, columns, empty, cover.LEGEND)

    def show_cover(self, statuses: Sequence[TypeStatus], orders: dict[str, OrderBy]) -> None:
        """Draw every type."""
        self._show("", bool(statuses))
        self.drawn.show_cover(statuses)
        self.table.order.setItemText(0, "As in the list of types")
        self.table.set_rows([_cover_row(each, orders.get(each.kind.id)) for each in statuses])


class UsePanel(Panel):
    """Use of a type per resident and day."""

    def __init__(self) -> None:
        self.drawn = UseChart()
        columns = (
            Column("From"),
            Column("To"),
            Column("A day", figures=True),
            Column("Used", figures=True),
            Column("Days", figures=True),
            Column("Resident-days", figures=True),
        )
        super().__init__("Use per resident and day", self.drawn, columns, NO_USE, "")

    def show_use(self, history: UseHistory) -> None:
        """Draw a history, and say where the number of residents is from."""
        how = "Written down as used, by the week" if history.written else "Between two counts"
        self._show(f"{capital(history.unit())}. {how}. {history.source_words()}", bool(history.points))
        self.legend.hide()
        self.drawn.show_use(history)
        self.table.order.setItemText(0, "Newest first")
        rows = []
        for each in reversed(history.points):
            first, last = span_words(each)
            residents = each.resident_days
            rows.append(
                (
                    Cell(first, each.first),
                    Cell(last, each.last),
                    Cell(rate_words(each.rate()), each.rate()),
                    Cell(amount_words(each.used, history.kind), each.used),
                    Cell(f"{each.days:,}", each.days),
                    Cell(f"{residents:,}" if residents else "Not known", residents or -1),
                )
            )
        self.table.set_rows(rows)


def _cover_row(status: TypeStatus, order: OrderBy | None) -> tuple[Cell, ...]:
    found = status.forecast
    days = found.cover if found is not None and found.now > 0 else None
    said = cover_words(days) if days else "Not known"
    lines, out = status.lines, found.runs_out() if found is not None and days else None
    return (
        Cell(status.kind.name),
        Cell(capital(said), days.likely if days else -1),
        Cell(STANDING_WORDS[status.standing]),
        Cell(day_words(out, year=False) if out else "", out or date.max),
        Cell(
            ("Now" if order.short else day_words(order.day, year=False)) if order else "",
            order.day if order else date.max,
        ),
        Cell(f"low {lines.red}, getting low {lines.amber}" if lines else "None set", lines.red if lines else -1),
    )
