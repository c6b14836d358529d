"""Charts of PPE: choose which, of what type and how far back; Tab leads from the chart to the same numbers."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from carehome_desktop.domain.stock.history import SPAN_WORDS, Span
from carehome_desktop.domain.stock.history_use import UseHistory
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.history.asking import side_by_side
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.parts.choice import LabelledChoice
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.ppe.charts.level_panel import LevelPanel, MadeLevel
from carehome_desktop.ui.ppe.charts.panels import CoverPanel, UsePanel
from carehome_desktop.ui.session import Session

ABOUT = "Left and Right go along the chart; the table below has the same numbers."
FAILED = "The records could not be read just now. Nothing was changed. Choose the chart again."


class What(StrEnum):
    """The three charts."""

    LEVEL = "level"
    COVER = "cover"
    USE = "use"


WHAT_WORDS = {
    What.LEVEL: "Level over time",
    What.COVER: "Days of cover, all types",
    What.USE: "Use per resident and day",
}


class ChartsPage(ScrollPage):
    """Reads off the window's thread; what was asked for last is what is shown."""

    def __init__(self, session: Session, go: Go, type_id: str = "") -> None:
        super().__init__("PPE charts", ABOUT)
        self._session = session
        self._asked = 0
        self.what, self.type, self.span = (
            LabelledChoice("Chart"),
            LabelledChoice("Type"),
            LabelledChoice("How far back"),
        )
        self.what.offer([(each.value, words) for each, words in WHAT_WORDS.items()])
        self.type.offer([(kind.id, kind.name) for kind in session.stock.types()])
        self.span.offer([(each.value, words) for each, words in SPAN_WORDS.items()])
        if type_id:
            self.type.choose(type_id)
        self.span.choose(Span.MONTHS)
        self.error = ErrorText()
        self.level, self.cover, self.use = LevelPanel(), CoverPanel(), UsePanel()
        self._panels: dict[What, QWidget] = {What.LEVEL: self.level, What.COVER: self.cover, What.USE: self.use}
        self.body.addWidget(side_by_side(self.what, self.type, self.span))
        self.body.addWidget(self.error)
        for panel in self._panels.values():
            panel.hide()
            self.fill_with(panel)
        self.level.tell_wanted.connect(lambda: go.to_ppe_what_if(self.type.value()))
        self.add_back(go.back)
        for choice in (self.what, self.type, self.span):
            choice.chosen.connect(self.draw)
        FirstFocus(self, self.what.box)
        self.draw()
        Live(self, session.hub, (Change.STOCK, Change.ANSWERS, Change.HOME), self.draw)

    def draw(self) -> None:
        """Read and draw what is chosen."""
        what, type_id, span = What(self.what.value()), self.type.value(), Span(self.span.value())
        for each in (self.type, self.span):
            each.setVisible(what is not What.COVER)
        self._asked += 1
        charts, stock, supply = self._session.stock_charts, self._session.stock, self._session.stock_supply
        what_if = self._session.stock_what_if

        def cover() -> object:
            statuses = stock.status()
            return statuses, supply.order_by(statuses)

        reads: dict[What, Callable[[], object]] = {
            What.LEVEL: lambda: MadeLevel.of(charts.level(type_id, span), what_if.needs()),
            What.COVER: cover,
            What.USE: partial(charts.use, type_id, span),
        }
        asked = self._asked
        self._session.background.run(
            reads[what], lambda found: self._show(asked, what, found), lambda _: self._failed(asked)
        )

    def _show(self, asked: int, what: What, found: Any) -> None:
        if not isValid(self) or asked != self._asked:  # the page was left, or something else was asked for meanwhile
            return
        self.error.say("")
        for each, panel in self._panels.items():
            panel.setVisible(each is what)
        if isinstance(found, MadeLevel):
            self.level.show_history(found)
        elif isinstance(found, UseHistory):
            self.use.show_use(found)
        elif isinstance(found, tuple):
            self.cover.show_cover(*found)
        else:
            self.level.show_nothing(self._session.stock.ahead(self.type.value()))

    def _failed(self, asked: int) -> None:
        if isValid(self) and asked == self._asked:
            self.error.say(FAILED)
