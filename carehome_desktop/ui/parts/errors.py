"""What is wrong, said twice in the same words: above the field, and in a summary that leads to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.parts.text import Subheading, Text


class ErrorText(QFrame):
    """The sentence directly above a field; it takes no room while nothing is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence and have it spoken; an empty one takes it away."""
        if sentence == self._said:
            return
        self._said = sentence
        if sentence or self.layout() is not None:
            self._words.setText(sentence)
        self.setAccessibleName(sentence)
        if sentence:
            announce(self, sentence)
        self.setVisible(bool(sentence))

    def words(self) -> str:
        """Return the sentence that is shown."""
        return self._said

    @cached_property
    def _words(self) -> Text:
        """Made with the first sentence: nearly every field stands without one."""
        shape, words = QLabel(), Text(part="error")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(2))
        row.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        theme.icon(shape, "refused", "red", theme.tokens.ICON - 2)
        return words


class _WayToField(Button):
    """A sentence of the summary; pressing it goes to the field."""

    part = "link-red"

    def __init__(self, sentence: str, field: QWidget) -> None:
        super().__init__("")
        self.setAccessibleName(sentence)
        self._words = Text(sentence, self, part="error", selectable=False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.space(1), 0, theme.space(1))
        self._column.addWidget(self._words)
        self.clicked.connect(lambda: go_to(field))

    def sizeHint(self) -> QSize:
        """Return room for every line of the sentence."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room, which lets the sentence wrap."""
        return self._column.minimumSize()


class ErrorSummary(QFrame):
    """*There is a problem*: every sentence once, at the top, with the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "summary")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(4)] * 4)
        column.addWidget(Subheading("There is a problem"))
        column.addLayout(self._list)
        self._first: QWidget | None = None
        self.hide()

    def show_problems(self, problems: Sequence[tuple[str, QWidget]]) -> None:
        """List sentences, each with the field it is about, and take the focus; with none, go away."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for sentence, field in problems:
            self._list.addWidget(_WayToField(sentence, field))
        self.setAccessibleName(" ".join(["There is a problem.", *(sentence for sentence, _ in problems)]))
        self._first = problems[0][1] if problems else None
        self.setVisible(bool(problems))
        if problems:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the first field; what is typed here was meant for it, if it takes text."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        typed = (
            event.text().isprintable() and event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if self._first is None or not (enter or typed):
            super().keyPressEvent(event)
            return
        go_to(self._first)
        box = self.window().focusWidget()
        if typed and isinstance(box, QLineEdit | QPlainTextEdit):
            QApplication.sendEvent(box, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into view when the focus arrives."""
        super().focusInEvent(event)
        bring_into_view(self)


def go_to(field: QWidget) -> None:
    """Put the focus on a field and bring it into view."""
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    bring_into_view(field)


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever it lies in so far that it is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, theme.space(4), theme.space(16))
        above = above.parentWidget()
