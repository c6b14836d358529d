"""A table of counts: one line for each thing that is counted, last time's figure beside it, and their total."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.questions import Part, Question
from carehome_desktop.domain.values import Counts, Given, unit_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.errors import ErrorText, go_to
from carehome_desktop.ui.parts.text import Hint, Line, Strong, Text
from carehome_desktop.ui.question.field import AnswerField
from carehome_desktop.ui.question.number_box import NumberBox
from carehome_desktop.ui.question.view import QuestionView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _LineBox(NumberBox):
    """The box of one line: Enter goes to the next line, from the last one on; the arrows go up and down."""

    step = Signal(int)
    """So many lines on."""

    def __init__(self, asked: Question, part: Part, last: bool) -> None:
        super().__init__(asked, part.label)
        self.part, self._last = part, last

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between lines; Enter in the last one is the page's."""
        if event.key() in _STEPS:
            self.step.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER and not self._last:
            self.step.emit(1)
        else:
            super().keyPressEvent(event)


class CountsField(AnswerField):
    """A line left blank is not nought; the total counts what is there and says so while a line is blank."""

    def __init__(self, view: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.lines = [_LineBox(self.asked, part, part is view.parts[-1]) for part in view.parts]
        self._errors: list[ErrorText] = []
        self._before: list[Hint] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space(4))
        self._grid.setVerticalSpacing(theme.space(2))
        self._grid.setColumnStretch(0, 1)
        self.column.addLayout(self._grid)
        self.before_head = Hint()
        self.before_head.setAlignment(_RIGHT)
        self._grid.addWidget(self.before_head, 0, 1)
        self._grid.addWidget(Hint(self.asked.unit), 0, 2)
        for at, box in enumerate(self.lines):
            self._add(at, box)
        foot = 2 * len(self.lines) + 1
        self._grid.addWidget(Line(), foot, 0, 1, 3)
        self.total_name, self.total, self.total_before = Strong("Total"), Strong(), Hint()
        self.total.setWordWrap(False)
        self.total_before.setAlignment(_RIGHT)
        for column, widget in enumerate((self.total_name, self.total_before, self.total)):
            self._grid.addWidget(widget, foot + 1, column)

    def show_view(self, view: QuestionView) -> None:
        """Show the figures, and last time's beside them."""
        super().show_view(view)
        before = view.before.by_id() if isinstance(view.before, Counts) else {}
        self.before_head.setText(view.before_words if before else "")
        for box, was in zip(self.lines, self._before, strict=True):
            figure = before.get(box.part.id)
            was.setText("" if figure is None else f"{figure:,}")
            was.setAccessibleName("" if figure is None else f"{box.part.label}, {view.before_words}: {figure:,}")
        here = [before[box.part.id] for box in self.lines if box.part.id in before]
        self.total_before.setText(f"{sum(here):,}" if len(here) == len(self.lines) else "")
        self._say_total()

    def show_value(self, value: Given | None) -> None:
        """Show the figures that are kept."""
        counts = value.by_id() if isinstance(value, Counts) else {}
        for box in self.lines:
            box.show_number(counts.get(box.part.id))
        self._say_total()

    def value(self) -> Given | None:
        """Return the figures that are there; a blank line is none of them."""
        counts = {box.part.id: box.number for box in self.lines if box.number is not None}
        return Counts.of(counts) if counts else None

    def first_control(self) -> QWidget:
        """Return the first line that is blank, or the first of all."""
        return next((box for box in self.lines if box.number is None), self.lines[0])

    def unread(self) -> dict[str, str]:
        """Return what stands in lines and is no number."""
        return {box.part.id: typed for box in self.lines if (typed := box.unread())}

    def show_unread(self, typed: Mapping[str, str]) -> None:
        """Put back what is no number in the lines where it stood."""
        for box in self.lines:
            if box.part.id in typed:
                box.show_unread(typed[box.part.id])

    def place(self) -> str:
        """Return the id of the part whose line has the focus."""
        return next((box.part.id for box in self.lines if box.hasFocus()), "")

    def take_focus_at(self, place: str) -> None:
        """Put the focus in the line of a part, or where the answer goes on."""
        box = next((box for box in self.lines if box.part.id == place), self.first_control())
        go_to(box)

    def problem(self) -> tuple[str, QWidget] | None:
        """Return why the first line that cannot be read cannot."""
        for box in self.lines:
            box.settle()
        wrong = next((box for box in self.lines if box.sentence), None)
        return (f"{wrong.part.label}: {wrong.sentence}", wrong) if wrong else None

    def set_read_only(self, read_only: bool) -> None:
        """Let the figures be read and copied."""
        for box in self.lines:
            box.setReadOnly(read_only)
        self.tick.setEnabled(not read_only)

    def _add(self, at: int, box: _LineBox) -> None:
        error, label, before = ErrorText(), Text(box.part.label), Hint()
        label.setBuddy(box)
        before.setWordWrap(False)
        before.setAlignment(_RIGHT)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(label)
        if box.part.meaning:
            said.addWidget(Hint(box.part.meaning))
            box.setToolTip(box.part.meaning)
        self._grid.addWidget(error, 2 * at + 1, 0, 1, 3)
        self._grid.addLayout(said, 2 * at + 2, 0)
        self._grid.addWidget(before, 2 * at + 2, 1)
        self._grid.addWidget(box, 2 * at + 2, 2)
        self._errors.append(error)
        self._before.append(before)
        box.judged.connect(error.say)
        box.read.connect(self._changed)
        box.textEdited.connect(self.typed_soon)
        box.step.connect(lambda step: self._step(at + step))

    def _changed(self) -> None:
        self._say_total()
        self.told_soon()

    def _step(self, to: int) -> None:
        if 0 <= to < len(self.lines):
            go_to(self.lines[to])  # Qt scrolls to what Tab reaches, and to nothing else

    def _say_total(self) -> None:
        numbers = [box.number for box in self.lines if box.number is not None]
        whole = len(numbers) == len(self.lines)
        self.total_name.setText("Total" if whole or not numbers else "Total so far")
        total = sum(numbers)
        self.total.setText(f"{total:,} {unit_words(total, self.asked.unit)}".rstrip() if numbers else "")
        self.total.setAccessibleName(f"{self.total_name.text()}: {self.total.text()}" if numbers else "")
