"""History: everything that was ever queued, found by typing, and receipts that this file knows nothing else of."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from carehome_desktop.domain.delivery import Receipt
from carehome_desktop.domain.history import PastReturn
from carehome_desktop.domain.words import full_moment_words, moment_words
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go, LookBack
from carehome_desktop.ui.history.standing import Newest, newest_received, state_words
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.outbox.words import section_title
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, DefinitionList, EmptyState
from carehome_desktop.ui.parts.table import Cell, Column, DataTable
from carehome_desktop.ui.parts.text import Subheading
from carehome_desktop.ui.session import Session

COLUMNS = (
    Column("For"),
    Column("Return"),
    Column("Revision", figures=True),
    Column("State"),
    Column("Ready to go"),
    Column("Receipt or reference"),
)
WAYS = {
    LookBack.SEARCH: "Find an answer",
    LookBack.COMPARE: "Compare two periods",
    LookBack.FIGURES: "Figures over time",
    LookBack.PROOF: "Days updated",
    LookBack.EXPORT: "Export",
}
AS_SENT = "Newest first"
STRAY_WORDS = (
    "The endpoint holds these receipts for this home, but the returns are not in this file. They were sent before the "
    "records were put back from a copy, or from another computer."
)


class HistoryPage(ScrollPage):
    """A table of returns, newest first; Enter opens the record of one."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__(
            "History", "Everything you sent or made ready to go. Press Enter or double-click a line to open its record."
        )
        self._session, self._go = session, go
        self._rows: list[PastReturn] = []
        empty = EmptyState(
            "Nothing has been sent yet.", "Answer a return and send it. Its record then stays here for ever."
        )
        self.table = DataTable("History", COLUMNS, empty)
        self.table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.table.order.setItemText(0, AS_SENT)
        self.table.opened.connect(lambda at: go.to_record(self._rows[at].id))
        self.strays_heading = Subheading("Sent from this home, but not in this file")
        self._strays_words = Banner(STRAY_WORDS, "blue")
        self._strays = DefinitionList()
        self.body.addWidget(self._ways())
        self.body.addWidget(self.table, 1)
        self._fill_height()
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
        return Spread(buttons, most=len(buttons), across=2, down=2, fill=False)

    def _look_back(self, what: LookBack, _checked: bool = False) -> None:
        self._go.to_look_back(what)

    def refresh(self) -> None:
        """Look again; filter and order stay."""
        self._rows = self._session.history.returns()
        newest = newest_received(self._rows)
        self.table.set_rows([self._cells(row, newest) for row in self._rows])
        strays = self._session.deliveries.strays()
        self.body.removeWidget(self._strays)
        self._strays.hide()
        self._strays.deleteLater()
        self._strays = DefinitionList([self._stray(receipt) for receipt in strays])
        self.body.addWidget(self._strays)
        for widget in (self.strays_heading, self._strays_words, self._strays):
            widget.setVisible(bool(strays))

    def _fill_height(self) -> None:
        """Let the table take the height that the page has, rather than leave it empty below."""
        inside = self.area.widget()
        whole = inside.layout() if inside is not None else None
        assert isinstance(whole, QVBoxLayout)
        whole.setStretchFactor(self.body, 1)
        whole.setStretch(whole.count() - 1, 0)

    def _cells(self, row: PastReturn, newest: Newest) -> tuple[Cell, ...]:
        now = self._session.clock.wall()
        return (
            Cell(row.period.words(), (row.period.first_day(), row.period.kind)),
            Cell(row.title),
            Cell(str(row.revision), row.revision),
            Cell(state_words(row, newest)),
            Cell(moment_words(row.queued_at, now), row.queued_at),
            Cell(row.number),
        )

    def _stray(self, receipt: Receipt) -> tuple[str, str]:
        title = section_title(self._session.catalogue, receipt.section_id, receipt.period)
        name = f"{title}, {receipt.period.words()}, revision {receipt.revision}"
        return name, f"Received {full_moment_words(receipt.received_at)}, receipt {receipt.receipt_id}"
