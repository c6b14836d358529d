"""Today: what there is to answer, what needs you, what is on the way, and what changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from carehome_desktop.domain.delivery import UNRESOLVED, State
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.questions import Programme
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.words import day_words
from carehome_desktop.services.answering import SectionState
from carehome_desktop.services.workplace import Spot
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Hint, Subheading, Text
from carehome_desktop.ui.returns.page import sections_on, state_today
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.returns.standing import begin_words, counts_words, outgoing_standing, section_standing
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.today.needs import Need, needs
from carehome_desktop.ui.today.news import news

GOOD_DAY = "A good day: everything is done."
NOTHING_MORE = "Your answers for today were received, and nothing is waiting."


class TodayPage(ScrollPage):
    """Where the day begins."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Today")
        self._session, self._go = session, go
        self._states: list[SectionState] = []
        self._spot: Spot | None = None
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
        self._spot = self._left_open()
        needed = needs(session, self._go)
        way = [row for row in session.deliveries.unsettled() if row.state in UNRESOLVED]
        lines = news(session.deliveries.outgoing(), session.records, session.clock.wall())
        seen = (today, asked, self._spot, [need.seen for need in needed], way, lines)
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
        if self._states and not needed and not way and all(map(_settled, self._states)):
            self.body.addWidget(Banner(NOTHING_MORE, "green", title=GOOD_DAY))
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

    # The main action

    def _left_open(self) -> Spot | None:
        spot = self._session.workplace.spot()
        if spot is None:
            return None
        try:
            self._session.answering.open(spot.section_id, spot.period).state_of(spot.question_id)
        except (Refused, KeyError):  # the question is not in this version of the program any more
            return None
        return spot

    def _name_main_action(self) -> None:
        words = ""
        if self._spot is not None:
            state = self._session.answering.open(self._spot.section_id, self._spot.period)
            number = state.state_of(self._spot.question_id).question.number
            today = Period.of(state.period.kind, self._session.clock.local().date())
            when = "" if state.period == today else f" for {state.period.words()}"
            words = f"Go on at question {number}{when}"
        elif (state_open := self._first_open()) is not None:
            words = begin_words(state_open)
        button = self.set_main_action(words or "Go on")
        button.setVisible(bool(words))
        if (bar := button.parentWidget()) is not None:
            bar.setVisible(bool(words))  # an empty bar would only be a line

    def _first_open(self) -> SectionState | None:
        return next((state for state in self._states if not _settled(state)), None)

    def _go_on(self) -> None:
        if self._spot is not None:
            self._go.to_question(self._spot.section_id, self._spot.period, self._spot.question_id)
        elif (state := self._first_open()) is not None:
            if state.ready:
                self._go.to_check(state.section.id, state.period)
            else:
                self._go.to_question(state.section.id, state.period, state.first_open().question.id)


def _do(act: Callable[[], None], _checked: bool = False) -> None:
    """Do something for a button, which also tells whether it is pressed in."""
    act()


def _settled(state: SectionState) -> bool:
    """Return whether nothing is to be answered or sent: it was received, or is on its way, and not changed since."""
    latest = state.latest
    on_its_way = latest is not None and latest.state in (*UNRESOLVED, State.RECEIVED)
    return on_its_way and not state.changed_since_queued
