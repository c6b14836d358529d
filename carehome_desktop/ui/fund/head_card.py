"""What the home types for the head of a fund's report: the council's supplier reference and the beds that counted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from carehome_desktop.domain.fund.entries import Head
from carehome_desktop.domain.money import in_pounds, read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_number
from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.session import Session

KEEP, KEPT = "Save these", "Saved on this computer"


class HeadCard(Card):
    """Three lines and a button; `changed` is called once they are kept."""

    def __init__(self, session: Session, scheme: Scheme, changed: Callable[[], None]) -> None:
        super().__init__(title="On the head of the report")
        self._session, self._scheme, self._changed = session, scheme, changed
        head = session.fund.head(scheme.id)
        day = f"on {day_words(scheme.beds_on)}" if scheme.beds_on is not None else "when the money was shared out"
        self.reference = LabelledLine("The council’s supplier reference", "As on its letters. It may stay empty.")
        self.beds = LabelledLine("Registered beds", f"As they counted {day}. Empty: as in Settings.")
        self.per_bed = LabelledLine("Sum for each bed", "In pounds, as the council told it. It may stay empty.")
        self.per_bed.set_text(f"{in_pounds(head.per_bed):.2f}" if head.per_bed is not None else "")
        self.reference.set_text(head.supplier_reference)
        self.beds.set_text(str(head.beds) if head.beds is not None else "")
        self.keep = SecondaryButton(KEEP)
        self.keep.clicked.connect(self.save)
        self.told = StateLabel(State.PLAIN, "")
        self.told.hide()
        wide = round(220 * theme.current().text_scale)
        self.body.addWidget(Spread((self.reference, self.beds, self.per_bed), most=3, least_width=wide))
        self.body.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.told)

    def save(self) -> None:
        """Keep both."""
        typed = self.beds.text().strip()
        beds = int(typed) if is_number(typed, 4) else 0 if typed else None
        per_bed = read_money(self.per_bed.text(), "per_bed")
        problem = per_bed if isinstance(per_bed, Problem) else None
        if not isinstance(per_bed, Problem):
            told = Head(self.reference.text().strip(), beds, per_bed)
            problem = self._session.fund.tell_head(self._scheme.id, told, self._session.person())
        for name, line in (("supplier_reference", self.reference), ("beds", self.beds), ("per_bed", self.per_bed)):
            line.set_error(problem.words if problem is not None and problem.field == name else "")
        self.told.setVisible(problem is None)
        if problem is not None:
            announce(self, problem.words, urgent=True)
            return
        self.told.set_state(State.SAVED, KEPT)
        announce(self, KEPT)
        self._changed()
