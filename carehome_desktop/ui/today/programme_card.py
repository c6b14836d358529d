"""One programme on Today: until when it is due, its sections, and who asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.periods import PeriodKind
from carehome_desktop.domain.words import day_words, list_words
from carehome_desktop.services.answering import SectionState
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import name_row
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Hint, Strong, Text
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.returns.standing import row_words, section_standing
from carehome_desktop.ui.today.asked import Asked, title_before, title_of

NO_CHANGE_BUTTON = "I used the reminder e-mail’s “no change”"
CLOSED_BEFORE = (
    "The window of {month} closed on {closed}, before your records here began. If you sent it from elsewhere, nothing is left "
    "to do. If not, it can still be sent, from Returns: it goes as late, and does not count for the month."
)
BEGUN_LATE = (
    "The window of {month} closed on {closed}, before your records here began. {come}What is not there can still be "
    "sent, and it goes as late."
)
RECORD_BUTTON = "Coming windows and our record"


class ProgrammeCard(Rows):
    """`half_done` are periods of these days that were begun and not sent."""

    def __init__(self, asked: Asked, half_done: Iterable[SectionState], go: Go, now: datetime, today: date) -> None:
        super().__init__(asked.programme.title)
        self._go, self._now = go, now
        for words in asked.today.words(today):
            self.add_words(Strong(words))
        for line in asked.today.left:
            if line.due.window.moved:
                self.add_words(Hint(line.due.window.moved))
        for state in asked.states:
            self.add(self._row(state, title_of(state)))
        for state in half_done:
            self.add(self._half_done_row(state))
        self._say_late(asked)
        if not asked.states and asked.programme.no_sections and asked.today.day.begins is None:
            self.add_words(Text(asked.programme.no_sections))
        self.add_words(Hint(f"{asked.programme.who_asks} {asked.programme.sure}"))
        if any(line.due.period.kind is PeriodKind.MONTH for line in asked.today.left):
            unchanged = QuietButton(NO_CHANGE_BUTTON)
            unchanged.clicked.connect(lambda: go.to_no_change())
            name_row(unchanged, "no change")
            self.add_button(unchanged)
        if asked.today.record is not None and go.can("deadlines"):
            button = QuietButton(RECORD_BUTTON)
            button.clicked.connect(lambda: go.to_deadlines())
            name_row(button, "deadlines")
            self.add_button(button)

    def _say_late(self, asked: Asked) -> None:
        if (before := asked.today.closed_before) is not None:
            closed = day_words(before.due.window.last_day, year=False)
            words = BEGUN_LATE if asked.late else CLOSED_BEFORE
            since = [head.title for head in before.due.sections if head.id in before.done]
            come = f"Received or entered since: {list_words(since)}. " if since else ""
            self.add_words(Text(words.format(month=before.due.period.words(), closed=closed, come=come)))
            self._add_late(asked)
        if asked.today.missed is None:
            return
        closed = day_words(asked.today.missed.due.window.last_day, year=False)
        month = asked.today.missed.due.period.words()
        self.add_words(
            Text(f"The window of {month} closed on {closed}. What is not there can still be sent, and it goes as late.")
        )
        self._add_late(asked)

    def _add_late(self, asked: Asked) -> None:
        for state in asked.late:
            self.add(self._row(state, title_of(state)))

    def _row(self, state: SectionState, title: str) -> ListRow:
        shown, words = section_standing(state, self._now)
        row = ListRow(title, row_words(state), shown, words)
        row.clicked.connect(partial(self._go.to_section, state.section.id, state.period))
        name_row(row, f"{state.section.id} {state.period.text}")
        return row

    def _half_done_row(self, state: SectionState) -> ListRow:
        """Return the quiet row of a past day: it asks for nothing, and is there to be gone on with."""
        done = f"{state.number(Standing.ANSWERED)} of {len(state.questions)} answered"
        row = ListRow(f"{title_before(state)}: {done}{', not sent' if state.ready else ''}")
        row.clicked.connect(partial(self._go.to_section, state.section.id, state.period))
        name_row(row, f"{state.section.id} {state.period.text}")
        return row
