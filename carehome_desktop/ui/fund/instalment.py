"""Money that came from a fund: which instalment, how much, when, and the council's reference."""

from __future__ import annotations

from PySide6.QtCore import Qt

from carehome_desktop.domain.fund.entries import Instalment
from carehome_desktop.domain.fund.evidence import About
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.lenient_date import as_day, read_day_back
from carehome_desktop.domain.money import in_pounds, money_words, read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_number
from carehome_desktop.domain.wages.schemes import Part
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.fund.evidence_link import EvidenceLink
from carehome_desktop.ui.fund.form import FundForm, day_typed
from carehome_desktop.ui.fund.take_back import TakeBack
from carehome_desktop.ui.fund.tick import Tick
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.half_filled import Control, HalfFilled
from carehome_desktop.ui.parts.choice import LabelledChoice
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session

RECORD, PUT_RIGHT = "Record an instalment", "Save the changes"
BEYOND = "The council gave this beyond the home’s direct share"
DIRECT = "Without this it is the home’s direct share, by its beds."


class InstalmentPage(FundForm):
    """A new instalment, or one that is put right or taken back."""

    def __init__(self, session: Session, go: Go, scheme_id: str, instalment_id: str = "") -> None:
        super().__init__(session, go, scheme_id, RECORD)
        self._id = ""
        self.number = LabelledLine("Which instalment?", "A number, such as 1")
        self.sum = LabelledLine("How much came?", "In pounds, such as 9,630.00")
        self.received = LabelledLine("When did it come?", "Such as 26/6/2020")
        self.reference = LabelledLine("The council’s reference", "As on its remittance. You may leave it empty.")
        self.beyond = Tick(BEYOND, "Which part of the fund it is")
        self.pot = LabelledChoice("For which part of the fund?", "As the council’s letter says")
        self.pot.offer([("", "Not told"), *((each.id, each.label) for each in self.scheme.pots)])
        if not self.scheme.pots:
            self.pot.hide()
        self._lines = {
            "number": self.number,
            "sum": self.sum,
            "received_on": self.received,
            "reference": self.reference,
        }
        card = Card()
        card.body.addWidget(self.beside(self.number, self.sum))
        card.body.addWidget(self.beside(self.received, self.reference))
        card.body.addWidget(self.pot)
        card.body.addWidget(self.beyond)
        direct = Hint(DIRECT)
        card.body.addWidget(direct)
        for widget in (self.beyond, direct):
            widget.setHidden(self.scheme.plain)
        self.body.addWidget(card)
        self.take_back = TakeBack("Take this instalment back")
        self.take_back.confirmed.connect(lambda reason: self.take_back_and_leave(self._id, self.take_back, reason))
        self.take_back.hide()
        self.files = EvidenceLink(session, go, About.INSTALMENT)
        self.body.addWidget(self.files, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.take_back)
        self.set_main_action(RECORD)
        kept = session.fund.instalment(instalment_id) if instalment_id else None
        if kept is not None:
            self._show(kept)
        controls: dict[str, Control] = {**self._lines, "pot": self.pot, "beyond": self.beyond.box}
        self._half = HalfFilled(self, session.workplace, f"instalment {scheme_id} {self._id}", controls)
        FirstFocus(self, self.number.box)

    def _show(self, kept: Kept[Instalment]) -> None:
        self._id = kept.id
        self.set_title("An instalment", self.scheme.name)
        self.number.set_text(str(kept.entry.number))
        self.sum.set_text(f"{in_pounds(kept.entry.pence):.2f}")
        self.received.set_text(day_typed(kept.entry.received_on))
        self.reference.set_text(kept.entry.reference)
        self.beyond.box.setChecked(kept.entry.part is Part.COUNCIL)
        self.pot.choose(kept.entry.pot)
        self.set_main_action(PUT_RIGHT)
        self.take_back.show()
        self.files.show_for(kept.id, f"Instalment {kept.entry.number}")

    def save(self) -> None:
        """Record the instalment, or put it right."""
        told = self._read()
        if isinstance(told, list):
            self.say_problems(told)
            return
        fund, by = self._session.fund, self._session.person()
        kept = fund.put_instalment_right(self._id, told, by) if self._id else fund.add_instalment(told, by)
        if isinstance(kept, Problem):
            self.say_problems([kept])
            return
        words = f"Saved on this computer: instalment {told.number}, {money_words(told.pence)}, came {day_words(told.received_on)}."
        if not self._id:
            for line in self._lines.values():
                line.set_text("")
            self.beyond.box.setChecked(False)
            self.pot.choose("")
            self.number.setFocus()
        self._half.done()
        self.say_saved(words)

    def _read(self) -> Instalment | list[Problem]:
        typed = self.number.text().strip()
        number = int(typed) if is_number(typed, 3) else 0
        pence = read_money(self.sum.text(), "sum")
        day = read_day_back(self.received.text(), "received_on", self.today())
        problems = [each for each in (pence, day) if isinstance(each, Problem)]
        if not number:
            problems.insert(0, Problem("number", "Type which instalment it is, such as 1."))
        if pence is None:
            problems.append(Problem("sum", "Type how much came, such as 9,630.00."))
        if day is None:
            problems.append(Problem("received_on", "Type the day it came, such as 12 June 2020."))
        came = as_day(day)
        if problems or came is None or not isinstance(pence, int):
            return problems
        part = Part.COUNCIL if self.beyond.box.isChecked() else Part.DIRECT
        return Instalment(self.scheme.id, number, pence, came, self.reference.text().strip(), part, self.pot.value())
