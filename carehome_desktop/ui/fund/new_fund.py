"""A fund of the home's own, or other money that is kept apart: typed here, or added from a file that another home handed on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from carehome_desktop.domain.fund.own import MOST_MEASURES, NewFund, NewMeasure, NewReport
from carehome_desktop.domain.lenient_date import as_day, read_date
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_number
from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.fund.tick import Tick
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.half_filled import Control, HalfFilled
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint, Strong
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session

ADD, FROM_FILE = "Add it", "Add from a file"
KIND = "What is it?"
FUND, OTHER = "fund", "other"
KINDS = ((FUND, "A fund"), (OTHER, "Other money, such as a fee uplift"))
MEANINGS = (
    "It pays for certain things between two days, and asks for a report.",
    "It is only kept apart, so that nothing is paid twice.",
)
ABOUT = "What you type is checked whole, and kept in your records like the funds that came with the program."
MEASURES = "What does it pay for?"
MEASURES_HINT = "One line for each. Each cost is for one or more of them, and the report shows them."
NO_DUE = "Type the day on which this report is due."
HALF_FILLED = "fund new"


class MeasureRow(Card):
    """One thing that a fund pays for."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.label = LabelledLine(f"{MEASURES} {number}", "Such as Air filters")
        self.line = LabelledLine("In which line of the report?", "Empty: in a line of its own")
        self.pot = LabelledLine("Whose part of the money is it?", "Only if the fund keeps parts apart")
        self.council = Tick("Only out of money beyond the home’s direct share", MEASURES)
        self.wages = Tick("It is for wages of staff who isolate", MEASURES)
        wide = round(200 * theme.current().text_scale)
        self.body.addWidget(Spread((self.label, self.line, self.pot), most=3, least_width=wide))
        self.body.addWidget(Spread((self.wages, self.council), most=2, least_width=wide))

    def controls(self, number: int) -> dict[str, Control]:
        """Return what can be filled in the row of a number."""
        lines: dict[str, Control] = {"measure": self.label, "line": self.line, "pot": self.pot}
        return _numbered(number, {**lines, "wages": self.wages.box, "council": self.council.box})

    def read(self) -> NewMeasure | None:
        """Return what is typed, None for nothing."""
        told = NewMeasure(
            self.label.text().strip(),
            self.line.text().strip(),
            self.pot.text().strip(),
            self.council.box.isChecked(),
            self.wages.box.isChecked(),
        )
        return told if told != NewMeasure("") else None


class ReportRow(Spread):
    """One day on which a report is due."""

    def __init__(self, number: int) -> None:
        self.due = LabelledLine(f"Report {number} is due", "Such as 31/1/2028")
        self.label = LabelledLine("What is it called?", "Such as First report")
        self.covers = LabelledLine("It counts up to", "Empty: up to the day it is made")
        super().__init__(
            (self.due, self.label, self.covers), most=3, least_width=round(200 * theme.current().text_scale)
        )

    def controls(self, number: int) -> dict[str, Control]:
        """Return what can be filled in the row of a number."""
        return _numbered(number, {"due": self.due, "label": self.label, "covers": self.covers})


