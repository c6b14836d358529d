"""One member of staff: each thing says why it is asked, and all but the code can be left empty."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from carehome_desktop.domain.lenient_date import as_day, read_day_back
from carehome_desktop.domain.money import plain_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.records import Staff
from carehome_desktop.domain.wages.staff_facts import (
    DAY_NAMES,
    EMPLOYMENT_WORDS,
    ROLE_WORDS,
    WHY,
    Employment,
    Role,
    StaffFacts,
)
from carehome_desktop.domain.wages.typed_working import read_weekly_hours
from carehome_desktop.domain.words import sentence
from carehome_desktop.services.isolation import name_trouble
from carehome_desktop.services.isolation_staff import Member
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.half_filled import HalfFilled
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Strong, Subheading
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.wages.rates import RatesCard
from carehome_desktop.ui.wages.words import wide

ADD, SAVE = "Add this person", "Save the changes"
ERASE = "Erase this name"
SURE = "Yes, erase it: only the code stays"
ERASED = (
    "The name is gone from this computer’s records. Copies that were taken before still hold it until they are deleted."
)
ROLE, EMPLOYMENT, ELSEWHERE = "Which group?", "How are they employed?", "Do they work at another home too?"


class MemberPage(ScrollPage):
    """A new member of staff, or one who is there. Only a name must be typed for a new one."""

    def __init__(self, session: Session, go: Go, staff_id: str = "") -> None:
        super().__init__("A member of staff")
        self._session, self._go, self._id = session, go, staff_id
        self._make_fields()
        self._lay_out()
        self._show(session.staff_book.member(staff_id) if staff_id else None)
        self.main_action_pressed.connect(self.save)
        choices = {"role": self.role, "employment": self.employment, "elsewhere": self.elsewhere}
        days = {f"day {at}": box for at, box in enumerate(self.days)}
        self._half = HalfFilled(self, session.workplace, f"staff {staff_id}", {**self._lines, **choices, **days})
        FirstFocus(self, self.name.box)

    def _make_fields(self) -> None:
        self.name = LabelledLine("Name", WHY["name"])
        self.code = LabelledLine("Code", "Your own, such as N7. Empty: the next of ours, such as S1.")
        self.role = self._choices(ROLE, list(ROLE_WORDS.items()))
        self.employment = self._choices(EMPLOYMENT, list(EMPLOYMENT_WORDS.items()))
        self.elsewhere = self._choices(ELSEWHERE, [("yes", "Yes"), ("no", "No")])
        self.hours = LabelledLine("Contracted hours of a week", WHY["hours_a_week"])
        self.where = LabelledLine("Where else", WHY["elsewhere_where"])
        self.left_on = LabelledLine("Left on", WHY["left_on"])
        self.days = [QCheckBox(name) for name in DAY_NAMES]
        self._lines = {
            "name": self.name,
            "code": self.code,
            "hours_a_week": self.hours,
            "elsewhere_where": self.where,
            "left_on": self.left_on,
        }

    @staticmethod
    def _choices(question: str, choices: list[tuple[object, str]]) -> RadioGroup:
        group = RadioGroup(choices, arrows_choose=True)
        group.set_question(question)
        return group

    def _lay_out(self) -> None:
        self.body.addWidget(
            self._cards(
                (self.name, self.code),
                (Subheading(ROLE), Hint(WHY["role"]), self.role),
                (Subheading(EMPLOYMENT), Hint(WHY["employment"]), self.employment, self.hours),
                (Subheading(ELSEWHERE), Hint(WHY["elsewhere"]), self.elsewhere, self.where),
            )
        )
        days = Card(title="The days usually worked")
        days.body.addWidget(Hint(WHY["usual_days"]))
        days.body.addWidget(Spread(self.days, most=7, least_width=wide(120)))
        self.body.addWidget(days)
        self.rates = RatesCard(self._session)
        self.rates.said.connect(self._tell)
        self.body.addWidget(self.rates)
        leaving = Card(title="Leaving, and the name")
        leaving.body.addWidget(self.left_on)
        self.erase = QuietButton(ERASE)
        self.erase.clicked.connect(self._erase)
        leaving.body.addWidget(Strong("The name"))
        leaving.body.addWidget(
            Hint("Erasing takes the name away for good. The code, the isolations and what was paid stay.")
        )
        leaving.body.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignLeft)
        self.leaving = leaving
        self.body.addWidget(leaving)
        self.add_back(self._go.back)

    @staticmethod
    def _cards(*groups: tuple[QWidget, ...]) -> Spread:
        cards = []
        for group in groups:
            card = Card()
            for widget in group:
                card.body.addWidget(widget)
            card.body.addStretch(1)
            cards.append(card)
        return Spread(cards, most=2, least_width=wide(440), top=True)

    def _show(self, member: Member | None) -> None:
        for widget in (self.rates, self.leaving):
            widget.setVisible(member is not None)
        self.set_main_action(SAVE if member is not None else ADD)
        if member is None:
            self._id = ""
            return
        self._id, facts = member.staff.id, member.facts
        self.set_title(breakable(member.staff.code), "A member of staff")
        self.name.set_text(member.staff.name)
        self.code.set_text(member.staff.code)
        self.code.box.setReadOnly(True)
        self.code.hint.setText("A code stays: claims are kept under it.")
        self.role.choose(facts.role)
        self.employment.choose(facts.employment)
        self.elsewhere.choose(None if facts.elsewhere is None else "yes" if facts.elsewhere else "no")
        self.hours.set_text("" if facts.hours_a_week is None else plain_words(facts.hours_a_week))
        self.where.set_text(facts.elsewhere_where)
        self.left_on.set_text(f"{facts.left_on.day} {facts.left_on:%B %Y}" if facts.left_on else "")
        for at, box in enumerate(self.days):
            box.setChecked(at in facts.usual_days)
        self.erase.setVisible(bool(member.staff.name))
        self.rates.show_of(member)

    def _facts(self) -> StaffFacts | list[Problem]:
        hours = read_weekly_hours(self.hours.text())
        left = read_day_back(self.left_on.text(), "left_on", self._session.clock.local().date())
        problems = [each for each in (hours, left) if isinstance(each, Problem)]
        if problems:
            return problems
        role, employment, elsewhere = self.role.value(), self.employment.value(), self.elsewhere.value()
        facts = StaffFacts(
            role=role if isinstance(role, Role) else None,
            employment=employment if isinstance(employment, Employment) else None,
            hours_a_week=hours if isinstance(hours, Decimal) else None,
            usual_days=tuple(at for at, box in enumerate(self.days) if box.isChecked()),
            elsewhere=None if elsewhere is None else elsewhere == "yes",
            elsewhere_where=self.where.text().strip(),
            left_on=as_day(left) if isinstance(left, date) else None,
        )
        problem = facts.trouble()
        return [problem] if problem is not None else facts

    def save(self) -> None:
        """Keep what is typed; nothing is kept while something cannot be."""
        facts, by, new = self._facts(), self._session.person(), not self._id
        wrong_name = name_trouble(" ".join(self.name.text().split())) if new else None
        problems = [*([wrong_name] if wrong_name is not None else []), *(facts if isinstance(facts, list) else [])]
        if problems or isinstance(facts, list):
            self._say_problems(problems)
            return
        rate = self.rates.add() if self.rates.is_typed() else None
        if rate is None and self.rates.is_typed():
            return
        problem = self._keep_name()
        if problem is not None:
            self._say_problems([problem])
            return
        before = self._session.staff_book.member(self._id)
        if problem := self._session.staff_book.tell(self._id, facts, by):
            self._say_problems([problem])
            return
        self._say_problems([])
        self._show(self._session.staff_book.member(self._id))
        self._half.done(f"staff {self._id}")
        said = (
            f"Saved on this computer: {self.code.text()}.",
            facts.words_since(before.facts if before is not None else StaffFacts()),
            sentence(rate.words()) if rate is not None else "",
            "You can type what they are paid below." if new else "",
            self._session.staff_book.after_leaving(self._id, facts),
        )
        self._say(" ".join(filter(None, said)))

    def _keep_name(self) -> Problem | None:
        """Add the person, or write the name right; an empty name of one who is there stays as it is."""
        if not self._id:
            added = self._session.isolations.add_staff(self.name.text(), self._session.person(), self.code.text())
            if isinstance(added, Staff):
                self._id = added.id
            return added if isinstance(added, Problem) else None
        typed = self.name.text().strip()
        known = self._session.staff_book.member(self._id)
        if not typed or (known is not None and known.staff.name == typed):
            return None
        return self._session.staff_book.name(self._id, typed)

    def _erase(self) -> None:
        if self.erase.text() != SURE:
            self.erase.set_words(SURE)
            announce(self, SURE, urgent=True)
            return
        self._session.staff_book.erase_name(self._id)
        self._session.workplace.forget_half_filled()
        self.erase.set_words(ERASE)
        self._show(self._session.staff_book.member(self._id))
        self.name.box.setFocus()
        self._say(ERASED)

    def _say(self, words: str) -> None:
        self._tell(words)
        self._session.hub.tell(Change.WAGES)

    def _tell(self, words: str) -> None:
        self.told.set_state(State.SAVED, breakable(words))
        self.told.show()
        announce(self, words)

    def _say_problems(self, problems: list[Problem]) -> None:
        for name, line in self._lines.items():
            line.set_error(next((each.words for each in problems if each.field == name), ""))
        self.summary.show_problems([(each.words, self._field(each.field)) for each in problems])

    def _field(self, name: str) -> QWidget:
        return self.elsewhere.buttons[0] if name == "elsewhere" else self._lines.get(name, self.name)
