"""*What if*: sliders for the needs of the home, and below them how long each type would last, answering while one slides."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.stock.what_if import OUR_RULE, Needs, WhatIf
from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.services.stock_what_if import if_so, why_then
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.half_filled import HalfFilled
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, empty
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, EmptyState
from carehome_desktop.ui.parts.text import Hint, Line
from carehome_desktop.ui.ppe.charts.cover import CoverChart
from carehome_desktop.ui.ppe.needs_card import NeedsCard
from carehome_desktop.ui.ppe.sliders import NeedsSliders
from carehome_desktop.ui.ppe.still import Still
from carehome_desktop.ui.ppe.then_row import ThenRow, order_words, then_words
from carehome_desktop.ui.session import Session

ABOUT = "How long everything would last with other needs. Nothing that you slide here is kept."
SAY_FIRST = "Say below how a day is in your home now. The sliders start from there."
NOTHING = "Nothing can be reckoned yet."
BEGIN = "Count the cupboard on two days. From the second count on, this page answers."
LEFT_OUT = "Not here, since nobody knows yet how many are used in a day: {names}. Count them on two days."
QUIET_MS = 700
"""So long nothing is slid before the answer is spoken."""


class WhatIfPage(ScrollPage):
    """What is read from the file is read once; sliding only reckons."""

    def __init__(self, session: Session, go: Go, type_id: str = "") -> None:
        super().__init__("What if?", ABOUT)
        self._session, self._open_why = session, type_id
        self._statuses: tuple[TypeStatus, ...] = ()
        self.rows: list[ThenRow] = []
        self._made: list[PpeType] | None = None
        self.sliders = NeedsSliders("below")
        self._speak = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._speak.timeout.connect(self._say_shortest)
        self.say_first = Banner(SAY_FIRST, "blue")
        self.body.addWidget(self.say_first)
        self._slid = Card()
        self._slid.body.addWidget(self.sliders)
        self.sliders.changed.connect(self._reckon)
        self.body.addWidget(self._slid)
        self._answers = Card(title="Then")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(3))
        self.chart = CoverChart()
        self._answers.body.addWidget(self.chart)
        self._answers.body.addLayout(self._list)
        self.left_out = Hint()
        self._answers.body.addWidget(self.left_out)
        self._answers.body.addWidget(Hint(OUR_RULE))
        self.body.addWidget(self._answers)
        self.needs = NeedsCard(session)
        asked_first = (
            session.stock_what_if.needs() == Needs()
        )  # else it would be asked out of sight, below what follows from it
        self.body.insertWidget(1 if asked_first else self.body.count(), self.needs)
        self.add_back(go.back)
        self.set_main_action("Put back to today")
        self.main_action_pressed.connect(self.sliders.as_now)
        self._look_again()
        self._half = HalfFilled(self, session.workplace, "ppe needs", self.needs.lines)
        self.needs.came_back()
        self.needs.kept.connect(self._half.done)
        Live(self, session.hub, (Change.STOCK,), self._look_again)
        FirstFocus(
            self, self.sliders.isolating.slider if self.sliders.needs.residents else self.needs.lines["residents"].box
        )

    def _look_again(self) -> None:
        """Read everything once."""
        session = self._session
        every = session.stock.status()
        self._statuses = tuple(each for each in every if each.forecast is not None)
        unknown = [each.kind.name for each in every if each.forecast is None]
        self.left_out.setText(breakable(LEFT_OUT.format(names=", ".join(unknown))))
        self.left_out.setVisible(bool(unknown and self._statuses))
        supply = session.stock_supply
        self._bring, self._works = supply.bring(each.kind.id for each in self._statuses), supply.works_on()
        needs = session.stock_what_if.needs()
        self.needs.refresh()
        self.say_first.setVisible(needs == Needs())
        self._slid.setVisible(needs != Needs())
        self.chart.setVisible(bool(self._statuses))
        if self._made != [each.kind for each in self._statuses]:
            self._make_rows()
        self.sliders.set_needs(needs)  # where only something was recorded meanwhile, what is slid stays
        self._reckon()

    def _make_rows(self) -> None:
        empty(self._list)
        self.rows, self._made = [], [each.kind for each in self._statuses]
        for each in self._statuses:
            if self.rows:
                self._list.addWidget(Line())
            row = ThenRow(each.kind, partial(self._why, each.kind.id))
            self.rows.append(row)
            still = Still(row)
            row.why.opened.connect(still.forget)
            self._list.addWidget(still)
            if each.kind.id == self._open_why:
                row.why.set_open(True)
        if not self.rows:
            self._list.addWidget(EmptyState(NOTHING, BEGIN))

    def _why(self, type_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the arithmetic of now, and that of what would change."""
        status = next(each for each in self._statuses if each.kind.id == type_id)
        return status.why(), why_then(status, self.sliders.needs, self.sliders.what())

    def _reckon(self) -> None:
        """Answer for every type; nothing is read from the file."""
        then = if_so(self._statuses, self.sliders.needs, self.sliders.what())
        for row, now, each in zip(self.rows, self._statuses, then, strict=True):
            order = order_words(each, self._bring.of(each.kind.id), self._works)
            row.show_then(now, each, order)
        self.chart.show_cover(then)
        self._speak.start()

    def _say_shortest(self) -> None:
        """Say to those who listen which type lasts shortest, once nothing is slid any more."""
        if not self.isVisible() or self.sliders.what() == WhatIf():
            return
        then = if_so(self._statuses, self.sliders.needs, self.sliders.what())
        known = [each for each in then if each.forecast and each.forecast.cover]
        if known:
            least = min(known, key=lambda each: each.forecast.cover.likely)  # type: ignore[union-attr]
            announce(self, f"Shortest: {least.kind.name}, {then_words(least)}")
