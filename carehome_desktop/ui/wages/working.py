"""Show the working: what normal pay goes by, our own sick pay beside payroll's, and each line of the arithmetic."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.money import in_pounds, money_words, plain_words, rate_words, read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.staff_facts import DAY_NAMES
from carehome_desktop.domain.wages.typed import read_counts, read_hours, read_rate
from carehome_desktop.domain.wages.typed_working import read_days, read_weekly_hours, read_weeks_pay
from carehome_desktop.domain.wages.worked_out import WAY_WORDS, Asked, PayFigures, Way
from carehome_desktop.domain.wages.working import Worked
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint, Strong, Subheading, Text, listed
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.wages.words import wide
from carehome_desktop.ui.wages.worked_box import WorkedBox

WHICH_WAY = "How is normal pay worked out?"
USE = "Use this as normal pay"
FIRST = "Say who isolates, why and from when. Then the working shows here."
LINES = {
    "shifts": ("Shifts missed, week by week", "Such as 4,2"),
    "hours": ("Hours of a shift", "Such as 7.5"),
    "hours_a_week": ("Contracted hours of a week", "Such as 30"),
    "rate": ("Pounds an hour", "Such as 9.20"),
    "weeks": ("Weeks of the average", "8, 12 or 52 are usual"),
    "week_pence": ("Pay of each week before", "The newest first: 310.50; 295; 0"),
    "missed": ("Days of work missed", "Empty: the usual days from first to last"),
    "average_earnings": ("Average pay of a week", "Of 8 weeks before. Decides whether sick pay is due."),
    "waiting_days": ("Waiting days", "Empty: by the rule of the first day"),
}
SHOWN = {
    Way.ROTA: ("shifts", "hours", "rate"),
    Way.CONTRACT: ("hours_a_week", "rate", "missed"),
    Way.AVERAGE: ("weeks", "week_pence", "missed"),
}
IN_TURN = ("shifts", "hours", "hours_a_week", "rate", "weeks", "week_pence", "missed")
"""Those that only show for a way that asks for them."""


class WorkingCard(Card):
    """Everything here can be left empty. What is still wanted is said, and nothing is demanded."""

    changed = Signal()
    used = Signal(int)
    """The pence that came of it."""

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._normal: Worked | None = None
        self._way: Way | None = None
        self.lines = {name: LabelledLine(*words) for name, words in LINES.items()}
        self.way = RadioGroup(
            [(way, words) for way, (words, _) in WAY_WORDS.items()],
            arrows_choose=True,
            meanings=[meaning for _, meaning in WAY_WORDS.values()],
        )
        self.way.set_question(WHICH_WAY)
        self.only_paid = QCheckBox("Pass over weeks without pay")
        self.days = [QCheckBox(name) for name in DAY_NAMES]
        self.days_error = ErrorText()
        self.normal, self.ours, self.rebate = WorkedBox(), WorkedBox(), WorkedBox("What a rebate could give back")
        self.linked, self.look, self.doubts = Text(), Strong("To look at"), Text()
        self.use, self.used_words = SecondaryButton(USE), Hint()
        self.used_words.hide()
        self._lay_out()
        self.show_asked(asked)
        for line in self.lines.values():
            line.changed.connect(self._changed)
        self.way.chosen.connect(self._changed)
        for box in (self.only_paid, *self.days):
            box.toggled.connect(self._changed)
        self.use.clicked.connect(lambda: self.used.emit(self._normal.pence) if self._normal is not None else None)

    def _lay_out(self) -> None:
        add = self.body.addWidget
        add(Subheading("The days usually worked"))
        add(Hint("Statutory sick pay counts these days only. They come from the page of the person."))
        add(self.days_error)
        add(Spread(self.days, most=7, least_width=wide(120)))
        add(Subheading("Normal pay"))
        add(Strong(WHICH_WAY))
        add(self.way)
        self._fields = QVBoxLayout()
        self.body.addLayout(self._fields)
        for name in IN_TURN:
            self.lines[name].setParent(self)
            self.lines[name].hide()
        add(self.only_paid)
        add(self.normal)
        across = QHBoxLayout()
        across.setSpacing(theme.space(3))
        across.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        across.addWidget(self.used_words, 1)
        self.body.addLayout(across)
        add(Subheading("Statutory sick pay by our figure, as a check"))
        add(self._beside("average_earnings", "waiting_days"))
        for words in (self.linked, self.ours, self.rebate, self.look, self.doubts):
            add(words)

    def _beside(self, *names: str) -> Spread:
        return Spread([self.lines[name] for name in names], most=len(names), least_width=wide(190))

    def show_asked(self, asked: Asked) -> None:
        """Show what the working goes by, without telling of it."""
        self.way.choose(asked.way)
        for box, on in [
            (self.only_paid, asked.only_paid),
            *((box, at in asked.usual_days) for at, box in enumerate(self.days)),
        ]:
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        typed = {
            "shifts": ",".join(map(str, asked.shifts)),
            "hours": _typed(asked.hours),
            "hours_a_week": _typed(asked.hours_a_week),
            "rate": rate_words(asked.rate).removeprefix("£") if asked.rate is not None else "",
            "weeks": str(asked.weeks),
            "week_pence": "; ".join(f"{in_pounds(pence):.2f}" for pence in asked.week_pence),
            "missed": _count(asked.missed),
            "average_earnings": "" if asked.average_earnings is None else f"{in_pounds(asked.average_earnings):.2f}",
            "waiting_days": _count(asked.waiting_days),
        }
        for name, text in typed.items():
            self.lines[name].set_text(text)
        self._show_fields()

    def asked(self) -> Asked | list[Problem]:
        """Return what the working goes by now, or what cannot be read, which is said at its field."""
        text = {name: line.text() for name, line in self.lines.items()}
        shifts, hours, rate = read_counts(text["shifts"]), read_hours(text["hours"]), read_rate(text["rate"])
        weekly, pay = read_weekly_hours(text["hours_a_week"]), read_weeks_pay(text["week_pence"])
        weeks = read_days(text["weeks"], 104, "weeks", "An average is of 1 to 104 weeks; usual are 8, 12 or 52.")
        missed = read_days(text["missed"], 366, "missed", "Days missed are from 0 to 366.")
        waiting = read_days(text["waiting_days"], 7, "waiting_days", "Waiting days are from 0 to 7.")
        earnings = read_money(text["average_earnings"], "average_earnings")
        read = (shifts, hours, rate, weekly, pay, weeks, missed, waiting, earnings)
        problems = [each for each in read if isinstance(each, Problem)]
        self.say_problems(problems)
        if problems:
            self._normal = None
            self.use.hide()
            self.normal.say(f"The working waits: {problems[0].words}")
            return problems
        way = self.way.value()
        return Asked(
            way=way if isinstance(way, Way) else None,
            shifts=shifts if isinstance(shifts, tuple) else (),
            hours=_decimal(hours),
            rate=_decimal(rate),
            hours_a_week=_decimal(weekly),
            missed=_whole(missed),
            weeks=_whole(weeks) or 8,
            week_pence=pay if isinstance(pay, tuple) else (),
            only_paid=self.only_paid.isChecked(),
            usual_days=tuple(at for at, box in enumerate(self.days) if box.isChecked()),
            average_earnings=_whole(earnings),
            waiting_days=_whole(waiting),
        )

    def worked(self) -> int | None:
        """Return the pence that came of it, None while nothing did."""
        return self._normal.pence if self._normal is not None else None

    def say(self, figures: PayFigures | None) -> None:
        """Say what came of it, each with its arithmetic; None while who, why or the first day is not known."""
        self._normal = figures.normal if figures is not None and isinstance(figures.normal, Worked) else None
        self.use.setVisible(self._normal is not None)
        self.normal.say(figures.normal if figures is not None else FIRST)
        self.ours.say(figures.sick_pay if figures is not None else None)
        self.rebate.say(figures.rebate if figures is not None else None)
        self._put(self.linked, f"{figures.linked}." if figures is not None and figures.linked else "")
        self._put(self.doubts, listed(figures.doubts) if figures is not None else "")
        self.look.setVisible(not self.doubts.isHidden())

    def say_used(self, pence: int | None) -> None:
        """Say beside the button whether the normal pay that stands above is the one that came of it here."""
        used = self._normal is not None and pence == self._normal.pence
        self.used_words.setText(f"Used: {money_words(pence)} stands above as normal pay." if used and pence else "")
        self.used_words.setVisible(used)

    def say_problems(self, problems: list[Problem]) -> None:
        """Say what is wrong at each field."""
        for name, line in self.lines.items():
            line.set_error(next((each.words for each in problems if each.field == name), ""))
        self.days_error.say(next((each.words for each in problems if each.field == "usual_days"), ""))

    @staticmethod
    def _put(label: Text, words: str) -> None:
        label.setText(breakable(words))
        label.setVisible(bool(words))

    def _changed(self, _: object = None) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        """Show the fields of the way that is chosen, side by side, and no others."""
        way = self.way.value()
        self.only_paid.setVisible(way is Way.AVERAGE)
        if way is self._way or not isinstance(way, Way):
            return
        self._way = way
        before = self._fields.takeAt(0)
        for name in IN_TURN:
            self.lines[name].setParent(self)
            self.lines[name].hide()
        shown = [self.lines[name] for name in SHOWN[way]]
        self._fields.addWidget(Spread(shown, most=len(shown), least_width=wide(190)))
        for line in shown:
            line.show()
        if before is not None and (old := before.widget()) is not None:
            old.deleteLater()


def _typed(number: Decimal | None) -> str:
    return "" if number is None else plain_words(number)


def _count(number: int | None) -> str:
    return "" if number is None else str(number)


def _decimal(found: Decimal | Problem | None) -> Decimal | None:
    return found if isinstance(found, Decimal) else None


def _whole(found: int | Problem | None) -> int | None:
    return found if isinstance(found, int) else None
