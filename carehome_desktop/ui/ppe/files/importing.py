"""Import from a file: every line read back in words first, then all of them recorded or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import count_words
from carehome_desktop.exports.writing import Written
from carehome_desktop.services.stock_import import STOPPED, BadFile, PastImport, Preview
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.data_list import DataList
from carehome_desktop.ui.parts.errors import ErrorText, go_to
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, EmptyState
from carehome_desktop.ui.parts.rows_model import Cell, Column, RowWords
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Strong
from carehome_desktop.ui.parts.work_bar import Work, WorkBar
from carehome_desktop.ui.ppe.attempt import not_kept_words
from carehome_desktop.ui.ppe.files import saving
from carehome_desktop.ui.ppe.files.taking_back import TAKING_BACK, Came, take_back, tell_of
from carehome_desktop.ui.ppe.undo import UndoButton
from carehome_desktop.ui.printing.preview import start_folder
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session

ABOUT = "Choose a CSV file. Nothing is recorded before you have seen every line in words."
CHOOSE = "Choose a file"
ONLY_NEW, AGAIN = "only new", "again"
TWICE = "What should happen with what stands already?"
CHOICES = (
    (ONLY_NEW, "Leave it out and import only the rest"),
    (AGAIN, "Import all of it again, so that it counts twice"),
)
SAY_WHICH = "Say what should happen with what stands already."
NOTHING_SEEN = "No file is chosen yet."
HOW = (
    "The file to fill in has the columns: save it with the button below, and copy your lines into it. Each line names what it is, the type, and the day; "
    "boxes with how many are in each, or loose singles. Days are written day first, then month."
)
FAILED = "The file could not be looked over. Nothing was imported. Choose it again."
LOOKING, RECORDING, STOPPING = "Looking the file over …", "Importing …", "Stopping …"
LINES_SAFE = "Nothing was imported, and the lines below are still here."
COLUMNS = (Column("Line", figures=True), Column("As it will be recorded"), Column("Look again"))


class ImportPage(ScrollPage):
    """`ask_file` and `ask_where` are the computer's own windows; a test hands in others."""

    def __init__(
        self,
        session: Session,
        go: Go,
        *,
        ask_file: Callable[[QWidget], str] | None = None,
        ask_where: saving.AskWhere | None = None,
    ) -> None:
        super().__init__("Import stock", ABOUT)
        self._session, self._ask_file = session, ask_file or _ask_file
        self._ask_where = ask_where or saving.ask_where
        self.found: Preview | None = None
        self._made: PastImport | None = None
        self.error, self.undo = ErrorText(), UndoButton()
        self.working = WorkBar()
        self.working.stopping.connect(lambda: self._tell(State.WAITING, STOPPING))
        self.doubts, self.left_out, self.question = Banner(""), Banner("", "blue"), Banner("")
        self.choice, self.choice_error = RadioGroup(CHOICES, arrows_choose=True), ErrorText()
        self.choice.set_question(TWICE)
        self.asked = Card()
        for part in (self.question, Strong(TWICE), self.choice_error, self.choice):
            self.asked.body.addWidget(part)
        self.read = Hint()
        self.begin, self.template = EmptyState(NOTHING_SEEN, HOW), SecondaryButton(saving.TEMPLATE)
        self.template.clicked.connect(self.save_template)
        self.list = DataList("Lines of the file", COLUMNS, EmptyState(NOTHING_SEEN), opens=False, even=True)
        self.list.order.setItemText(0, "As in the file")
        self.body.addWidget(self.error)
        self.body.addWidget(self.begin)
        self.body.addWidget(self.template, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (
            self.working,
            self.undo,
            self.left_out,
            self.doubts,
            self.asked,
            self.read,
        ):
            self.body.addWidget(widget)
            widget.hide()
        self.fill_with(self.list)
        self.list.hide()
        self.body.addStretch(0)  # the room that is left while there is no list
        self.undo.clicked.connect(self._undo)
        self.choice.chosen.connect(lambda _: self.choice_error.say(""))
        self.add_back(go.back)
        self.other = SecondaryButton("Choose another file")
        self.other.clicked.connect(self.choose)
        self.other.hide()
        self.add_action(self.other)
        self.set_main_action(CHOOSE)
        self.main_action_pressed.connect(self._go_on)
        assert self.main_action is not None
        FirstFocus(self, self.main_action)

    def choose(self) -> None:
        """Ask for a file and look it over."""
        where = self._ask_file(self)
        if where:
            work, imports = self._busy(LOOKING), self._session.stock_imports
            self._session.background.run(
                lambda: _Seen.of(imports.check(Path(where), go_on=work.go_on)),
                self._seen,
                lambda _: self._seen(_Seen.of(BadFile(FAILED))),
            )

    def save_template(self) -> None:
        """Save a file to fill in."""
        saving.save_template(self._session, self, self._ask_where, self._told_of_template)

    def _told_of_template(self, said: Written | Problem) -> None:
        if not isValid(self):
            return
        self.error.say(said.words if isinstance(said, Problem) else "")
        if isinstance(said, Written):
            self._tell(State.SAVED, saving.saved_words(said))

    def record(self) -> None:
        """Record what was looked over, all of it or nothing."""
        found, choice = self.found, self.choice.value()
        if found is None:
            return
        if not self.asked.isHidden() and choice is None:
            self.choice_error.say(SAY_WHICH)
            go_to(self.choice.buttons[0])
            return
        work = self._busy(RECORDING)
        imports, who = self._session.stock_imports, self._session.person()
        again, only_new = choice == AGAIN, choice == ONLY_NEW
        self._session.background.run(
            lambda: imports.record(found, who, again=again, only_new=only_new, go_on=work.go_on),
            self._recorded,
            lambda error: self._recorded(Problem("file", not_kept_words(error, LINES_SAFE))),
        )

    def _go_on(self) -> None:
        if self.found is None:
            self.choose()
        else:
            self.record()

    def _busy(self, words: str) -> Work:
        assert self.main_action is not None
        self.main_action.setEnabled(False)
        self.other.setEnabled(False)
        self.error.say("")
        self.undo.hide()
        self._tell(State.WAITING, words)
        return self.working.begin(words.removesuffix(" …"))

    def _tell(self, state: State, words: str) -> None:
        self.told.set_state(state, words)
        self.told.setVisible(bool(words))
        if words:
            announce(self, words)

    def _seen(self, seen: _Seen) -> None:
        if not isValid(self):  # the page was left meanwhile
            return
        found = seen.found
        self._tell(State.PLAIN, "")
        self.found = found if isinstance(found, Preview) else None
        question = found.question(self._session.clock.wall()) if isinstance(found, Preview) else ""
        self.choice.choose(None)
        self.asked.setVisible(bool(question))
        self.question.set_words(question)
        self._list(seen.rows, seen.written)
        if found is STOPPED:
            self._say_of_file("", "", "")
            self._tell(State.PLAIN, found.words)
            self.begin.show()
        elif isinstance(found, BadFile):
            self.error.say(breakable(found.words))
            self._say_of_file("", "", "")
        else:
            self._say_lines(found)
        self._offer()

    def _say_lines(self, found: Preview) -> None:
        left = (
            f"Left out, since the program does not know the column: {', '.join(found.left_out)}."
            if found.left_out
            else ""
        )
        doubts = _doubts_words(found.doubtful)
        number = count_words(len(found.lines), "line")
        read = f"{number}. Nothing is recorded yet."
        self._say_of_file(breakable(left), doubts, read)
        announce(self, " ".join(each for each in (read, left, doubts) if each))

    def _list(self, rows: Sequence[tuple[Cell, ...]], written: Sequence[RowWords]) -> None:
        self.list.set_rows(rows, written)
        self.list.setVisible(bool(rows))
        self.begin.hide()

    def _say_of_file(self, left: str, doubts: str, read: str) -> None:
        for banner, words in ((self.left_out, left), (self.doubts, doubts)):
            banner.set_words(words)
            banner.setVisible(bool(words))
        self.read.setText(read)
        self.read.setVisible(bool(read))

    def _offer(self) -> None:
        """Name the main action for what is there to do."""
        assert self.main_action is not None
        self.working.end()
        self.main_action.setEnabled(True)
        self.other.setEnabled(True)
        self.other.setVisible(self.found is not None)
        self.template.setVisible(self.found is None)
        if self.found is None:
            self.set_main_action(CHOOSE)
        else:
            sure = "Yes, import" if self.found.doubtful else "Import"
            self.set_main_action(f"{sure} {count_words(len(self.found.lines), 'line')}")
        self.main_action.setFocus()

    def _recorded(self, made: PastImport | Problem) -> None:
        if not isinstance(made, Problem):
            self._session.hub.tell(Change.STOCK)
        if not isValid(self):
            return
        self._tell(State.PLAIN, "")
        if isinstance(made, Problem):
            if made.field == "stopped":
                self._tell(State.PLAIN, made.words)
            else:
                self.error.say(made.words)
            self._offer()
            return
        self.found, self._made = None, made
        for widget in (self.asked, self.doubts, self.left_out, self.read):
            widget.hide()
        self._list([], [])
        self._tell(State.SAVED, f"Saved on this computer: {count_words(made.entries, 'entry', 'entries')} imported.")
        self.undo.say(made.undo_words(self._session.clock.wall()))
        self.undo.show()
        self._offer()

    def _undo(self) -> None:
        if self._made is None:
            return
        take_back(self._session, self, self._made, self._busy(TAKING_BACK), self._undone)

    def _undone(self, came: Came) -> None:
        self._tell(State.PLAIN, "")
        self.undo.setVisible(isinstance(came, Problem))
        tell_of(self._session, came, self._tell, lambda problem: self.error.say(problem.words))
        self.begin.setVisible(not isinstance(came, Problem))
        self._offer()


@dataclass(frozen=True)
class _Seen:
    """What came of looking a file over, with its rows in words: made off the window's thread, since there may be very many."""

    found: Preview | BadFile
    rows: tuple[tuple[Cell, ...], ...]
    written: tuple[RowWords, ...]

    @staticmethod
    def of(found: Preview | BadFile) -> _Seen:
        if isinstance(found, BadFile):
            return _Seen(
                found,
                tuple((Cell(f"{each.line:,}", each.line), Cell(each.words), Cell(each.column)) for each in found.lines),
                tuple(RowWords(f"Line {each.line:,}, {each.column}", lines=(each.words,)) for each in found.lines),
            )
        return _Seen(
            found,
            tuple((Cell(f"{each.line:,}", each.line), Cell(each.words), Cell(each.doubt)) for each in found.lines),
            tuple(
                RowWords(
                    f"Line {each.line:,}. {each.what}",
                    "Stands already" if each.stands else "Look again" if each.doubt else "",
                    State.ODD if each.doubt and not each.stands else None,
                    lines=(each.doubt,) if each.doubt else (),
                    quiet=(each.rest,),
                )
                for each in found.lines
            ),
        )


def _doubts_words(number: int) -> str:
    if number == 1:
        return "1 line looks wrong. Read it again below; if it is right, go on."
    return f"{number:,} lines look wrong. Read them again below; if they are right, go on." if number else ""


def _ask_file(parent: QWidget) -> str:
    where, _ = QFileDialog.getOpenFileName(parent, CHOOSE, str(start_folder()), "CSV (*.csv *.txt *.tsv)")
    return where
