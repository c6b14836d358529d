"""The support sheet on the screen: what is missing, who helps, and the ways to paper and to a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.support import SECTION, SupportSheet
from carehome_desktop.services.home import Told
from carehome_desktop.services.support_sheet import support_file_name, support_pdf, write_support_xlsx
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, refill
from carehome_desktop.ui.papers.periods import PeriodChoice
from carehome_desktop.ui.papers.sheet_page import PaperPage
from carehome_desktop.ui.papers.support_parts import contact_line, gaps_card, measures_list
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.panels import Card, EmptyState
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Heading, Hint, Text
from carehome_desktop.ui.printing.preview import start_folder
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.settings.saved import SavedLine

ABOUT = "For your council: what is missing, and who helps. The program sends it to nobody. Print or save it, and hand it on yourself."
NOTES = (
    "Your notes were written for the home alone, and they go on this sheet. Read them first: no names of residents or staff. "
    "Take the tick away to leave them out."
)
NOTHING_YET = "Nothing is answered yet."
BEGIN = "This sheet is made from the infection control questions of 2020. Answer them for this week: each no then becomes a line here."
ANSWER = "Answer them for this week"
FAILED = Problem("save", "The spreadsheet could not be made. The answers are safe in the program. Try again.")

AskWhere = Callable[[QWidget, str], str]
"""Asks where a file goes, for the window and a name; "" for nowhere."""


class SupportSheetPage(PaperPage):
    """Shows the sheet of a period; without one, of the newest that has answers."""

    def __init__(
        self, session: Session, go: Go, period: Period | None = None, *, ask_where: AskWhere | None = None
    ) -> None:
        super().__init__(session, go, "Support sheet", ABOUT)
        self._ask_where = ask_where or _ask_where
        self.lines: dict[str, SavedLine] = {}
        self.error, self.told = ErrorText(), StateLabel(State.PLAIN, wrap=True)
        self.told.hide()
        self.notes, self.notes_hint = QCheckBox("Put our notes on the sheet"), Hint(NOTES)
        self.notes.setChecked(True)
        self.notes.setAccessibleDescription(NOTES)
        known = session.support_sheets.periods()
        newest = period or next(iter(known), None)
        if newest is None:
            self._lead_to_the_questions()
            return
        self._period = newest
        self._column, self._contacts = QVBoxLayout(), QVBoxLayout()
        self.choice = PeriodChoice(known, newest, self._choose)
        self.body.addWidget(self.choice)
        for column in (self._column, self._contacts):
            column.setSpacing(theme.space(5))
            self.body.addLayout(column)
        for widget in (self.notes, self.notes_hint, self.error, self.told):
            self.body.addWidget(widget)
        self.spreadsheet = SecondaryButton("Make a spreadsheet")
        self.spreadsheet.clicked.connect(self.save_spreadsheet)
        self.add_action(self.spreadsheet)
        self.offer_print()
        self._show_all()
        Live(self, session.hub, (Change.ANSWERS, Change.HOME), self.refresh)

    def _lead_to_the_questions(self) -> None:
        """Say what the sheet is made from, and offer to answer it."""
        self.answer = SecondaryButton(ANSWER)
        self.answer.setAccessibleDescription(BEGIN)
        this_week = Period.of(PeriodKind.WEEK, self._session.clock.local().date())
        self.answer.clicked.connect(lambda: self._go.to_section(SECTION, this_week))
        self.body.addWidget(EmptyState(NOTHING_YET, BEGIN, self.answer))
        FirstFocus(self, self.answer)

    def refresh(self) -> None:
        """Look again at the answers; the fields of who helps stay while somebody types in them."""
        sheet = self._sheet()
        refill(self, self._column, self.area, lambda: self._fill(sheet))
        if sheet is not None and [each.contact_id for each in sheet.contacts] != list(self.lines):
            refill(self, self._contacts, self.area, lambda: self._fill_contacts(sheet))

    def open_preview(self) -> None:
        """Show the sheet as it is printed."""
        sheet, notes = self._sheet(), self.notes.isChecked()
        if sheet is not None:
            self.preview_of(lambda: support_pdf(sheet, notes=notes), support_file_name(sheet))

    def save_spreadsheet(self) -> None:
        """Ask where, then write it; say what came of it."""
        sheet, notes = self._sheet(), self.notes.isChecked()
        where = self._ask_where(self, support_file_name(sheet, "xlsx")) if sheet is not None else ""
        if sheet is None or not where:
            return
        path = Path(where if where.lower().endswith(".xlsx") else f"{where}.xlsx")
        self.spreadsheet.setEnabled(False)
        self._session.background.run(
            lambda: write_support_xlsx(sheet, path, notes=notes),
            lambda problem: self._written(problem, path),
            lambda _: self._written(FAILED, path),
        )

    def _written(self, problem: Problem | None, path: Path) -> None:
        self.spreadsheet.setEnabled(True)
        self.error.say(problem.words if problem else "")
        self.told.setVisible(problem is None)
        if problem is None:
            words = f"Saved as {path}"
            self.told.set_state(State.SAVED, breakable(words))
            announce(self, words)
        self.spreadsheet.setFocus()

    def _choose(self, period: Period) -> None:
        self._period = period
        self._show_all()

    def _sheet(self) -> SupportSheet | None:
        try:
            return self._session.support_sheets.sheet(self._period)
        except Refused:  # no set that is here now asks anything for it
            return None

    def _show_all(self) -> None:
        sheet = self._sheet()
        refill(self, self._column, self.area, lambda: self._fill(sheet))
        refill(self, self._contacts, self.area, lambda: self._fill_contacts(sheet))

    def _fill(self, sheet: SupportSheet | None) -> None:
        if sheet is None:
            self._column.addWidget(
                EmptyState("No questions of this name are known for this period.", "Choose another.")
            )
            return
        self._column.addWidget(Heading(sheet.summary))
        before = f"{sheet.before.words()}, {sheet.totals[1]}" if sheet.before else "nothing earlier is here"
        self._column.addWidget(Text(f"Now: {sheet.period.words()}, {sheet.totals[0]}. Before: {before}."))
        for area in sheet.areas:
            self._column.addWidget(gaps_card(area.title, area.gaps, sheet, self._open))
        if sheet.areas:
            self._column.addWidget(Hint(f"{sheet.ours} {sheet.remark}"))
        if sheet.declined:
            self._column.addWidget(gaps_card("Offered and declined", sheet.declined, sheet, self._open, said=True))
        if sheet.unanswered:
            card = Card(title="No answer yet")
            for heading in sheet.unanswered:
                card.body.addWidget(Text(heading))
            self._column.addWidget(card)
        self._column.addWidget(Disclosure("Each measure now and before", lambda: measures_list(sheet)))
        noted = any(gap.note for gap in (*sheet.gaps, *sheet.declined))
        for widget in (self.notes, self.notes_hint):
            widget.setVisible(noted)

    def _fill_contacts(self, sheet: SupportSheet | None) -> None:
        self.lines = {}
        if sheet is None or not sheet.contacts:
            return
        card = Card(title="Who helps")
        card.body.setSpacing(theme.space(5))
        card.body.addWidget(Hint("Type what your home rings. It is kept, and it stands on this sheet from then on."))
        for each in sheet.contacts:
            line = contact_line(each, self._tell, self._session.clock)
            self.lines[each.contact_id] = line
            card.body.addWidget(line)
        self._contacts.addWidget(card)

    def _tell(self, contact_id: str, typed: str) -> Told:
        return self._session.support_sheets.tell(contact_id, typed, self._session.person())

    def _open(self, question_id: str) -> None:
        self._go.to_question(SECTION, self._period, question_id)


def _ask_where(parent: QWidget, name: str) -> str:
    where, _ = QFileDialog.getSaveFileName(
        parent, "Save as a spreadsheet", str(start_folder() / name), "Spreadsheet (*.xlsx)"
    )
    return where
