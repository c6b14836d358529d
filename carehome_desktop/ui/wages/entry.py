"""One isolation: who, why, first and last day, normal pay, sick pay paid. The top-up shows while it is typed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.fund.evidence import About
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.charge import to_charge_words
from carehome_desktop.domain.wages.records import Entry, Isolation, Staff
from carehome_desktop.domain.wages.worked_out import Asked
from carehome_desktop.domain.wages.working import Worked
from carehome_desktop.services.warned import Warned
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.fund.doubts import DoubtBox
from carehome_desktop.ui.fund.evidence_link import EvidenceLink
from carehome_desktop.ui.fund.gone_past import GonePast
from carehome_desktop.ui.fund.sent_differs import SentDiffers
from carehome_desktop.ui.fund.take_back import TakeBack
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.half_filled import HalfFilled
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Strong, Subheading, listed
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.wages.beside_entry import BesideEntry
from carehome_desktop.ui.wages.cover import CoverCard
from carehome_desktop.ui.wages.entry_fields import IN_EVIDENCE, IN_WORKING, WHY, EntryFields
from carehome_desktop.ui.wages.fields import WHICH_CHARGE, typed_pounds
from carehome_desktop.ui.wages.kept_working import KeptWorking
from carehome_desktop.ui.wages.words import days_of, wide
from carehome_desktop.ui.wages.working import LINES, WorkingCard

RECORD, PUT_RIGHT, ANYWAY = "Record an isolation", "Save the changes", "Record it all the same"
NO_DETAIL = "Only the reason is kept: no symptom and no diagnosis."


class IsolationPage(ScrollPage):
    """A new isolation, or one that is put right. A claim that looks wrong is asked about once, and gone past with a reason."""

    def __init__(self, session: Session, go: Go, isolation_id: str = "") -> None:
        super().__init__(RECORD)
        self._session, self._go, self._id = session, go, isolation_id
        self._new_name = ""
        self._asked: Asked | None = None
        self.card: WorkingCard | None = None
        self.cover: CoverCard | None = None
        self.fields = EntryFields(session, self)
        self.beside = BesideEntry(session, self.fields, self)
        self._lay_out()
        told = session.isolations.revisions(isolation_id) if isolation_id else []
        self._show(told[-1] if told else None)
        self.fields.changed.connect(self.typed)
        self.main_action_pressed.connect(self.save)
        self._half = HalfFilled(self, session.workplace, f"isolation {isolation_id}", self.fields.everything())
        FirstFocus(self, self.fields.normal.box if told else self.fields.who.box)

    def _lay_out(self) -> None:
        fields, beside = self.fields, self.beside
        self.looked, self.doubts = Banner(""), DoubtBox()
        self.looked.hide()
        self.differs = SentDiffers(self._session, self._go)
        for widget in (self.looked, self.differs, self.doubts):
            self.body.addWidget(widget)
        who, pay = Card(), Card()
        for asked in (fields.who, fields.meant, Strong(WHY), Hint(NO_DETAIL), fields.reason, beside.unpaid):
            who.body.addWidget(asked)
        for below in (
            _beside(fields.days["first_day"], fields.days["last_day"]),
            beside.suggested,
            beside.linked,
            _beside(fields.normal, fields.sums["sick_pay"]),
            beside.top_up,
            fields.note,
        ):
            pay.body.addWidget(below)
        for card in (who, pay):
            card.body.addStretch(1)
        self.body.addWidget(Spread((who, pay), most=2, least_width=wide(440), top=True))
        self.working = Disclosure("Show the working, and what else was paid", self._working)
        self.evidence = Disclosure("Evidence, and the return to work", self._evidence)
        self.beyond = Disclosure("Cover for these days, and on-costs", self._beyond)
        self.past = GonePast()
        for part in (self.working, self.evidence, self.beyond, self.past):
            self.body.addWidget(part)
        self.kept = KeptWorking(self._session)
        self.body.addWidget(self.kept)
        self.add_back(self._go.back)
        self.take_back = TakeBack("Take this isolation back")
        self.take_back.confirmed.connect(self._take_back)
        self.take_back.hide()
        self.files = EvidenceLink(self._session, self._go, About.ISOLATION)
        self.body.addWidget(self.files, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.take_back)

    def _working(self) -> QWidget:
        card, sums = WorkingCard(self._known_asked()), self.fields.sums
        self.card = card
        card.body.addWidget(Subheading("What else was paid, and what is charged"))
        card.body.addWidget(_beside(sums["other_sick_pay"], sums["rebate"], sums["paid"]))
        card.body.addWidget(Strong(WHICH_CHARGE))
        card.body.addWidget(self.fields.basis)
        card.body.addWidget(self.fields.basis_note)
        card.changed.connect(self.working_changed)
        card.used.connect(self._use)
        self._say_working()
        return card

    def _evidence(self) -> QWidget:
        card, fields = Card(), self.fields
        card.body.addWidget(self.beside.expected)
        card.body.addWidget(_beside(fields.days["evidence_on"], fields.evidence_by))
        card.body.addWidget(fields.days["back_on"])
        return card

    def _beyond(self) -> QWidget:
        self.cover = CoverCard(self._session, self._go)
        self.cover.show_day(self.fields.first_day())
        return self.cover

    # What is there

    def _show(self, isolation: Isolation | None) -> None:
        if isolation is None or isolation.withdrawn:
            self._id = ""
            self.set_main_action(RECORD)
            return
        member = self._staff(isolation.entry)
        self.set_title("Isolation", breakable(member.words))
        self.fields.show(member, isolation.entry)
        self.take_back.show()
        self.files.show_for(isolation.id, member.words)
        self.kept.show_of(isolation.id)
        self.past.show_past(self._session.isolations.gone_past(isolation.id))
        self.typed()

    def _staff(self, entry: Entry) -> Staff:
        return next(each for each in self._session.isolations.staff() if each.id == entry.staff_id)

    def typed(self, _: object = None) -> None:
        """Say what the typed figures come to; a name that was asked about is asked anew when another is typed."""
        self._new_name = ""
        self.doubts.forget()
        self.set_main_action(PUT_RIGHT if self._id else RECORD)
        self.beside.say(self._id)
        if self.cover is not None:
            self.cover.show_day(self.fields.first_day())
        self._say_working()

    def _known_asked(self) -> Asked:
        """Return what the working goes by: what was typed or kept, else what is known of the person."""
        if self._asked is not None:
            return self._asked
        if self._id and (kept := self._session.isolations.worked(self._id)):
            return kept[max(kept)].asked
        member, first = self.fields.member(), self.fields.first_day()
        if isinstance(member, Staff) and first is not None:
            return self._session.isolations.asked_of(member.id, first)
        return Asked()

    def working_changed(self) -> None:
        """Work out anew by what is typed in the working."""
        asked = self.card.asked() if self.card is not None else []
        if isinstance(asked, Asked):
            self._asked = asked
        self._say_working()

    def _say_working(self) -> None:
        """Say what the working comes to, once it is open."""
        if self.card is None:
            return
        if self._asked is None:
            self.card.show_asked(self._known_asked())
        asked, member, entry = self.card.asked(), self.fields.member(), self.fields.entry()
        if isinstance(asked, list):
            return
        figures = None
        if isinstance(entry, Entry):
            entry = replace(entry, staff_id=member.id if isinstance(member, Staff) else "?")
            figures = self._session.isolations.work_out(entry, asked, self._id)
        self.card.say(figures)
        self.card.say_used(self.fields.normal_pence())

    def _use(self, pence: int) -> None:
        self.fields.normal.set_text(typed_pounds(pence))
        self.typed()
        announce(self, f"Normal pay: {money_words(pence)}")

    # Saving

    def save(self) -> None:
        """Record what is typed; a name that is not there yet is asked about once. Worked-out pay fills an empty field: it is claimed."""
        if (
            self.card is not None
            and not self.fields.normal.text().strip()
            and (worked := self.card.worked()) is not None
        ):
            self._use(worked)
        member, entry = self.fields.member(), self.fields.entry()
        problems = [member] if isinstance(member, Problem) else []
        problems += entry if isinstance(entry, list) else []
        typed = self.card.asked() if self.card is not None else None
        problems += typed if isinstance(typed, list) else []
        if isinstance(entry, Entry) and (problem := entry.trouble(self.fields.today())):
            problems.append(problem)
        if problems or isinstance(entry, list) or isinstance(member, Problem):
            self._say_problems(problems)
            return
        if member is None and not self._new_name:
            self._ask_about_name()
            return
        if member is None:
            added = self._session.isolations.add_staff(self._new_name, self._session.person())
            if isinstance(added, Problem):
                self._say_problems([Problem("staff", added.words)])
                return
            member = added
            self.fields.read_staff()
        self._keep(member, replace(entry, staff_id=member.id))

    def _keep(self, member: Staff, entry: Entry) -> None:
        isolations, by = self._session.isolations, self._session.person()
        why = self.doubts.reason(entry)
        if why is None:
            self.doubts.why.setFocus()
            return
        kept = (
            isolations.put_right(self._id, entry, by, self._asked, why)
            if self._id
            else isolations.record(entry, by, self._asked, why)
        )
        if isinstance(kept, Warned):
            self._ask_about(entry, kept)
            return
        if isinstance(kept, Problem):
            self._say_problems([kept])
            return
        self._say_problems([])
        charged, words = entry.charged(), f"Saved on this computer: {member.words}."
        if isinstance(charged, Worked):
            said = to_charge_words(charged.pence, isolations.payable(entry.reason, entry.first_day))
            words += f" {said[0].upper()}{said[1:]}."
        self._id = kept.isolation.id
        self._show(kept.isolation)
        self._half.done(f"isolation {self._id}")
        self.told.set_state(State.SAVED, breakable(words))
        self.told.show()
        self.looked.set_words(breakable(listed(kept.warnings)))
        self.looked.setVisible(bool(kept.warnings))
        self.beside.leave_to(kept.warnings)
        self.area.verticalScrollBar().setValue(0)
        announce(self, words)
        self._session.hub.tell(Change.WAGES)
        self.differs.look()

    def _ask_about(self, entry: Entry, warned: Warned) -> None:
        """Ask why it is right all the same; it stands at the top, where the eye is brought."""
        self._say_problems([])
        for widget in (self.told, self.looked):
            widget.hide()
        self.doubts.ask(entry, warned)
        self.set_main_action(ANYWAY)
        self.area.verticalScrollBar().setValue(0)

    def _ask_about_name(self) -> None:
        self._say_problems([])
        self._new_name = self.fields.typed_name()
        self.fields.ask_who()
        words = (
            f"{self._new_name} is not on the list of staff yet. Press again to add this name, with a code of its own."
        )
        self.looked.set_words(breakable(words))
        self.looked.show()
        self.area.verticalScrollBar().setValue(0)
        self.set_main_action("Yes, add this person")
        announce(self, words, urgent=True)

    def _take_back(self, reason: str) -> None:
        taken = self._session.isolations.take_back(self._id, reason, self._session.person())
        if isinstance(taken, Problem):
            self.take_back.say_wrong(taken.words)
            return
        self._session.hub.tell(Change.WAGES)
        self._go.back_saying(breakable(f"Taken back: {self._staff(taken.entry).words}, {days_of(taken.entry)}."))

    def _say_problems(self, problems: list[Problem]) -> None:
        self.fields.say_problems(problems)
        fields = {each.field for each in problems}
        if fields & {*IN_WORKING, *LINES}:
            self.working.set_open(True)
        if self.card is not None:
            self.card.say_problems(problems)
        if fields & set(IN_EVIDENCE):
            self.evidence.set_open(True)
        self.summary.show_problems([(each.words, self._field(each.field)) for each in problems])

    def _field(self, name: str) -> QWidget:
        working = self.card.lines if self.card is not None else {}
        return working.get(name) or self.fields.widget(name)


def _beside(*lines: QWidget) -> Spread:
    return Spread(lines, most=len(lines), least_width=wide(190))
