"""Compare two periods of one part of the return: what changed, with both values."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carehome_desktop.domain.history import ComparedLine, Comparison, Side
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import count_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.history.asking import side_by_side
from carehome_desktop.ui.history.reading import Reading, see_result
from carehome_desktop.ui.history.two_periods import TwoPeriods
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.choice import LabelledChoice
from carehome_desktop.ui.parts.data_list import DataList
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.rows_model import Cell, Column, RowWords
from carehome_desktop.ui.parts.text import Hint, Subheading, Text
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
SHORT = 32
"""Both values in so many letters stand beside the question, longer ones below it."""
NOTHING_YET = "There is nothing to compare yet."
ONLY_ONE = "When there are answers for a second period, the two can be compared here."
EITHER = ("", "Either")
BEGIN = "Answer a return for two periods; what changed between them is then told here."


class ComparePage(ScrollPage):
    """One part of the return and two of its periods; below, one line for each answer that is another one."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Compare two periods", "What changed from one to the other, with both values.")
        self._session = session
        self.found: Comparison | None = None
        self._periods: list[Period] = []
        self.section = LabelledChoice("Part of the return", "Then two periods")
        self.kind = LabelledChoice("Answered by", "It changed from one to the other")
        self.two = TwoPeriods(session.clock.local().date(), self)
        self.only_one = Text()
        self.heading, self.said = Subheading(), Hint()
        self.all_lines = QCheckBox("Show what stayed the same, too")
        self.all_lines.toggled.connect(self._show_lines)
        self.table = DataList("What changed", COLUMNS, EmptyState("Nothing changed."), opens=False)
        self.table.order.setItemText(0, "As the questions stand")
        self.result = QWidget()
        self.reading = Reading(session.background, self.result)
        back = self.add_back(go.back)
        self.section.offer(session.history.sections())
        if not self.section.value():
            self.body.addWidget(EmptyState(NOTHING_YET, BEGIN))
            FirstFocus(self, back)
            return
        self._lay_out()
        self.section.chosen.connect(self._ask_anew)
        self.kind.chosen.connect(self._ask_for_two)
        self.set_main_action("Compare")
        self.main_action_pressed.connect(self.compare)
        self._ask_anew()
        FirstFocus(self, self.section.box)

    def compare(self) -> None:
        """Compare, or say what is missing."""
        periods = self.two.periods()
        if periods is None:
            return
        before, after = periods
        section_id, history = self.section.value(), self._session.history
        self.reading.ask(lambda: history.compare(section_id, before, after), self._show)

    def _show(self, told: Comparison | Problem) -> None:
        if isinstance(told, Problem):
            self.reading.clear()
            self.two.tell(told)
            return
        self.found = told
        changed = len(told.changed())
        what = f"{count_words(changed, 'answer')} of {len(told.lines):,} changed" if changed else "Nothing changed"
        self.heading.setText(what)
        self.said.setText(
            f"Before: {_standing(told.before, told.before_words)} After: {_standing(told.after, told.after_words)}"
            + (f" {SETS_DIFFER}" if told.set_changed else "")
        )
        self._show_lines()
        announce(self, what)
        see_result(self, self.result)

    def _lay_out(self) -> None:
        self.body.addWidget(side_by_side(self.section, self.kind, *self.two.sides))
        self.body.addWidget(self.only_one)
        column = QVBoxLayout(self.result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        for widget in (self.heading, self.said, self.all_lines):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        self.fill_with(self.result)
        self.body.addWidget(self.reading, 1)

    def _ask_anew(self) -> None:
        """Ask for two periods of the part that is chosen; the newest two are offered.

        A part that went from days to weeks offers those that it is answered by now, and the others when they are asked for.
        """
        self._periods = self._session.history.periods(self.section.value())
        kinds = list(dict.fromkeys(period.kind for period in self._periods))
        self.kind.offer([*((kind.value, f"The {kind.value}") for kind in kinds), EITHER])
        newest = [period for period in self._periods if period.kind is kinds[0]]
        self.kind.choose(kinds[0].value if len(newest) > 1 else "")
        self.kind.setVisible(len(kinds) > 1)
        self._ask_for_two()

    def _ask_for_two(self) -> None:
        self.reading.clear()
        chosen = self.kind.value()
        periods = [period for period in self._periods if chosen in ("", period.kind.value)]
        enough = len(periods) > 1
        if not enough:
            self.only_one.setText(f"There are answers for {periods[0].words()} alone. {ONLY_ONE}")
        self.only_one.setHidden(enough)
        for side in self.two.sides:
            side.setVisible(enough)
        assert self.main_action is not None
        self.main_action.setEnabled(enough)
        two = self._session.history.newest_two(self.section.value())
        offered = two if two is not None and set(two) <= set(periods) else None
        self.two.ask_for(periods, offered or ((periods[1], periods[0]) if enough else None))

    def _show_lines(self) -> None:
        if self.found is None:
            return
        lines = self.found.lines if self.all_lines.isChecked() else self.found.changed()
        first = {(line.number, line.heading): line for line in reversed(lines)}  # where the note of a table is told
        written = [_written(line, notes=first[line.number, line.heading] is line) for line in lines]
        self.table.set_rows([_cells(line) for line in lines], written)


def _standing(period: Period, words: str) -> str:
    return f"{period.words()} ({words[0].lower()}{words[1:]})."


def _cells(line: ComparedLine) -> tuple[Cell, ...]:
    before, after = _notes(line)
    return (
        Cell(str(line.number), line.number),
        Cell(_name(line)),
        Cell(_words(line.before)),
        Cell(_words(line.after)),
        Cell(_difference(line), line.difference or 0),
        Cell(after if before == after else f"before: {before or 'none'}; after: {after or 'none'}"),
    )


def _written(line: ComparedLine, *, notes: bool) -> RowWords:
    """Return a line with both values: short ones beside the question, long ones in full below it."""
    before, after, difference = _words(line.before), _words(line.after), _difference(line)
    more = f" ({difference})" if difference else ""
    short = len(before) + len(after) <= SHORT
    said = f"{before} → {after}{more}" if line.changed else f"{after}, as before"
    below = (f"Before: {before}", f"After: {after}{more}") if line.changed else (f"As before: {after}",)
    return RowWords(
        f"{line.number}. {_name(line)}",
        said if short else "",
        lines=() if short else below,
        quiet=_notes_told(line) if notes else (),
    )


def _notes_told(line: ComparedLine) -> tuple[str, ...]:
    before, after = _notes(line)
    if before == after:
        return (f"Note: {after}",) if after else ()
    return tuple(f"Note {when}: {note}" for when, note in (("before", before), ("after", after)) if note)


def _name(line: ComparedLine) -> str:
    return f"{line.heading} – {line.line}" if line.line else line.heading


def _difference(line: ComparedLine) -> str:
    difference = line.difference
    return "" if difference in (None, 0) else f"{difference:+,}".replace("-", "−")


def _words(side: Side | None) -> str:
    return " ".join(side.words.split()) if side else "Not answered"


def _notes(line: ComparedLine) -> tuple[str, str]:
    before, after = (" ".join(side.note.split()) if side else "" for side in (line.before, line.after))
    return before, after
