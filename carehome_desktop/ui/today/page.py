"""Today: what there is to answer, what needs you, what is on the way, and what changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer

from carehome_desktop.domain.delivery import UNRESOLVED, State
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.words import day_words
from carehome_desktop.services.answering import SectionState
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.outbox.words import section_title
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Subheading, Text
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.returns.standing import lead_on, main_words, outgoing_standing
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.today.asked import Asked, asked_today, wanted
from carehome_desktop.ui.today.needs import Need, needs, record_need
from carehome_desktop.ui.today.news import LINES, WEEK, lost_news, news
from carehome_desktop.ui.today.programme_card import ProgrammeCard

DAYS_BACK = 7
EVERY_MS = 60_000
COPY_SHEET = "Enter it on the tracker’s page"
NOTHING_NEEDED = "Nothing here needs you now."
NOTHING_MORE = "Nothing is due, and nothing is waiting."


class TodayPage(ScrollPage):
    """Where the day begins."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Today")
        self._session, self._go = session, go
        self._states: list[SectionState] = []
        self._wanted: list[SectionState] = []
        self._shown: object = None
        self.set_main_action("Go on")
        self.main_action_pressed.connect(self._go_on)
        self._refresh()
        Live(self, session.hub, tuple(Change), self._refresh)
        self.minute = QTimer(self, interval=EVERY_MS)
        self.minute.timeout.connect(self._look_at_the_clock)
        self.minute.start()

    def _look_at_the_clock(self) -> None:
        """Look again when another hour has begun: a day ends, a window closes, a reminder's time comes."""
        if self.isVisible() and self._hour() != self._seen_at:
            self._refresh()

    def _hour(self) -> tuple[date, int]:
        now = self._session.clock.local()
        return now.date(), now.hour

    def _refresh(self) -> None:
        self._seen_at = self._hour()
        session, today = self._session, self._session.clock.local().date()
        asked = asked_today(session)
        self._states = [state for each in asked for state in each.states]
        self._wanted = wanted(asked)
        half_done = [[state for one in each.states if (state := self._left_half_done(one))] for each in asked]
        warned = [need for each in asked if (need := record_need(each, self._go))]
        needed = needs(session, self._go)
        way = [row for row in session.deliveries.unsettled() if row.state in UNRESOLVED]
        now = session.clock.wall()
        lost = lost_news(session.deliveries.lost_since(now - WEEK), partial(section_title, session.catalogue))
        lines = [*lost, *news(session.deliveries.outgoing(), session.records, now)][:LINES]
        seen = (today, asked, half_done, [need.seen for need in (*warned, *needed)], way, lines)
        if seen == self._shown:
            return
        self._shown = seen
        self.set_title("Today", day_words(today))
        self._name_main_action()
        refill(self, self.body, self.area, lambda: self._fill(asked, half_done, warned, needed, way, lines))

    def _fill(
        self,
        asked: list[Asked],
        half_done: list[list[SectionState]],
        warned: list[Need],
        needed: list[Need],
        way: list[Outgoing],
        lines: list[str],
    ) -> None:
        now, today = self._session.clock.wall(), self._session.clock.local().date()
        for need in warned:
            self.body.addWidget(_banner(need))
        if asked and not warned and not needed and not way and self._nothing_left(asked):
            self.body.addWidget(Banner(NOTHING_MORE, "green", title=NOTHING_NEEDED))
        if not asked:
            self.body.addWidget(
                EmptyState("No return is switched on.", "Choose in Settings which ones your home reports.")
            )
        cards = [ProgrammeCard(each, begun, self._go, now, today) for each, begun in zip(asked, half_done, strict=True)]
        for each, card in zip(asked, cards, strict=True):
            if not each.kept:
                self.body.addWidget(card)
            if (reminder := each.today.last_reminder) is not None:
                self.body.addWidget(Banner(reminder.words(each.programme.title, today)))
        self._say_needed(needed)
        if way:
            self.body.addWidget(Rows("On the way", [self._way_row(row) for row in way]))
        for each, card in zip(asked, cards, strict=True):
            if each.kept:  # nobody asks for it today, so it comes after what needs the manager
                self.body.addWidget(card)
        if lines:
            changed = Card(title="Since last week")
            for line in lines:
                changed.body.addWidget(Text(line))
            self.body.addWidget(changed)

    def _nothing_left(self, asked: list[Asked]) -> bool:
        """Return whether all that is due has come, and nothing of the day was begun and left."""
        begun = [state for state in self._states if state.latest or any(each.answer for each in state.questions)]
        done = all(state.has_gone and not _by_hand(state) for state in begun)
        return done and not any(each.today.left or each.late for each in asked)

    def _say_needed(self, needed: list[Need]) -> None:
        if not needed:
            return
        self.body.addWidget(Subheading("Needs you"))
        for need in needed:
            self.body.addWidget(_banner(need))

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

    def _left_half_done(self, today: SectionState) -> SectionState | None:
        """Return the newest earlier period with answers, if it is of these days and was begun but not sent."""
        own = (each.carried_from for each in today.questions if not each.carried_section)
        before = next((period for period in own if period is not None), None)
        if before is None or before == today.period:  # its own, from before the window opened
            return None
        if today.period.first_day() - before.last_day() > timedelta(days=DAYS_BACK):
            return None
        try:
            state = self._session.answering.open(today.section.id, before)
        except Refused:  # a day of questions that this version of the program does not have
            return None
        return None if state.has_gone or state.latest is not None else state

    # The main action

    def _name_main_action(self) -> None:
        state = self._first_open()
        words = "" if state is None else COPY_SHEET if _by_hand(state) else main_words(state, self._seen_at[0])
        button = self.set_main_action(words or "Go on")
        button.setVisible(state is not None)
        if (bar := button.parentWidget()) is not None:
            bar.setVisible(state is not None)  # an empty bar would only be a line

    def _first_open(self) -> SectionState | None:
        """Return what is to be gone on with: first what is to be answered, then what is to be typed into the tracker's page."""
        to_answer = next((state for state in self._wanted if not state.has_gone), None)
        return to_answer or next((state for state in self._wanted if _by_hand(state)), None)

    def _go_on(self) -> None:
        if (state := self._first_open()) is None:
            return
        if _by_hand(state) and state.latest is not None:
            self._go.to_copy_sheet(state.latest.return_id)
        else:
            lead_on(self._go, state)


def _by_hand(state: SectionState) -> bool:
    """Return whether these very answers wait to be typed into the tracker's page."""
    return state.has_gone and state.latest is not None and state.latest.state is State.BY_HAND


def _banner(need: Need) -> Banner:
    """Return what needs the manager, with its button if there is somewhere to go."""
    banner = Banner(need.words, need.colour)
    if need.act is not None:
        button = QuietButton(need.verb)
        button.clicked.connect(partial(_do, need.act))
        banner.side.addWidget(name_row(button, need.words), 0, Qt.AlignmentFlag.AlignLeft)
    return banner


def _do(act: Callable[[], None], _checked: bool = False) -> None:
    """Do something for a button, which also tells whether it is pressed in."""
    act()