class NewFundPage(ScrollPage):
    """A form in three parts: what it is, what it pays for, when it asks for reports."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Add a fund or other money", ABOUT)
        self._session, self._go = session, go
        self.kind = RadioGroup(list(KINDS), arrows_choose=True, meanings=MEANINGS)
        self.kind.set_question(KIND)
        self.kind.chosen.connect(self._show_kind)
        self._make_lines()
        self.measures: list[MeasureRow] = []
        self.reports: list[ReportRow] = []
        self._measure_list, self._report_list = QVBoxLayout(), QVBoxLayout()
        self.fund_part = QWidget()
        self._lay_out()
        self._half: HalfFilled | None = None
        kept = session.workplace.half_filled(HALF_FILLED)
        for add, name in ((self._add_measure, "measure"), (self._add_report, "due")):
            for number in range(1, MOST_MEASURES + 1):
                if number == 1 or f"{name} {number}" in kept:
                    add()
        self.add_back(go.back)
        self.from_file = SecondaryButton(FROM_FILE)
        self.from_file.clicked.connect(self._ask_file)
        self.add_action(self.from_file)
        self.set_main_action(ADD)
        self.main_action_pressed.connect(self.save)
        self._half = HalfFilled(self, session.workplace, HALF_FILLED, self._controls())
        self._show_kind(self.kind.value())
        FirstFocus(self, self.kind.buttons[0])

    def _make_lines(self) -> None:
        self.name = LabelledLine("What is it called?", "Such as Winter fund 2027")
        self.funder = LabelledLine("Who gives it?", "Such as the council’s name")
        self.first = LabelledLine("First day", "Such as 15/11/2027")
        self.last = LabelledLine("Last day", "Such as 31/3/2028")
        self.share = LabelledLine("The home’s direct share", "In per cent, such as 75. It may stay empty.")
        self.repay_by = LabelledLine("What is not spent goes back by", "It may stay empty")
        self.written = LabelledLine(
            "Where is that written?", "Such as Grant agreement of 1 May. Empty: it is told as not sure."
        )
        self.excluded = LabelledLine("What does it not pay for?", "With commas between, such as PPE, deep cleaning")
        self._lines = {
            "name": self.name,
            "funder": self.funder,
            "first_day": self.first,
            "last_day": self.last,
            "direct_share": self.share,
            "repay_by": self.repay_by,
            "written_in": self.written,
            "excluded": self.excluded,
        }

    def _lay_out(self) -> None:
        wide = round(200 * theme.current().text_scale)
        first = Card()
        first.body.addWidget(Strong(KIND))
        first.body.addWidget(self.kind)
        first.body.addWidget(Spread((self.name, self.funder), most=2, least_width=wide))
        first.body.addWidget(self.written)
        days = Card(title="When, and how much of it")
        days.body.addWidget(Spread((self.first, self.last), most=2, least_width=wide))
        days.body.addWidget(Spread((self.share, self.repay_by), most=2, least_width=wide))
        days.body.addWidget(self.excluded)
        more = SecondaryButton("Another thing that it pays for")
        more.clicked.connect(partial(self._add_measure, focus=True))
        another = SecondaryButton("Another report")
        another.clicked.connect(partial(self._add_report, focus=True))
        uses, reports = Card(title=MEASURES), Card(title="When are reports due?")
        uses.body.addWidget(Hint(MEASURES_HINT))
        uses.body.addLayout(self._measure_list)
        uses.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        reports.body.addLayout(self._report_list)
        reports.body.addWidget(another, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self.fund_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        for card in (days, uses, reports):
            column.addWidget(card)
        self.fund_part.hide()
        self.body.addWidget(first)
        self.body.addWidget(self.fund_part)

    def _show_kind(self, kind: object) -> None:
        self.fund_part.setVisible(kind == FUND)

    def _add_measure(self, _: bool = False, *, focus: bool = False) -> None:
        row = MeasureRow(len(self.measures) + 1)
        self.measures.append(row)
        self._measure_list.addWidget(row)
        if self._half is not None:
            self._half.watch(row.controls(len(self.measures)))
        if focus:
            row.label.setFocus()

    def _add_report(self, _: bool = False, *, focus: bool = False) -> None:
        row = ReportRow(len(self.reports) + 1)
        self.reports.append(row)
        self._report_list.addWidget(row)
        if self._half is not None:
            self._half.watch(row.controls(len(self.reports)))
        if focus:
            row.due.setFocus()

    def _controls(self) -> dict[str, Control]:
        """Return what is kept while the form is half filled."""
        measures = (row.controls(number) for number, row in enumerate(self.measures, start=1))
        reports = (row.controls(number) for number, row in enumerate(self.reports, start=1))
        rows = (pair for row in (*measures, *reports) for pair in row.items())
        return {"kind": self.kind, **self._lines, **dict(rows)}

    # Saving

    def save(self) -> None:
        """Add what is typed, or say at its field what is wrong."""
        told = self._read()
        if isinstance(told, list):
            self._say(told)
            return
        self._kept(self._session.fund_book.add_fund(told, self._session.person()))

    def add_file(self, path: Path) -> None:
        """Add what a file holds, or say its line and what is expected there."""
        self._kept(self._session.fund_book.add_file(path, self._session.person()))

    def _kept(self, made: object) -> None:
        if isinstance(made, Problem):
            self._say([made])
            return
        self._say([])
        if self._half is not None:
            self._half.done()
        self._session.hub.tell(Change.FUND)
        announce(self, "Saved on this computer.")
        self._go.back()
        if isinstance(made, Scheme):
            self._go.to_fund(made.id)

    def _read(self) -> NewFund | list[Problem]:
        today, kind = self._session.clock.local().date(), self.kind.value()
        if kind is None:
            return [Problem("kind", "Choose what it is.")]
        plain = kind == OTHER
        problems: list[Problem] = []
        days = {}
        for field, line in (("first_day", self.first), ("last_day", self.last), ("repay_by", self.repay_by)):
            found = read_date(line.text(), field, today) if not plain else None
            problems += [found] if isinstance(found, Problem) else []
            days[field] = as_day(found)
        share = self.share.text().strip().removesuffix("%").strip()
        if share and not is_number(share, 3):
            problems.append(Problem("direct_share", "Write the share as a whole number, such as 75."))
        reports, wrong = self._read_reports() if not plain else ((), [])
        if problems + wrong:
            return problems + wrong
        measures = tuple(one for row in self.measures if (one := row.read()) is not None)
        return NewFund(
            name=self.name.text().strip(),
            funder=self.funder.text().strip(),
            first_day=days["first_day"],
            last_day=days["last_day"],
            measures=() if plain else measures,
            reports=reports,
            direct_share=int(share) if share and not plain else None,
            excluded=() if plain else tuple(each.strip() for each in self.excluded.text().split(",") if each.strip()),
            repay_by=days["repay_by"],
            written_in=self.written.text().strip(),
            plain=plain,
        )

    def _read_reports(self) -> tuple[tuple[NewReport, ...], list[Problem]]:
        today, said, problems = self._session.clock.local().date(), [], []
        for row in self.reports:
            due = read_date(row.due.text(), "reports", today)
            covers = read_date(row.covers.text(), "reports", today)
            if due is None and (covers is not None or row.label.text().strip()):
                due = Problem("reports", NO_DUE)
            for line, found in ((row.due, due), (row.covers, covers)):
                line.set_error(found.words if isinstance(found, Problem) else "")
                problems += [found] if isinstance(found, Problem) else []
            day = as_day(due)
            if day is not None:
                said.append(NewReport(day, row.label.text().strip(), as_day(covers)))
        return tuple(said), problems

    def _say(self, problems: list[Problem]) -> None:
        for name, line in self._lines.items():
            line.set_error(next((each.words for each in problems if each.field == name), ""))
        measures = next((each.words for each in problems if each.field == "measures"), "")
        self.measures[0].label.set_error(measures)
        elsewhere = {"kind": self.kind.buttons[0], "measures": self.measures[0].label, "reports": self.reports[0].due,
                     "file": self.from_file}  # fmt: skip
        places = [
            (each.words, self._lines.get(each.field) or elsewhere.get(each.field, self.name)) for each in problems
        ]
        self.summary.show_problems(places)

    def _ask_file(self) -> None:
        where, _ = QFileDialog.getOpenFileName(self, FROM_FILE, "", "Funds and lines (*.toml)")
        if where:
            self.add_file(Path(where))


def _numbered(number: int, controls: Mapping[str, Control]) -> dict[str, Control]:
    return {f"{name} {number}": control for name, control in controls.items()}
