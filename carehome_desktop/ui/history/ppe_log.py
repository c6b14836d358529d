"""The log of PPE: whom the home asked when a type ran short, and what came of it, to look through, print and save."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.route_log import log_line
from carehome_desktop.domain.stock.route_tries import RESULT_WORDS, Tried
from carehome_desktop.domain.words import count_words
from carehome_desktop.exports.writing import FileKind, Written
from carehome_desktop.services.route_log import (
    ROUTE_LOG_FILE,
    ROUTE_LOG_PAPER,
    route_log_pdf,
    route_log_print,
    write_route_log,
)
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.history.reading import Reading
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.data_list import DataList
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.rows_model import Cell, Column, RowWords
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.printing.preview import PrintPreview, start_folder
from carehome_desktop.ui.session import Session

TITLE = "PPE log"
ABOUT = "Whom you asked when PPE ran short, and what came of it. Press Enter or click a line to open its type."
NOBODY, BEGIN = (
    "Nobody was asked yet.",
    "Open a type under PPE and press “Whom to ask”. What you record there stands here.",
)
FAILED = "The log could not be saved. Your records are safe in the program. Try again, or choose another place."
COLUMNS = (Column("Type"), Column("Whom and what came of it"), Column("When"), Column("Who asked"))
STATES = dict(zip(RESULT_WORDS, (State.RECEIVED, State.ODD, State.REFUSED, State.MISSING), strict=True))
AskWhere = Callable[[QWidget, str], str]


@dataclass(frozen=True)
class _Told:
    tries: list[Tried]
    cells: list[tuple[Cell, ...]]
    written: list[RowWords]


class PpeLogPage(ScrollPage):
    """Every try of every type, the newest first; `ask_where` is the computer's own window, a test hands in another."""

    def __init__(self, session: Session, go: Go, *, ask_where: AskWhere | None = None) -> None:
        super().__init__(TITLE, ABOUT)
        self._session, self._go, self._ask_where = session, go, ask_where or _ask_where
        self._tries: list[Tried] = []
        self._saved = Path()
        self.preview: PrintPreview | None = None
        self.error = ErrorText()
        to_ppe = SecondaryButton("Go to PPE")
        to_ppe.clicked.connect(lambda: go.to_place("ppe"))
        empty = EmptyState(NOBODY, BEGIN, to_ppe)
        self.table = DataList("Log of PPE", COLUMNS, empty)
        self.table.order.setItemText(0, "Newest first")
        self.table.opened.connect(lambda at: go.to_ppe_ladder(self._tries[at].told.type_id))
        self.reading = Reading(session.background, self.table)
        self.body.addWidget(self.error)
        self.fill_with(self.table)
        self.body.addWidget(self.reading, 1)
        self.open_button = SecondaryButton("Open it")
        self.open_button.clicked.connect(lambda: session.open_file(self._saved))
        self.open_button.hide()
        self.save_button = SecondaryButton("Save the log")
        self.save_button.clicked.connect(self._save)
        self.add_action(self.open_button)
        self.add_back(go.back)
        self.add_action(self.save_button)
        self.set_main_action("Print the log", icon="print")
        self.main_action_pressed.connect(self.print_log)
        self._look()
        FirstFocus(self, self.table.filter_box)
        Live(self, session.hub, (Change.STOCK, Change.HOME), self._look)

    def print_log(self) -> None:
        """Show the log as it will be printed, or say that nothing was tried."""
        session = self._session
        log = route_log_print(session.stock_routes, session.stock, session.home_records.home(), session.clock.wall())
        self.error.say(log.words if isinstance(log, Problem) else "")
        if not isinstance(log, Problem):
            self.preview = PrintPreview(
                lambda: route_log_pdf(log),
                ROUTE_LOG_PAPER,
                session.background,
                self.window(),
                open_file=session.open_file,
            )
            self.preview.open()

    def _look(self) -> None:
        self.reading.ask(self._read, self._show, quietly=True)

    def _read(self) -> _Told:
        """Read and word every try."""
        session = self._session
        tries = sorted(session.stock_routes.log(), key=lambda each: (each.told.at, each.id), reverse=True)
        kinds = {kind.id: kind.name for kind in session.stock.types()}
        ways = {route.id: route.name for route in session.stock_routes.routes()}
        names = {person.id: person.name for person in session.home_records.home().people}
        told = _Told(tries, [], [])
        for each in tries:
            kind = kinds.get(each.told.type_id, each.told.type_id)
            line = log_line(each, ways.get(each.told.route_id, each.told.route_id), names)
            told.cells.append((Cell(kind), Cell(line.words), Cell(line.when, each.told.at), Cell(line.who)))
            parts = [line.when, *([f"asked by {line.who}"] if line.who else []), *([line.note] if line.note else [])]
            quiet = [" · ".join(parts), *([line.taken_back] if line.taken_back else [])]
            result = each.told.result
            state = (State.PLAIN, "Taken back") if line.taken_back else (STATES[result], RESULT_WORDS[result])
            where = line.words.rpartition(":")[0]
            told.written.append(RowWords(breakable(f"{kind}: {where}"), state[1], state[0], quiet=tuple(quiet)))
        return told

    def _show(self, told: _Told) -> None:
        self._tries = told.tries
        self.table.set_rows(told.cells, told.written)
        for button in (self.save_button, *([self.main_action] if self.main_action else [])):
            button.setVisible(bool(told.tries))

    def _save(self) -> None:
        """Ask where, then write all that was ever tried, for every type."""
        where = self._ask_where(self, ROUTE_LOG_FILE)
        if not where:
            return
        path = Path(where if FileKind.of(Path(where)) else f"{where}.xlsx")
        session, home = self._session, self._session.home_records.home()
        session.background.run(
            lambda: write_route_log(path, session.stock_routes, session.stock, home),
            self._written,
            lambda _: self._written(Problem("save", FAILED)),
        )

    def _written(self, came: Written | Problem) -> None:
        if not isValid(self):  # the page was left meanwhile
            return
        self.error.say(came.words if isinstance(came, Problem) else "")
        for shown in (self.told, self.open_button):
            shown.setVisible(isinstance(came, Written))
        if isinstance(came, Written):
            self._saved = came.path
            words = f"Saved {count_words(came.rows, 'row')} as {breakable(str(came.path))}"
            self.told.set_state(State.SAVED, words)
            announce(self, words)


def _ask_where(parent: QWidget, name: str) -> str:
    kinds = "Spreadsheet (*.xlsx);;CSV (*.csv)"
    where, _ = QFileDialog.getSaveFileName(parent, "Save the log", str(start_folder() / name), kinds)
    return where
