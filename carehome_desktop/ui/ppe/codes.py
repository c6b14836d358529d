"""The codes that a scanner types, and which type each stands for."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.live import empty
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.choice import LabelledChoice
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.ppe.own import Form
from carehome_desktop.ui.session import Session

ABOUT = "If you have a scanner: a code on a box leads to its line when you count the cupboard. Several codes may stand for one type."
NONE = "No code is kept yet."
CHOOSE = "Choose a type"


class CodesCard(Form):
    """The codes that are kept, and lines for another."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Codes on boxes", "Keep this code", parent)
        self._shown: object = None
        self.body.addWidget(Hint(ABOUT))
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.code, self.type = LabelledLine("Code", "Scan it, or type the number under it"), LabelledChoice("Type")
        width = theme.tokens.MEASURE // 2 - theme.space(4)
        self.body.addWidget(Spread((self.code, self.type), most=2, least_width=width))
        self.end()
        self.refresh()

    def refresh(self) -> None:
        """Show the codes and the types as they are kept."""
        kept, kinds = self._session.stock_types.codes(), self._session.stock.in_use()
        if (kept, kinds) == self._shown:
            return
        self._shown = (kept, kinds)
        self.type.offer([("", CHOOSE), *((kind.id, kind.name) for kind in kinds)])
        empty(self._list)
        for code, kind in kept.items():
            row = QHBoxLayout()
            row.addWidget(Text(breakable(f"{code}: {kind.name}")), 1)
            forget = QuietButton("Forget")
            forget.setAccessibleName(f"Forget the code {code}")
            forget.clicked.connect(partial(self.try_to, partial(self._forget, code)))
            row.addWidget(forget)
            self._list.addLayout(row)
        if not kept:
            self._list.addWidget(Hint(NONE))

    def keep(self) -> None:
        """Keep the code, or say what is wrong above the field."""
        chosen = self.type.value()
        self.type.set_error("" if chosen else "Choose which type it is.")
        kept = self._session.stock_types.keep_code(self.code.text(), chosen, self._session.person()) if chosen else ""
        wrong = isinstance(kept, Problem)
        self.code.set_error(kept.words if isinstance(kept, Problem) else "")
        if wrong or not chosen:
            (self.code if wrong else self.type).setFocus()
            return
        self.code.set_text("")
        self.type.choose("")
        self.say_kept(f"Saved on this computer: {kept}.")
        self.refresh()

    def _forget(self, code: str) -> None:
        self._session.stock_types.forget_code(code, self._session.person())
        self.told.set_state(State.SAVED, breakable(f"The code {code} stands for no type any more."))
        self.told.show()
        self.tell(self, self._session, f"The code {code} is forgotten.")
        self.refresh()
