"""*Updated on n of m days*: the proof that a fund or an inspector asks for, on the screen and on paper."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.history import Proof, ProofLine
from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.history_words import (
    HOW_COUNTED,
    proof_file_name,
    proof_pdf,
    proof_span,
    proof_title,
    update_words,
)
from carehome_desktop.ui import theme
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.history.asking import DaySpan, side_by_side
from carehome_desktop.ui.history.reading import Reading, see_result
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.choice import LabelledChoice
from carehome_desktop.ui.parts.data_list import DataList
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.rows_model import Cell, Column, RowWords
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Subheading
from carehome_desktop.ui.printing.preview import PrintPreview
from carehome_desktop.ui.session import Session

COLUMNS = (Column("Day"), Column("Updated"), Column("What arrived"))
ANY = ("", "Any part of the return")
DAYS_BACK = 27


class ProofPage(ScrollPage):
    """Asks for the days, shows the count and every day, and prints both; days that are handed in are counted at once."""

    def __init__(self, session: Session, go: Go, first: date | None = None, last: date | None = None) -> None:
        super().__init__("Days updated", "On how many days the tracker was updated, and which days were missed.")
        self._session = session
        self.found: Proof | None = None
        self.preview: PrintPreview | None = None
        today = session.clock.local().date()
        self.days = DaySpan(today, parent=self)
        self.days.set_days(first or today - timedelta(days=DAYS_BACK), last or today)
        self.section = LabelledChoice("Count updates of", "One part, or any")
        self.section.offer([ANY, *session.history.sections()])
        self.heading, self.span = Subheading(), Hint()
        self.table = DataList("Days", COLUMNS, EmptyState("There are no days to count."), opens=False)
        self.table.order.setItemText(0, "Missed days first")
        self.result = QWidget()
        self.reading = Reading(session.background, self.result)
        self._lay_out()
        self.add_back(go.back)
        self.print_button = SecondaryButton("Print or save", icon="print")
        self.print_button.clicked.connect(self.open_preview)
        self.print_button.setEnabled(False)
        self.add_action(self.print_button)
        self.set_main_action("Count the days")
        self.main_action_pressed.connect(self.count)
        FirstFocus(self, self.days.first.box)
        if first is not None:
            self.count()

    def count(self) -> None:
        """Count, or say what is wrong with the days."""
        days = self.days.days()
        if days is None:
            return
        first, last = days
        history, section_id = self._session.history, self.section.value()
        self.print_button.setEnabled(False)
        self.reading.ask(lambda: history.proof(first, last, section_id), self._show)

    def _show(self, told: Proof | Problem) -> None:
        if isinstance(told, Problem):
            self.reading.clear()
            self.days.tell(told)
            return
        self.print_button.setEnabled(True)
        self.found = told
        self.heading.setText(proof_title(told))
        self.span.setText(f"{proof_span(told)}. {HOW_COUNTED}")
        missed = [line for line in told.lines if not line.updates]
        updated = [line for line in told.lines if line.updates]
        lines = (*missed, *updated)
        self.table.set_rows([_cells(line) for line in lines], [_written(line) for line in lines])
        announce(self, proof_title(told))
        see_result(self, self.result)

    def open_preview(self) -> None:
        """Show the proof as it prints."""
        told, session = self.found, self._session
        if told is None:
            return
        home, now = session.home_records.home(), session.clock.wall()
        self.preview = PrintPreview(
            lambda: proof_pdf(told, home, now),
            proof_file_name(told),
            session.background,
            self.window(),
            open_file=session.open_file,
        )
        self.preview.open()

    def _lay_out(self) -> None:
        self.body.addWidget(side_by_side(self.days.first, self.days.last, self.section))
        column = QVBoxLayout(self.result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(self.heading)
        column.addWidget(self.span)
        column.addWidget(self.table, 1)
        self.fill_with(self.result)
        self.body.addWidget(self.reading, 1)


def _cells(line: ProofLine) -> tuple[Cell, ...]:
    return (
        Cell(line.period.words(), line.period.first_day()),
        Cell("Updated" if line.updates else "Missed"),
        Cell(update_words(line) if line.updates else line.instead),
    )


def _written(line: ProofLine) -> RowWords:
    """Return a day with what arrived on it, or what there was instead."""
    words = line.period.words()
    state, said = (State.RECEIVED, "Updated") if line.updates else (State.MISSING, "Missed")
    told = update_words(line) if line.updates else line.instead
    return RowWords(words[0].upper() + words[1:], said, state, quiet=(told,))
