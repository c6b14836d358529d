"""What can be done to the line that has the focus, as buttons, the seldom ones behind *More*; and the note on what the page asks instead."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.copy_sheet.line import Wish
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.live import name_row
from carehome_desktop.ui.parts.buttons import Button, PrimaryButton, QuietButton, SecondaryButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.state import State, StateLabel

_FIRST = (
    (Wish.COPY, "Copy", "Copies the value, to paste it on the tracker’s page. Key: C"),
    (Wish.TYPED, "Typed, go on", "Marks the line as typed and goes to the next. Key: Enter"),
)
_UNDO = (Wish.UNDO, "Undo", "Takes the mark of this line back, or the one that you made last. Key: U")
_MORE = (
    (Wish.NOT_THERE, "Not on the page", "The tracker’s page has no such line. Key: N"),
    (Wish.ASKS_ELSE, "Asks something else", "The tracker’s page asks something else: note what. Key: A"),
    (Wish.UP, "Move up", "Moves the line up, to match the tracker’s page. Keys: Alt and up"),
    (Wish.DOWN, "Move down", "Moves the line down, to match the tracker’s page. Keys: Alt and down"),
)
MORE, LESS = "More", "Less"


class LineTools(QFrame):
    """Stands below the line it is about, for the mouse; the line itself has a key for each, so Tab passes these by."""

    wished = Signal(str)
    noted = Signal(str)
    """What the page asks instead, as typed."""
    left = Signal()
    """The note is not wanted after all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[Wish, Button] = {}
        first = [self._tool(SecondaryButton(words), wish, tip) for wish, words, tip in _FIRST]
        undo = self._tool(QuietButton(_UNDO[1]), _UNDO[0], _UNDO[2])
        self.more = QuietButton(MORE)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.setToolTip("What is done more seldom; each has a key, named at the bottom")
        self.more.clicked.connect(self._show_more)
        rest = [self._tool(QuietButton(words), wish, tip) for wish, words, tip in _MORE]
        self._rest = Spread(rest, most=4, across=5, down=2, fill=False)
        self.told = StateLabel(State.PLAIN, wrap=True)
        self.told.hide()
        self.note = LabelledLine("What does the page ask?", "A few words. They stay with the record of this return.")
        keep = PrimaryButton("Keep the note")
        keep.setDefault(False)
        keep.clicked.connect(self._keep)
        self.note.box.returnPressed.connect(self._keep)
        self._noting = QWidget()
        noting = QVBoxLayout(self._noting)
        noting.setContentsMargins(0, 0, 0, 0)
        noting.setSpacing(theme.space(2))
        noting.addWidget(self.note)
        noting.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(3))
        column.setSpacing(theme.space(3))
        column.addWidget(Spread([*first, self.more, undo], most=4, across=4, down=2, fill=False))
        column.addWidget(self._rest)
        column.addWidget(self.told)
        column.addWidget(self._noting)
        self._noting.hide()
        self._rest.hide()

    def tell(self, words: str) -> None:
        """Say what was just done; nothing when the focus has gone on."""
        self.told.set_state(State.SAVED, words)
        self.told.setVisible(bool(words))

    def stand_for(self, *, can_undo: bool, has_value: bool) -> None:
        """Offer what fits the line that is current now, with no note open."""
        self.buttons[Wish.UNDO].setEnabled(can_undo)
        self.buttons[Wish.UNDO].setVisible(can_undo)
        self.buttons[Wish.COPY].setEnabled(has_value)
        self.close_note()

    def ask_note(self, words: str) -> None:
        """Open the note."""
        self._noting.show()
        self.note.set_text(words)
        self.note.set_error("")
        self.note.setFocus()

    def close_note(self) -> None:
        """Fold the note away."""
        self._noting.hide()

    def is_noting(self) -> bool:
        """Return whether the note is open."""
        return not self._noting.isHidden()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc folds the note away; the Enter that keeps it never reaches the page's main action."""
        if self.is_noting() and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _tool(self, button: Button, wish: Wish, tip: str) -> Button:
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        button.clicked.connect(partial(self.wished.emit, wish))
        self.buttons[wish] = button
        name_row(button, f"tool {wish}")
        return button

    def _show_more(self) -> None:
        """Open what is done more seldom, or fold it away; it stays so from line to line."""
        shown = self._rest.isHidden()
        self._rest.setVisible(shown)
        self.more.set_words(LESS if shown else MORE)

    def _keep(self) -> None:
        self.noted.emit(self.note.text())
