"""What the home has: a tick for each, and in the home's own words what it counts there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carehome_desktop.domain.questions import Part
from carehome_desktop.domain.values import Given, Picks
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.errors import go_to
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.text import Hint, Subheading
from carehome_desktop.ui.question.field import AnswerField
from carehome_desktop.ui.question.view import QuestionView

ASKED_ONCE = "You tell this once. It stays in your home, and you can change it whenever it changes."
OWN_WORDS = "What you count there, in your own words, if you wish"
LONGEST_DEFINITION = 200
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Pick(QWidget):
    """A tick with its meaning; `note` is the line for the home's own definition, which stands below all the ticks."""

    ticked, typed = Signal(), Signal()

    def __init__(self, part: Part, heading: str) -> None:
        super().__init__()
        self.part = part
        self.tick = QCheckBox(part.label.replace("&", "&&"))
        self.tick.setAccessibleName(part.label)
        self.tick.setAccessibleDescription(" ".join(filter(None, (part.meaning, heading))))
        self.note = LabelledLine(part.label)
        self.note.box.setAccessibleName(f"What you count as {part.label}, in your own words")
        self.note.box.setMaxLength(LONGEST_DEFINITION)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignLeft)
        if part.meaning:
            inner = QVBoxLayout()
            inner.setContentsMargins(theme.space(9), 0, 0, theme.space(2))
            inner.addWidget(Hint(part.meaning))
            column.addLayout(inner)
        self.note.hide()
        self.tick.toggled.connect(self.note.setVisible)
        self.tick.toggled.connect(lambda _: self.ticked.emit())
        self.note.changed.connect(lambda _: self.typed.emit())

    def show_pick(self, note: str | None) -> None:
        """Show it as ticked with a note, or with None as not ticked; what is being typed is left alone."""
        self.tick.blockSignals(True)
        self.tick.setChecked(note is not None)
        self.tick.blockSignals(False)
        self.note.setVisible(note is not None)
        if not self.note.box.hasFocus() and note is not None:
            self.note.set_text(note)


class PicksField(AnswerField):
    """Ticks, none set beforehand. No tick moves when another is set: the lines to type in stand below them all."""

    def __init__(self, view: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.column.addWidget(Hint(ASKED_ONCE))
        self.picks = [_Pick(part, view.heading) for part in self.asked.parts]
        for pick in self.picks:
            self.column.addWidget(pick)
            pick.ticked.connect(self.tell)
            pick.ticked.connect(self._say_own_words)
            pick.typed.connect(self.told_soon)
        self._own_words = Subheading(OWN_WORDS)
        self._own_words.hide()
        for widget in (self._own_words, *(pick.note for pick in self.picks)):
            self.column.addWidget(widget)
        self._ticks: list[QWidget] = [*(pick.tick for pick in self.picks), self.tick]
        for tick in self._ticks:
            tick.installEventFilter(self)

    def _say_own_words(self) -> None:
        self._own_words.setVisible(any(pick.tick.isChecked() for pick in self.picks))

    def show_value(self, value: Given | None) -> None:
        """Show what is picked."""
        picked = value.by_id() if isinstance(value, Picks) else {}
        for pick in self.picks:
            pick.show_pick(picked.get(pick.part.id))
        self._say_own_words()

    def value(self) -> Given | None:
        """Return what is picked, each with its note."""
        picked = {pick.part.id: pick.note.text().strip() for pick in self.picks if pick.tick.isChecked()}
        return Picks.of(picked) if picked else None

    def first_control(self) -> QWidget:
        """Return the first tick."""
        return self.picks[0].tick

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go from tick to tick: the line of a note between them is reached by Tab."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            at = next(at for at, tick in enumerate(self._ticks) if tick is watched)
            to = at + _STEPS[Qt.Key(event.key())]
            if 0 <= to < len(self._ticks):
                go_to(self._ticks[to])
            return True
        return super().eventFilter(watched, event)

    def set_read_only(self, read_only: bool) -> None:
        """Let the ticks be read, and their notes copied."""
        for pick in self.picks:
            pick.tick.setEnabled(not read_only)
            pick.note.box.setReadOnly(read_only)
        self.tick.setEnabled(not read_only)
