"""*I used the reminder e-mail's "no change"*: what moved here meanwhile is looked at, then each section of the month is entered as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.returns import FiledReturn, Outgoing
from carehome_desktop.domain.values import Given, Value, value_words
from carehome_desktop.domain.ways import Entered, Shown, Way
from carehome_desktop.domain.words import list_words
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.services.answering import Answering, QuestionState, SectionState
from carehome_desktop.services.deadlines import Deadlines
from carehome_desktop.services.filing import Filing
from carehome_desktop.services.receipts_first import caution
from carehome_desktop.services.replacing import let_go, why_asked_first
from carehome_desktop.services.ways_out import LONGEST_NOTE, MINUTES_AHEAD, enter, too_early
from carehome_desktop.store import drafts, outbox, returns, ways
from carehome_desktop.store.database import Store

REFERENCE = "The reminder e-mail’s “no change”"
NOT_DUE = Problem("", "No monthly return is due now, so there is nothing to record. The window opens on the 8th.")
NOTHING_BEFORE = Problem(
    "",
    "There is no earlier monthly return here that could be unchanged. Answer the questions once and enter them; "
    "from the next month on “no change” can be recorded.",
)
ONCE = (
    "So nothing is left that could be unchanged. Answer what is missing once and enter it; "
    "from the next month on “no change” can be recorded for it."
)
ALL_DONE = Problem("", "Everything for this month is received or entered already. Nothing was changed.")


@dataclass(frozen=True)
class Figure:
    """One answer that was reported last and would stand for the month; `afresh` where the question is asked anew each month."""

    heading: str
    words: str
    afresh: bool


@dataclass(frozen=True)
class Unchanged:
    """One section of the month: what was reported last (None: nothing yet), and what moved here since.

    `unreported` is a later month than that which was made ready here and is not known to have been reported.
    """

    state: SectionState
    last: FiledReturn | None
    moved: tuple[str, ...]
    unreported: Period | None = None
    caution: str = ""
    """Why the tracker may have it for this month already, after a copy of the records was put back; "" if nothing says so."""

    @property
    def done(self) -> bool:
        """Return whether it is received or entered for this month already."""
        return self.state.latest is not None and self.state.latest.state in (State.RECEIVED, State.ENTERED)

    @property
    def can_stand(self) -> bool:
        """Return whether it can be recorded as unchanged."""
        return self.last is not None and not self.done

    @property
    def answered(self) -> bool:
        """Return whether anything of it was answered here for this month."""
        return any(each.answer is not None and isinstance(each.answer.value, Given) for each in self.state.questions)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return what would stand, in the order in which it is asked."""
        given = {answer.question_id: answer.value for answer in self.last.answers} if self.last else {}
        return tuple(
            Figure(question.heading, value_words(given[question.id], question), not question.carried)
            for question in (each.question for each in self.state.questions)
            if question.id in given
        )


@dataclass(frozen=True)
class NoChangeCheck:
    """What *no change* would mean for the month that is due."""

    period: Period
    sections: tuple[Unchanged, ...]

    @property
    def moved(self) -> tuple[str, ...]:
        """Return every answer that is no longer what was reported last, a sentence each."""
        return tuple(words for each in self.sections if each.can_stand for words in each.moved)

    @property
    def unmoved_words(self) -> str:
        """Return how far nothing moved: only what was answered here for this month can be compared. "" if something moved."""
        standing = [each for each in self.sections if each.can_stand]
        if self.moved:
            return ""
        if not any(each.answered for each in standing):
            return f"Nothing was answered here for {self.period.words()} yet, so nothing could be compared."
        words = f"What you answered here for {self.period.words()} is what was reported last."
        missing = [each.state.section.title for each in standing if not each.answered]
        return f"{words} Not answered here yet, so not compared: {list_words(missing)}." if missing else words

    @property
    def left_out(self) -> tuple[str, ...]:
        """Return the sections that cannot be recorded so, since nothing was reported before."""
        return tuple(each.state.section.title for each in self.sections if each.last is None and not each.done)

    @property
    def cautions(self) -> tuple[str, ...]:
        """Return why the tracker may have some of this already, each once."""
        return tuple(dict.fromkeys(each.caution for each in self.sections if each.can_stand and each.caution))

    @property
    def not_recorded(self) -> tuple[str, ...]:
        """Return a sentence for each reason why a section is not recorded, with the sections that it holds for."""
        sentences = []
        if done := [each.state.section.title for each in self.sections if each.done]:
            sentences.append(f"Received or entered for {self.period.words()} already: {', '.join(done)}.")
        if self.left_out:
            sentences.append(f"Nothing was reported from here before: {', '.join(self.left_out)}.")
        for each in self.sections:
            if each.unreported is not None and not each.done:
                title, month = each.state.section.title, each.unreported.words()
                sentences.append(f"{title} for {month} was made ready here, and is not received or entered.")
        return tuple(sentences)


