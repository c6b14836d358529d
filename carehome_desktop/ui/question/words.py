"""A few words, which go out with the answers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.reading_values import LONGEST_WORDS, read_words
from carehome_desktop.domain.values import Given, Words
from carehome_desktop.ui.parts.fields import LabelledText
from carehome_desktop.ui.question.field import AnswerField
from carehome_desktop.ui.question.view import QuestionView

HINT = f"It is sent: no names. Up to {LONGEST_WORDS} characters. Enter makes a new line; Ctrl and Enter goes on."


class WordsField(AnswerField):
    """Several lines; what is too long stays and is told so, and the words before the typing stand: never a part of it."""

    def __init__(self, view: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.text = LabelledText("Your answer", HINT, lines=3)
        self.text.box.setAccessibleName(f"Your answer. {view.heading}")
        self.column.addWidget(self.text)
        self._words: Words | None = None
        self._before_typing: Words | None = None
        self.text.changed.connect(self._typed)
        self.text.changed.connect(self.typed_soon)

    @property
    def box(self) -> QPlainTextEdit:
        """The box that is typed in."""
        return self.text.box

    def show_value(self, value: Given | None) -> None:
        """Show the words that are kept."""
        if self.box.hasFocus() or self.text.error.words():
            return
        self._words = self._before_typing = value if isinstance(value, Words) else None
        self.text.set_text(self._words.words if self._words else "")

    def value(self) -> Given | None:
        """Return the words that stand."""
        return self._words

    def first_control(self) -> QWidget:
        """Return the box, with the cursor behind its last word."""
        self.box.moveCursor(QTextCursor.MoveOperation.End)
        return self.box

    def unread(self) -> dict[str, str]:
        """Return the words that are too long."""
        return {"": self.text.text()} if self.text.error.words() else {}

    def show_unread(self, typed: Mapping[str, str]) -> None:
        """Put back the words that are too long."""
        self.box.setPlainText(typed.get("", ""))

    def problem(self) -> tuple[str, QWidget] | None:
        """Return why the words cannot be kept."""
        return (self.text.error.words(), self.text) if self.text.error.words() else None

    def set_read_only(self, read_only: bool) -> None:
        """Let the words be read and copied."""
        self.box.setReadOnly(read_only)
        self.tick.setEnabled(not read_only)

    def _typed(self, typed: str) -> None:
        found = read_words(typed, self.asked.id)
        self.text.set_error(found.words if isinstance(found, Problem) else "")
        words = self._before_typing if isinstance(found, Problem) else found
        if words != self._words:
            self._words = words
            self.told_soon()
