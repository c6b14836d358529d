"""The button that says which entry it takes back, and asks why."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import bring_into_view
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.wrapping_button import WrappingButton
from carehome_desktop.ui.ppe.correcting import CORRECT

WHY, WHY_HINT, TAKE_BACK = (
    "Why do you take it back?",
    "You may leave this empty. The entry stays to be read.",
    "Take it back",
)


class UndoButton(WrappingButton):
    """*Undo: took 200 aprons, yesterday 4:10pm*."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.say(words)

    def say(self, words: str) -> None:
        """Say what is taken back, to the eye and to the ear."""
        self._words.setText(words)
        self.setAccessibleName(words)


class UndoStep(QWidget):
    """The button, and once it is pressed a line for the reason: Enter takes the entry back, Esc leaves it."""

    confirmed = Signal(str)
    """The reason, "" where none was typed."""
    correcting = Signal()
    """A wrong number is put right: the entry is to come back into its form."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button, self.correct = UndoButton(words), QuietButton(CORRECT)
        self.button.clicked.connect(self.ask)
        self.correct.clicked.connect(self.correcting)
        self.correct.setAccessibleName(f"{CORRECT}. {words}")
        self.reason: LabelledLine | None = None
        self._asked: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(2))
        both = QHBoxLayout()
        both.setSpacing(theme.space(4))
        both.addWidget(self.correct)
        both.addWidget(self.button, 1)
        self._column.addLayout(both)
        self.setFocusProxy(self.button)

    def say(self, words: str) -> None:
        """Say what is taken back, and ask no more about what was there before."""
        self.button.say(words)
        self.correct.setAccessibleName(f"{CORRECT}. {words}")
        self.leave()

    def ask(self) -> None:
        """Ask for the reason."""
        if self._asked is None:
            self._make()
        assert self._asked is not None
        assert self.reason is not None
        asked = self._asked
        asked.show()
        self.reason.box.setFocus()
        QTimer.singleShot(0, asked, lambda: bring_into_view(asked))  # once it has found its place below

    def leave(self) -> None:
        """Ask no more; the entry stays."""
        if self._asked is not None and self.reason is not None:
            had_focus = self._asked.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
            self._asked.hide()
            self.reason.set_text("")
            if had_focus:
                self.button.setFocus()

    def say_wrong(self, words: str) -> None:
        """Say why it was not taken back; what was typed stays."""
        self.ask()
        if self.reason is not None:
            self.reason.set_error(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the line takes the entry back and is not the page's main action; Esc leaves only this."""
        asked = self._asked is not None and self._asked.isVisible()
        if asked and event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif (
            asked and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QLineEdit)
        ):
            self._confirm()
        else:
            super().keyPressEvent(event)

    def _make(self) -> None:
        self._asked = QWidget()
        self.reason = LabelledLine(WHY, WHY_HINT)
        self.take_back, self.leave_it = SecondaryButton(TAKE_BACK), SecondaryButton("Leave it")
        self.take_back.clicked.connect(self._confirm)
        self.leave_it.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.setSpacing(theme.space(3))
        row.addWidget(self.take_back)
        row.addWidget(self.leave_it)
        row.addStretch(1)
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(theme.space(1), 0, theme.space(1), theme.space(2))
        column.setSpacing(theme.space(3))
        column.addWidget(self.reason)
        column.addLayout(row)
        self._column.addWidget(self._asked)

    def _confirm(self) -> None:
        if self.reason is not None:
            self.confirmed.emit(self.reason.text())