class NoChange:
    """Looks at what moved, and records that the e-mail's button was used."""

    def __init__(
        self,
        store: Store,
        answering: Answering,
        filing: Callable[[], Filing],
        deadlines: Callable[[], Deadlines],
        clock: Clock,
        chance: Chance,
    ) -> None:
        self._store, self._answering, self._filing, self._deadlines = store, answering, filing, deadlines
        self._clock, self._chance = clock, chance

    def check(self) -> NoChangeCheck | Problem:
        """Return what was reported last and what moved here since, for the month whose window is open."""
        due = next(
            (
                line.due
                for programme in self._deadlines().today()
                for line in programme.lines
                if line.due.period.kind is PeriodKind.MONTH
            ),
            None,
        )
        if due is None:
            return NOT_DUE
        found = []
        for head in due.sections:
            state = self._answering.open(head.id, due.period)
            with self._store.read() as connection:
                last_id = ways.last_reported(connection, head.id, due.period)
                last = returns.by_id(connection, last_id) if last_id else None
                ready = ways.last_made_ready(connection, head.id, due.period)
                may_be_there = caution(connection, head.id, due.period)
            unreported = ready if ready is not None and (last is None or last.period < ready) else None
            found.append(Unchanged(state, last, moved_since(state, last) if last else (), unreported, may_be_there))
        check = NoChangeCheck(due.period, tuple(found))
        if all(each.done for each in found):
            return ALL_DONE
        if any(each.can_stand for each in found):
            return check
        said = any(each.done or each.unreported is not None for each in found)
        return Problem("", " ".join((*check.not_recorded, ONCE))) if said else NOTHING_BEFORE

    def record(self, who: Person, at: datetime, by: Person) -> list[Outgoing] | Problem:
        """Enter every section that can stand unchanged, all in one transaction: `who` pressed the button at a moment."""
        check = self.check()
        if isinstance(check, Problem):
            return check
        now = self._clock.wall()
        if at > now + MINUTES_AHEAD:
            return Problem("when", "This moment has not come yet. Give the time at which the button was used.")
        if problem := too_early(at, check.period):
            return problem
        with self._store.write() as connection:
            standing = [each for each in check.sections if each.can_stand]
            for each in standing:
                if problem := why_asked_first(connection, each.state.section.id, check.period):
                    return problem
            told = Entered(who.id, at, Shown.NOT_CHECKED, REFERENCE, "", by.id, now)
            return [self._enter(connection, each, check.period, told, now) for each in standing]

    def _enter(
        self, connection: Connection, unchanged: Unchanged, period: Period, told: Entered, now: datetime
    ) -> Outgoing:
        last = unchanged.last
        assert last is not None  # only these are asked for
        confirmed = tuple(replace(answer, person_id=told.person_id, saved_at=now) for answer in last.answers)
        filed = FiledReturn(
            id=self._chance.new_id(),
            section_id=last.section_id,
            period=period,
            revision=returns.next_revision(connection, last.section_id, period),
            replaces=let_go(connection, last.section_id, period, now, sending=False),
            set_version=last.set_version,
            set_digest=last.set_digest,
            answers=confirmed,
            queued_by=told.recorded_by,
            queued_at=now,
        )
        row = self._filing().put(connection, filed, Way.HAND)
        # What was not answered this month stands as it was reported; what was answered otherwise stays, and shows as changed.
        own = drafts.of(connection, last.section_id, period)
        for answer in confirmed:
            if answer.question_id not in own or own[answer.question_id].value is None:
                drafts.put(connection, last.section_id, period, answer)
        enter(connection, row, replace(told, note=_note(unchanged.moved)))
        entered = outbox.by_id(connection, filed.id)
        assert entered is not None  # it was just put there
        return entered


def moved_since(state: SectionState, last: FiledReturn) -> tuple[str, ...]:
    """Return every answer of the period that is not what was reported last, a sentence each."""
    was = {answer.question_id: answer.value for answer in last.answers}
    lines = []
    for each in state.questions:
        value = _now(each, state.period)
        reported = was.get(each.question.id)
        if value is not None and value != reported:
            before = "left blank" if reported is None else value_words(reported, each.question)
            lines.append(f"{each.question.heading} Reported: {before}. Here now: {value_words(value, each.question)}.")
    return tuple(lines)


def _now(state: QuestionState, period: Period) -> Value | None:
    """Return what is known here for the month: an answer or a starting figure given for it, or a fact that moved elsewhere."""
    if state.answer is not None and isinstance(state.answer.value, Given):
        return state.answer.value
    new_here = state.moved or state.carried_from == period
    return state.carried.value if new_here and state.carried is not None else None


def _note(moved: tuple[str, ...]) -> str:
    """Return what stays with the record about what had moved here by then."""
    words = f"Here had moved meanwhile: {list_words(list(moved))}" if moved else ""
    return words if len(words) <= LONGEST_NOTE else f"{words[: LONGEST_NOTE - 1]}…"
