"""Every answer between two days as a file: which days, which kind, with names or with codes; then progress, and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import count_words, day_words
from carehome_desktop.exports.writing import STOPPED, FileKind, Written
from carehome_desktop.ui import theme
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go, LookBack
from carehome_desktop.ui.history.asking import DaySpan, side_by_side
from carehome_desktop.ui.layouts import breakable, measured
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Strong
from carehome_desktop.ui.parts.work_bar import WorkBar
from carehome_desktop.ui.printing.preview import start_folder
from carehome_desktop.ui.session import Session

KINDS = {
    FileKind.CSV: "CSV: plain rows that every program reads",
    FileKind.XLSX: "XLSX: a spreadsheet with one sheet",
}
FAILED = "The file could not be made. Your records are safe in the program. Try again, or choose another place."
NOTES = "Notes go along as they were typed. Look through them before you hand the file on."
PPE = "Whom you asked when PPE ran short is a log of its own, with who asked, when, and what came of it."
STOPPING = "Stopping …"


class ExportPage(ScrollPage):
    """`ask_where` is the computer's own window; a test hands in another."""

    def __init__(
        self, session: Session, go: Go, *, ask_where: Callable[[QWidget, str, FileKind], str] | None = None
    ) -> None:
        super().__init__("Export history", "Every answer for the days you choose, with its note, who gave it and when.")
        self._session, self._go, self._ask_where = session, go, ask_where or _ask_where
        self._saved = Path()
        self.days = DaySpan(session.clock.local().date(), parent=self)
        self.error, self.told = ErrorText(), StateLabel(State.PLAIN, "", wrap=True)
        self.kind_error = ErrorText()
        self.kinds, self.names = QButtonGroup(self), QButtonGroup(self)
        self.working, self.open_button = WorkBar(), QuietButton("Open it")
        self._lay_out()
        self._fill_days()
        self.back = self.add_back(go.back)
        self.set_main_action("Choose where, and save")
        self.main_action_pressed.connect(self.save)
        self.working.stopping.connect(lambda: self.tell(State.WAITING, STOPPING))
        self.working.done.connect(lambda: self.told.set_state(State.WAITING, "Putting the file together …"))
        self.open_button.clicked.connect(lambda: session.open_file(self._saved))
        FirstFocus(self, self.days.first.box)

    def save(self) -> None:
        """Ask where, then write; say what is missing first."""
        days, kind = self.days.days(), self.kind()
        self.kind_error.say("" if kind else "Choose a kind of file.")
        if days is None:
            return
        if kind is None:
            self.kinds.buttons()[0].setFocus()
            return
        first, last = days
        name = f"History, {day_words(first)} to {day_words(last)}.{kind.value}"
        where = self._ask_where(self, name, kind)
        if not where:
            return
        path = Path(where if FileKind.of(Path(where)) is kind else f"{where}.{kind.value}")
        by_name, history = self.names.checkedId() == 1, self._session.history
        self._busy(True)
        work = self.working.begin("How much of the file is written")
        self._session.background.run(
            lambda: history.export(path, kind, first, last, by_name=by_name, go_on=work.go_on),
            self._ended,
            self._failed,
        )

    def kind(self) -> FileKind | None:
        """Return the kind of file that is chosen."""
        at = self.kinds.checkedId()
        return list(KINDS)[at] if at >= 0 else None

    def _lay_out(self) -> None:
        column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space(2))
        inside.addWidget(side_by_side(self.days.first, self.days.last))
        inside.addSpacing(theme.space(2))
        inside.addWidget(Strong("Kind of file"))
        inside.addWidget(self.kind_error)
        for at, words in enumerate(KINDS.values()):
            inside.addWidget(_radio(words, self.kinds, at))
        self.kinds.idToggled.connect(lambda *_: self.kind_error.say(""))
        inside.addSpacing(theme.space(2))
        inside.addWidget(Strong("People in the file"))
        for at, words in enumerate(("With codes (P1, P2 …), which tell nothing outside the home", "With their names")):
            inside.addWidget(_radio(words, self.names, at))
        self.names.button(0).setChecked(True)
        inside.addWidget(Hint(NOTES))
        inside.addSpacing(theme.space(2))
        for widget in (self.error, self.told):
            inside.addWidget(widget)
        inside.addWidget(self.working)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addStretch(1)
        inside.addLayout(row)
        if self._session.services.stock_in_use():
            inside.addSpacing(theme.space(4))
            inside.addWidget(Hint(PPE))
            log = QuietButton("Go to the log of PPE")
            log.clicked.connect(lambda: self._go.to_look_back(LookBack.PPE_LOG))
            inside.addWidget(log, 0, Qt.AlignmentFlag.AlignLeft)
        for hidden in (self.told, self.open_button):
            hidden.hide()
        self.body.addLayout(measured(column))

    def _fill_days(self) -> None:
        """Offer all of history: from the first period to today."""
        today = self._session.clock.local().date()
        self.days.set_days(self._session.history.first_day() or today, today)

    def _busy(self, busy: bool) -> None:
        assert self.main_action is not None
        self.main_action.setEnabled(not busy)
        if busy:
            self.error.say("")
            self.open_button.hide()
            self.tell(State.WAITING, "Writing the file …")
        else:
            self.working.end()
            self.main_action.setFocus()

    def _ended(self, told: Written | Problem) -> None:
        if not isValid(self):  # the page was left meanwhile
            return
        self._busy(False)
        if isinstance(told, Written):
            self._saved = told.path
            self.open_button.show()
            self.tell(State.SAVED, f"Saved {count_words(told.rows, 'row')} as {breakable(str(told.path))}")
        elif told == STOPPED:
            self.tell(State.PLAIN, told.words)
        elif told.field in ("first", "last"):
            self.told.hide()
            self.days.tell(told)
        else:
            self.told.hide()
            self.error.say(told.words)

    def _failed(self, error: Exception) -> None:
        del error  # its words are for programmers
        if not isValid(self):
            return
        self._busy(False)
        self.told.hide()
        self.error.say(FAILED)


def _radio(words: str, group: QButtonGroup, at: int) -> QRadioButton:
    button = QRadioButton(words)
    group.addButton(button, at)
    return button


def _ask_where(parent: QWidget, name: str, kind: FileKind) -> str:
    filters = {FileKind.CSV: "CSV (*.csv)", FileKind.XLSX: "Spreadsheet (*.xlsx)"}
    where, _ = QFileDialog.getSaveFileName(parent, "Export history", str(start_folder() / name), filters[kind])
    return where
