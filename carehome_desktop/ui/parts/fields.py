"""A field with its label above it, and between them a hint, or in its place what is wrong: nothing on the page moves."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.text import Hint, Strong, Text

_VERY_HIGH = 1 << 20


class _Labelled(QWidget):
    """What both fields share."""

    def __init__(self, label: str, box: QWidget, hint: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.label, self.hint, self.error = Strong(label), Hint(hint), ErrorText()
        self.label.setBuddy(box)
        box.setAccessibleName(label)
        box.setAccessibleDescription(hint)
        self._box, self._room, self._held = box, 0, 0
        self.setFocusProxy(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        for widget in (self.label, self.hint, self.error):
            column.addWidget(widget)
        column.addSpacing(theme.space(1))  # else the ring around the box lies on the words above it
        column.addWidget(box)
        self.hint.setVisible(bool(hint))
        for words in (self.label, self.hint):
            words.setAlignment(Qt.AlignmentFlag.AlignTop)

    def head(self, width: int) -> tuple[int, int]:
        """Return how high its label, and its hint or what is wrong, are in a width."""
        said = self.error.height_in(width) if self._says_wrong() else _height(self.hint, width)
        return _height(self.label, width), max(said, self._held)

    def level(self, label: int, hint: int) -> None:
        """Give label and hint such heights at least, so that fields side by side begin and end in a line."""
        self.label.setMinimumHeight(label)
        self._room = hint
        self._arrange()

    def say_hint(self, words: str) -> None:
        """Say another hint, or none, to the eye and to the ear."""
        self.hint.setText(words)
        self._box.setAccessibleDescription(f"{self.error.words()} {words}".strip())
        self._arrange()

    def set_error(self, sentence: str) -> None:
        """Say what is wrong above the box, or that nothing is."""
        if sentence == self.error.words():
            return
        if self.hint.isVisible():
            self._held = _height(self.hint, self.width())
        self.error.say(sentence)
        self._arrange()
        theme.mark(self._box, state="red" if sentence else "")
        self._box.setAccessibleDescription(f"{sentence} {self.hint.text()}".strip())

    def _put_right(self) -> None:
        """Say nothing is wrong while it is typed anew; the room of the words stays, so that the box is where it was."""
        if self._says_wrong():
            self._held = max(self._held, self.error.height())
            self.set_error("")

    def _says_wrong(self) -> bool:
        """Whether what is wrong stands in this field, and not where a page has put it, such as below a grid of fields."""
        return bool(self.error.words()) and self.error.parentWidget() is self

    def _begin_anew(self) -> None:
        """Give back the room that was held: another entry begins."""
        if self._held and not self.error.words():
            self._held = self._room = 0
            self._arrange()

    def _arrange(self) -> None:
        """Show the hint or, in its place, what is wrong."""
        room = max(self._room, self._held)
        for words in (self.hint, self.error):
            words.setMinimumHeight(room)
        self.hint.setMaximumHeight(_VERY_HIGH if self.hint.text() else room)  # Qt keeps two lines for no words
        self.hint.setVisible(not self.error.words() and (room > 0 or bool(self.hint.text())))


def _height(words: Text, width: int) -> int:
    """Return how high words stand in a width; Qt's own answer would hold what `level` gave them before."""
    if not words.text():
        return 0
    room = QRect(0, 0, max(1, width), _VERY_HIGH)
    return words.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words.text()).height()


class LabelledLine(_Labelled):
    """One line to type in."""

    changed = Signal(str)
    left = Signal()

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.box = QLineEdit()
        super().__init__(label, self.box, hint, parent)
        self.box.textEdited.connect(lambda: self._put_right())
        self.box.textEdited.connect(self.changed)
        self.box.editingFinished.connect(self.left)

    def text(self) -> str:
        """Return what is in the box."""
        return self.box.text()

    def set_text(self, text: str) -> None:
        """Put a text in the box without telling of a change."""
        self._begin_anew()
        self.box.setText(text)


class _TextBox(QPlainTextEdit):
    """Several lines: Tab goes on to the next field, Ctrl and Enter is left to the page."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        """Return room for so many lines of the font in use."""
        return QSize(super().sizeHint().width(), self._lines * self.fontMetrics().lineSpacing() + theme.space(6))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, so that a full page scrolls rather than squeezes."""
        return QSize(theme.space(30), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, but hand Ctrl and Enter up."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)


class LabelledText(_Labelled):
    """Several lines to type in."""

    changed = Signal(str)

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None, *, lines: int = 3) -> None:
        self.box = _TextBox(lines)
        super().__init__(label, self.box, hint, parent)
        self.box.textChanged.connect(lambda: self._put_right())
        self.box.textChanged.connect(lambda: self.changed.emit(self.text()))

    def text(self) -> str:
        """Return what is in the box."""
        return self.box.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text in the box without telling of a change; the same text leaves the cursor alone."""
        self._begin_anew()
        if text != self.text():
            self.box.blockSignals(True)
            self.box.setPlainText(text)
            self.box.blockSignals(False)
