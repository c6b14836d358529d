"""The stock sheet and a year on paper or as a spreadsheet, stock brought in from a file, and an import taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout
from shiboken6 import isValid

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.history_sheets import YearSheet
from carehome_desktop.domain.words import count_words, moment_words
from carehome_desktop.exports.writing import FileKind, Written
from carehome_desktop.services.route_log import (
    ROUTE_LOG_FILE,
    ROUTE_LOG_PAPER,
    route_log_pdf,
    route_log_print,
    write_route_log,
)
from carehome_desktop.services.stock_import import PastImport
from carehome_desktop.services.stock_sheet import sheet_pdf, year_pdf
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.choice import LabelledChoice
from carehome_desktop.ui.parts.errors import ErrorText, bring_into_view
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.parts.work_bar import WorkBar
from carehome_desktop.ui.ppe.files import saving
from carehome_desktop.ui.ppe.files.importing import STOPPING
from carehome_desktop.ui.ppe.files.taking_back import TAKING_BACK, Came, take_back, tell_of
from carehome_desktop.ui.ppe.undo import UndoButton
from carehome_desktop.ui.printing.preview import PrintPreview
from carehome_desktop.ui.session import Session

ABOUT = "Print the stock, save it as a spreadsheet, or bring in what you have in one."
SHEET_ABOUT = (
    "What is there today, days of cover, when it runs out, by when to order, your own days and the last count."
)
YEAR_ABOUT = (
    "For each type and month: what was there, came, was used and wasted, and what it cost where a price was given."
)
IMPORT_ABOUT = "Opening stock and deliveries from a CSV file. You see every line in words before anything is recorded."
EVERY_ABOUT = "Every entry as a CSV file. Import reads it again, in this home or another."
LOG_ABOUT = "All that was ever tried when a type ran short, with who asked, when, and what came of it. It can be handed on as evidence."
NOT_READ = "The records could not be read just now. Nothing was changed. Try again."
SHEET_FILE, YEAR_FILE, EVERY_FILE = "PPE stock sheet", "PPE in {year}", "PPE entries"
LOG_FILE = ROUTE_LOG_FILE.removesuffix(".xlsx")


class FilesPage(ScrollPage):
    """`ask_where` is the computer's own window; a test hands in another."""

    def __init__(self, session: Session, go: Go, *, ask_where: saving.AskWhere | None = None) -> None:
        super().__init__("PPE prints and files", ABOUT)
        self._session, self._go, self._ask_where = session, go, ask_where or saving.ask_where
        self._saved = Path()
        self.preview: PrintPreview | None = None
        self.error = ErrorText()
        self.open_button = SecondaryButton("Open it")
        self.open_button.clicked.connect(lambda: session.open_file(self._saved))
        self.year = LabelledChoice("Year")
        self.buttons: dict[str, SecondaryButton] = {}
        self.body.addWidget(self.error)
        self.open_button.hide()
        self._make_cards()
        self.working = WorkBar()
        self.working.stopping.connect(lambda: self.tell(State.WAITING, STOPPING))
        self.body.addWidget(self.working)
        self._past = QVBoxLayout()
        self.body.addLayout(self._past)
        self.add_action(self.open_button)
        self.add_back(go.back)
        self._refresh()
        Live(self, session.hub, (Change.STOCK,), self._refresh)
        FirstFocus(self, self.buttons["sheet"])

    def _make_cards(self) -> None:
        self._card("Stock sheet", SHEET_ABOUT, ("sheet", "Print the stock sheet", "print", self.print_sheet),
                   ("sheet-xlsx", "Save it as a spreadsheet", "", self.save_sheet))  # fmt: skip
        year = self._card("A year", YEAR_ABOUT, ("year", "Print the year", "print", self.print_year),
                          ("year-xlsx", "Save the year as a spreadsheet", "", self.save_year))  # fmt: skip
        year.body.insertWidget(2, Spread((self.year,), most=3, least_width=1))
        self._card("Import", IMPORT_ABOUT, ("import", "Import from a file", "", self._go.to_ppe_import),
                   ("template", saving.TEMPLATE, "", self.save_template))  # fmt: skip
        self._card("Export", EVERY_ABOUT, ("every", "Save every entry", "", self.save_every))
        self._card("Whom you asked", LOG_ABOUT, ("log", "Print the log", "print", self.print_log),
                   ("log-xlsx", "Save the log as a spreadsheet", "", self.save_log),
                   ("log-csv", "Save the log as CSV", "", partial(self.save_log, FileKind.CSV)))  # fmt: skip

    def _card(self, title: str, about: str, *steps: tuple[str, str, str, Callable[[], None]]) -> Card:
        card = Card(title=title)
        card.body.addWidget(Hint(about))
        made = []
        for key, words, icon, act in steps:
            button = SecondaryButton(words, icon=icon)
            button.clicked.connect(partial(_press, act))
            self.buttons[key] = button
            made.append(button)
        card.body.addWidget(Spread(made, most=len(made), fill=False))
        self.body.addWidget(card)
        return card

    # Paper

    def print_sheet(self) -> None:
        """Show the stock sheet as it will be printed."""
        sheets = self._session.stock_sheets
        self._preview(lambda: sheet_pdf(sheets.sheet()), f"{SHEET_FILE}.pdf")

    def print_year(self) -> None:
        """Show the year as it will be printed, or say that there is nothing of it."""
        year, sheets = self._year(), self._session.stock_sheets
        failed = Problem("year", NOT_READ)
        self._session.background.run(
            lambda: sheets.year(year), partial(self._show_year, year), lambda _: self._tell_of(failed)
        )

    def _show_year(self, year: int, sheet: YearSheet | Problem) -> None:
        if isinstance(sheet, Problem):
            self._tell_of(sheet)
        elif isValid(self):
            self.error.say("")
            self._preview(lambda: year_pdf(sheet), f"{YEAR_FILE.format(year=year)}.pdf")

    def print_log(self) -> None:
        """Show all that was ever tried when PPE ran short as it will be printed, or say that nothing was."""
        session, home, now = self._session, self._session.home_records.home(), self._session.clock.wall()
        log = route_log_print(session.stock_routes, session.stock, home, now)
        if isinstance(log, Problem):
            self._tell_of(log)
        else:
            self.error.say("")
            self._preview(lambda: route_log_pdf(log), ROUTE_LOG_PAPER)

    def _preview(self, make_pdf: Callable[[], bytes], name: str) -> None:
        session = self._session
        self.preview = PrintPreview(make_pdf, name, session.background, self.window(), open_file=session.open_file)
        self.preview.open()

    # Files

    def save_sheet(self) -> None:
        """Save what is there and every entry as a spreadsheet."""
        self._save(SHEET_FILE, FileKind.XLSX, self._session.stock_sheets.write_sheet)

    def save_year(self) -> None:
        """Save a year as a spreadsheet."""
        year, sheets = self._year(), self._session.stock_sheets
        self._save(YEAR_FILE.format(year=year), FileKind.XLSX, lambda path, kind: sheets.write_year(path, kind, year))

    def save_every(self) -> None:
        """Save every entry in the form that import reads."""
        self._save(EVERY_FILE, FileKind.CSV, self._session.stock_sheets.write_sheet)

    def save_log(self, kind: FileKind = FileKind.XLSX) -> None:
        """Save all that was ever tried to get PPE when it ran short, for every type."""
        session, home = self._session, self._session.home_records.home()
        self._save(LOG_FILE, kind, lambda path, _: write_route_log(path, session.stock_routes, session.stock, home))

    def save_template(self) -> None:
        """Save a file to fill in."""
        saving.save_template(self._session, self, self._ask_where, self._tell_of)

    def _save(self, name: str, kind: FileKind, write: saving.Write) -> None:
        where = self._ask_where(self, f"{name}.{kind.value}", kind)
        saving.save_file(self._session, where, kind, write, self._tell_of)

    def _tell_of(self, said: Written | Problem) -> None:
        if not isValid(self):  # the page was left meanwhile
            return
        self.error.say(said.words if isinstance(said, Problem) else "")
        self.told.setVisible(isinstance(said, Written))
        self.open_button.setVisible(isinstance(said, Written))
        if isinstance(said, Written):
            self._saved = said.path
            words = saving.saved_words(said)
            self.told.set_state(State.SAVED, words)
            announce(self, words)
            self.open_button.setAccessibleDescription(words)
        else:
            self.area.ensureWidgetVisible(self.error)

    def _year(self) -> int:
        return int(self.year.value())

    # What was imported

    def _refresh(self) -> None:
        self.year.offer([(str(year), str(year)) for year in self._session.stock_sheets.years()])
        past = self._session.stock_imports.past()
        refill(self, self._past, self.area, lambda: self._fill(past))

    def _fill(self, past: tuple[PastImport, ...]) -> None:
        if not past:
            return
        card, now = Card(title="What was imported"), self._session.clock.wall()
        for each in past:
            if each.undone is not None:
                told = f"{count_words(each.entries, 'entry', 'entries')}, {moment_words(each.at, now)}."
                card.body.addWidget(Text(f"{told} Taken back {moment_words(each.undone, now)}."))
                continue
            undo = UndoButton(each.undo_words(now))
            undo.clicked.connect(partial(self._undo, each))
            card.body.addWidget(name_row(undo, f"import {each.id}"))
        card.body.setSpacing(theme.space(2))
        self._past.addWidget(card)

    def _undo(self, which: PastImport, _checked: bool = False) -> None:
        if self.working.work is not None:
            return
        self.error.say("")
        self.tell(State.WAITING, TAKING_BACK)
        work = self.working.begin(TAKING_BACK.removesuffix(" …"))
        QTimer.singleShot(0, self.working, lambda: bring_into_view(self.working))
        take_back(self._session, self, which, work, self._undone)

    def _undone(self, came: Came) -> None:
        self.working.end()
        self.buttons["import"].setFocus()
        tell_of(self._session, came, self.tell, self._tell_of)
        self._refresh()


def _press(act: Callable[[], None], _checked: bool = False) -> None:
    act()
