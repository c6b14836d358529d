"""*Make the file*: one return, or all that are to be entered, as the home's own spreadsheet or CSV."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.exports.writing import FileKind, Written
from carehome_desktop.services.copy_sheet import CopySheet
from carehome_desktop.services.return_file import OWN_FILE, own_file_name, write_returns
from carehome_desktop.ui import theme
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card, EmptyState
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Strong, Subheading, Text
from carehome_desktop.ui.printing.preview import start_folder
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session

KINDS = ((FileKind.XLSX, "A spreadsheet (XLSX)"), (FileKind.CSV, "Plain rows (CSV)"))
KIND_QUESTION = "Which kind of file?"
FAILED = "The file could not be made. Your answers are safe in the program. Choose another place and save again."


class FilesPage(ScrollPage):
    """Says what goes into the file, asks which kind and where, and saves it."""

    def __init__(
        self, session: Session, go: Go, return_id: str = "", *, ask_where: Callable[[QWidget, str], str] | None = None
    ) -> None:
        super().__init__("Make the file", f"{OWN_FILE}. Notes and names are not in it.")
        self._session, self._ask_where = session, ask_where or _ask_where
        ids = [return_id] if return_id else [row.return_id for row in reversed(session.deliveries.to_enter())]
        self.sheets: list[CopySheet] = [sheet for each in ids if (sheet := session.copy_sheets.open(each)) is not None]
        self.add_back(go.back)
        if not self.sheets:
            self.body.addWidget(EmptyState("Nothing is to be entered.", "Answer a return and choose Make a file."))
            return
        self.kind = RadioGroup(KINDS, arrows_choose=True)
        self.kind.set_question(KIND_QUESTION)
        self.told = StateLabel(State.PLAIN, wrap=True)
        self.told.hide()
        self.open_button = QuietButton("Open it")
        self.open_button.hide()
        self.open_button.clicked.connect(self._open)
        self._saved = Path()
        card = Card()
        card.body.setSpacing(theme.space(3))
        card.body.addWidget(Subheading("What is in it"))
        for sheet in self.sheets:
            filed = sheet.record.filed
            card.body.addWidget(
                Text(f"{sheet.record.section.title} for {filed.period.words()}, {len(sheet.lines)} lines")
            )
        card.body.addWidget(Strong(KIND_QUESTION))
        card.body.addWidget(self.kind)
        card.body.addWidget(
            Hint("No cell starts a formula. Numbers stand as numbers; what was left blank stays blank.")
        )
        card.body.addWidget(self.told)
        card.body.addWidget(self.open_button)
        self.body.addWidget(card)
        self.set_main_action("Save the file")
        self.main_action_pressed.connect(self.save)

    def save(self) -> None:
        """Ask where, then save; say what came of it."""
        kind = self.kind.value()
        if not isinstance(kind, FileKind):
            self.summary.show_problems([("Choose which kind of file.", self.kind.buttons[0])])
            return
        self.summary.show_problems([])
        session, sheets, now = self._session, self.sheets, self._session.clock.wall()
        where = self._ask_where(self, own_file_name(sheets, kind, now))
        if not where:
            return
        path = Path(where if where.lower().endswith(f".{kind.value}") else f"{where}.{kind.value}")
        home = session.home_records.home()
        self.tell(State.WAITING, "Making the file …")
        session.background.run(
            lambda: write_returns(path, kind, sheets, home, now),
            self._written,
            lambda _: self._written(Problem("", FAILED)),
        )

    def _written(self, came: Written | Problem) -> None:
        if isinstance(came, Problem):
            self.told.hide()
            self.summary.show_problems([(came.words, self.kind.buttons[0])])
            return
        self._saved = came.path
        self.tell(State.SAVED, f"Saved as {breakable(str(came.path))}")
        self.open_button.show()

    def _open(self) -> None:
        self._session.open_file(self._saved)


def _ask_where(parent: QWidget, name: str) -> str:
    kind = "Spreadsheet (*.xlsx)" if name.endswith(".xlsx") else "CSV (*.csv)"
    where, _ = QFileDialog.getSaveFileName(parent, "Save the file", str(start_folder() / name), kind)
    return where
