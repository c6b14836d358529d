"""Answer for another day: one types the day, and goes to a section as it was asked then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import SectionHead
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.live import empty
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Hint, Strong
from carehome_desktop.ui.returns.any_day import read_past_day
from carehome_desktop.ui.returns.standing import period_now

PASSED = "A day that has passed can still be answered and sent. It goes as the answers for that day, with the date you sent it."
NONE = "No questions are known for {day}. Choose another day."

Asked = Sequence[tuple[SectionHead, Period]]


class OtherDay(Card):
    """Where one section was asked on the day it is opened at once; of several one is chosen."""

    opened = Signal(str, object)
    """A section, and the period that holds the day."""

    def __init__(
        self, asked_on: Callable[[date], Asked], today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._asked_on, self._today = asked_on, today
        self.line = LabelledLine(
            "Answer for another day", "Today or a day before it, such as yesterday, Friday or 14 November"
        )
        self.open_it = SecondaryButton("Open that day")
        self._found = QVBoxLayout()
        self._found.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(theme.space(3))
        row.addWidget(self.open_it, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(Hint(PASSED), 1)
        self.body.addWidget(self.line)
        self.body.addLayout(row)
        self.body.addLayout(self._found)
        self.open_it.clicked.connect(self._open)
        self.line.box.returnPressed.connect(self._open)
        self.line.changed.connect(self._typed)

    def _typed(self) -> None:
        """Forget what was said of another day: she is writing one."""
        self.line.set_error("")
        empty(self._found)

    def _open(self) -> None:
        empty(self._found)
        day = read_past_day(self.line.text(), self._today())
        found = self._asked_on(day) if isinstance(day, date) else ()
        if isinstance(day, Problem) or not found:
            self.line.set_error(day.words if isinstance(day, Problem) else NONE.format(day=day_words(day)))
            self.line.box.setFocus()
        elif len(found) == 1:
            self._go(*found[0])
        else:
            self._offer(day, found)

    def _offer(self, day: date, found: Asked) -> None:
        self._found.addWidget(Strong(f"Asked on {day_words(day)}"))
        rows = []
        for head, period in found:
            row = ListRow(f"{head.title}, {period_now(period, self._today())}")
            row.clicked.connect(lambda _=False, head=head, period=period: self._go(head, period))
            self._found.addWidget(row)
            rows.append(row)
        rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _go(self, head: SectionHead, period: Period) -> None:
        self.line.set_text("")
        empty(self._found)
        self.opened.emit(head.id, period)
