"""What someone is paid an hour, from which day on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.lenient_date import read_day_back
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.staff_facts import WHY, PayRate
from carehome_desktop.domain.wages.typed import read_rate
from carehome_desktop.services.isolation_staff import Member
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.wages.words import wide

NO_DAY = "Say from which day this rate was paid, such as 6 April 2020."
SURE = "Yes, take it back"
NO_RATE = "Type the pounds an hour, as in 9.20."


class RatesCard(Card):
    """The rates that stand, and a line for one more; told again for the same day, the newer counts.

    `said` tells what came of a press; the page shows it where such words stand.
    """

    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="What they are paid")
        self._session, self._id = session, ""
        self.rate = LabelledLine("Pounds an hour", "Such as 9.20")
        self.first_day = LabelledLine("From", "Such as 6 April 2020")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(1))
        self.body.addWidget(Hint(WHY["rate"]))
        self.body.addLayout(self._list)
        self.body.addWidget(Spread((self.rate, self.first_day), most=2, least_width=wide(190)))
        self.add_rate = SecondaryButton("Add this rate")
        self.add_rate.clicked.connect(self._add_pressed)
        self.body.addWidget(self.add_rate, 0, Qt.AlignmentFlag.AlignLeft)

    def show_of(self, member: Member) -> None:
        """Show the rates of a person."""
        self._id = member.staff.id
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for each in reversed(member.rates):
            self._list.addWidget(self._row(each))

    def add(self) -> PayRate | None:
        """Keep the rate that is typed and return it; both have to be there, or what is wrong is said."""
        today = self._session.clock.local().date()
        rate, first = read_rate(self.rate.text()), read_day_back(self.first_day.text(), "rate_from", today)
        problem = rate if isinstance(rate, Problem) else Problem("rate", NO_RATE) if rate is None else None
        wrong_day = first if isinstance(first, Problem) else Problem("rate_from", NO_DAY) if first is None else None
        if isinstance(rate, Decimal) and isinstance(first, date):
            found = self._session.staff_book.tell_rate(self._id, PayRate(first, rate), self._session.person())
            problem = found if found is not None and found.field == "rate" else None
            wrong_day = found if found is not None and found.field != "rate" else None
        self.rate.set_error(problem.words if problem is not None else "")
        self.first_day.set_error(wrong_day.words if wrong_day is not None else "")
        if problem is not None or wrong_day is not None:
            (self.rate if problem is not None else self.first_day).box.setFocus()
            return None
        assert isinstance(rate, Decimal)
        assert isinstance(first, date)
        for line in (self.rate, self.first_day):
            line.set_text("")
        kept = PayRate(first, rate)
        self._changed(f"Saved on this computer: {kept.words()}.")
        return kept

    def is_typed(self) -> bool:
        """Return whether a rate is begun that is not kept yet."""
        return bool(self.rate.text().strip() or self.first_day.text().strip())

    def _add_pressed(self) -> None:
        """Add the rate, and be ready for the next: what is typed on the button would be lost."""
        if self.add() is not None:
            self.rate.setFocus()

    def _row(self, rate: PayRate) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(Text(rate.words()), 1)
        take = QuietButton("Take back")
        take.setAccessibleName(f"Take back {rate.words()}")
        take.clicked.connect(partial(self._take_back, rate, take))
        across.addWidget(take)
        return row

    def _take_back(self, rate: PayRate, button: QuietButton) -> None:
        """Ask once: a slip of the hand takes nothing back."""
        if button.text() != SURE:
            button.set_words(SURE)
            button.setAccessibleName(f"{SURE}: {rate.words()}")
            announce(self, SURE, urgent=True)
            return
        self._session.staff_book.take_rate_back(self._id, rate.first_day, self._session.person())
        self._changed(f"Taken back: {rate.words()}. You can add it again.")
        self.rate.setFocus()

    def _changed(self, words: str) -> None:
        if (member := self._session.staff_book.member(self._id)) is not None:
            self.show_of(member)
        self._session.hub.tell(Change.WAGES)
        self.said.emit(words)
