"""The line that a scanner types into: a code that is known leads to its type, one that is not asks which it is and is remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.codes import read_code
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.choice import LabelledChoice
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.ppe.attempt import attempt
from carehome_desktop.ui.session import Session

HINT = "Scan a box here: it leads to its line. Enter there leads back to this."
WHICH = "Which type is this code?"
CHOOSE = "Choose a type"
REMEMBER = "Remember it for this type"


class ScanCard(Card):
    """`known` tells the type of a code, as soon as it is known."""

    known = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._codes = {code: kind.id for code, kind in session.stock_types.codes().items()}
        self.body.setContentsMargins(*[theme.space(4)] * 4)
        self.code, self.type = LabelledLine("Code on a box", HINT), LabelledChoice(WHICH)
        self.remember = SecondaryButton(REMEMBER)
        self.remember.clicked.connect(self._remember)
        self.body.addWidget(self.code)
        self.body.addWidget(self.type)
        self.body.addWidget(self.remember, 0, Qt.AlignmentFlag.AlignLeft)
        self.code.changed.connect(lambda: self._ask(False))
        self._ask(False)

    def knows_any(self) -> bool:
        """Return whether any code is kept."""
        return bool(self._codes)

    def type_of(self, typed: str) -> str | None:
        """Return the type that a code stands for, None if it is none or not known."""
        code = read_code(typed)
        return None if isinstance(code, Problem) else self._codes.get(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A scanner ends with Enter, which is not the page's main action here."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(self.focusWidget(), QLineEdit):
            self._look_up()
        elif enter and self.focusWidget() is self.type.box:
            self._remember()
        else:
            super().keyPressEvent(event)

    def _look_up(self) -> None:
        code = read_code(self.code.text())
        self.code.set_error(code.words if isinstance(code, Problem) else "")
        if isinstance(code, Problem):
            return
        if (type_id := self._codes.get(code)) is not None:
            self.code.set_text("")
            self.known.emit(type_id)
            return
        self.type.offer([("", CHOOSE), *((kind.id, kind.name) for kind in self._session.stock.in_use())])
        self.type.choose("")
        self._ask(True)
        self.type.box.setFocus()
        announce(self, f"This code is not known yet. {WHICH}", urgent=True)

    def _remember(self) -> None:
        type_id = self.type.value()
        if not type_id:
            self.type.set_error("Choose which type it is.")
            self.type.box.setFocus()
            return
        kept = attempt(lambda: self._session.stock_types.keep_code(self.code.text(), type_id, self._session.person()))
        if isinstance(kept, Problem):
            self.code.set_error(kept.words)
            return
        self._codes[kept] = type_id
        self.code.set_text("")
        self._ask(False)
        self._session.hub.tell(Change.STOCK)
        self.known.emit(type_id)

    def _ask(self, wanted: bool) -> None:
        self.type.setVisible(wanted)
        self.remember.setVisible(wanted)
        self.code.set_error("")
