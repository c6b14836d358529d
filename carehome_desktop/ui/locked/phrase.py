"""Twelve fields for the recovery phrase; each word is looked at as soon as it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.text import Hint, Subheading

WORDS = 12


class PhraseFields(QWidget):
    """A field for each word. A blank, a comma or Enter goes on to the next; a whole phrase can be pasted into the first."""

    def __init__(self, check_word: Callable[[int, str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check_word = check_word
        self.lines = [LabelledLine(f"Word {place}") for place in range(1, WORDS + 1)]
        self.boxes: list[QLineEdit] = [line.box for line in self.lines]
        for at, line in enumerate(self.lines):
            line.left.connect(partial(self._look_at, at))
            line.changed.connect(partial(self._typed, at))
            line.box.installEventFilter(self)
            line.box.setInputMethodHints(Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhSensitiveData)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(Subheading("Recovery phrase"))
        column.addWidget(
            Hint(
                "The twelve words that were copied by hand when the home was set up. Small or capital letters are the same."
            )
        )
        column.addWidget(Spread(self.lines, most=3, least_width=self.fontMetrics().horizontalAdvance("m" * 12), down=3))
        # Below the words, not between them: a sentence in one cell would push the others out of their row.
        for line in self.lines:
            column.addWidget(line.error)

    def first_empty(self) -> QLineEdit:
        """Return the field where one goes on: the first without a word, else the first."""
        return next((box for box in self.boxes if not box.text().strip()), self.boxes[0])

    def words(self) -> list[str]:
        """Return what is in the fields."""
        return [box.text().strip() for box in self.boxes]

    def fill(self, words: Sequence[str]) -> None:
        """Put words into the fields from the first on."""
        for box, word in zip(self.boxes, words, strict=False):
            box.setText(word)

    def problems(self) -> list[tuple[str, QWidget]]:
        """Mark each field and say what is wrong with its word, and return all of it."""
        found: list[tuple[str, QWidget]] = []
        for at, line in enumerate(self.lines):
            words = self._check_word(at + 1, line.text()) if line.text().strip() else f"Type word {at + 1}."
            line.set_error(words)
            if words:
                found.append((words, line))
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on to the next field at a blank, and spread a phrase that is pasted over the fields."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            at = self.boxes.index(watched)
            if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Comma):
                if watched.text().strip() and at + 1 < WORDS:
                    self.boxes[at + 1].setFocus()
                return True
            if event.matches(QKeySequence.StandardKey.Paste):
                words = QGuiApplication.clipboard().text().replace(",", " ").split()
                if len(words) > 1:
                    self._spread(at, words)
                    return True
        return super().eventFilter(watched, event)

    def _spread(self, at: int, words: Sequence[str]) -> None:
        for box, word in zip(self.boxes[at:], words, strict=False):
            box.setText(word)
        self.boxes[min(at + len(words), WORDS) - 1].setFocus()

    def _typed(self, at: int, text: str) -> None:
        if self.lines[at].error.words() and not self._check_word(at + 1, text):
            self.lines[at].set_error("")

    def _look_at(self, at: int) -> None:
        text = self.lines[at].text()
        self.lines[at].set_error(self._check_word(at + 1, text) if text.strip() else "")
