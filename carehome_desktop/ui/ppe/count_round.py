"""The count round: the whole cupboard in its order, line by line, with Enter to the next and the last count beside."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.doubts import Doubt
from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.quantities import Quantity, amount_words, read_quantity
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.stock.when import read_when, when_words
from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.services.stock_prints import COUNT_SHEET_FILE, count_sheet, count_sheet_pdf, last_count_words
from carehome_desktop.services.stock_rounds import CountRound
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.half_filled import Control, HalfFilled
from carehome_desktop.ui.history.asking import side_by_side
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import go_to
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card
from carehome_desktop.ui.parts.read_back import ReadBack
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.ppe.attempt import attempt
from carehome_desktop.ui.ppe.record_words import LEAST
from carehome_desktop.ui.ppe.round_undo import RoundUndo
from carehome_desktop.ui.ppe.scan import ScanCard
from carehome_desktop.ui.ppe.words import meanwhile_words
from carehome_desktop.ui.session import Session

TITLE = "Count the cupboard"
HALF_DONE = "ppe round"
"""The form under which a half-done count waits."""
ABOUT = (
    "Enter goes to the next line. Type as in 3 boxes of 100 + 40, or 0 for none. A line left empty is not counted. "
    "Alt and an arrow up or down moves a line to where it lies in your cupboard."
)
WHEN = "Leave it empty if it is now. If you counted on paper first, type when, such as yesterday 4pm, or only Friday."
TYPED_IS_BACK = "What you had typed is back in its lines."
NOTHING_TYPED = "Type at least one count. A line left empty is not counted."


class CountLine(QWidget):
    """One type: its last count, a box, and what is typed read back with its unit."""

    changed = Signal()
    go_on = Signal()
    moved = Signal(int)

    def __init__(self, kind: PpeType, status: TypeStatus | None, last: str, usual_box: int) -> None:
        super().__init__()
        self.kind, self._usual_box = kind, usual_box
        self._level = status.level if status else None
        self.line = LabelledLine(breakable(kind.in_units()), f"Last count: {last}" if last else "Not counted yet")
        self.echo = Hint()
        room = self.echo.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # so that every box is as wide, read back or not
        self.echo.setSizePolicy(room)
        self.echo.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(side_by_side(self.line, self.echo, least=LEAST))
        self.line.changed.connect(self._typed)
        self.line.left.connect(self._judge)

    @property
    def box(self) -> QLineEdit:
        """Return the box that is typed in."""
        return self.line.box

    def read(self) -> Quantity | Problem | None:
        """Return what is typed, None if nothing is."""
        return read_quantity(self.line.text(), self.kind, self._usual_box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; Alt with an arrow moves the line."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def typed_anew(self) -> None:
        """Read back what stands in the box now."""
        self._typed()

    def look_again(self, status: TypeStatus | None, last: str, usual_box: int) -> str:
        """Show what was recorded elsewhere meanwhile; what is being typed stays, and a sentence says so."""
        before = self._level
        self._level, self._usual_box = status.level if status else None, usual_box
        hint = f"Last count: {last}" if last else "Not counted yet"
        self.line.hint.setText(hint)
        self.line.box.setAccessibleDescription(hint)
        self._show_read()
        changed = self._level is not None and self._level != before and bool(self.line.text())
        return meanwhile_words(self.kind, self._level) if changed and self._level is not None else ""

    def _typed(self) -> None:
        self._show_read()
        self.changed.emit()

    def _show_read(self) -> None:
        found = self.read()
        if not isinstance(found, Problem):
            self.line.set_error("")
        words = self._read_back(found) if isinstance(found, Quantity) else ""
        self.echo.setText(words)
        self.echo.setVisible(bool(words))

    def _read_back(self, quantity: Quantity) -> str:
        off = quantity.total - self._level if self._level is not None else 0
        if not off:
            return f"That is {quantity.words(self.kind)}."
        more = "more" if off > 0 else "fewer"
        return f"That is {quantity.words(self.kind)}, {amount_words(abs(off), self.kind)} {more} than on record."

    def _judge(self) -> None:
        found = self.read()
        self.line.set_error(found.words if isinstance(found, Problem) else "")


class CountRoundPage(ScrollPage):
    """All lines are recorded together or none is."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__(TITLE, ABOUT)
        self._session = session
        self._sure = False
        self._came_by_scan: CountLine | None = None
        self.question = Banner("")
        self.question.hide()
        self._card = Card()
        self._card.body.setSpacing(theme.space(5))
        self.when = LabelledLine("When did you count?", WHEN)
        self.when.changed.connect(self._changed)
        ReadBack(self.when, lambda typed: when_words(typed, session.clock.wall()))
        self.undo = RoundUndo(session)
        self.undo.taken_back.connect(self._taken_back)
        self._recorded: dict[str, str] = {}  # what stood in the lines of the round that was recorded last
        self.body.addWidget(self.undo)
        self.with_scanner = QuietButton("Count with a scanner")
        self.body.addWidget(self.with_scanner, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._card, side_by_side(self.when, QWidget(), least=LEAST), self.question):
            self.body.addWidget(widget)
        self.lines: list[CountLine] = []
        self.scan = ScanCard(session)
        self.scan.known.connect(self._scanned)
        self.with_scanner.clicked.connect(self._begin_scanning)
        self.body.insertWidget(0, self.scan)
        self.scan.setHidden(not self.scan.knows_any())
        self.with_scanner.setHidden(self.scan.knows_any())
        self._make_lines()
        self.add_back(go.back)
        self.print_button = SecondaryButton("Print a count sheet", icon="print")
        self.print_button.clicked.connect(self.open_preview)
        self.add_action(self.print_button)
        self.set_main_action("Record this count")
        self.main_action_pressed.connect(self.save)
        if self.lines:
            FirstFocus(self, self.lines[0].box)
        # The cupboard is walked round while much else happens: a half-done count is there again afterwards.
        controls: dict[str, Control] = {**self._boxes()}
        self._half = HalfFilled(self, session.workplace, HALF_DONE, controls)
        Live(self, session.hub, (Change.STOCK,), self._look_again)

    def open_preview(self) -> None:
        """Show the sheet to take round."""
        from carehome_desktop.ui.printing.preview import PrintPreview

        session = self._session
        sheet = count_sheet(session.stock, session.home_records.home(), session.clock.wall())
        self.preview = PrintPreview(
            lambda: count_sheet_pdf(sheet),
            COUNT_SHEET_FILE,
            session.background,
            self.window(),
            open_file=session.open_file,
        )
        self.preview.open()

    def save(self) -> None:
        """Record every line that was typed, all or none; numbers that look wrong are asked about once."""
        at = read_when(self.when.text(), self._session.clock.wall())
        wrong, entries = list[tuple[str, QWidget]](), list[Entry]()
        self.when.set_error(at.words if isinstance(at, Problem) else "")
        if isinstance(at, Problem):
            wrong.append((f"When did you count? {at.words}", self.when.box))
        for line in self.lines:
            found = line.read()
            if isinstance(found, Problem):
                line.line.set_error(found.words)
                wrong.append((f"{line.kind.name}: {found.words}", line.box))
            elif found is not None and not isinstance(at, Problem):
                entries.append(Entry(line.kind.id, Kind.COUNT, found, at))
        if not wrong and not entries and self.lines:
            wrong.append((NOTHING_TYPED, self.lines[0].box))
        self.summary.show_problems(wrong)
        if wrong or not entries:
            return
        stock, by = self._session.stock, self._session.person()
        recorded = attempt(lambda: stock.record_all(entries, by, sure=self._sure))
        if isinstance(recorded, Doubt):
            self._ask(recorded.words)
        elif isinstance(recorded, Problem):
            at_when = recorded.field == "when"
            self.when.set_error(recorded.words if at_when else "")
            self.summary.show_problems([(recorded.words, self.when.box if at_when else self.lines[0].box)])
        else:
            self._say_saved(CountRound(tuple(recorded)))

    def _boxes(self) -> dict[str, LabelledLine]:
        """Return all that is typed into, by name."""
        return {"when": self.when, **{line.kind.id: line.line for line in self.lines}}

    def _make_lines(self) -> None:
        stock = self._session.stock
        status = {each.kind.id: each for each in stock.status()}
        for kind in stock.in_cupboard_order():
            last = last_count_words(stock, kind, self._session.clock.wall())
            line = CountLine(kind, status.get(kind.id), last, stock.usual_box(kind.id))
            line.changed.connect(self._changed)
            line.go_on.connect(lambda line=line: self._next(line))
            line.moved.connect(lambda way, line=line: self._move(line, way))
            self.lines.append(line)
            self._card.body.addWidget(line)

    def _begin_scanning(self) -> None:
        """Most homes have no scanner: its line is shown to those who have used one, and to those who ask."""
        self.with_scanner.hide()
        self.scan.show()
        self.scan.code.setFocus()

    def _scanned(self, type_id: str) -> None:
        """Go to the line of a code; Enter there leads back to the next code."""
        line = next((each for each in self.lines if each.kind.id == type_id), None)
        if line is None:
            announce(self, "This type is used no more.")
            return
        self._came_by_scan = line
        go_to(line.box)
        announce(self, line.kind.name)

    def _look_again(self) -> None:
        stock = self._session.stock
        status = {each.kind.id: each for each in stock.status()}
        now, said = self._session.clock.wall(), list[str]()
        for line in self.lines:
            last, usual_box = last_count_words(stock, line.kind, now), stock.usual_box(line.kind.id)
            said += [words] if (words := line.look_again(status.get(line.kind.id), last, usual_box)) else []
        self.undo.look_again()
        if said:
            self.told.set_state(State.ODD, breakable(" ".join(said)))
            self.told.show()
            announce(self, " ".join(said))

    def _next(self, line: CountLine) -> None:
        """Go to the next line, from the last to the day; a code that was scanned into a line goes to its own line."""
        if (type_id := self.scan.type_of(line.line.text())) is not None:
            line.line.set_text("")
            line.typed_anew()
            self._scanned(type_id)
            return
        if self._came_by_scan is line:
            self._came_by_scan = None
            go_to(self.scan.code.box)
            return
        at = self.lines.index(line) + 1
        if at < len(self.lines):
            go_to(self.lines[at].box)
        else:
            go_to(self.when.box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter at the day goes on to the button: what is typed there is read back before all is recorded for it."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.when.box.hasFocus() and self.main_action is not None:
            self.main_action.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _move(self, line: CountLine, way: int) -> None:
        at = self.lines.index(line)
        to = at + way
        if not 0 <= to < len(self.lines):
            return
        order = [each.kind.id for each in self.lines]
        order.insert(to, order.pop(at))
        types, by = self._session.stock_types, self._session.person()
        if problem := attempt(lambda: types.set_order(order, by)):
            self.summary.show_problems([(problem.words, line.box)])
            return
        self.lines.insert(to, self.lines.pop(at))
        self._card.body.removeWidget(line)
        self._card.body.insertWidget(to, line)
        go_to(line.box)
        announce(self, f"{line.kind.name} is now line {to + 1} of {len(self.lines)}.")

    def _changed(self) -> None:
        """What was asked is asked anew when something else is typed."""
        self._sure = False
        self.question.hide()
        self.told.hide()
        self.set_main_action("Record this count")

    def _ask(self, words: str) -> None:
        self._sure = True
        self.question.set_words(words)
        self.question.show()
        self.set_main_action("Yes, record it like this")
        if self.main_action is not None:
            self.main_action.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words, urgent=True)

    def _say_saved(self, made: CountRound) -> None:
        self._recorded = {name: line.text() for name, line in self._boxes().items()}
        self._put({})
        self._half.done()
        self._look_again()
        self._changed()
        self.undo.offer(made)
        self.tell(State.SAVED, f"Saved on this computer: {made.words()}.")
        self._session.hub.tell(Change.STOCK)
        go_to(self.lines[0].box)

    def _taken_back(self, words: str) -> None:
        """Bring back what had been typed, to be put right, unless somebody counts again already."""
        if not any(line.text() for line in self._boxes().values()):
            self._put(self._recorded)
            words = f"{words} {TYPED_IS_BACK}"
        self._session.hub.tell(Change.STOCK)
        self.tell(State.SAVED, words)
        go_to(self.lines[0].box)

    def _put(self, typed: Mapping[str, str]) -> None:
        """Fill the lines as if by hand, so that what is read back and what is kept of them follow."""
        for name, line in self._boxes().items():
            line.set_text(typed.get(name, ""))
            line.changed.emit(line.text())
