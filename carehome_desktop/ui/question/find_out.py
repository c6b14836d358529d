"""Whom to ask, and by when: what opens under *I need to find out*."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carehome_desktop.domain.lenient_date import read_day
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.text import Hint


class FindOutFields(QFrame):
    """Both fields may stay empty; a day that cannot be read is told above its field and leaves the last good one."""

    changed = Signal(str, object)
    """Whom to ask, and the day (a `date`, or None)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "aside")
        self.whom = LabelledLine("Whom will you ask?", "Such as the GP surgery or the council")
        self.by = LabelledLine("By when?", "Such as Friday or 24 November")
        self._read = Hint()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(4), theme.space(1), 0, theme.space(1))
        column.setSpacing(theme.space(3))
        column.addWidget(Hint("This stays in your home. It is not sent, and it never counts as a no."))
        column.addWidget(self.whom)
        column.addWidget(self.by)
        column.addWidget(self._read)
        self._today, self._day, self._longest = date.min, None, 0
        self.whom.changed.connect(self._told)
        self.by.changed.connect(self._day_typed)
        self.by.left.connect(self._day_left)

    _day: date | None

    def show_values(self, whom: str, by: date | None, today: date, longest_whom: int) -> None:
        """Show what is kept; a field that is being typed in is left alone."""
        self._today, self._longest = today, longest_whom
        if not self.whom.box.hasFocus():
            self.whom.set_text(whom)
        if not self.by.box.hasFocus() and (by != self._day or not self.by.text()):
            self._day = by
            self.by.set_text(day_words(by) if by else "")
            self.by.set_error("")
        self._say_day()
        self._check_whom()

    def clear(self) -> None:
        """Forget what another question had."""
        self._day = None
        for line in (self.whom, self.by):
            line.set_text("")
            line.set_error("")
        self._say_day()

    def problem(self) -> tuple[str, QWidget] | None:
        """Return the first sentence about a field, and the field."""
        for line in (self.whom, self.by):
            if line.error.words():
                return line.error.words(), line
        return None

    def set_read_only(self, read_only: bool) -> None:
        """Let the fields be read but not changed."""
        for line in (self.whom, self.by):
            line.box.setReadOnly(read_only)

    def settle(self) -> None:
        """Judge the day as it is typed now, as when the field is left."""
        self._day_left()

    def _day_typed(self, typed: str) -> None:
        """While typing, take a day as soon as it can be read, and say nothing against half a word."""
        found = read_day(typed, self._today)
        if not isinstance(found, Problem):
            self.by.set_error("")
            if found != self._day:
                self._day = found
                self._told()
        self._say_day(found if isinstance(found, date) else None)

    def _day_left(self) -> None:
        if self.by.box.isReadOnly() or (self._day is not None and self.by.text() == day_words(self._day)):
            return
        found = read_day(self.by.text(), self._today)
        self.by.set_error(found.words if isinstance(found, Problem) else "")

    def _say_day(self, day: date | None = None) -> None:
        shown = day or (None if self.by.error.words() else self._day)
        words = day_words(shown) if shown else ""
        self._read.setText(f"That is {words}." if words and words != self.by.text() else "")
        self._read.setVisible(bool(self._read.text()))

    def _check_whom(self) -> None:
        over = len(self.whom.text()) - self._longest
        self.whom.set_error(
            f"Write whom to ask in {self._longest} characters or fewer; take out {over:,}. What you typed is kept."
            if over > 0
            else ""
        )

    def _told(self) -> None:
        self._check_whom()
        self.changed.emit(self.whom.text(), self._day)
