"""Every section by its periods: today's, earlier ones, and any other day one may choose."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.questions import Section
from carehome_desktop.services.answering import SectionState
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card, EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.returns.any_day import read_past_day
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.returns.standing import begin_words, counts_words, section_standing
from carehome_desktop.ui.session import Session

MOST_EARLIER = 30
DAYS_BACK = 7
PASSED = "A day that has passed can still be answered and sent. It goes as the answers for that day, with the date you sent it."


def sections_on(session: Session, programme_id: str) -> list[Section]:
    """Return the sections of a programme that are in force today, each in the version of today."""
    today = session.clock.local().date()
    ids = dict.fromkeys(section.id for section in session.catalogue.sections_of(programme_id))
    found = [session.catalogue.section(section_id, today) for section_id in ids]
    return [section for section in found if section is not None]


def state_today(session: Session, section: Section) -> SectionState:
    """Return how a section stands in the period that holds today."""
    return session.answering.open(section.id, Period.of(section.period_kind, session.clock.local().date()))


class ReturnsPage(ScrollPage):
    """The list of returns."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Returns")
        self._session, self._go = session, go
        self._first: SectionState | None = None
        self._shown: object = None
        self._day = LabelledLine(
            "Answer for another day", "Today or a day before it, such as yesterday, Friday or 14 November"
        )
        self._choose = SecondaryButton("Open that day")
        self._choose.clicked.connect(self._open_day)
        self._day.box.returnPressed.connect(self._open_day)
        self._day.changed.connect(lambda: self._day.set_error(""))  # she is putting it right
        self._other = self._other_day()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        self.body.addLayout(self._list)
        self.body.addWidget(self._other)
        self.set_main_action("Go on")
        self.main_action_pressed.connect(self._go_on)
        self._refresh()
        Live(self, session.hub, (Change.ANSWERS, Change.OUTBOX, Change.HOME), self._refresh)

    def _refresh(self) -> None:
        session, today = self._session, self._session.clock.local().date()
        programmes = session.home_records.home().programmes
        current = [
            (programme_id, state_today(session, section))
            for programme_id in programmes
            for section in sections_on(session, programme_id)
        ]
        earlier = self._earlier([state for _, state in current])
        seen = (today, programmes, current, earlier)
        if seen == self._shown:
            return
        self._shown = seen
        self._first = current[0][1] if current else None
        assert self.main_action is not None
        self.main_action.setVisible(self._first is not None)
        if self._first is not None:
            self.set_main_action(begin_words(self._first))
        refill(self, self._list, self.area, lambda: self._fill(programmes, current, earlier))

    def _fill(
        self, programmes: tuple[str, ...], current: list[tuple[str, SectionState]], earlier: list[SectionState]
    ) -> None:
        if not programmes:
            self._list.addWidget(
                EmptyState("No return is switched on.", "Choose in Settings which ones your home reports.")
            )
        for programme_id in programmes:
            programme = self._session.catalogue.programme(programme_id)
            if programme is None:
                continue
            states = [state for of, state in current if of == programme_id]
            card = Rows(programme.title, [self._row(state) for state in states])
            if not states:
                card.add_words(Hint(programme.no_sections or "It has no questions for today."))
            self._list.addWidget(card)
        if earlier:
            self._list.addWidget(Rows("Earlier", [self._row(state, earlier=True) for state in earlier]))
        self._other.setVisible(bool(current))

    def _row(self, state: SectionState, *, earlier: bool = False) -> ListRow:
        shown, words = section_standing(state, self._session.clock.wall())
        title = f"{state.section.title}, {state.period.words()}"
        row = ListRow(title, "" if earlier else counts_words(state), shown, words)
        name_row(row, f"{state.section.id} {state.period.text}")
        row.clicked.connect(partial(self._go.to_section, state.section.id, state.period))
        return row

    def _other_day(self) -> Card:
        card = Card()
        card.body.addWidget(self._day)
        row = QHBoxLayout()
        row.setSpacing(theme.space(3))
        row.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(Hint(PASSED), 1)
        card.body.addLayout(row)
        return card

    def _earlier(self, current: list[SectionState]) -> list[SectionState]:
        """Return periods before today's, newest first: all that were ever sent, and what was begun in the last days."""
        session, today = self._session, self._session.clock.local().date()
        here = {(state.section.id, state.period) for state in current}
        sent = {(row.section_id, row.period) for row in session.deliveries.outgoing()} - here
        days = [today - timedelta(days=back) for back in range(1, DAYS_BACK + 1)]
        near = {each for state in current for day in days if (each := self._asked_on(state.section.id, day))}
        newest = sorted(sent, key=lambda each: each[1].last_day(), reverse=True)[:MOST_EARLIER]
        states = [state for each in [*newest, *(near - here - sent)] if (state := self._state(*each)) is not None]
        begun = [state for state in states if state.latest or any(each.answer for each in state.questions)]
        return sorted(begun, key=lambda state: (state.period.last_day(), state.section.id), reverse=True)

    def _asked_on(self, section_id: str, day: date) -> tuple[str, Period] | None:
        try:
            return section_id, self._session.answering.period_on(section_id, day)
        except Refused:  # a day before the section began
            return None

    def _state(self, section_id: str, period: Period) -> SectionState | None:
        try:
            return self._session.answering.open(section_id, period)
        except Refused:  # a day before the section began, or a pack that was taken away
            return None

    def _open_day(self) -> None:
        state = self._first
        if state is None:
            return
        day = read_past_day(self._day.text(), self._session.clock.local().date())
        problem = day.words if isinstance(day, Problem) else ""
        if not isinstance(day, Problem):
            try:
                period = self._session.answering.period_on(state.section.id, day)
            except Refused as refused:
                problem = refused.words
            else:
                self._day.set_text("")
                self._go.to_section(state.section.id, period)
        self._day.set_error(problem)
        if problem:
            self._day.setFocus()

    def _go_on(self) -> None:
        if self._day.box.hasFocus() or self._first is None:
            return
        state = self._first
        if state.ready:
            self._go.to_check(state.section.id, state.period)
        else:
            self._go.to_question(state.section.id, state.period, state.first_open().question.id)
