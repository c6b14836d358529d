"""What is wrong, said twice in the same words: above the field, and in a summary that leads to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
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

_VERY_HIGH = 1 << 20


class ErrorText(QFrame):
    """The sentence directly above a field; it takes no room while nothing is wrong."""

    gone = Signal()

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
        if not sentence:
            self.gone.emit()

    def height_in(self, width: int) -> int:
        """Return how high the sentence stands in a width."""
        room = QRect(0, 0, max(1, width - theme.tokens.ICON - theme.space(2)), _VERY_HIGH)
        return self._words.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._said).height()

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
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        theme.icon(shape, "refused", "red", theme.tokens.ICON - 2)
        return words


class _WayToField(Button):
    """A sentence of the summary; pressing it goes to the field."""

    part = "link-red"
    righted = Signal()

    def __init__(self, sentence: str, field: QWidget) -> None:
        super().__init__("")
        _keep_room(self, True)
        self.setAccessibleName(sentence)
        self._words = Text(sentence, self, part="error", selectable=False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.space(1), 0, theme.space(1))
        self._column.addWidget(self._words)
        self.clicked.connect(lambda: go_to(field))
        above = getattr(field, "error", None) or getattr(field.parentWidget(), "error", None)
        if isinstance(above, ErrorText):
            above.gone.connect(self.put_right)
        if isinstance(field, QAbstractButton) and (group := field.group()) is not None:
            group.buttonToggled.connect(self.put_right)

    def put_right(self) -> None:
        """Go, and leave its room: what is typed just then stays where it is."""
        self.hide()
        self.righted.emit()

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
        self._ways: list[_WayToField] = []
        self.hide()

    def show_problems(self, problems: Sequence[tuple[str, QWidget]]) -> None:
        """List sentences, each with the field it is about, and take the focus; with none, go away."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._ways = [_WayToField(sentence, field) for sentence, field in problems]
        for way in self._ways:
            self._list.addWidget(way)
            way.righted.connect(self._look_again)
        self._say([sentence for sentence, _ in problems])
        self._first = problems[0][1] if problems else None
        _keep_room(self, False)
        self.setVisible(bool(problems))
        if problems:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentences: Sequence[str]) -> None:
        self.setAccessibleName(" ".join(["There is a problem.", *sentences]))

    def _look_again(self) -> None:
        """Name what is still wrong; once nothing is, go, and leave the room until the page is asked anew."""
        left = [way.accessibleName() for way in self._ways if not way.isHidden()]
        self._say(left)
        if not left:
            _keep_room(self, True)
            self.hide()

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


def _keep_room(widget: QWidget, keep: bool) -> None:
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(keep)
    widget.setSizePolicy(policy)


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
