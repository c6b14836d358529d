"""A quiet word while one types: the name of somebody of the staff stands in what others may read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from carehome_desktop.domain.fund.cover_names import Cover
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session

NAMED = "“{name}” is a name of your staff. Papers for the council have it covered; the lists here do not. A code says it too."


class NameHint(Hint):
    """Watches lines; hidden while no known name of three letters or more stands in them. It holds nothing up."""

    def __init__(self, session: Session, lines: Sequence[LabelledLine]) -> None:
        super().__init__()
        self._session, self._lines = session, lines
        for line in lines:
            line.box.textChanged.connect(self._look)
        self.hide()

    @cached_property
    def _names(self) -> Cover:
        return self._session.fund.known_names()

    def _look(self, _: str = "") -> None:
        found = next((name for line in self._lines if (name := self._names.first_in(line.text()))), "")
        self.setText(breakable(NAMED.format(name=found)) if found else "")
        self.setVisible(bool(found))
