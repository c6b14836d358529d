"""The order in which the home goes round its cupboard: each line is moved by its buttons, or with Alt and an arrow."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import empty
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.ppe.attempt import attempt
from carehome_desktop.ui.session import Session

TITLE = "The order of your cupboard"
ABOUT = "You count in this order, and the count sheet is printed in it. Alt and an arrow up or down moves the line you are at."
UP, DOWN = "Up", "Down"


class _Row(QWidget):
    """One type with its two buttons."""

    def __init__(self, card: OrderCard, kind: PpeType) -> None:
        super().__init__()
        self._card, self.kind = card, kind
        self.buttons = {UP: QuietButton(UP), DOWN: QuietButton(DOWN)}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(4))
        row.addWidget(Text(breakable(kind.name)), 1)
        for words, button in self.buttons.items():
            button.setAccessibleName(f"{words}: {kind.name}")
            button.clicked.connect(partial(self._press, words))
            row.addWidget(button)
        for keys, words in (("Alt+Up", UP), ("Alt+Down", DOWN)):  # a button keeps the arrows for itself
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._press, words))

    def _press(self, words: str, _checked: bool = False) -> None:
        self._card.move_type(self.kind.id, words)


class OrderCard(Card):
    """Each move is kept at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=TITLE)
        self._session = session
        self._shown: tuple[PpeType, ...] = ()
        self.rows: list[_Row] = []
        self.told = StateLabel(State.PLAIN, wrap=True)
        self.told.hide()
        self.body.addWidget(Hint(ABOUT))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(1))
        self.body.addLayout(self._list)
        self.body.addWidget(self.told)
        self.refresh()

    def refresh(self) -> None:
        """Show the types in the order that is kept."""
        kinds = self._session.stock.in_cupboard_order()
        if kinds == self._shown:
            return
        self._shown = kinds
        empty(self._list)
        self.rows = [_Row(self, kind) for kind in kinds]
        for row in self.rows:
            self._list.addWidget(row)
        self._mark_ends()

    def move_type(self, type_id: str, words: str) -> None:
        """Move a type one line up or down, and keep that."""
        ids = [kind.id for kind in self._shown]
        at = ids.index(type_id)
        to = at + (-1 if words == UP else 1)
        if not 0 <= to < len(ids):
            return
        ids.insert(to, ids.pop(at))
        kept = attempt(lambda: self._session.stock_types.set_order(ids, self._session.person()))
        if isinstance(kept, Problem):
            self._tell(State.ODD, kept.words)
            return
        row = self.rows.pop(at)
        self.rows.insert(to, row)
        self._shown = tuple(each.kind for each in self.rows)
        self._list.removeWidget(row)
        self._list.insertWidget(to, row)
        at_the_end = to in (0, len(ids) - 1)
        row.buttons[words if not at_the_end else DOWN if words == UP else UP].setFocus()
        self._mark_ends()
        self._tell(State.SAVED, f"{row.kind.name} is now line {to + 1} of {len(ids)}.")
        self._session.hub.tell(Change.STOCK)

    def _mark_ends(self) -> None:
        """Let the first go no further up, and the last no further down."""
        for at, row in enumerate(self.rows):
            row.buttons[UP].setEnabled(at > 0)
            row.buttons[DOWN].setEnabled(at < len(self.rows) - 1)

    def _tell(self, state: State, words: str) -> None:
        self.told.set_state(state, breakable(words))
        self.told.show()
        announce(self, words)
