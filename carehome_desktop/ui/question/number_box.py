"""A box for one whole number: it reads while one types, and judges what cannot be read when it is left."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import Question
from carehome_desktop.domain.reading_values import read_number
from carehome_desktop.ui import theme

_WIDEST = "1,000,000 000"


class NumberBox(QLineEdit):
    """`number` is what the box stands for. What cannot be read stays in the box, and what stood before the typing stands again.

    So no part of what cannot be read is ever an answer: *12 hundred* does not leave 12.
    """

    read = Signal()
    """Another number stands, or none any more."""
    judged = Signal(str)
    """Why what is typed cannot be read, or "" when that is over."""

    def __init__(self, asked: Question, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = asked
        self.number: int | None = None
        self._before_typing: int | None = None
        self.sentence = ""
        self._unread = ""
        self.setAccessibleName(name)
        self.setAccessibleDescription(asked.unit)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self.settle)

    def show_number(self, number: int | None) -> None:
        """Show what is kept; what is being typed, or could not be read, is left alone."""
        if self.hasFocus() and self.isModified():
            return
        if self._unread and number == self.number:
            return
        self.number, self._before_typing, self._unread = number, number, ""
        self.setText("" if number is None else f"{number:,}")
        self._judge("")

    def unread(self) -> str:
        """Return what is typed if it cannot be read, else ""."""
        return self.text() if self._unread else ""

    def show_unread(self, typed: str) -> None:
        """Put back what could not be read; the number before it stands."""
        self.setText(typed)
        self._typed(typed)
        self.settle()

    def settle(self) -> None:
        """Judge what is typed now, as when the box is left."""
        if not self._unread:
            self._before_typing = self.number
        self._judge(self._unread)

    def sizeHint(self) -> QSize:
        """Return room for the largest number that is asked for anywhere."""
        wide = self.fontMetrics().horizontalAdvance(_WIDEST) + theme.space(8)
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same, so that a narrow page never hides a figure."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def _typed(self, text: str) -> None:
        """Take a number as soon as it can be read, and say nothing against half of one."""
        found = read_number(text, self._asked)
        if isinstance(found, Problem):
            self._unread = found.words
            self._stand_for(self._before_typing)
            return
        self._unread = ""
        self._judge("")
        if found is None:
            self._before_typing = None
        self._stand_for(found)

    def _stand_for(self, number: int | None) -> None:
        if number != self.number:
            self.number = number
            self.read.emit()

    def _judge(self, sentence: str) -> None:
        if sentence == self.sentence:
            return
        self.sentence = sentence
        theme.mark(self, state="red" if sentence else "")
        self.setAccessibleDescription(f"{sentence} {self._asked.unit}".strip())
        self.judged.emit(sentence)
