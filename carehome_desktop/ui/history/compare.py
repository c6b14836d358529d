"""Compare two periods of one part of the return: what changed, with both values."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carehome_desktop.domain.history import ComparedLine, Comparison, Side
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.words import count_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.history.asking import DaySpan, LabelledChoice, side_by_side
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.table import Cell, Column, DataTable
from carehome_desktop.ui.parts.text import Hint, Subheading
from carehome_desktop.ui.session import Session

COLUMNS = (
    Column("No.", figures=True),
    Column("Question"),
    Column("Before"),
    Column("After"),
    Column("Difference", figures=True),
    Column("Notes"),
)
SETS_DIFFER = "The questions themselves changed between the two: an answer may not mean quite the same."


class ComparePage(ScrollPage):
    """Two days, one part of the return; below, one line for each answer that is another one."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Compare two periods", "What changed from one to the other, with both values.")
        self._session = session
        self.told: Comparison | None = None
        self.section = LabelledChoice("Part of the return", "Then two days")
        self.days = DaySpan(session.clock.local().date(), ("Before", "After"), self)
        self.heading, self.said = Subheading(), Hint()
        self.all_lines = QCheckBox("Show what stayed the same, too")
        self.all_lines.toggled.connect(self._show_lines)
        self.table = DataTable("What changed", COLUMNS, EmptyState("Nothing changed."))
        self.result, self._blank = QWidget(), QWidget()
        self._lay_out()
        self.section.offer(session.history.sections())
        self.section.chosen.connect(self._newest_two)
        self._newest_two()
        back = SecondaryButton("Back", icon="back")
        back.clicked.connect(go.back)
        self.add_action(back)
        self.set_main_action("Compare")
        self.main_action_pressed.connect(self.compare)
        FirstFocus(self, self.section.box)

    def compare(self) -> None:
        """Compare, or say what is missing."""
        days = self.days.days()
        if days is None:
            return
        section_id, periods = self.section.value(), []
        for day, field in zip(days, ("before", "after"), strict=True):
            try:
                periods.append(self._session.answering.period_on(section_id, day))
            except Refused as refused:
                self._tell(Problem(field, refused.words))
                return
        told = self._session.history.compare(section_id, *periods)
        if isinstance(told, Problem):
            self._tell(told)
            return
        self.told = told
        changed = len(told.changed())
        what = f"{count_words(changed, 'answer')} of {len(told.lines):,} changed" if changed else "Nothing changed"
        self.heading.setText(what)
        self.said.setText(
            f"{told.before.words()} ({told.before_words}) and {told.after.words()} ({told.after_words})."
            + (f" {SETS_DIFFER}" if told.set_changed else "")
        )
        self._show_result(True)
        self._show_lines()
        announce(self, what)

    def _lay_out(self) -> None:
        self.body.addWidget(side_by_side(self.section, self.days.first, self.days.last))
        column = QVBoxLayout(self.result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        for widget in (self.heading, self.said, self.all_lines):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        self.fill_with(self.result)
        self.body.addWidget(self._blank, 1)  # holds the boxes at the top while there is no result
        self._show_result(False)

    def _show_result(self, there: bool) -> None:
        self.result.setVisible(there)
        self._blank.setVisible(not there)

    def _newest_two(self) -> None:
        """Offer the two newest periods of the part that is chosen."""
        periods: dict[Period, None] = {}
        for each in self._session.history.returns():
            if each.section_id == self.section.value():
                periods[each.period] = None
        newest = sorted(periods, key=lambda period: period.last_day(), reverse=True)[:2]
        if len(newest) == 2:
            self.days.set_days(newest[1].first_day(), newest[0].first_day())

    def _tell(self, problem: Problem) -> None:
        self._show_result(False)
        self.days.tell(Problem("last" if problem.field == "after" else "first", problem.words))

    def _show_lines(self) -> None:
        if self.told is None:
            return
        lines = self.told.lines if self.all_lines.isChecked() else self.told.changed()
        self.table.set_rows([_cells(line) for line in lines])


def _cells(line: ComparedLine) -> tuple[Cell, ...]:
    difference = line.difference
    words = "" if difference in (None, 0) else f"{difference:+,}".replace("-", "−")
    name = f"{line.heading} – {line.line}" if line.line else line.heading
    return (
        Cell(str(line.number), line.number),
        Cell(name),
        Cell(_words(line.before)),
        Cell(_words(line.after)),
        Cell(words, difference or 0),
        Cell(_notes(line)),
    )


def _words(side: Side | None) -> str:
    return " ".join(side.words.split()) if side else "Not answered"


def _notes(line: ComparedLine) -> str:
    before, after = (" ".join(side.note.split()) if side else "" for side in (line.before, line.after))
    if before == after:
        return after
    return f"before: {before or 'none'}; after: {after or 'none'}"
