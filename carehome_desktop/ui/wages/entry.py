"""One isolation: who, why, first and last day, normal pay, sick pay paid. The top-up shows while it is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from carehome_desktop.domain.lenient_date import read_day_back
from carehome_desktop.domain.money import money_words, read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.charge import Basis
from carehome_desktop.domain.wages.records import Entry, Isolation, Staff
from carehome_desktop.domain.wages.worked_out import Asked
from carehome_desktop.domain.wages.working import Worked
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Strong, Subheading
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.wages.fields import CHARGES, DAYS, SUMS, WHICH_CHARGE, as_day, as_pence, typed_pounds
from carehome_desktop.ui.wages.kept_working import KeptWorking
from carehome_desktop.ui.wages.words import TOO_FEW, top_up_words, wide
from carehome_desktop.ui.wages.working import LINES, WorkingCard

RECORD, PUT_RIGHT = "Record an isolation", "Save the changes"
WHY = "Why do they isolate?"
NO_DETAIL = "Only the reason is kept: no symptom and no diagnosis."
TAKE_BACK = "Take this isolation back"
SURE = "Yes, take it back: it stays to be read and no longer counts"
EXPECTED = "Usually asked for: {}."
WHY_BACK = "Taken back at the desk."


class IsolationPage(ScrollPage):
    """A new isolation, or one that is put right. Nothing but who, why and the first day must be there."""

    def __init__(self, session: Session, go: Go, isolation_id: str = "") -> None:
        super().__init__(RECORD)
        self._session, self._go, self._id = session, go, isolation_id
        self._staff = session.isolations.staff()
        self._new_name, self._unpaid_said = "", ""
        self._asked: Asked | None = None
        self._card: WorkingCard | None = None
        self._make_fields()
        self._lay_out()
        told = session.isolations.revisions(isolation_id) if isolation_id else []
        self._show(told[-1] if told else None)
        self.main_action_pressed.connect(self.save)
        FirstFocus(self, self.normal.box if told else self.who.box)

    def _make_fields(self) -> None:
        self.who = LabelledLine("Who isolates?", "A name or a code. Who is not there yet is added.")
        today = self._today()
        here = [each.staff for each in self._session.staff_book.members() if each.facts.works_on(today)]
        completer = QCompleter([each.words for each in here], self.who.box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.who.box.setCompleter(completer)
        self.reason = RadioGroup(
            [(each.id, each.label) for each in self._session.isolations.reasons], arrows_choose=True
        )
        self.reason.set_question(WHY)
        self.basis = RadioGroup(
            [(each, words) for each, (words, _) in CHARGES.items()],
            arrows_choose=True,
            meanings=[meaning for _, meaning in CHARGES.values()],
        )
        self.basis.set_question(WHICH_CHARGE)
        self.basis.choose(Basis.TOP_UP)
        self._days = {name: LabelledLine(*words) for name, words in DAYS.items()}
        self._sums = {name: LabelledLine(*words) for name, words in SUMS.items()}
        self.normal = self._sums["normal"]
        self.basis_note = LabelledLine("Who at the council agreed to it, and when?")
        self.evidence_by, self.note = LabelledLine("Seen by"), LabelledLine("Note", "No symptoms and no diagnosis.")
        self._lines = {
            "staff": self.who,
            **self._days,
            **self._sums,
            "basis_note": self.basis_note,
            "evidence_by": self.evidence_by,
            "note": self.note,
        }
        for line in self._lines.values():
            line.changed.connect(self._typed)
        for group in (self.reason, self.basis):
            group.chosen.connect(self._typed)

    def _lay_out(self) -> None:
        self.told, self.looked = StateLabel(State.PLAIN, wrap=True), Banner("")
        self.suggested, self.top_up, self.linked = Hint(), Strong(TOO_FEW), Hint()
        self.unpaid, self.expected = Banner(""), Hint()
        for late in (self.unpaid, self.suggested, self.linked):
            late.hide()
        for widget in (self.told, self.looked):
            widget.hide()
            self.body.addWidget(widget)
        who, pay = Card(), Card()
        for asked in (self.who, Strong(WHY), Hint(NO_DETAIL), self.reason, self.unpaid):
            who.body.addWidget(asked)
        for below in (
            self._beside(self._days["first_day"], self._days["last_day"]),
            self.suggested,
            self.linked,
            self._beside(self.normal, self._sums["sick_pay"]),
            self.top_up,
        ):
            pay.body.addWidget(below)
        for card in (who, pay):
            card.body.addStretch(1)
        self.body.addWidget(Spread((who, pay), most=2, least_width=wide(440), top=True))
        self.working = Disclosure("Show the working, and what else was paid", self._working)
        self.evidence = Disclosure("Evidence, and the return to work", self._evidence)
        self.body.addWidget(self.working)
        self.body.addWidget(self.evidence)
        self.kept = KeptWorking(self._session)
        self.body.addWidget(self.kept)
        back = SecondaryButton("Back", icon="back")
        back.clicked.connect(self._go.back)
        self.add_action(back)
        self.take_back = QuietButton(TAKE_BACK)
        self.take_back.clicked.connect(self._take_back)
        self.take_back.hide()
        self.body.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignLeft)

    def _working(self) -> QWidget:
        card = self._card = WorkingCard(self._known_asked())
        card.body.addWidget(Subheading("What else was paid, and what is charged"))
        card.body.addWidget(self._beside(self._sums["other_sick_pay"], self._sums["rebate"], self._sums["paid"]))
        card.body.addWidget(Strong(WHICH_CHARGE))
        card.body.addWidget(self.basis)
        card.body.addWidget(self.basis_note)
        card.changed.connect(self._working_changed)
        card.used.connect(self._use)
        self._say_working()
        return card

    def _evidence(self) -> QWidget:
        card = Card()
        card.body.addWidget(self.expected)
        card.body.addWidget(self._beside(self._days["evidence_on"], self.evidence_by))
        card.body.addWidget(self._beside(self._days["back_on"], self.note))
        return card

    @staticmethod
    def _beside(*lines: QWidget) -> Spread:
        return Spread(lines, most=len(lines), least_width=wide(190))

    # What is there

    def _show(self, isolation: Isolation | None) -> None:
        if isolation is None or isolation.withdrawn:
            self._id = ""
            self.set_main_action(RECORD)
            return
        entry = isolation.entry
        member = next(each for each in self._staff if each.id == entry.staff_id)
        self.set_title("Isolation", breakable(member.words))
        self.who.set_text(member.words)
        self.reason.choose(entry.reason)
        self.basis.choose(entry.basis)
        for name, line in self._days.items():
            day: date | None = getattr(entry, name)
            line.set_text(f"{day.day} {day:%B %Y}" if day else "")
        for name, line in self._sums.items():
            pence: int | None = getattr(entry, name)
            line.set_text(
                "" if pence is None or (pence == 0 and name not in ("normal", "sick_pay")) else typed_pounds(pence)
            )
        for name in ("basis_note", "evidence_by", "note"):
            self._lines[name].set_text(getattr(entry, name))
        self.take_back.show()
        self.kept.show_of(isolation.id)
        self.set_main_action(PUT_RIGHT)
        self._typed()

    # Reading

    def _typed(self, _: object = None) -> None:
        """Say what the typed figures come to; a name that was asked about is asked anew when another is typed."""
        self._new_name = ""
        self.set_main_action(PUT_RIGHT if self._id else RECORD)
        entry = self._entry("?")
        charged = entry.charged() if isinstance(entry, Entry) else None
        self._suggest()
        unpaid = bool(self._unpaid_said)
        self.top_up.setText(charged.words if isinstance(charged, Problem) else top_up_words(charged, unpaid=unpaid))
        self._say_working()

    def _suggest(self) -> None:
        """Say what the first day and the reason bring with them: how long, whether a fund pays, what is linked."""
        isolations = self._session.isolations
        first, reason = read_day_back(self._days["first_day"].text(), "first_day", self._today()), self.reason.value()
        day = first if isinstance(first, date) else None
        found = isolations.suggestion(str(reason), day) if reason is not None and day is not None else None
        self.suggested.setText(found.words if found is not None else "")
        self.suggested.setVisible(found is not None)
        known = isolations.reason(str(reason)) if reason is not None else None
        evidence = "; ".join(known.evidence) if known is not None else ""
        self.expected.setText(EXPECTED.format(evidence) if evidence else "")
        unpaid = isolations.payment_words(str(reason), day or self._today()) if reason is not None else ""
        if unpaid != self._unpaid_said:
            self._unpaid_said = unpaid
            self.unpaid.set_words(unpaid)
            self.unpaid.setVisible(bool(unpaid))
            announce(self, unpaid)
        member, entry = self._member(), self._entry("?")
        linked = ""
        if isinstance(member, Staff) and isinstance(entry, Entry):
            linked = isolations.linked_words(replace(entry, staff_id=member.id), self._id)
        self.linked.setText(linked)
        self.linked.setVisible(bool(linked))

    def _known_asked(self) -> Asked:
        """Return what the working goes by: what was typed or kept, else what is known of the person."""
        if self._asked is not None:
            return self._asked
        if self._id and (kept := self._session.isolations.worked(self._id)):
            return kept[max(kept)].asked
        member, first = self._member(), read_day_back(self._days["first_day"].text(), "first_day", self._today())
        if isinstance(member, Staff) and isinstance(first, date):
            return self._session.isolations.asked_of(member.id, first)
        return Asked()

    def _working_changed(self) -> None:
        asked = self._card.asked() if self._card is not None else []
        if isinstance(asked, Asked):
            self._asked = asked
        self._say_working()

    def _say_working(self) -> None:
        """Say what the working comes to, once it is open."""
        if self._card is None:
            return
        if self._asked is None:
            self._card.show_asked(self._known_asked())
        asked, member, entry = self._card.asked(), self._member(), self._entry("?")
        if isinstance(asked, list):
            return
        figures = None
        if isinstance(entry, Entry):
            entry = replace(entry, staff_id=member.id if isinstance(member, Staff) else "?")
            figures = self._session.isolations.work_out(entry, asked, self._id)
        self._card.say(figures)

    def _use(self, pence: int) -> None:
        self.normal.set_text(typed_pounds(pence))
        self._typed()
        announce(self, f"Normal pay: {money_words(pence)}")

    def _entry(self, staff_id: str) -> Entry | list[Problem]:
        today = self._today()
        days = {name: read_day_back(line.text(), name, today) for name, line in self._days.items()}
        sums = {name: read_money(line.text(), name) for name, line in self._sums.items()}
        problems = [each for each in (*days.values(), *sums.values()) if isinstance(each, Problem)]
        first, reason, basis = days["first_day"], self.reason.value(), self.basis.value()
        if reason is None:
            problems.insert(0, Problem("reason", "Choose why they isolate."))
        if first is None:
            problems.append(Problem("first_day", "Type the first day, such as 3 August 2020."))
        if problems:
            return problems
        return Entry(
            staff_id=staff_id,
            reason=str(reason),
            first_day=as_day(first) or today,
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

    def _member(self) -> Staff | Problem | None:
        """Return who is meant; None for a name that is not there yet."""
        typed = " ".join(self.who.text().split())
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

    def _today(self) -> date:
        return self._session.clock.local().date()

    # Saving

    def save(self) -> None:
        """Record what is typed; a name that is not there yet is asked about once."""
        member, entry = self._member(), self._entry("?")
        problems = [member] if isinstance(member, Problem) else []
        problems += entry if isinstance(entry, list) else []
        typed = self._card.asked() if self._card is not None else None
        problems += typed if isinstance(typed, list) else []
        if problems:
            self._say_problems(problems)
            return
        if member is None and not self._new_name:
            self._ask_about_name()
            return
        assert isinstance(entry, Entry)
        if problem := entry.trouble(self._today()):
            self._say_problems([problem])
            return
        by = self._session.person()
        if member is None:
            member = self._session.isolations.add_staff(self._new_name, by)
        if isinstance(member, Problem):
            self._say_problems([Problem("staff", member.words)])
            return
        self._keep(member, entry)

    def _keep(self, member: Staff, entry: Entry) -> None:
        isolations, by = self._session.isolations, self._session.person()
        entry = replace(entry, staff_id=member.id)
        kept = (
            isolations.put_right(self._id, entry, by, self._asked)
            if self._id
            else isolations.record(entry, by, self._asked)
        )
        self._staff = isolations.staff()
        if isinstance(kept, Problem):
            self._say_problems([kept])
            return
        self._say_problems([])
        charged = entry.charged()
        words = f"Saved on this computer: {member.words}."
        if isinstance(charged, Worked):
            words += f" {money_words(charged.pence)} to charge."
        self._id = kept.isolation.id
        self._show(kept.isolation)
        self.told.set_state(State.SAVED, breakable(words))
        self.told.show()
        self.looked.set_words(breakable(" ".join(kept.warnings)))
        self.looked.setVisible(bool(kept.warnings))
        announce(self, words)
        self._session.hub.tell(Change.WAGES)

    def _ask_about_name(self) -> None:
        self._new_name = " ".join(self.who.text().split())
        words = (
            f"{self._new_name} is not on the list of staff yet. Press again to add this name, with a code of its own."
        )
        self.looked.set_words(breakable(words))
        self.looked.show()
        self.set_main_action("Yes, add this person")
        announce(self, words, urgent=True)

    def _take_back(self) -> None:
        if self.take_back.text() != SURE:
            self.take_back.setText(SURE)
            announce(self, SURE, urgent=True)
            return
        taken = self._session.isolations.take_back(self._id, WHY_BACK, self._session.person())
        if isinstance(taken, Problem):
            self._say_problems([taken])
            return
        self._session.hub.tell(Change.WAGES)
        self._go.back()

    def _say_problems(self, problems: list[Problem]) -> None:
        for name, line in self._lines.items():
            line.set_error(next((each.words for each in problems if each.field == name), ""))
        if any(each.field in ("other_sick_pay", "rebate", "paid", "basis_note", *LINES) for each in problems):
            self.working.set_open(True)
        if self._card is not None:
            self._card.say_problems(problems)
        if any(each.field in ("evidence_on", "evidence_by", "back_on", "note") for each in problems):
            self.evidence.set_open(True)
        self.summary.show_problems([(each.words, self._field(each.field)) for each in problems])

    def _field(self, name: str) -> QWidget:
        if name == "reason":
            return self.reason.buttons[0]
        working = self._card.lines if self._card is not None else {}
        return working.get(name) or self._lines.get(name, self.who)
