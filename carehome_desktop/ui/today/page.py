"""Today: what there is to answer, what needs you, what is on the way, and what changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt

from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.delivery import UNRESOLVED
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.questions import Programme
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.words import day_words
from carehome_desktop.services.answering import SectionState
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Hint, Subheading, Text
from carehome_desktop.ui.returns.page import DAYS_BACK, sections_on, state_today
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.returns.standing import (
    begin_words,
    counts_words,
    is_settled,
    outgoing_standing,
    section_standing,
)
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.today.needs import Need, needs
from carehome_desktop.ui.today.news import news

NOTHING_NEEDED = "Nothing here needs you now."
NOTHING_MORE = "Your answers for today were received, and nothing is waiting."


class TodayPage(ScrollPage):
    """Where the day begins."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Today")
        self._session, self._go = session, go
        self._states: list[SectionState] = []
        self._half_done: list[SectionState] = []
        self._shown: object = None
        self.set_main_action("Go on")
        self.main_action_pressed.connect(self._go_on)
        self._refresh()
        Live(self, session.hub, tuple(Change), self._refresh)

    def _refresh(self) -> None:
        session, today = self._session, self._session.clock.local().date()
        programmes = [
            programme
            for programme_id in session.home_records.home().programmes
            if (programme := session.catalogue.programme(programme_id)) is not None
        ]
        asked = [
            (programme, [state_today(session, section) for section in sections_on(session, programme.id)])
            for programme in programmes
        ]
        self._states = [state for _, states in asked for state in states]
        self._half_done = [state for each in self._states if (state := self._left_half_done(each)) is not None]
        needed = needs(session, self._go)
        way = [row for row in session.deliveries.unsettled() if row.state in UNRESOLVED]
        lines = news(session.deliveries.outgoing(), session.records, session.clock.wall())
        seen = (today, asked, self._half_done, [need.seen for need in needed], way, lines)
        if seen == self._shown:
            return
        self._shown = seen
        self.set_title("Today", day_words(today))
        self._name_main_action()
        refill(self, self.body, self.area, lambda: self._fill(asked, needed, way, lines))

    def _fill(
        self,
        asked: list[tuple[Programme, list[SectionState]]],
        needed: list[Need],
        way: list[Outgoing],
        lines: list[str],
    ) -> None:
        if self._states and not needed and not way and all(map(is_settled, self._states)):
            self.body.addWidget(Banner(NOTHING_MORE, "green", title=NOTHING_NEEDED))
        if not asked:
            self.body.addWidget(
                EmptyState("No return is switched on.", "Choose in Settings which ones your home reports.")
            )
        self._say_due(asked)
        self._say_needed(needed)
        if way:
            self.body.addWidget(Rows("On the way", [self._way_row(row) for row in way]))
        if lines:
            card = Card(title="Since last week")
            for line in lines:
                card.body.addWidget(Text(line))
            self.body.addWidget(card)

    def _say_due(self, asked: list[tuple[Programme, list[SectionState]]]) -> None:
        now = self._session.clock.wall()
        for programme, states in asked:
            card = Rows(programme.title)
            for state in states:
                shown, words = section_standing(state, now)
                row = ListRow(f"{state.section.title} for today", counts_words(state), shown, words)
                row.clicked.connect(partial(self._go.to_section, state.section.id, state.period))
                card.add(name_row(row, f"{state.section.id} {state.period.text}"))
            for state in self._half_done:
                if state.section in [each.section for each in states]:
                    card.add(self._half_done_row(state))
            if not states:
                card.add_words(Text(programme.no_sections or "It has no questions for today."))
            card.add_words(Hint(f"{programme.who_asks} {programme.sure}"))
            self.body.addWidget(card)

    def _say_needed(self, needed: list[Need]) -> None:
        if not needed:
            return
        self.body.addWidget(Subheading("Needs you"))
        for need in needed:
            banner = Banner(need.words, need.colour)
            if need.act is not None:
                button = QuietButton(need.verb)
                button.clicked.connect(partial(_do, need.act))
                banner.side.addWidget(name_row(button, need.words), 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addWidget(banner)

    def _way_row(self, row: Outgoing) -> ListRow:
        shown, words = outgoing_standing(row, self._session.clock.wall())
        section = self._session.catalogue.section(row.section_id, row.period.last_day())
        title = f"{section.title if section else row.section_id}, {row.period.words()}"
        made = ListRow(title, row.words, shown, words)
        made.clicked.connect(
            partial(self._go.to_record, row.return_id) if self._go.can("record") else self._go.to_outbox
        )
        name_row(made, row.return_id)
        return made

    def _half_done_row(self, state: SectionState) -> ListRow:
        """Return the quiet row of a past day: it asks for nothing, and is there to be gone on with."""
        day = day_words(state.period.last_day(), year=False)
        done = f"{state.number(Standing.ANSWERED)} of {len(state.questions)} answered"
        row = ListRow(f"{day}: {done}{', not sent' if state.ready else ''}")
        row.clicked.connect(partial(self._go.to_section, state.section.id, state.period))
        name_row(row, f"{state.section.id} {state.period.text}")
        return row

    def _left_half_done(self, today: SectionState) -> SectionState | None:
        """Return the newest earlier period with answers, if it is of these days and was begun but not sent."""
        before = next((each.carried_from for each in today.questions if each.carried_from is not None), None)
        if before is None or today.period.first_day() - before.last_day() > timedelta(days=DAYS_BACK):
            return None
        try:
            state = self._session.answering.open(today.section.id, before)
        except Refused:  # a day of questions that this version of the program does not have
            return None
        return None if is_settled(state) or state.latest is not None else state

    # The main action

    def _name_main_action(self) -> None:
        state = self._first_open()
        button = self.set_main_action(begin_words(state) if state is not None else "Go on")
        button.setVisible(state is not None)
        if (bar := button.parentWidget()) is not None:
            bar.setVisible(state is not None)  # an empty bar would only be a line

    def _first_open(self) -> SectionState | None:
        return next((state for state in self._states if not is_settled(state)), None)

    def _go_on(self) -> None:
        if (state := self._first_open()) is None:
            return
        if state.ready:
            self._go.to_check(state.section.id, state.period)
        else:
            self._go.to_question(state.section.id, state.period, state.first_open().question.id)


def _do(act: Callable[[], None], _checked: bool = False) -> None:
    """Do something for a button, which also tells whether it is pressed in."""
    act()
