"""The types that the home has of its own: another name, used no more, used again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.ui import theme
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.live import empty
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Strong
from carehome_desktop.ui.ppe.attempt import attempt
from carehome_desktop.ui.ppe.own import Form
from carehome_desktop.ui.session import Session

ABOUT = "A type that is used no more leaves the lists. All that was recorded of it stays, and it can be used again."
NONE = "You have no types of your own yet. Add one below."


class RenameForm(Form):
    """Another name for one type."""

    def __init__(self, session: Session, kind: PpeType, parent: QWidget | None = None) -> None:
        super().__init__(session, "", "Keep this name", parent)
        self._kind = kind
        self.name = LabelledLine("Its name")
        self.one, self.many = LabelledLine("One is called"), LabelledLine("More are called")
        self.fields = {"name": self.name, "one": self.one, "many": self.many}
        for field, line in self.fields.items():
            line.set_text(str(getattr(kind, field)))
        width = theme.tokens.MEASURE // 2 - theme.space(4)
        self.body.addWidget(self.name)
        self.body.addWidget(Spread((self.one, self.many), most=2, least_width=width))
        self.end()

    def keep(self) -> None:
        """Keep the name, or say what is wrong above the field."""
        changed = self._session.stock_types.rename(
            self._kind.id, self.name.text(), self.one.text(), self.many.text(), self._session.person()
        )
        for field, line in self.fields.items():
            line.set_error(changed.words if isinstance(changed, Problem) and changed.field == field else "")
        if isinstance(changed, Problem):
            self.fields.get(changed.field, self.name).setFocus()
            return
        self.say_kept(f"Saved on this computer: {changed.name}.")


class OwnTypesCard(Card):
    """One line for each type; its name is changed below it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="Your own types")
        self._session = session
        self._shown: object = None
        self.forms: dict[str, RenameForm] = {}
        self.told = StateLabel(State.PLAIN, wrap=True)
        self.told.hide()
        self.body.addWidget(Hint(ABOUT))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(2))
        self.body.addLayout(self._list)
        self.body.addWidget(self.told)
        self.refresh()

    def refresh(self) -> None:
        """Show the types as they are kept."""
        mine = tuple(kind for kind in self._session.stock.types() if kind.own)
        if mine == self._shown:
            return
        self._shown = mine
        self.forms.clear()
        empty(self._list)
        for kind in mine:
            self._add(kind)
        if not mine:
            self._list.addWidget(Hint(NONE))

    def _add(self, kind: PpeType) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.space(4))
        row.addWidget(Strong(breakable(f"{kind.name}, used no more" if kind.retired else kind.name)), 1)
        button = QuietButton("Use it again" if kind.retired else "Use it no more")
        button.setAccessibleName(f"{button.text()}: {kind.name}")
        button.clicked.connect(partial(self._change, kind))
        row.addWidget(button)
        self._list.addLayout(row)
        if not kind.retired:
            rename = Disclosure("Another name", partial(self._make_form, kind))
            rename.set_words("Another name", before=f"{kind.name}. ")
            self._list.addWidget(rename)

    def _make_form(self, kind: PpeType) -> RenameForm:
        form = self.forms[kind.id] = RenameForm(self._session, kind)
        return form

    def _change(self, kind: PpeType, _checked: bool = False) -> None:
        types, by = self._session.stock_types, self._session.person()
        change = types.use_again if kind.retired else types.retire
        changed = attempt(lambda: change(kind.id, by))
        if isinstance(changed, Problem):
            words = changed.words
        else:
            words = (
                f"{kind.name} is in use again." if kind.retired else f"{kind.name} is used no more. Its entries stay."
            )
        self.told.set_state(State.ODD if isinstance(changed, Problem) else State.SAVED, breakable(words))
        self.told.show()
        Form.tell(self, self._session, words)
        self.refresh()
