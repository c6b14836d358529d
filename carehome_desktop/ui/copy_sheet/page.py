"""The copy sheet on the screen: one line at a time to type into the tracker's page, and at its end *entered*."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.copy_sheet import Mark
from carehome_desktop.domain.delivery import State as Delivered
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.ways import SHOWN_WORDS
from carehome_desktop.domain.words import count_words
from carehome_desktop.services.copy_sheet import CopySheet
from carehome_desktop.services.copy_sheet_print import copy_sheet_pdf, sheet_file_name
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.copy_sheet.entered import EnteredForm
from carehome_desktop.ui.copy_sheet.keys_line import KeysLine
from carehome_desktop.ui.copy_sheet.line import LineRow, Wish
from carehome_desktop.ui.copy_sheet.standing import EnteredCard, how_it_goes
from carehome_desktop.ui.copy_sheet.tools import LineTools
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import Live, empty, name_row
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import go_to
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, EmptyState
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.printing.preview import PrintPreview
from carehome_desktop.ui.session import Session

ORDER = "If the page asks in another order, move the lines once (Alt and an arrow). The order is kept."
CARRIED = (
    "Marks from the sheet before still count where the value is the same: {lines}. "
    "Check that the tracker’s page still shows those values."
)
RECORD, ALL_THE_SAME = "Record as entered", "Record it anyway"
_MARKS = {Wish.TYPED: Mark.TYPED, Wish.NOT_THERE: Mark.NOT_THERE}
_STEPS: dict[Wish, Callable[[int], int]] = {
    Wish.BEFORE: lambda _: -1,
    Wish.AFTER: lambda _: 1,
    Wish.FIRST: lambda lines: -lines,
    Wish.LAST: lambda lines: lines,
}


class CopySheetPage(ScrollPage):
    """Leads through the lines of a return that goes by hand."""

    def __init__(self, session: Session, go: Go, return_id: str) -> None:
        super().__init__("Copy sheet")
        self._session, self._go, self._return_id = session, go, return_id
        self.rows: dict[str, LineRow] = {}
        self.current = ""
        self.preview: PrintPreview | None = None
        self._warned = False
        self._marked_here: list[str] = []
        back = self.add_back(go.back)
        sheet = session.copy_sheets.open(return_id)
        if sheet is None:
            self.body.addWidget(EmptyState("This file holds no return of that name.", "Go back and choose another."))
            return
        self._sheet: CopySheet = sheet
        self._top = QVBoxLayout()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.tools = LineTools()
        self.form = EnteredForm(session.home_records.home().people)
        self.keys = KeysLine()
        self._build()
        self.set_main_action(RECORD)
        self.main_action_pressed.connect(self._record)
        self._lay()
        self._show_standing()
        first = next(iter(sheet.left()), None)
        FirstFocus(self, self.rows[first.key] if first and self._to_enter() else self.main_action or back)
        Live(self, session.hub, (Change.OUTBOX, Change.ANSWERS), self._refresh)

    def _build(self) -> None:
        card = Card()
        card.body.setSpacing(theme.space(1))
        card.body.setContentsMargins(theme.space(3), theme.space(4), theme.space(3), theme.space(3))
        card.body.addLayout(self._lines)
        self.body.addLayout(self._top)
        self.body.addWidget(card)
        self.body.addWidget(self.form)
        for words, icon, act in (("Print", "print", self.open_preview), ("Make a file", "", self._to_file)):
            button = SecondaryButton(words, icon=icon)
            button.clicked.connect(act)
            self.add_action(button)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.keys)  # between what scrolls and the buttons, so that it is always seen
        self.tools.wished.connect(lambda wish: self._do(self.current, wish))
        self.tools.noted.connect(self._keep_note)
        self.tools.more.clicked.connect(lambda: QTimer.singleShot(0, self, lambda: self._bring_into_view(self.current)))
        self.tools.left.connect(lambda: self._focus(self.current))

    def open_preview(self) -> None:
        """Show the sheet as it prints, so that somebody else can do it."""
        session, sheet = self._session, self._sheet
        home, now = session.home_records.home(), session.clock.wall()
        self.preview = PrintPreview(
            lambda: copy_sheet_pdf(sheet, home, now),
            sheet_file_name(sheet),
            session.background,
            self.window(),
            open_file=session.open_file,
        )
        self.preview.open()

    def _to_file(self) -> None:
        self._go.to_files(self._return_id)

    def _to_enter(self) -> bool:
        return self._sheet.record.outgoing.state is Delivered.BY_HAND

    # What is shown

    def _refresh(self) -> None:
        sheet = self._session.copy_sheets.open(self._return_id)
        assert sheet is not None  # nothing is ever removed
        moved = [line.key for line in sheet.lines] != [line.key for line in self._sheet.lines]
        before, self._sheet = self._sheet.record.outgoing, sheet
        if moved:
            self._lay()
        self._show_marks()
        if sheet.record.outgoing != before:
            self._show_standing()

    def _lay(self) -> None:
        """Put the lines in their order, with what can be done below the current one."""
        while self._lines.takeAt(0) is not None:
            pass
        for line in self._sheet.lines:
            if line.key not in self.rows:
                row = self.rows[line.key] = LineRow(line)
                name_row(row, f"line {line.key}")
                row.wished.connect(partial(self._do, line.key))
                row.came.connect(partial(self._come, line.key))
            self.rows[line.key].show_line(line)
            self._lines.addWidget(self.rows[line.key])
        self._show_marks()
        self._place_tools()

    def _show_marks(self) -> None:
        for line in self._sheet.lines:
            marked, carried = self._sheet.marks.get(line.key), line.key in self._sheet.carried
            self.rows[line.key].show_mark(marked, to_type=self._to_enter(), carried=carried)
        left, all_lines = len(self._sheet.left()), sum(1 for line in self._sheet.lines if line.asked and line.value)
        self.set_aside(f"{all_lines - left} of {all_lines} done" if self._to_enter() else "")

    def _show_standing(self) -> None:
        record = self._sheet.record
        self.set_title(f"Copy sheet: {record.section.title}", f"for {record.filed.period.words()}")
        empty(self._top)
        by_hand = self._to_enter()
        self.form.setVisible(by_hand)
        self.keys.setVisible(by_hand)
        if not by_hand:
            self._top.addWidget(EnteredCard(self._session, self._go, record))
        else:
            intro = how_it_goes(record.outgoing.way)
            self._top.addWidget(Banner(intro, "blue"))
            if caution := self._session.ways_out.caution(record.outgoing):
                self._top.addWidget(Banner(caution, "amber", title="It may be there already"))
            if carried := len(self._sheet.carried):
                self._top.addWidget(Banner(CARRIED.format(lines=count_words(carried, "line")), "blue"))
            self._top.addWidget(Hint(ORDER))
            change = QuietButton("Send it another way")
            change.clicked.connect(lambda: self._go.to_change_way(self._return_id))
            self._top.addWidget(name_row(change, "change way"), 0, Qt.AlignmentFlag.AlignLeft)
        self.set_main_action(RECORD if by_hand else "Done")
        self._place_tools()

    def _place_tools(self) -> None:
        self._let_tab_in()
        shown = self._to_enter() and self.current in self.rows
        self._lines.removeWidget(self.tools)
        if not shown:
            self.tools.hide()
        else:
            self._lines.insertWidget(self._lines.indexOf(self.rows[self.current]) + 1, self.tools)
            self.tools.show()  # only now that it lies on the page: else it would be a window of its own
            can_undo, line = self._to_undo(self.current) is not None, self.rows[self.current].line
            self.tools.stand_for(can_undo=can_undo, has_value=bool(line.value))

    def _let_tab_in(self) -> None:
        """Let Tab come to one of the lines: the current one, or the first."""
        keys = [line.key for line in self._sheet.lines]
        here = self.current if self.current in keys else next(iter(keys), "")
        for key in keys:
            self.rows[key].take_tab(comes_here=key == here)

    # What is done

    def _come(self, key: str) -> None:
        if key != self.current:
            self.current = key
            self.tools.tell("")
            self._place_tools()
        # Once the tools have found their place below it: at twice the text size they would else lie under the edge.
        QTimer.singleShot(0, self.rows[key], partial(self._bring_into_view, key))

    def _bring_into_view(self, key: str) -> None:
        self.area.ensureWidgetVisible(self.tools if self.tools.isVisible() else self.rows[key], 0, theme.space(3))
        self.area.ensureWidgetVisible(self.rows[key], 0, theme.space(3))

    def _do(self, key: str, wish: str) -> None:
        if wish in _STEPS:
            self._step(key, _STEPS[Wish(wish)](len(self.rows)))
        elif wish == Wish.COPY:
            self._copy(key)
        elif not self._to_enter():
            return
        elif wish in (Wish.UP, Wish.DOWN):
            self._move(key, -1 if wish == Wish.UP else 1)
        elif wish == Wish.ASKS_ELSE:
            marked = self._sheet.marks.get(key)
            self.tools.ask_note(marked.note if marked else "")
        elif wish == Wish.UNDO:
            self._undo(key)
        else:
            self._mark(key, _MARKS[Wish(wish)])

    def _copy(self, key: str) -> None:
        line = self.rows[key].line
        if line.value:
            QGuiApplication.clipboard().setText(line.value)
            self._say(f"Copied: {line.value}")
        else:
            self._say("There is nothing to copy: leave it blank on the page.")
        self._focus(key)

    def _mark(self, key: str, mark: Mark, note: str = "") -> None:
        problem = self._session.copy_sheets.mark(self._return_id, key, mark, self._session.person(), note)
        if problem is not None:
            self.tools.note.set_error(problem.words)
            self.tools.note.setFocus()
            return
        self._marked_here = [each for each in self._marked_here if each != key] + [key]
        self._look_again()
        following = self._sheet.next_after(key)
        self._focus(following.key if following else "")

    def _keep_note(self, words: str) -> None:
        self._mark(self.current, Mark.ASKS_ELSE, words)

    def _undo(self, key: str) -> None:
        """Take back the mark of a line; from a line that has none, the mark that was made last, since that led on to here."""
        if (marked := self._to_undo(key)) is None:
            self._focus(key)
            return
        self._session.copy_sheets.undo(self._return_id, marked, self._session.person())
        self._marked_here = [each for each in self._marked_here if each != marked]
        self._look_again()
        self._focus(marked)
        self._say(f"Taken back: line {self.rows[marked].line.number}. That you marked it stays in the history.")

    def _to_undo(self, key: str) -> str | None:
        """Return the line whose mark is taken back from a line, or None if there is none."""
        if key in self._sheet.marks:
            return key
        return next((each for each in reversed(self._marked_here) if each in self._sheet.marks), None)

    def _move(self, key: str, steps: int) -> None:
        self._sheet = self._session.copy_sheets.move(self._sheet, key, steps, self._session.person())
        self._lay()
        self._focus(key)
        at = [line.key for line in self._sheet.lines].index(key) + 1
        self._say(f"Moved: now line {at} of {len(self._sheet.lines)}. The order is kept.")

    def _step(self, key: str, steps: int) -> None:
        keys = [line.key for line in self._sheet.lines]
        self._focus(keys[max(0, min(len(keys) - 1, keys.index(key) + steps))])

    def _focus(self, key: str) -> None:
        """Put the focus on a line, or after the last on the first question of the form."""
        if key != self.current:
            self.tools.tell("")
        self.current = key
        self._place_tools()
        if key in self.rows:
            go_to(self.rows[key])
            return
        self._say("Every line is marked. Save the tracker’s page, then record it as entered.")
        go_to(self.form.first())

    def _look_again(self) -> None:
        sheet = self._session.copy_sheets.open(self._return_id)
        assert sheet is not None  # nothing is ever removed
        self._sheet, self._warned = sheet, False
        self._show_marks()
        self.set_main_action(RECORD)

    def _say(self, words: str) -> None:
        self.tools.tell(words)
        announce(self, words)

    # The end

    def _record(self) -> None:
        if not self._to_enter():
            self._go.to_place("today")
            return
        session = self._session
        told = self.form.read(session.clock.wall(), lambda at: session.ways_out.why_not_then(self._return_id, at))
        problems = [*(told if isinstance(told, list) else []), *self._ask_about_what_is_left()]
        if isinstance(told, list) or problems:
            self.summary.show_problems(problems)
            return
        entered = session.ways_out.enter(
            self._return_id, told.who, told.at, told.shown, session.person(), reference=told.reference
        )
        if isinstance(entered, Problem):
            field: QWidget = self.form.reference if entered.field == "reference" else self.form.when
            self.summary.show_problems([(entered.words, field)])
            return
        self.summary.show_problems([])
        self._refresh()
        assert self.main_action is not None
        self.main_action.setFocus()
        self.area.verticalScrollBar().setValue(0)
        announce(self, f"Recorded as entered. {SHOWN_WORDS[told.shown]}")
        session.hub.tell(Change.OUTBOX)

    def _ask_about_what_is_left(self) -> list[tuple[str, QWidget]]:
        """Say once that lines are left, then let her record it all the same."""
        left = self._sheet.left()
        if not left or self._warned:
            return []
        self._warned = True
        self.set_main_action(ALL_THE_SAME)
        words = f"{count_words(len(left), 'line')} still without a mark. If they are on the page, press {ALL_THE_SAME}."
        return [(words, self.rows[left[0].key])]
