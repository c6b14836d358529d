"""A day, read as people write it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from carehome_desktop.domain.lenient_date import read_date
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.values import Day, Given, value_words
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.question.field import AnswerField
from carehome_desktop.ui.question.view import QuestionView


class DayField(AnswerField):
    """One line; under it, the day that is meant in full. What cannot be read stays, and the day before the typing stands."""

    def __init__(self, view: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.line = LabelledLine("Day", "Such as Friday, 24 November or 24/11/2026")
        self.line.box.setAccessibleName(f"Day. {view.heading}")
        self.meant, self.before = Hint(), Hint()
        for widget in (self.line, self.meant, self.before):
            self.column.addWidget(widget)
        self._today, self._day, self._before_typing = view.today, None, None
        self.line.changed.connect(self._typed)
        self.line.changed.connect(self.typed_soon)
        self.line.left.connect(self._settle)

    _day: date | None
    _before_typing: date | None

    @property
    def box(self) -> QLineEdit:
        """The box that is typed in."""
        return self.line.box

    def show_view(self, view: QuestionView) -> None:
        """Show the day, and last time's for comparison."""
        self._today = view.today
        super().show_view(view)
        said = f"{view.before_words}: {value_words(view.before, self.asked)}" if view.before is not None else ""
        self.before.setText(said)
        self.before.setVisible(bool(said))

    def show_value(self, value: Given | None) -> None:
        """Show a day in words."""
        day = value.day if isinstance(value, Day) else None
        if not self.box.hasFocus() and not (self.line.error.words() and day == self._day):
            self._day = self._before_typing = day
            self.line.set_text(day_words(day) if day else "")
            self.line.set_error("")
        self._say_day()

    def value(self) -> Given | None:
        """Return the day that the line stands for."""
        return None if self._day is None else Day(self._day)

    def first_control(self) -> QWidget:
        """Return the line."""
        return self.box

    def unread(self) -> dict[str, str]:
        """Return what is in the line if it is no day."""
        found = read_date(self.line.text(), self.asked.id, self._today)
        return {"": self.line.text()} if isinstance(found, Problem) else {}

    def show_unread(self, typed: Mapping[str, str]) -> None:
        """Put back what is no day."""
        self.line.set_text(typed.get("", ""))
        self._settle()

    def problem(self) -> tuple[str, QWidget] | None:
        """Return why the line cannot be read."""
        self._settle()
        return (self.line.error.words(), self.line) if self.line.error.words() else None

    def set_read_only(self, read_only: bool) -> None:
        """Let the day be read and copied."""
        self.box.setReadOnly(read_only)
        self.tick.setEnabled(not read_only)

    def _typed(self, typed: str) -> None:
        found = read_date(typed, self.asked.id, self._today)
        if isinstance(found, Problem):
            self._stand_for(self._before_typing)  # no part of what cannot be read is an answer
            self._say_day(unread=True)
            return
        self.line.set_error("")
        if found is None:
            self._before_typing = None
        self._stand_for(found)
        self._say_day()

    def _stand_for(self, day: date | None) -> None:
        if day != self._day:
            self._day = day
            self.told_soon()

    def _settle(self) -> None:
        if self.box.isReadOnly() or (self._day is not None and self.line.text() == day_words(self._day)):
            return
        found = read_date(self.line.text(), self.asked.id, self._today)
        self.line.set_error(found.words if isinstance(found, Problem) else "")

    def _say_day(self, *, unread: bool = False) -> None:
        words = day_words(self._day) if self._day and not unread else ""
        self.meant.setText(f"That is {words}." if words and words != self.line.text() else "")
        self.meant.setVisible(bool(self.meant.text()))
