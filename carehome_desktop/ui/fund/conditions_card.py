"""What each instalment asks for, to go through: a choice and a note for each, and beside the tracker's the days of our own history."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from shiboken6 import isValid

from carehome_desktop.domain.fund.conditions import Checked, Standing
from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.fund_conditions import Condition
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.fund.words import STANDINGS
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Strong, Text
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session

COUNTING, KEPT = "Counting the days in your history …", "Saved on this computer"


class ConditionsCard(Card):
    """Each stands as *not gone through yet* until a person says otherwise; what is chosen is kept at once."""

    def __init__(self, session: Session, go: Go, scheme_id: str) -> None:
        super().__init__()
        self._session, self._go, self._scheme_id = session, go, scheme_id
        self.rows: dict[tuple[int, str], ConditionRow] = {}
        label = ""
        for each in session.fund_conditions.of(scheme_id, proved=False):
            checked = each.checked
            if checked.label != label:
                label = checked.label
                self.body.addWidget(Strong(breakable(label)))
            row = ConditionRow(self, checked)
            self.rows[checked.number, checked.condition.id] = row
        self.prove()

    def prove(self) -> None:
        """Count the days of the tracker's conditions anew, off the window's thread."""
        if any(row.proof is not None for row in self.rows.values()):
            conditions, scheme_id = self._session.fund_conditions, self._scheme_id
            self._session.background.run(lambda: conditions.of(scheme_id), self._show_proofs)

    def tell(self, row: ConditionRow) -> None:
        """Keep what is chosen and noted of one."""
        standing = row.choice.value()
        if not isinstance(standing, Standing):
            return
        number, condition_id = row.key
        by, note = self._session.person(), row.note.text()
        problem = self._session.fund_conditions.tell(self._scheme_id, number, condition_id, standing, by, note)
        row.said(problem)
        announce(self, problem.words if problem is not None else KEPT, urgent=problem is not None)
        if problem is None:
            self._session.hub.tell(Change.FUND)

    def see(self, first: date, last: date) -> None:
        """Open the proof of some days."""
        self._go.to_proof(first, last)

    def _show_proofs(self, found: tuple[Condition, ...]) -> None:
        if not isValid(self):  # the page was left meanwhile
            return
        for each in found:
            row = self.rows.get((each.checked.number, each.checked.condition.id))
            if row is not None:
                row.show_proof(each)


class ConditionRow:
    """The widgets of one condition, put into a card."""

    def __init__(self, card: ConditionsCard, checked: Checked) -> None:
        self._card, self.key = card, (checked.number, checked.condition.id)
        words = checked.condition.words
        self.choice = RadioGroup(list(STANDINGS), across=True)
        self.choice.set_question(f"{checked.label}: {words}")
        self.note = LabelledLine("Note", "Such as who said so, and when. You may leave it empty.")
        self.note.box.setAccessibleName(f"Note on: {words}")
        self.note.setHidden(checked.told is None)
        self.told = StateLabel(State.PLAIN, "")
        self.told.hide()
        self.proof: Hint | None = None
        self.days: QuietButton | None = None
        self._span = checked.span
        self.choice.choose(checked.standing)  # “not gone through yet” is how it stands, not an answer
        if checked.told is not None:
            self.note.set_text(checked.told.note)
        card.body.addWidget(Text(breakable(words)))
        card.body.addWidget(Hint(breakable(checked.condition.known.words())))
        if checked.condition.tracker:
            self.proof, self.days = Hint(COUNTING), QuietButton("See these days")
            self.days.setAccessibleDescription("Your own history of the tracker, day by day")
            self.days.clicked.connect(self._see)
            self.days.hide()
            card.body.addWidget(self.proof)
            card.body.addWidget(self.days, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.choice, self.note, self.told):
            card.body.addWidget(widget)
        card.body.addSpacing(theme.space(3))
        self.choice.chosen.connect(self._tell)
        self.note.left.connect(self._noted)
        self._kept = self.note.text()

    def show_proof(self, each: Condition) -> None:
        """Say what our history says, and lead to its days."""
        self._span = each.checked.span
        if self.proof is not None and self.days is not None:
            self.proof.setText(breakable(each.proof or "No day of it has come yet."))
            self.days.setVisible(self._span is not None)

    def said(self, problem: Problem | None) -> None:
        """Say that it is kept, or what is wrong."""
        self.note.set_error(problem.words if problem is not None else "")
        self.note.show()
        self.told.setVisible(problem is None)
        if problem is None:
            self._kept = self.note.text()
            self.told.set_state(State.SAVED, KEPT)

    def _tell(self, _: object = None) -> None:
        self._card.tell(self)

    def _noted(self) -> None:
        if self.note.text() != self._kept:
            self._card.tell(self)

    def _see(self) -> None:
        if self._span is not None:
            self._card.see(*self._span)
