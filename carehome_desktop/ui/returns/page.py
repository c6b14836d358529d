"""Every section by its periods: today's, earlier ones, and any other day one may choose."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.questions import Section, SectionHead, section_for
from carehome_desktop.domain.words import day_words
from carehome_desktop.services.answering import SectionState
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.papers.card import PapersCard
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.returns.other_day import OtherDay
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.returns.standing import (
    lead_on,
    main_words,
    row_title,
    row_words,
    section_standing,
)
from carehome_desktop.ui.session import Session

MOST_EARLIER = 30
DAYS_BACK = 7
WHEN_NEEDED = "only when it is needed"


def sections_on(session: Session, programme_id: str) -> list[Section]:
    """Return the sections of a programme that are in force today, each in the version of today and in its place."""
    today = session.clock.local().date()
    ids = dict.fromkeys(head.id for head in session.catalogue.heads_of(programme_id))
    found = [section for each in ids if (section := session.catalogue.section(each, today)) is not None]
    return sorted(found, key=lambda section: section.order)


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
        self.other = OtherDay(self._asked_on, lambda: session.clock.local().date())
        self.other.opened.connect(go.to_section)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        self.body.addLayout(self._list)
        self.body.addWidget(self.other)
        self.papers = PapersCard(go)
        self.body.addWidget(self.papers)
        button = self.set_main_action("Go on")
        self.main_action_pressed.connect(self._go_on)
        self._refresh()
        if not button.isHidden():
            FirstFocus(self, button)
        Live(self, session.hub, (Change.ANSWERS, Change.OUTBOX, Change.HOME), self._refresh)

    def _refresh(self) -> None:
        session, today = self._session, self._session.clock.local().date()
        programmes = _due_first(session)
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
        due = [state for _, state in current if not state.section.when_needed]
        self._first = next((state for state in due if not state.has_gone), due[0] if due else None)
        assert self.main_action is not None
        self.main_action.setVisible(self._first is not None)
        if self._first is not None:
            self.set_main_action(main_words(self._first, today))
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
            card = Rows(programme.title, [self._row(state) for state in states if not state.section.when_needed])
            if not states:
                card.add_words(Hint(programme.no_sections or "It has no questions for today."))
            self._list.addWidget(card)
            if now_and_then := [self._row(state) for state in states if state.section.when_needed]:
                self._list.addWidget(Rows(f"{programme.title}: {WHEN_NEEDED}", now_and_then))
        if earlier:
            self._list.addWidget(Rows("Earlier", [self._row(state, earlier=True) for state in earlier]))
        self.other.setVisible(bool(current))

    def _row(self, state: SectionState, *, earlier: bool = False) -> ListRow:
        shown, words = section_standing(state, self._session.clock.wall())
        title = row_title(state, self._session.clock.local().date())
        row = ListRow(title, "" if earlier else ". ".join([row_words(state), *self._closed(state)]), shown, words)
        name_row(row, f"{state.section.id} {state.period.text}")
        row.clicked.connect(partial(self._go.to_section, state.section.id, state.period))
        return row

    def _closed(self, state: SectionState) -> list[str]:
        """Say of what has not gone that its window is over."""
        closed = None if state.has_gone else self._session.deadlines.closed_on(state.period)
        return [f"Its window closed on {day_words(closed, year=False)}"] if closed else []

    def _earlier(self, current: list[SectionState]) -> list[SectionState]:
        """Return periods before today's, newest first: all that were ever sent, and what was begun in the last days."""
        session, today = self._session, self._session.clock.local().date()
        here = {(state.section.id, state.period) for state in current}
        sent = {(row.section_id, row.period) for row in session.deliveries.outgoing()} - here
        newest = sorted(sent, key=lambda each: each[1].last_day(), reverse=True)[:MOST_EARLIER]
        begun = session.answering.begun({state.section.id for state in current}, today - timedelta(days=DAYS_BACK))
        near = {each for each in begun if each[1].first_day() <= today} - here - sent
        states = [state for each in [*newest, *near] if (state := self._state(*each)) is not None]
        return sorted(states, key=lambda state: (state.period.last_day(), state.section.id), reverse=True)

    def _asked_on(self, day: date) -> list[tuple[SectionHead, Period]]:
        """Return the sections that were asked on a day, in their order, each with its period then."""
        heads = self._session.catalogue.heads
        found = []
        for programme_id in self._session.home_records.home().programmes:
            ids = dict.fromkeys(head.id for head in heads if head.programme == programme_id)
            asked = [head for each in ids if (head := section_for(heads, each, day)) is not None]
            found += [(head, Period.of(head.period_kind, day)) for head in sorted(asked, key=lambda each: each.order)]
        return found

    def _state(self, section_id: str, period: Period) -> SectionState | None:
        try:
            return self._session.answering.open(section_id, period)
        except Refused:  # a day before the section began, or a pack that was taken away
            return None

    def _go_on(self) -> None:
        if not self.other.line.box.hasFocus() and self._first is not None:
            lead_on(self._go, self._first)


def _due_first(session: Session) -> tuple[str, ...]:
    """Return the programmes of the home, first those with something left to send and last what is only a record, as on Today."""
    asked = sorted(session.deadlines.today(), key=lambda each: (not each.left, bool(each.day.kept)))
    return tuple(each.programme.id for each in asked)
