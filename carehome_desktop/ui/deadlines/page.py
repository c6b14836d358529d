"""The windows to come, our own record of those that are past, reminders, and bank holidays."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.deadlines.cards import RecordCard, WindowsCard
from carehome_desktop.ui.deadlines.holidays import HolidaysCard
from carehome_desktop.ui.deadlines.reminders import RemindersCard
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import Spread, measured
from carehome_desktop.ui.live import Live, refill
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.session import Session

TITLE = "Windows and our record"
NOTHING = "No return of your home is asked for by the month."
BEGIN = "Choose in Settings which ones your home reports."
MONTHS_AHEAD = 6


class DeadlinesPage(ScrollPage):
    """For each return that is asked by the month: when it can be sent, and how the months before went."""

    def __init__(self, session: Session, _go: Go) -> None:
        super().__init__(TITLE, "The days in which a month’s return counts, and how your months went.")
        self._session = session
        self._shown: object = None
        self.reminders, self.holidays = RemindersCard(session), HolidaysCard(session)
        column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space(5))
        inside.addWidget(Spread(self._links(), most=2, fill=False, down=1))
        self._programmes = QVBoxLayout()
        self._programmes.setSpacing(theme.space(5))
        inside.addLayout(self._programmes)
        inside.addWidget(self.reminders)
        inside.addWidget(self.holidays)
        self.body.addLayout(measured(column))
        self._refresh()
        Live(self, session.hub, (Change.OUTBOX, Change.HOME, Change.SETS), self._refresh)

    def _links(self) -> list[QuietButton]:
        """Return ways to what lies far down; they come first, so that a key meant for the page before changes nothing."""
        links = []
        for words, card, first in (
            ("Reminders", self.reminders, self.reminders.wanted),
            ("Bank holidays", self.holidays, self.holidays.day),
        ):
            link = QuietButton(words)
            link.setAccessibleName(f"Go to {words}")
            link.clicked.connect(partial(self._go_to, card, first))
            links.append(link)
        return links

    def _go_to(self, card: QWidget, first: QWidget, _checked: bool = False) -> None:
        whole = self.area.widget()
        assert whole is not None
        self.area.verticalScrollBar().setValue(card.mapTo(whole, QPoint()).y() - theme.space(4))
        first.setFocus()

    def _refresh(self) -> None:
        deadlines, today = self._session.deadlines, self._session.clock.local().date()
        shown = [
            (each, deadlines.coming(each.programme, MONTHS_AHEAD))
            for each in deadlines.today()
            if each.record is not None
        ]
        self.holidays.refresh()
        if (today, shown) == self._shown:
            return
        self._shown = today, shown

        def fill() -> None:
            for each, lines in shown:
                assert each.record is not None
                self._programmes.addWidget(WindowsCard(each.programme, lines, today))
                self._programmes.addWidget(RecordCard(each.record))
            if not shown:
                self._programmes.addWidget(EmptyState(NOTHING, BEGIN))

        refill(self, self._programmes, self.area, fill)
