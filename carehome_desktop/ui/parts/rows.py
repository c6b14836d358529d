"""A row of a list that is one big button: title, detail, state."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Text

MOST_FOR_STATE = 0.4
"""How much of a row its state may take before it goes below the words."""


class ListRow(Button):
    """The whole row can be pressed; a screen reader hears title, state and detail in one sentence."""

    part = "row"

    def __init__(
        self, title: str, detail: str = "", state: State | None = None, words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._title, self._detail = Text(title, selectable=False), Text(detail, part="hint", selectable=False)
        self._state = StateLabel(state or State.PLAIN, words)
        arrow = QLabel()
        theme.icon(arrow, "forward", "grey_text", theme.tokens.ICON - 4)

        side = QVBoxLayout()
        side.setSpacing(theme.space(1) // 2)
        side.addWidget(self._title)
        side.addWidget(self._detail)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3))
        row.setSpacing(theme.space(4))
        self._said = said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        said.setSpacing(theme.space(4))
        said.addLayout(side, 1)
        said.addWidget(self._state)
        row.addLayout(said, 1)
        row.addWidget(arrow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._detail.setVisible(bool(detail))
        self._state.setVisible(state is not None)
        self._name()

    def say(self, title: str, detail: str, state: State, words: str = "") -> None:
        """Show something else: a row that is there already is said anew in a fraction of the time that a new one takes."""
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.set_state(state, words)

    def set_state(self, state: State, words: str = "") -> None:
        """Show how it stands now."""
        self._state.set_state(state, words)
        self._state.setVisible(state is not State.PLAIN or bool(words))
        self._name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the state below the words where it would leave them too little room, as with large text."""
        super().resizeEvent(event)
        wide = not self._state.isHidden() and self._state.sizeHint().width() > self.width() * MOST_FOR_STATE
        way = QBoxLayout.Direction.TopToBottom if wide else QBoxLayout.Direction.LeftToRight
        if way is not self._said.direction():
            self._said.setDirection(way)
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line towards the row above; a card's first row and its end have none."""
        super().paintEvent(event)
        if self._follows_a_row():
            painter = QPainter(self)
            painter.fillRect(0, 0, self.width(), 1, theme.colour("grey_line"))
            painter.end()

    def _follows_a_row(self) -> bool:
        parent = self.parent()
        beside = parent.children() if parent is not None else []
        return any(isinstance(each, ListRow) and not each.isHidden() and each.y() < self.y() for each in beside)

    def sizeHint(self) -> QSize:
        """Return room for all its words."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room, which lets the words wrap."""
        return self._row.minimumSize()

    def _name(self) -> None:
        said = (self._title.text(), "" if self._state.isHidden() else self._state.words(), self._detail.text())
        self.setAccessibleName(". ".join(part.rstrip(".") for part in said if part))
