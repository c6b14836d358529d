"""A question being answered: every choice is kept at once, and the page says so when it is true."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent

from carehome_desktop.domain.answers import LONGEST_NOTE, LONGEST_WHOM, Answer
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.questions import ONLY_UNDER_65, AnswerKind
from carehome_desktop.domain.values import FindOut, Given, YesNo
from carehome_desktop.services.answering import QuestionState
from carehome_desktop.services.workplace import Spot
from carehome_desktop.ui.answering.above import Above
from carehome_desktop.ui.answering.at_desk import AtDesk
from carehome_desktop.ui.answering.home_question import HomeQuestion
from carehome_desktop.ui.answering.keeper import Keeper
from carehome_desktop.ui.answering.onward import is_earlier, onward
from carehome_desktop.ui.answering.proposals import Proposals
from carehome_desktop.ui.answering.showing import (
    fault_words,
    here_again_words,
    left_open_words,
    question_view,
    saved_words,
)
from carehome_desktop.ui.answering.unkept import Unkept
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go, Walk
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.question.page import QuestionPage
from carehome_desktop.ui.question.view import FIND_OUT
from carehome_desktop.ui.session import Session

RECOVERY_OFFERED = "recovery offered"
WRITING_AT = "writing a note at"
"""The spot whose note, or line of a table, was changed last, so that someone who was interrupted comes back into it."""
NOTE = "note"

_log = logging.getLogger(__name__)


class AnsweringPage(QuestionPage):
    """Walks through the questions of one section and period, with one page for all of them."""

    def __init__(
        self,
        session: Session,
        go: Go,
        keeper: Keeper,
        section_id: str,
        period: Period,
        question_id: str,
        walk: Walk = Walk.ON,
    ) -> None:
        super().__init__()
        self._session, self._go, self._keeper = session, go, keeper
        self._section_id, self._period, self._walk = section_id, period, walk
        self._unkept = Unkept(session.workplace)
        self._came_by: list[str] = []
        self._put_off, self._left_open = False, ""
        self._saved_something = self._said_not_saved = self._stale = False
        self.above = Above()
        self.body.insertWidget(0, self.above)
        self._home_question: HomeQuestion | None = None
        self._proposals = Proposals(session, lambda says: self.body.insertWidget(1, says), self._take_proposal)
        self.all_questions = QuietButton("")
        self.add_action(self.all_questions, left=True)
        self.at_desk = AtDesk(session, go, self.after_note)
        self.beside_saved.add(self.at_desk)
        self.all_questions.clicked.connect(lambda: self._go.to_section(self._section_id, self._period))

        self.answered.connect(self._answered)
        self.note_changed.connect(self._note)
        self.declined_changed.connect(lambda on: self._change(declined=on))
        self.find_out_changed.connect(self._find_out)
        self.half_typed.connect(self._hold_typed)
        self.confirm_carried.connect(self._confirm_it)
        self.first_wanted.connect(lambda: self._show(self._this().question.parts_of))
        self.go_on.connect(self._continue)
        self.go_back.connect(self._back)
        keeper.kept.connect(self._kept)
        keeper.not_kept.connect(self._not_kept)
        session.hub.changed.connect(self._changed_elsewhere)
        self._question_id = question_id
        self._place = _place_at(self.spot, session.workplace.look(WRITING_AT))
        self._look()
        self._say_around()

    @property
    def spot(self) -> Spot:
        """Return where we are."""
        return Spot(self._section_id, self._period, self._question_id)

    def show_spot(self, question_id: str, walk: Walk) -> None:
        """Show another question, come to from outside."""
        self.flush()
        self._came_by.clear()
        self._walk = walk
        self._show(question_id)

    def take_focus(self) -> None:
        """Put the focus where an answer begins, and remember this as the place to come back to."""
        if self._place == NOTE:
            self.take_focus_to_note()
        elif self._place and self.field is not None:
            self.field.take_focus_at(self._place)
        else:
            super().take_focus()
        QTimer.singleShot(0, self, self._remember)

    def flush(self) -> None:
        """Tell of what is still in the pause after typing, and keep what cannot be read as what it is: no answer."""
        super().flush()
        self._hold_typed()

    def _hold_typed(self) -> None:
        if self.field is not None and self._view is not None and self._view.key == _name_of(self.spot):
            self._unkept.hold_typed(self.spot, self.field.unread())

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where an answer begins, with what was changed while another page lay above: its return may have gone."""
        super().showEvent(event)
        if self._stale:
            self._look_again()
        self.take_focus()

    def show_problems(self) -> bool:
        """Hold back only for what is not saved: an answer that was refused may wait while the others are looked at."""
        said = self.error.words()
        if said and said == fault_words(self._this()):
            self.error.say("")
            held = super().show_problems()
            self.error.say(said)
            return held
        self._said_not_saved = bool(said) and said == self._keeper.why(self.spot)
        return super().show_problems()

    # What the person does

    def _answered(self, value: object) -> None:
        if value == FIND_OUT:
            now = self._current().value
            kept = now if isinstance(now, FindOut) else FindOut()
            self._keep(replace(self._current(), value=kept))
        elif isinstance(value, bool):
            self._keep(replace(self._current(), value=YesNo(value)))
        else:
            self._keep(replace(self._current(), value=value if isinstance(value, Given) else None))
        self._set_place(self.field.place() if self.field is not None else "")

    def _note(self, note: str) -> None:
        self._set_place(NOTE)
        if len(note) > LONGEST_NOTE:
            self._unkept.hold_note(self.spot, note)  # the page says why above the field
            return
        self._unkept.hold_note(self.spot, None)
        if (
            note.strip() or self._current().note.strip()
        ):  # blanks alone are nothing to keep, and nothing is said of them
            self._change(note=note if note.strip() else "")

    def _find_out(self, whom: str, by: date | None) -> None:
        if len(whom) <= LONGEST_WHOM:
            self._keep(replace(self._current(), value=FindOut(whom, by)))

    def _change(self, *, note: str | None = None, declined: bool | None = None) -> None:
        now = self._current()
        self._keep(
            replace(
                now,
                note=now.note if note is None else note,
                declined=now.declined if declined is None else declined,
            )
        )

    def _confirm_it(self) -> None:
        self.flush()
        if (whole := self._taken_over()) is not None:
            self._keep(replace(self._current(), value=whole))
            self.take_focus()
            return
        self._session.answering.confirm(self._section_id, self._period, self._session.person(), [self._question_id])
        self._session.hub.tell(Change.ANSWERS)
        self._look()
        self._saved_something = True
        self._set_place("")
        self.take_focus()

    def _taken_over(self) -> Given | None:
        """Return a table whose blank lines are filled from last time, where some lines were typed already."""
        if self._this().question.kind is not AnswerKind.COUNTS:
            return None
        from carehome_desktop.ui.answering.other_kinds import taken_over

        return taken_over(self._this())

    def _continue(self) -> None:
        if self._keeper.waiting(self.spot) is not None and not self._keeper.try_again():
            self.set_problem(self._keeper.why(self.spot))
            self.show_problems()
            return
        left_open, state = left_open_words(self._this()), self._state
        following = onward(state, self._question_id, self._walk, self._came_by)
        if following is not None and is_earlier(state, following, self._question_id):
            left_open = f"{left_open} {here_again_words(state.state_of(following))}".strip()
        if following is None:
            self._go.to_check(self._section_id, self._period)
        else:
            self._came_by.append(self._question_id)
            self._show(following, left_open)
        if left_open:
            announce(self, left_open)
        self._offer_recovery()

    def _back(self) -> None:
        if self._came_by:
            self._show(self._came_by.pop())
        elif self._walk is Walk.OPEN:
            self._go.to_check(self._section_id, self._period)
        else:
            self._go.back()

    # What comes of it

    def _current(self) -> Answer:
        """Return what stands now, as the beginning of what will be kept next."""
        waiting, own = self._keeper.waiting(self.spot), self._this().answer
        person, now = self._session.person(), self._session.clock.wall()
        if (found := waiting or own) is not None:
            return replace(found, person_id=person.id)
        return Answer(self._question_id, None, "", False, person.id, now, "", "")

    def _keep(self, answer: Answer) -> None:
        if not isinstance(self._keeper.keep(self.spot, answer), str):
            self._saved_something = True

    def _kept(self, spot: Spot, moment: datetime) -> None:
        if spot == self.spot:
            had_gone = self._state.has_gone
            self._look()
            if had_gone:
                self._remember()
            if had_gone or self._proposals.said:
                self._say_around()
            if self._said_not_saved:
                self._said_not_saved = False
                self.summary.show_problems([])
                self.take_focus()
            self.set_saved(saved_words(moment, self._session.clock.wall()))

    def _not_kept(self, spot: Spot, words: str) -> None:
        if spot == self.spot:
            self.set_saved("")
            self.set_problem(words)

    def _changed_elsewhere(self, kind: str) -> None:
        if kind in (Change.OUTBOX, Change.HOME, Change.STOCK, Change.WAGES):
            self._stale = True
            if self.isVisible():
                self._look_again()

    def _look_again(self) -> None:
        self._stale = False
        self._look()
        self._say_around()

    def _this(self) -> QuestionState:
        return self._state.state_of(self._question_id)

    def _look(self) -> None:
        session = self._session
        self._state = session.answering.open(self._section_id, self._period)
        waiting, before = self._keeper.waiting(self.spot), self.field
        self.show_question(
            question_view(
                self._state,
                self._question_id,
                session.clock.wall(),
                session.catalogue.glossary,
                unsaved=waiting,
                held_note=self._unkept.note(self.spot),
            )
        )
        typed = self._unkept.typed(self.spot)
        if self.field is not None and self.field is not before and typed:
            self.field.show_unread(typed)
        if waiting is not None:
            self.set_problem(self._keeper.why(self.spot))
        self.all_questions.set_words(f"All {len(self._state.questions)} questions")

    def _show(self, question_id: str, left_open: str = "") -> None:
        self._set_place("")
        self._question_id, self._left_open = question_id, left_open
        self._look()
        self._say_around()

    def _set_place(self, place: str) -> None:
        """Remember what was changed last: the note, or a line of a table; written only when that changes, not at every letter."""
        if place == self._place:
            return
        self._place = place
        try:
            self._session.workplace.choose(WRITING_AT, f"{_name_of(self.spot)} {place}" if place else None)
        except Exception as error:  # as below: only the place of the cursor is lost
            _log.warning("the place in the question could not be kept: %s", type(error).__name__)

    def _remember(self) -> None:
        """Remember where the work goes on; a return that has gone is no such place."""
        try:
            self._session.workplace.leave_at(None if self._state.has_gone else self.spot)
        except Exception as error:  # a full disk: the place is lost, no answer is; those say so themselves
            _log.warning("the place could not be kept: %s", type(error).__name__)

    def _offer_recovery(self) -> None:
        """After the first saved answer of a real home, show the recovery phrase once; Today reminds from then on."""
        session = self._session
        if not self._saved_something or session.practice or not self._go.can("recovery"):
            return
        self._saved_something = self._said_not_saved = False
        if session.recovery.owed() and not session.workplace.look(RECOVERY_OFFERED):
            session.workplace.choose(RECOVERY_OFFERED, True)
            self._go.offer_recovery()

    # What stands above and below the question

    def _say_around(self) -> None:
        today = self._session.clock.local().date()
        self.above.say(
            past_day=self._period.words() if self._period.last_day() < today else "",
            left_open=self._left_open,
            gone=self._gone_words(),
        )
        self._say_proposals()
        wanted = self._wants_to_know_the_home()
        if wanted and self._home_question is None:
            self._home_question = HomeQuestion()
            self._home_question.told.connect(self._tell_about_home)
            self._home_question.put_off.connect(self._ask_later)
            self.after_note.addWidget(self._home_question)
        if self._home_question is not None:
            self._home_question.setVisible(wanted)

    def _gone_words(self) -> str:
        """Return where the return is, if these very answers have gone."""
        if not self._state.has_gone or self._state.latest is None:
            return ""
        from carehome_desktop.ui.returns.standing import outgoing_standing

        _, words = outgoing_standing(self._state.latest, self._session.clock.wall())
        return f"{words[:1].lower()}{words[1:]}"

    def _say_proposals(self) -> None:
        self._proposals.say(self._section_id, self._period, self._this())

    def _take_proposal(self, value: Given, words: str) -> None:
        """Answer as a ledger of the home says, with the reason as the note where there is none."""
        self.flush()
        now = self._current()
        self._keep(replace(now, value=value, note=now.note or words))
        self.take_focus()

    def _wants_to_know_the_home(self) -> bool:
        """Return whether a rule that was to end holds on this day and depends on what the home has not told yet.

        Advice with no last day is what every home does by now: nothing to ask about.
        """
        advice = self._this().question.advice_on(self._period.last_day(), frozenset({ONLY_UNDER_65}))
        ends = any(each.last_day is not None for each in advice)
        return ends and not self._put_off and self._session.home_records.home().only_under_65 is None

    def _tell_about_home(self, typed: str) -> None:
        self._session.home_records.tell("only_under_65", typed, self._session.person())
        self._session.hub.tell(Change.HOME)
        self._look()
        self._say_around()
        self.take_focus()

    def _ask_later(self) -> None:
        self._put_off = True
        self._say_around()
        self.take_focus()


def _name_of(spot: Spot) -> str:
    return f"{spot.section_id} {spot.period.text} {spot.question_id}"


def _place_at(spot: Spot, kept: object) -> str:
    """Return where in a question someone was, if it was in this one."""
    name, _, place = str(kept).rpartition(" ")
    return place if name == _name_of(spot) else ""
