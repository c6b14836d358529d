"""A day in the home as it is now, as the home says: what the sliders start from."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.stock.what_if import FIELDS, Needs
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.ppe.own import Form, whole_number
from carehome_desktop.ui.session import Session

ABOUT = "These numbers are your home’s own. One that is left empty changes nothing."
LABELS = {
    "residents": "Residents in your home",
    "isolating": "Residents isolating now",
    "staff": "Staff on shift in a day",
    "changes": "Changes of PPE for each resident in a day",
    "more": "Changes more for each who isolates",
    "outbreak": "In an outbreak, per cent more",
}


class NeedsCard(Form):
    """Six numbers and one button."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "A day in your home now", "Keep these numbers", parent)
        self.body.addWidget(Hint(ABOUT))
        self.lines = {field: LabelledLine(LABELS[field]) for field in FIELDS}
        width = theme.tokens.MEASURE // 2 - theme.space(4)
        self.body.addWidget(Spread(tuple(self.lines.values()), most=2, least_width=width))
        self.end()
        self.refresh()

    def came_back(self) -> None:
        """Take what stands here otherwise than it is kept for typed: it was, before the page was left."""
        kept, nothing = asdict(self._session.stock_what_if.needs()), asdict(Needs())
        for field, line in self.lines.items():
            line.box.setModified(line.text() != ("" if kept[field] == nothing[field] else str(kept[field])))

    def refresh(self) -> None:
        """Show what is kept, but leave alone what is being typed."""
        kept, nothing = asdict(self._session.stock_what_if.needs()), asdict(Needs())
        for field, line in self.lines.items():
            if not line.box.isModified():
                number = kept[field]
                line.set_text("" if number == nothing[field] else str(number))

    def keep(self) -> None:
        """Keep the numbers, or say what is wrong above the field."""
        said: dict[str, int] = {}
        wrong: LabelledLine | None = None
        for field, line in self.lines.items():
            number = whole_number(line.text())
            bad = number is None and bool(line.text().strip())
            line.set_error("Write a whole number, such as 20." if bad else "")
            wrong = wrong or (line if bad else None)
            if number is not None:
                said[field] = number
        if wrong is not None:
            wrong.setFocus()
            return
        if problem := self._session.stock_what_if.set_needs(Needs(**said), self._session.person()):
            self.lines[problem.field].set_error(problem.words)
            self.lines[problem.field].setFocus()
            return
        for line in self.lines.values():
            line.box.setModified(False)
        self.say_kept("Saved on this computer. The sliders start from here.")
