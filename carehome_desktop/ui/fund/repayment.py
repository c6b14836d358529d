"""What of a fund went back to the council: how much, when, and under which reference. Each can be taken back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.fund.entries import Repayment
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.lenient_date import as_day, read_day_back
from carehome_desktop.domain.money import money_words, read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import day_words
from carehome_desktop.services.warned import Warned
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.fund.cost import ANYWAY
from carehome_desktop.ui.fund.doubts import DoubtBox
from carehome_desktop.ui.fund.form import FundForm, taken_words
from carehome_desktop.ui.fund.take_back import TakeBack
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.half_filled import HalfFilled
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import name_row, refill
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session

RECORD = "Record a repayment"
NONE_YET = "Nothing is recorded as repaid yet."


class RepaymentPage(FundForm):
    """A form for one more, and what went back before."""

    def __init__(self, session: Session, go: Go, scheme_id: str) -> None:
        super().__init__(session, go, scheme_id, RECORD)
        self.sum = LabelledLine("How much went back?", "In pounds, such as 240.50")
        self.repaid = LabelledLine("When?", "Such as 30/9/2020")
        self.reference = LabelledLine("Reference", "As on the bank’s record. You may leave it empty.")
        self._lines = {"sum": self.sum, "repaid_on": self.repaid, "reference": self.reference}
        card = Card()
        if self.scheme.repay_by is not None:
            card.body.addWidget(Hint(f"What is not spent goes back by {day_words(self.scheme.repay_by)}."))
        card.body.addWidget(self.beside(self.sum, self.repaid, self.reference))
        self.body.addWidget(card)
        self.doubts = DoubtBox(self)
        self.body.addWidget(self.doubts)
        for line in self._lines.values():
            line.changed.connect(self._forget)
        self._past = QVBoxLayout()
        self.body.addLayout(self._past)
        self.set_main_action(RECORD)
        self._half = HalfFilled(self, session.workplace, f"repayment {scheme_id}", self._lines)
        FirstFocus(self, self.sum.box)
        self._show_past()

    def save(self) -> None:
        """Record the repayment."""
        pence = read_money(self.sum.text(), "sum")
        day = read_day_back(self.repaid.text(), "repaid_on", self.today())
        problems = [each for each in (pence, day) if isinstance(each, Problem)]
        if pence is None:
            problems.append(Problem("sum", "Type how much went back, such as 240.50."))
        if day is None:
            problems.append(Problem("repaid_on", "Type the day it went back, such as 30 September 2020."))
        gone = as_day(day)
        if problems or gone is None or not isinstance(pence, int):
            self.say_problems(problems)
            return
        told = Repayment(self.scheme.id, pence, gone, self.reference.text().strip())
        reason = self.doubts.reason(told)
        if reason is None:
            self.doubts.why.setFocus()
            return
        kept = self._session.fund.repay(told, self._session.person(), reason)
        if isinstance(kept, Warned):
            self.say_problems([])
            self.doubts.ask(told, kept)
            self.set_main_action(ANYWAY)
            return
        if isinstance(kept, Problem):
            self.say_problems([kept])
            return
        self._forget()
        for line in self._lines.values():
            line.set_text("")
        self._half.done()
        self.sum.setFocus()
        self.say_saved(f"Saved on this computer: {money_words(pence)} repaid, {day_words(gone)}.")
        self._show_past()

    def _forget(self, _: object = None) -> None:
        """What was asked about was another repayment."""
        if self.doubts.forget():
            self.set_main_action(RECORD)

    def _show_past(self) -> None:
        refill(self, self._past, self.area, self._fill_past)

    def _fill_past(self) -> None:
        card = Card(title="Repaid so far")
        past = self._session.fund.repayments(self.scheme.id)
        if not past:
            card.body.addWidget(Hint(NONE_YET))
        for each in past:
            reference = f", {each.entry.reference}" if each.entry.reference else ""
            words = f"{money_words(each.entry.pence)}, {day_words(each.entry.repaid_on)}{reference}"
            step = TakeBack(breakable(f"Take back: {words}"))
            step.confirmed.connect(partial(self._take_back, each, step))
            name_row(step.button, f"repayment {each.id}")
            card.body.addWidget(step)
        self._past.addWidget(card)

    def _take_back(self, which: Kept[Repayment], step: TakeBack, reason: str) -> None:
        taken = self._session.fund.take_back(which.id, reason, self._session.person())
        if isinstance(taken, Problem):
            step.say_wrong(taken.words)
            return
        self.say_saved(f"Taken back: {taken_words(which.entry)}.")
        self._show_past()
