"""How something stands: always a word, a shape and a colour together."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.text import Text


class State(Enum):
    """A standing with its word, its shape (an icon) and its colour."""

    SAVED = ("Saved", "saved", "plain")
    WAITING = ("Waiting", "waiting", "blue")
    UNKNOWN = ("Not known yet", "waiting", "amber")
    RECEIVED = ("Received", "received", "green")
    ENTERED = ("Entered", "entered", "green")
    REFUSED = ("Refused", "refused", "red")
    ANSWERED = ("Answered", "received", "plain")
    CARRIED = ("To confirm", "history", "blue")
    MISSING = ("Missing", "missing", "amber")
    TO_FIND_OUT = ("To find out", "to-find-out", "blue")
    ODD = ("Check", "check", "amber")
    LOW = ("Low", "stock-low", "red")
    GETTING_LOW = ("Getting low", "stock-getting-low", "amber")
    FINE = ("Fine", "stock-fine", "green")
    COUNT_AGAIN = ("Count again", "missing", "red")
    NOT_COUNTED = ("Not counted yet", "missing", "amber")
    PLAIN = ("", "", "plain")

    def __init__(self, word: str, shape: str, colour: str) -> None:
        self.word, self.shape, self.colour = word, shape, colour


_INK = {"plain": "grey_text"}


class StateLabel(QFrame):
    """Shows a state; `words` may say more than its one word, such as *Received 2:02pm*."""

    def __init__(
        self,
        state: State,
        words: str = "",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._shape = QLabel(self)
        self._words = Text(part="word", wrap=wrap, selectable=selectable)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(2))
        row.addWidget(self._shape)
        row.addWidget(self._words, 1)
        self.set_state(state, words)

    def set_state(self, state: State, words: str = "") -> None:
        """Show another state."""
        said = words or state.word
        self.state = state
        self._words.setText(said)
        theme.mark(self._words, state=state.colour)
        self._shape.setVisible(bool(state.shape))
        if state.shape:
            theme.icon(self._shape, state.shape, _INK.get(state.colour, state.colour), theme.tokens.ICON - 2)
        self.setAccessibleName(said)

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()
