"""History: everything that was ever queued, found by typing, and receipts that this file knows nothing else of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QApplication, QSizePolicy, QSpacerItem

from carehome_desktop.domain.delivery import Receipt
from carehome_desktop.domain.delivery import State as Delivered
from carehome_desktop.domain.delivery_words import STATE_WORDS, lost_words
from carehome_desktop.domain.history import PastReturn
from carehome_desktop.domain.words import full_moment_words, moment_words
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go, LookBack
from carehome_desktop.ui.history.reading import Reading
from carehome_desktop.ui.history.standing import Newest, newest_received, state_words, took_its_place
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.outbox.words import SHOWN, section_title
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.data_list import DataList
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, DefinitionList, EmptyState
from carehome_desktop.ui.parts.rows_model import Cell, Column, RowWords
from carehome_desktop.ui.parts.text import Subheading
from carehome_desktop.ui.session import Session

COLUMNS = (
    Column("Period"),
    Column("Part of the return"),
    Column("Revision", figures=True),
    Column("State"),
    Column("Ready to go"),
    Column("Receipt or reference"),
)
WAYS = {
    LookBack.SEARCH: "Find an answer",
    LookBack.COMPARE: "Compare periods",
    LookBack.FIGURES: "Figures over time",
    LookBack.PROOF: "Days updated",
    LookBack.EXPORT: "Export",
    LookBack.PPE_LOG: "PPE log",
}
AS_SENT = "Newest first"
STRAY_WORDS = (
    "The endpoint holds these receipts for this home, but the returns are not in this file. They were sent before the "
    "records were put back from a copy, or from another computer."
)


@dataclass(frozen=True)
class _Told:
    """All that the page shows, read and worded."""

    returns: list[PastReturn]
    cells: list[tuple[Cell, ...]]
    written: list[RowWords]
    strays: list[tuple[str, str]]


class HistoryPage(ScrollPage):
    """A list of returns, newest first; Enter opens the record of one."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__(
            "History", "Everything you sent or made ready to go. Press Enter or click a line to open its record."
        )
        self._session, self._go = session, go
        self._rows: list[PastReturn] = []
        self._read_once = False
        self.begin = SecondaryButton("Go to Returns")
        self.begin.clicked.connect(lambda: go.to_place("returns"))
        empty = EmptyState(
            "Nothing has been sent yet.",
            "Answer a return and send it. Its record then stays here for ever.",
            self.begin,
        )
        if (column := empty.layout()) is not None:
            column.addItem(QSpacerItem(0, 0, vData=QSizePolicy.Policy.Expanding))  # its words stand together at the top
        self.table = DataList("History", COLUMNS, empty)
        self.table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.table.order.setItemText(0, AS_SENT)
        self.table.opened.connect(lambda at: go.to_record(self._rows[at].id))
        self.strays_heading = Subheading("Sent from this home, but not in this file")
        self._strays_words = Banner(STRAY_WORDS, "blue")
        self._strays = DefinitionList()
        self.body.addWidget(self._ways())
        self.reading = Reading(session.background, self.table)
        self.fill_with(self.table)
        self.body.addWidget(self.reading, 1)
        for widget in (self.strays_heading, self._strays_words, self._strays):
            self.body.addWidget(widget)
        self.refresh()
        FirstFocus(self, self.table.filter_box)
        Live(self, session.hub, (Change.OUTBOX,), self.refresh)

    def _ways(self) -> Spread:
        """Return the other ways to look back."""
        buttons = []
        for what, words in WAYS.items():
            button = SecondaryButton(words)
            button.clicked.connect(partial(self._look_back, what))
            buttons.append(button)
        self._first_way = buttons[0]
        return Spread(buttons, most=len(buttons), across=2, down=2, fill=False)

    def _look_back(self, what: LookBack, _checked: bool = False) -> None:
        self._go.to_look_back(what)

    def refresh(self) -> None:
        """Look again, off the window's thread; filter and order stay."""
        self.reading.ask(self._read, self._show, quietly=True)

    def _read(self) -> _Told:
        """Read and word everything; ten years of returns take a second."""
        returns = self._session.history.returns()
        newest, now = newest_received(returns), self._session.clock.wall()
        return _Told(
            returns,
            [_cells(row, newest, now) for row in returns],
            [_written(row, newest, now) for row in returns],
            [self._stray(receipt) for receipt in self._session.deliveries.strays()],
        )

    def _show(self, told: _Told) -> None:
        first, self._read_once = not self._read_once, True
        self._rows = told.returns
        self.table.set_rows(told.cells, told.written)
        self.body.removeWidget(self._strays)
        self._strays.hide()
        self._strays.deleteLater()
        self._strays = DefinitionList(told.strays)
        self.body.addWidget(self._strays)
        for widget in (self.strays_heading, self._strays_words, self._strays):
            widget.setVisible(bool(told.strays))
        focus = QApplication.focusWidget()
        # Until there was a list, Qt had put the focus on the first button; where somebody has gone since, they stay.
        lost = focus is None or not focus.isVisible() or not self.isAncestorOf(focus) or focus is self._first_way
        if first and self.isVisible() and lost:
            (self.table.filter_box if told.returns else self.begin).setFocus()

    def _stray(self, receipt: Receipt) -> tuple[str, str]:
        title = section_title(self._session.catalogue, receipt.section_id, receipt.period)
        name = f"{title}, {receipt.period.words()}, revision {receipt.revision}"
        return name, f"Received {full_moment_words(receipt.received_at)}, receipt {receipt.receipt_id}"


def _cells(row: PastReturn, newest: Newest, now: datetime) -> tuple[Cell, ...]:
    return (
        Cell(row.period.words(), (row.period.first_day(), row.period.kind)),
        Cell(row.title),
        Cell(str(row.revision), row.revision),
        Cell(state_words(row, newest)),
        Cell(moment_words(row.queued_at, now), row.queued_at),
        Cell(row.number),
    )


def _written(row: PastReturn, newest: Newest, now: datetime) -> RowWords:
    """Return a return as a line: what it is, how it stands, when it was made ready and what proves it."""
    revision = f", revision {row.revision}" if row.revision > 1 else ""
    parts = [f"Ready to go {moment_words(row.queued_at, now)}"]
    if row.number:
        parts.append(f"{'Receipt' if row.state is Delivered.RECEIVED else 'Reference'} {row.number}")
    parts += [lost_words(receipt) for receipt in row.lost]
    if took_its_place(row, newest):
        parts.append("A newer one took its place")
    return RowWords(
        f"{row.title}, {row.period.words()}{revision}",
        STATE_WORDS[row.state],
        SHOWN[row.state],
        quiet=(" · ".join(parts),),
    )
