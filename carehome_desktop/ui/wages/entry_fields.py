"""The fields of an isolation: what is typed in them, read as it is typed, and what is wrong said at each."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.lenient_date import as_day, read_day_back
from carehome_desktop.domain.money import read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.charge import Basis
from carehome_desktop.domain.wages.records import Entry, Staff, alike, free_code
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.offered import offer_words
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.wages.fields import CHARGES, DAYS, SUMS, WHICH_CHARGE, as_pence, typed_pounds
from carehome_desktop.ui.wages.who_is_meant import WhoIsMeant

WHY = "Why do they isolate?"
IN_WORKING = ("other_sick_pay", "rebate", "paid", "basis_note")
IN_EVIDENCE = ("evidence_on", "evidence_by", "back_on")


class EntryFields(QObject):
    """Who, why, the days, the sums and the notes. Nothing but who, why and the first day must be there."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._staff = session.isolations.staff()
        self.who = LabelledLine("Who isolates?", "A name or a code. Who is not there yet is added.")
        self._offer_names()
        self.meant = WhoIsMeant()
        self.meant.picked.connect(self._take)
        self.who.left.connect(self.ask_who)
        self.who.changed.connect(lambda: self.meant.clear())
        self.reason = RadioGroup([(each.id, each.label) for each in session.isolations.reasons], arrows_choose=True)
        self.reason.set_question(WHY)
        self.basis = RadioGroup(
            [(each, words) for each, (words, _) in CHARGES.items()],
            arrows_choose=True,
            meanings=[meaning for _, meaning in CHARGES.values()],
        )
        self.basis.set_question(WHICH_CHARGE)
        self.basis.choose(Basis.TOP_UP)
        self.days = {name: LabelledLine(*words) for name, words in DAYS.items()}
        self.sums = {name: LabelledLine(*words) for name, words in SUMS.items()}
        self.normal = self.sums["normal"]
        self.basis_note = LabelledLine("Who at the council agreed to it, and when?")
        self.evidence_by, self.note = (
            LabelledLine("Seen by"),
            LabelledLine("Note", "Such as: test came back negative. No symptoms and no diagnosis."),
        )
        notes = {"basis_note": self.basis_note, "evidence_by": self.evidence_by, "note": self.note}
        self.lines = {"staff": self.who, **self.days, **self.sums, **notes}
        for line in self.lines.values():
            line.changed.connect(self.changed)
        for group in (self.reason, self.basis):
            group.chosen.connect(self.changed)
        for name, line in {**self.days, **self.sums}.items():
            line.left.connect(partial(self._look_at, name))

    def _offer_names(self) -> None:
        today = self.today()
        here = [each.staff for each in self._session.staff_book.members() if each.facts.works_on(today)]
        offer_words(self.who.box, (each.words for each in here))

    def today(self) -> date:
        """Return the day it is in the home."""
        return self._session.clock.local().date()

    def show(self, member: Staff, entry: Entry) -> None:
        """Show an isolation as it was told."""
        self.who.set_text(member.words)
        self.reason.choose(entry.reason)
        self.basis.choose(entry.basis)
        for name, line in self.days.items():
            day: date | None = getattr(entry, name)
            line.set_text(f"{day.day} {day:%B %Y}" if day else "")
        for name, line in self.sums.items():
            pence: int | None = getattr(entry, name)
            empty = pence is None or (pence == 0 and name in ("other_sick_pay", "rebate"))
            line.set_text("" if empty or pence is None else typed_pounds(pence))
        for name in ("basis_note", "evidence_by", "note"):
            self.lines[name].set_text(getattr(entry, name))

    def first_day(self) -> date | None:
        """Return the first day, None while it is not there or cannot be read."""
        return as_day(self._day("first_day"))

    def normal_pence(self) -> int | None:
        """Return the normal pay that is typed, None while none can be read."""
        return as_pence(read_money(self.normal.text(), "normal"))

    def entry(self, staff_id: str = "?") -> Entry | list[Problem]:
        """Return what is typed, or everything of it that cannot be read or is missing."""
        days = {name: self._day(name) for name in self.days}
        sums = {name: read_money(line.text(), name) for name, line in self.sums.items()}
        problems = [each for each in (*days.values(), *sums.values()) if isinstance(each, Problem)]
        reason, basis = self.reason.value(), self.basis.value()
        if reason is None:
            problems.insert(0, Problem("reason", "Choose why they isolate."))
        if days["first_day"] is None:
            problems.append(Problem("first_day", "Type the first day, such as 3 August 2020."))
        if problems:
            return problems
        return Entry(
            staff_id=staff_id,
            reason=str(reason),
            first_day=as_day(days["first_day"]) or self.today(),
            last_day=as_day(days["last_day"]),
            normal=as_pence(sums["normal"]),
            sick_pay=as_pence(sums["sick_pay"]),
            other_sick_pay=as_pence(sums["other_sick_pay"]) or 0,
            rebate=as_pence(sums["rebate"]) or 0,
            basis=basis if isinstance(basis, Basis) else Basis.TOP_UP,
            basis_note=self.basis_note.text().strip(),
            evidence_on=as_day(days["evidence_on"]),
            evidence_by=self.evidence_by.text().strip(),
            back_on=as_day(days["back_on"]),
            note=self.note.text().strip(),
            paid=as_pence(sums["paid"]),
        )

    def member(self) -> Staff | Problem | None:
        """Return who is meant; None for a name that is not there yet."""
        typed = self.typed_name()
        if not typed:
            return Problem("staff", "Type who isolates: a name or a code.")
        folded = typed.casefold()
        found = [
            each
            for each in self._staff
            if folded in (each.words.casefold(), each.code.casefold(), each.name.casefold())
        ]
        if len(found) > 1:
            return Problem("staff", f"More than one person is called {typed}. Type the code.")
        return found[0] if found else None

    def ask_who(self) -> None:
        """Say of a name that is nobody's, or more than one's, who may be meant and what is added if nobody is."""
        found, typed = self.member(), self.typed_name()
        if isinstance(found, Staff) or not typed:
            self.meant.clear()
            return
        self.meant.say(typed, free_code(self._staff) if found is None else "", alike(typed, self._staff))

    def _take(self, words: str) -> None:
        self.who.set_text(words)
        self.who.set_error("")
        self.who.changed.emit(words)
        self.reason.take_focus()

    def typed_name(self) -> str:
        """Return what is typed of who isolates."""
        return " ".join(self.who.text().split())

    def read_staff(self) -> None:
        """Read the list of staff anew: somebody was added, and is asked about no more."""
        self._staff = self._session.isolations.staff()
        self.ask_who()

    def everything(self) -> dict[str, LabelledLine | RadioGroup]:
        """Return every field under its name."""
        return {**self.lines, "reason": self.reason, "basis": self.basis}

    def say_problems(self, problems: list[Problem]) -> None:
        """Say at each field what is wrong with it."""
        for name, line in self.lines.items():
            line.set_error(next((each.words for each in problems if each.field == name), ""))

    def widget(self, name: str) -> QWidget:
        """Return the field of a name."""
        return self.reason.buttons[0] if name == "reason" else self.lines.get(name, self.who)

    def _day(self, name: str) -> date | Problem | None:
        return read_day_back(self.days[name].text(), name, self.today())

    def _look_at(self, name: str) -> None:
        """Say at a field that is left what cannot be read or cannot be right in it; what is missing is not asked for yet."""
        read = self._day(name) if name in self.days else read_money(self.sums[name].text(), name)
        problem = read if isinstance(read, Problem) else None
        if problem is None and isinstance(entry := self.entry(), Entry):
            problem = entry.trouble(self.today())
        self.lines[name].set_error(problem.words if problem is not None and problem.field == name else "")
