"""*Check your answers*: what is answered, missing and odd, and the way out."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.soft_checks import Oddity, OddKind
from carehome_desktop.domain.ways import Way
from carehome_desktop.domain.words import count_words
from carehome_desktop.services.answering import QuestionState, SectionState
from carehome_desktop.services.filing import Check
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.copy_sheet.way_choice import MAIN_ACTION, WayChoice
from carehome_desktop.ui.go import Go, Walk
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import Button, QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import go_to
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card
from carehome_desktop.ui.parts.text import Hint, Subheading, Text
from carehome_desktop.ui.returns.changes import changed_words, changes, replaces_words
from carehome_desktop.ui.returns.home_asks import HomeAsks
from carehome_desktop.ui.returns.odd_note import OddNote
from carehome_desktop.ui.returns.sheet import Rows, focus_after, question_row, short_words
from carehome_desktop.ui.returns.where import NOTHING_CHANGED, follow, follow_words, where_banner
from carehome_desktop.ui.session import Session

NOTE_STILL_HERE = "The note is still here; once this is over, type on."
NO_ADDRESS = (
    "No address to send to is set yet. You can send all the same: your answers wait here until you set it in Settings."
)
NOT_QUEUED = "This could not be put on its way: {happened}. Your answers are saved. {do} Then press the button again."
ASKING_FIRST = (
    "These records were put back from a copy. You can send all the same: it waits here until we know what the tracker already "
    "has, and then goes as a newer answer. It cannot count twice."
)
OURS = "What looks odd is this program’s own check, not one of the tracker’s. It holds nothing back."
GROUPS = (
    (Standing.MISSING, "Still missing"),
    (Standing.TO_FIND_OUT, "To find out"),
    (Standing.CARRIED, "To confirm"),
    (Standing.HALF_FILLED, "Half filled, and goes as it is"),
    (Standing.LEFT_OUT, "Left blank, which may be right"),
    (Standing.ANSWERED, "Answered"),
)


_log = logging.getLogger(__name__)


class CheckPage(ScrollPage):
    """The last look before a return goes on its way."""

    def __init__(self, session: Session, go: Go, section_id: str, period: Period) -> None:
        super().__init__("Check your answers")
        self._session, self._go, self._section_id, self._period = session, go, section_id, period
        self.add_back(go.back)
        self._way = session.ways_out.default()
        self._there: Outgoing | None = None
        self.set_main_action(MAIN_ACTION[self._way])
        self.main_action_pressed.connect(self._send)
        assert self.main_action is not None
        self.main_action.installEventFilter(self)
        self._shown: tuple[object, ...] = ()
        self._first: QWidget | None = None
        self._confirmed = False
        self._stopped = self._ready = False
        self.odd_notes: list[OddNote] = []
        self._asks = HomeAsks(self, session, go, self._refresh)
        self._refresh()
        Live(self, session.hub, (Change.ANSWERS, Change.OUTBOX, Change.HOME), self._refresh)

    def _refresh(self) -> None:
        if self._asks.writing() or any(each.writing() for each in self.odd_notes):
            return  # it looks again when the line is left
        check = self._session.filing.check(self._section_id, self._period)
        seen = (check, self._way, self._wants_address(), self._asks.state(check.not_told))
        if seen == self._shown:
            return
        self._shown = seen
        self.set_title("Check your answers", f"{check.state.section.title} for {check.state.period.words()}")
        self.set_aside(f"{len(check.answered)} of {len(check.state.questions)} answered")
        self.odd_notes = []
        self._there = check.state.latest if check.state.has_gone else None
        self._name_main_action()
        refill(self, self.body, self.area, lambda: self._fill(check))
        if self._confirmed:
            self._confirmed = False
            focus_after(self, ())

    def _fill(self, check: Check) -> None:
        self.summary.show_problems([])
        self._first, self._ready = None, check.state.ready
        if self._there is not None:
            self._say_where_they_are(check.state, self._there)
        if check.odd:
            self._say_odd(check.odd, check.state)
            self.body.addWidget(Hint(OURS))
        self._asks.fill(self.body, check.not_told, said_without=True)
        if self._there is None:
            self._say_what_may_be_there(check)
        self._say_what_it_replaces(check.state)
        for standing, title in GROUPS:
            group = [each for each in check.state.questions if each.standing is standing]
            if group:
                self._list(title, standing, group)
        if self._there is None:
            self.body.addWidget(self._way_out())

    def _name_main_action(self) -> None:
        """Say what the button does now; one that is pressed at this very moment does neither that nor what it said before."""
        words = MAIN_ACTION[self._way] if self._there is None else follow_words(self._there)
        assert self.main_action is not None
        if words != self.main_action.accessibleName():
            self.main_action.setDown(False)
            self.set_main_action(words)

    def _say_where_they_are(self, state: SectionState, row: Outgoing) -> None:
        """Nothing is to be made ready: say where these very answers are, and lead there."""
        now, main = self._session.clock.wall(), (follow_words(row),)
        banner = where_banner(state, self._go, now, then=NOTHING_CHANGED, main=main)
        assert banner is not None
        self.body.addWidget(banner)

    def _say_odd(self, odd: tuple[Oddity, ...], state: SectionState) -> None:
        go_on = "send" if self._way is Way.ENDPOINT and self._there is None else "go on"
        for each in odd:
            if each.explained:
                self.body.addWidget(self._explained(each))
            else:
                ways = [self._way_to(state.state_of(question_id), each) for question_id in each.question_ids]
                if each.kind is OddKind.UNSAID:
                    self.body.addWidget(self._unsaid(each, ways))
                    continue
                self.odd_notes.append(OddNote(each, self._keep_note, self._tell_answers, go_on=go_on, ways=ways))
                self.body.addWidget(self.odd_notes[-1])

    def _way_to(self, this: QuestionState, odd: Oddity) -> QWidget:
        """Return the button that leads to a question that looks odd; with what was given where that is one word or figure."""
        given = this.answer.value if this.answer else None
        told = short_words(given, this, odd.lines) if given is not None and len(odd.lines) < 2 else ""
        said = f": {told}" if len(odd.question_ids) > 1 and told else ""
        way = QuietButton(f"Question {this.question.number}{said}")
        way.setAccessibleDescription(odd.words)
        way.clicked.connect(partial(self._open, this.question.id))
        return name_row(way, f"odd {odd.kind} {' '.join(odd.question_ids)} {this.question.id}")

    def _unsaid(self, odd: Oddity, ways: list[QWidget]) -> Banner:
        """Lead to the words that are blank; a note here would not be sent, and the words are."""
        banner = Banner(odd.words, "amber", title="Please look again")
        banner.side.addWidget(Spread(ways, most=len(ways), across=2, down=1, fill=False))
        return banner

    def _explained(self, odd: Oddity) -> Banner:
        banner = Banner(f"{odd.words} Your note: {odd.note}", "blue", title="You have said why")
        change = QuietButton("Change the note")
        change.setAccessibleDescription(odd.words)
        change.clicked.connect(partial(self._open, odd.question_ids[0]))
        banner.side.addWidget(name_row(change, f"note {odd.question_ids[0]}"), 0, Qt.AlignmentFlag.AlignLeft)
        return banner

    def _keep_note(self, question_id: str, note: str) -> str:
        """Keep the reason at the question; return why it could not be kept, or ""."""
        session = self._session
        answer = session.answering.open(self._section_id, self._period).state_of(question_id).answer
        if answer is None:  # what looks odd was answered
            return ""
        try:
            kept = session.answering.save(
                self._section_id, self._period, replace(answer, note=note, person_id=session.person().id)
            )
        except Exception as error:  # a full disk must not end in silence
            _log.warning("a note could not be saved: %s", type(error).__name__)
            from carehome_desktop.services.not_saved import not_saved_words

            return not_saved_words(error, NOTE_STILL_HERE)
        return kept.words if isinstance(kept, Problem) else ""

    def _tell_answers(self) -> None:
        self._session.hub.tell(Change.ANSWERS)

    def _say_what_may_be_there(self, check: Check) -> None:
        """After a copy of the records was put back: what is sent waits by itself, what a person types in cannot be held back."""
        if self._way is not Way.ENDPOINT and check.caution:
            self.body.addWidget(Banner(check.caution, "amber", title="It may be there already"))
        elif self._way is Way.ENDPOINT and check.asking_first:
            self.body.addWidget(Banner(ASKING_FIRST, "blue"))

    def _say_what_it_replaces(self, state: SectionState) -> None:
        if state.latest is None or not state.changed_since_queued:
            return
        before = self._session.records.record(state.latest.return_id)
        assert before is not None  # nothing is ever removed
        words = replaces_words(before, self._session.clock.wall())
        banner = Banner(words, "amber", title=changed_words(state))
        for line in changes(state):
            banner.side.addWidget(Text(line))
        self.body.addWidget(banner)

    def _list(self, title: str, standing: Standing, group: list[QuestionState]) -> None:
        rows = Rows(f"{title} ({len(group)})")
        for each in group:
            row = question_row(each, partial(self._open, each.question.id))
            self._first = self._first or row
            rows.add(row)
        if standing is Standing.CARRIED:
            every = SecondaryButton(f"Confirm all {len(group)}" if len(group) > 1 else "Confirm it")
            every.clicked.connect(self._confirm)
            name_row(every, "confirm all")
            rows.add_button(every)
        self.body.addWidget(rows)

    def _way_out(self) -> Card:
        card = Card()
        card.body.addWidget(Subheading("How it goes out"))
        choice = WayChoice(self._way)
        for at, radio in enumerate(choice.radios.buttons):
            name_row(radio, f"way {at}")
        choice.chosen.connect(self._choose_way)
        card.body.addWidget(choice)
        if self._session.practice and self._way is Way.ENDPOINT:
            card.body.addWidget(Text("It goes to the practice endpoint on this computer. Nothing leaves it."))
        elif self._wants_address():
            card.body.addWidget(Banner(NO_ADDRESS, "amber"))
            settings = QuietButton("Set the address in Settings")
            settings.clicked.connect(lambda: self._go.to_settings("endpoint_url"))
            card.body.addWidget(name_row(settings, "settings"), 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _choose_way(self, way: str) -> None:
        self._way = Way(way)
        self._refresh()

    def _wants_address(self) -> bool:
        at_all = not self._session.practice and not self._session.home_records.home().endpoint_url
        return at_all and self._way is Way.ENDPOINT

    def _confirm(self) -> None:
        self._confirmed = True
        number = self._session.answering.confirm(self._section_id, self._period, self._session.person())
        announce(self, f"{count_words(number, 'answer')} confirmed. Saved on this computer.")
        self._session.hub.tell(Change.ANSWERS)

    def _open(self, question_id: str) -> None:
        self._go.to_question(self._section_id, self._period, question_id, Walk.OPEN)

    def _say_problem(self, problem: Problem) -> None:
        """Say why it cannot go; where a question is at fault, pressing the sentence opens it."""
        self.summary.show_problems([(problem.words, self._first or self)])
        if not problem.field:
            return
        for way in self.summary.findChildren(Button):
            way.clicked.connect(partial(self._open, problem.field))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stops at what looks odd and has no reason yet, then at the button, and only on the button it sends.

        The same key leads from question to question: nobody is to be carried past this page, and one held down does nothing.
        """
        if _is_enter(event) and event.isAutoRepeat():
            return
        if not (_is_enter(event) and self._ready) or isinstance(self.focusWidget(), QPushButton):
            super().keyPressEvent(event)
        elif not self._stop_at_odd() and self.main_action is not None:
            self.main_action.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The main button hears no Enter that is only held down."""
        held = isinstance(event, QKeyEvent) and event.isAutoRepeat() and _is_enter(event)
        return held or super().eventFilter(watched, event)

    def _stop_at_odd(self) -> bool:
        odd = next((each for each in self.odd_notes if each.blank()), None)
        if odd is None or self._stopped or any(each.writing() for each in self.odd_notes):
            return False
        self._stopped = True
        go_to(odd.line.box)
        return True

    def _send(self) -> None:
        session = self._session
        if any(each.writing() for each in self.odd_notes):
            assert self.main_action is not None
            self.main_action.setFocus()  # Enter in the line of a note ends the note; it does not send
            return
        for each in self.odd_notes:
            each.flush()
        if self._there is not None:
            follow(self._go, self._there)
            return
        try:
            queued = session.filing.queue(self._section_id, self._period, session.person(), self._way)
        except Exception as error:  # a full disk must not end in silence
            _log.warning("a return could not be queued: %s", type(error).__name__)
            from carehome_desktop.services.not_saved import trouble_of

            trouble = trouble_of(error)
            words = NOT_QUEUED.format(happened=trouble.happened, do=trouble.do)
            self.summary.show_problems([(words, self._first or self)])
            return
        if isinstance(queued, Problem):
            self._say_problem(queued)
            return
        session.workplace.leave_at(None)
        session.way_out.nudge()
        session.hub.tell(Change.OUTBOX)
        if self._way is Way.ENDPOINT:
            self._go.to_queued(queued.return_id)
            return
        self._go.to_copy_sheet(queued.return_id)
        if self._way is Way.FILE:
            self._go.to_files(queued.return_id)


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
