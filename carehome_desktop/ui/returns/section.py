"""A section as a list: what is answered, missing, to find out or carried over from before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.oddities import FACTS
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.questions import Section
from carehome_desktop.domain.support import SECTION
from carehome_desktop.domain.values import YesNo, value_words
from carehome_desktop.domain.words import count_words, day_words
from carehome_desktop.services.answering import QuestionState, SectionState
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.returns.sheet import Rows, focus_after, question_row
from carehome_desktop.ui.returns.standing import begin_words, counts_words, lead_on
from carehome_desktop.ui.returns.where import where_banner
from carehome_desktop.ui.session import Session

if TYPE_CHECKING:
    from carehome_desktop.ui.returns.home_asks import HomeAsks

PASSED = (
    "This {kind} has passed, and nobody is known to wait for it. You can still answer and send it: it goes as the answers for "
    "{period}, with the date you sent it."
)
OPENS = "It can be sent from {day} on. What you enter before is kept as a start, and you confirm it from that day."
AT_ONCE, MORE = 9, 4
"""How many rows are made before the first paint, a window's height of them, and then at a time."""
CARRIED = "Your last answers are shown, and not counted until you confirm them."


class SectionPage(ScrollPage):
    """Opens a question; confirms what is carried over, one or all."""

    def __init__(self, session: Session, go: Go, section_id: str, period: Period) -> None:
        super().__init__()
        self._session, self._go, self._section_id, self._period = session, go, section_id, period
        self.add_back(go.back)
        self.set_main_action("Go on")
        self.main_action_pressed.connect(self._go_on)
        self._shown: SectionState | None = None
        self._carried = self._at_once = self._rows_made = 0
        self._to_come: list[tuple[Rows, QuestionState]] = []
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._add_more)
        self._focus_next: list[str] | None = None
        self._asks: HomeAsks | None = None
        self._asked: tuple[object, ...] = ()
        self._refresh()
        Live(self, session.hub, (Change.ANSWERS, Change.OUTBOX, Change.HOME, Change.STOCK), self._refresh)

    def _refresh(self) -> None:
        if self._asks is not None and self._asks.writing():
            return  # it looks again when the line is left
        state = self._session.answering.open(self._section_id, self._period)
        not_told = self._not_told(state.section)
        asked = self._asked_of_home(not_told)
        if (state, asked) == (self._shown, self._asked):
            return
        self._asked = asked
        self._at_once = (
            AT_ONCE if self._shown is None else len(state.questions)
        )  # made anew, the focus has to find its row
        self._rows_made, self._to_come = 0, []
        self._shown = state
        self.set_title(state.section.title, f"for {state.period.words()}")
        self.set_aside(counts_words(state).replace(", ", "\n", 1))
        self._carried = state.number(Standing.CARRIED)
        self.set_main_action(confirm_words(self._carried) if self._carried else begin_words(state))
        refill(self, self.body, self.area, lambda: self._fill(state, not_told))
        if self._focus_next is not None:
            focus_after(self, self._focus_next)
            self._focus_next = None

    def _fill(self, state: SectionState, not_told: tuple[str, ...]) -> None:
        if state.period.last_day() < self._session.clock.local().date():
            self.body.addWidget(
                Banner(PASSED.format(kind=state.period.kind.value, period=state.period.words()), "blue")
            )
        if state.opens is not None:
            self.body.addWidget(Banner(OPENS.format(day=day_words(state.opens)), "blue"))
        self._say_where_it_is(state)
        if self._asks is not None:
            self._asks.fill(self.body, not_told)
        if self._carried:
            self.body.addWidget(Hint(CARRIED))
        moved = [each for each in state.questions if each.goes_first]
        if moved:
            self._list(moved, "Changed elsewhere since")
        self._list([each for each in state.questions if not each.goes_first])
        if self._section_id == SECTION:
            support = QuietButton("Support sheet for your council", icon="forward")
            support.clicked.connect(partial(self._go.to_support_sheet, self._period))
            self.body.addWidget(name_row(support, "support sheet"), 0, Qt.AlignmentFlag.AlignLeft)
        for words in (state.section.about, state.section.sure):
            if words:
                self.body.addWidget(Hint(words))

    def _not_told(self, section: Section) -> tuple[str, ...]:
        """Return what the section's check needs to know of the home and does not; most sections need nothing."""
        if not any(side in FACTS for check in section.soft for side in check.right):
            return ()
        return self._session.filing.not_told(section)

    def _asked_of_home(self, not_told: tuple[str, ...]) -> tuple[object, ...]:
        """Return what is to be asked of the home itself; only for a section that needs it anything is loaded for that."""
        if self._asks is None and not_told:
            from carehome_desktop.ui.returns.home_asks import HomeAsks

            self._asks = HomeAsks(self, self._session, self._go, self._refresh)
        return self._asks.state(not_told) if self._asks is not None else ()

    def _say_where_it_is(self, state: SectionState) -> None:
        if (banner := where_banner(state, self._go, self._session.clock.wall())) is not None:
            self.body.addWidget(banner)

    def _list(self, states: Sequence[QuestionState], title: str = "") -> None:
        """Add a card of rows: at first only what a window can show, the others as soon as that is painted."""
        rows = Rows(title)
        self.body.addWidget(rows)
        now = max(0, self._at_once - self._rows_made)
        self._rows_made += len(states[:now])
        for each in states[:now]:
            self._add_row(rows, each)
        self._to_come += [(rows, each) for each in states[now:]]
        if self._to_come:
            self._more.start()

    def _add_more(self) -> None:
        for _ in range(min(MORE, len(self._to_come))):
            self._add_row(*self._to_come.pop(0))
        if not self._to_come:
            self._more.stop()

    def _add_row(self, rows: Rows, each: QuestionState) -> None:
        row = question_row(each, partial(self._open, each.question.id))
        beside = None
        offered = each.carried if each.standing is Standing.CARRIED or each.moved else None
        if offered is None and each.happened:
            offered = each.answer  # it may stay as it was answered, whatever happened since
        if offered is not None:
            beside = SecondaryButton("Confirm")
            said = value_words(offered.value, each.question)
            said = said.lower() if isinstance(offered.value, YesNo) else said
            beside.setAccessibleName(f"Confirm {said}: {each.question.heading}")
            name_row(beside, f"confirm {each.question.id}")
            beside.clicked.connect(partial(self._confirm, [each.question.id]))
        rows.add(row, beside)

    def _confirm(self, question_ids: list[str] | None) -> None:
        self._focus_next = self._after(question_ids)
        number = self._session.answering.confirm(self._section_id, self._period, self._session.person(), question_ids)
        announce(self, f"{count_words(number, 'answer')} confirmed. Saved on this computer.")
        self._session.hub.tell(Change.ANSWERS)

    def _after(self, confirmed: list[str] | None) -> list[str]:
        """Return where the focus goes when the buttons that were pressed are no more: the next ones of their kind."""
        if confirmed is None or self._shown is None:
            return []
        ids = [each.question.id for each in self._shown.questions]
        at = ids.index(confirmed[-1])
        return [f"confirm {question_id}" for question_id in (*ids[at + 1 :], *ids[:at])]

    def _open(self, question_id: str) -> None:
        self._go.to_question(self._section_id, self._period, question_id)

    def _go_on(self) -> None:
        if self._carried:
            self._confirm(None)
        else:
            lead_on(self._go, self._session.answering.open(self._section_id, self._period))


def confirm_words(number: int) -> str:
    """Return what the button says that confirms all that is carried."""
    return f"Confirm all {number}" if number > 1 else "Confirm it"
