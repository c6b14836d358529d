"""Records answers: durable at once, one row a question, with what is carried over from before beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from carehome_desktop.domain.answers import HOLDS_BACK, Answer, Standing, asked_parts, check_texts, standing
from carehome_desktop.domain.delivery import UNRESOLVED, FieldFault, State
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.questions import Part, Question, Section
from carehome_desktop.domain.starting_figures import is_starting_figure, window_opens
from carehome_desktop.domain.taken_over import taken_over
from carehome_desktop.domain.values import Counts, FindOut, Given, Number, Picks, Value, fits
from carehome_desktop.domain.words import LONDON, capital, day_words
from carehome_desktop.machine import Clock
from carehome_desktop.store import drafts
from carehome_desktop.store.database import Store
from carehome_desktop.store.looking import Reader
from carehome_desktop.store.newest_revision import newest_revision

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from carehome_desktop.domain.returns import FiledReturn, Outgoing
    from carehome_desktop.services.happenings import Source
    from carehome_desktop.services.linked_facts import LinkedFacts

GONE = UNRESOLVED | {State.RECEIVED, State.BY_HAND, State.ENTERED}
FindSection = Callable[[str, date], Section | None]


@dataclass(frozen=True)
class QuestionState:
    """One question of a section as it stands in a period."""

    question: Question
    standing: Standing
    answer: Answer | None
    carried: Answer | None
    carried_from: Period | None
    advice: tuple[str, ...]
    fault: FieldFault | None = None
    parts: tuple[Part, ...] = ()
    """What is asked of the home: the lines of a table, or the choices."""
    before: Answer | None = None
    """What was given last time, where it is asked afresh: shown beside, never offered."""
    before_from: Period | None = None
    before_section: str = ""
    carried_section: str = ""
    """The other section that what is carried comes from, as `before_section` for what stands beside; empty where it is this one."""
    moved: bool = False
    """Whether what is carried comes from elsewhere and is newer than what was said here last."""
    changed: bool = False
    """Whether it stands otherwise than in the newest return of this period, in which `sent` was answered; see `changed_since_queued`."""
    sent: Answer | None = None
    passed_over: bool = False
    """Whether another answer, a nought, leaves nothing to ask here; see `Question.unless_nought`."""
    happened: str = ""
    """What happened in the home since it was answered last and may make the answer another one, in a sentence; "" for nothing."""

    @property
    def goes_first(self) -> bool:
        """Return whether it is to be looked at before the others: what it asks for may have changed."""
        return self.moved or bool(self.happened)


@dataclass(frozen=True)
class SectionState:
    """A section as it stands in a period; `latest` is its newest revision on the way or settled."""

    section: Section
    period: Period
    questions: tuple[QuestionState, ...]
    latest: Outgoing | None
    changed_since_queued: bool
    opens: date | None = None
    """The first day on which it counts, while that day is still to come."""

    def number(self, standing: Standing) -> int:
        """Return how many questions stand so."""
        return sum(1 for state in self.questions if state.standing is standing)

    @property
    def ready(self) -> bool:
        """Return whether nothing holds the section back: every question that must be is answered for this period."""
        return not any(each.standing in HOLDS_BACK for each in self.questions)

    @property
    def has_gone(self) -> bool:
        """Return whether these very answers were received or entered, or are on their way: nothing is left to do with them."""
        return self.latest is not None and self.latest.state in GONE and not self.changed_since_queued

    def state_of(self, question_id: str) -> QuestionState:
        """Return one question's state; KeyError if the section has none of that name."""
        for state in self.questions:
            if state.question.id == question_id:
                return state
        raise KeyError(question_id)

    def first_open(self) -> QuestionState:
        """Return the first question that still needs an answer, or the first of all."""
        return next((state for state in self.questions if state.standing in HOLDS_BACK), self.questions[0])


@dataclass(frozen=True)
class Filed:
    """The newest revision of a return: how it stands on its way, what was frozen of it, and what the far end found wrong with it."""

    outgoing: Outgoing
    frozen: FiledReturn | None
    faults: tuple[FieldFault, ...]


class Answering:
    """Opens sections and keeps answers."""

    def __init__(
        self,
        store: Store,
        find_section: FindSection,
        home_kinds: Callable[[], frozenset[str]],
        clock: Clock,
        all_sections: Callable[[], Iterable[Section]] = tuple,
        happenings: Callable[[], Iterable[Source]] = tuple,
    ) -> None:
        """`happenings` are the ledgers of the home that tell what happened since a question was answered last."""
        self._store, self._find, self._kinds, self._clock = store, find_section, home_kinds, clock
        self._all_sections, self._happenings = all_sections, happenings
        self._facts: LinkedFacts | None = None

    def forget_facts(self) -> None:
        """Look anew which questions ask for the same fact: other questions are here now."""
        self._facts = None

    def section_for(self, section_id: str, period: Period) -> Section:
        """Return the version the date decides; Refused in words if there was none then."""
        section = self._find(section_id, period.last_day())
        if section is None:
            raise Refused(f"No questions of this name are known for {period.words()}. Choose another day.")
        if section.period_kind is not period.kind:
            raise Refused(f"These questions are answered by the {section.period_kind.value}.")
        return section

    def period_on(self, section_id: str, day: date) -> Period:
        """Return the period that holds a day, of the kind that was asked for then; Refused in words if none was."""
        section = self._find(section_id, day)
        if section is None:
            raise Refused(f"No questions of this name are known for {day_words(day)}. Choose another day.")
        return Period.of(section.period_kind, day)

    def open(self, section_id: str, period: Period) -> SectionState:
        """Return a section as it stands in a period; Refused in words if no version was in force."""
        section, kinds = self.section_for(section_id, period), self._kinds()
        with self._store.look() as reader:
            if newest_revision(reader, section.id, period) is None:
                return self._state(reader, section, period, kinds, None)
        with self._store.read() as connection:
            return self._state(connection, section, period, kinds, newest_filed(connection, section.id, period))

    def begun(self, section_ids: Iterable[str], since: date) -> list[tuple[str, Period]]:
        """Return the sections, with each period from a day on in which something was answered or noted."""
        with self._store.look() as reader:
            return [
                (section_id, period)
                for section_id in section_ids
                for kind in PeriodKind
                for period in drafts.begun(reader, section_id, Period.of(kind, since))
            ]

    def save(self, section_id: str, period: Period, answer: Answer) -> datetime | Problem:
        """Keep an answer, a note or both; once this returns a moment, a power cut cannot lose it."""
        section = self.section_for(section_id, period)
        whom = answer.value.whom if isinstance(answer.value, FindOut) else ""
        if problem := check_texts(answer.question_id, answer.note, whom):
            return problem
        if answer.value is not None and not fits(section.question(answer.question_id), answer.value):
            return Problem(
                answer.question_id, f"This is no answer to the question as it was asked for {period.words()}."
            )
        if problem := not_begun(period, self._clock.local().date(), "Nothing was saved for it."):
            return problem
        now = self._clock.wall()
        kept = replace(answer, saved_at=now, set_version=section.version, set_digest=section.digest)
        with self._store.write() as connection:
            start = drafts.of(connection, section_id, period).get(kept.question_id) if kept.value is None else None
            if start is not None and to_be_confirmed(period, start, self._clock.local().date()):
                kept = replace(start, note=kept.note)  # a note beside a starting figure does not take it away
            drafts.put(connection, section_id, period, kept)
        return now

    def answer(
        self,
        section_id: str,
        period: Period,
        question_id: str,
        value: Value | None,
        by: Person,
        *,
        note: str = "",
        declined: bool = False,
    ) -> datetime | Problem:
        """Keep a value with its note; see `save`."""
        section = self.section_for(section_id, period)
        now = self._clock.wall()
        answer = Answer(question_id, value, note, declined, by.id, now, section.version, section.digest)
        return self.save(section_id, period, answer)

    def confirm(self, section_id: str, period: Period, by: Person, question_ids: Iterable[str] | None = None) -> int:
        """Take over what was carried, for these questions or all; return how many now stand as answered today.

        Of these questions what is answered already and stays so, whatever happened since, is confirmed anew.
        Refused in words for a period that has not begun: nobody knows its answers.
        """
        section, kinds = self.section_for(section_id, period), self._kinds()
        if problem := not_begun(period, self._clock.local().date(), "Nothing was confirmed for it."):
            raise Refused(problem.words)
        now = self._clock.wall()
        wanted = None if question_ids is None else set(question_ids)
        with self._store.write() as connection:
            filed = newest_filed(connection, section.id, period)
            state = self._state(connection, section, period, kinds, filed)
            carried = [
                (each.answer, each.carried)
                for each in state.questions
                if each.carried
                and (each.standing is Standing.CARRIED or (each.moved and wanted is not None))
                and (wanted is None or each.question.id in wanted)
            ]
            carried += [
                (each.answer, each.answer)
                for each in state.questions
                if wanted is not None and each.question.id in wanted and each.answer is not None
                if each.happened and each.standing is Standing.ANSWERED
            ]
            for own, before in carried:
                note = own.note if own and own.note else before.note
                confirmed = replace(
                    before,
                    note=note,
                    person_id=by.id,
                    saved_at=now,
                    set_version=section.version,
                    set_digest=section.digest,
                )
                drafts.put(connection, section_id, period, confirmed)
        return len(carried)

    def _state(
        self, reader: Reader, section: Section, period: Period, kinds: frozenset[str], filed: Filed | None
    ) -> SectionState:
        state = state_of(reader, section, period, kinds, self._clock.local().date(), filed)
        if any(question.fact for question in section.questions):
            if self._facts is None:
                from carehome_desktop.services.linked_facts import LinkedFacts

                self._facts = LinkedFacts(self._all_sections)
            state = replace(state, questions=tuple(self._facts.flow(reader, state)))
        if sources := tuple(self._happenings()):
            from carehome_desktop.services.happenings import told

            state = replace(state, questions=tuple(told(reader, state, sources)))
        return state


def newest_filed(connection: Connection, section_id: str, period: Period) -> Filed | None:
    """Return the newest revision of a return, if one was filed."""
    from carehome_desktop.store import outbox, returns

    latest = outbox.latest_of_return(connection, section_id, period)
    if latest is None:
        return None
    id_ = latest.return_id
    return Filed(latest, returns.by_id(connection, id_), outbox.faults_of(connection, id_))


def state_of(
    reader: Reader,
    section: Section,
    period: Period,
    home_kinds: frozenset[str],
    today: date,
    filed: Filed | None,
) -> SectionState:
    """Return a section as it stands, read in the caller's transaction, as `filed` was.

    A monthly figure that was given before the window opened stands from its first day on as *not yet confirmed*.
    """
    answers = drafts.of(reader, section.id, period)
    before = drafts.earlier(reader, section.id, period)
    before_period, before_answers = before if before else (None, {})
    frozen = filed.frozen if filed else None
    faults = {fault.question_id: fault for fault in filed.faults} if filed else {}
    states = []
    for question in section.questions:
        own, old = (
            taken_over(question, each) if each else None
            for each in (answers.get(question.id), before_answers.get(question.id))
        )
        carried = old if old and question.carried and isinstance(old.value, Given) else None
        carried_from = before_period
        if own is not None and to_be_confirmed(period, own, today):
            own, carried, carried_from = None, own, period
        parts = asked_parts(question, _picks(question.parts_of, answers, before_answers))
        states.append(
            QuestionState(
                question=question,
                standing=standing(question, own, carried, parts),
                answer=own,
                carried=carried,
                carried_from=carried_from if carried else None,
                before=old if not question.carried and old and isinstance(old.value, Given) else None,
                before_from=before_period if not question.carried else None,
                parts=parts,
                passed_over=_is_nought(answers.get(question.unless_nought)),
                advice=tuple(
                    " ".join(advice.words) for advice in question.advice if advice.holds(period.last_day(), home_kinds)
                ),
            )
        )
    changed = frozen is None or (
        # As they were typed, or as they would go out now: neither a question nor a line that is asked no more is a change.
        substance(frozen.answers) not in (substance(answers.values()), substance(map(_as_it_goes, states)))
    )
    if frozen is not None and changed:
        went = {answer.question_id: answer for answer in frozen.answers}
        states = [_held_against(each, went.get(each.question.id), answers.get(each.question.id)) for each in states]
    if faults and not changed:
        states = [replace(each, fault=faults.get(each.question.id)) for each in states]
    opens = window_opens(period) if is_starting_figure(period, today) else None
    return SectionState(section, period, tuple(states), filed.outgoing if filed else None, changed, opens)


def _held_against(state: QuestionState, sent: Answer | None, typed: Answer | None) -> QuestionState:
    """Return how a question stands, with what was sent for it if that is another answer."""
    if substance([sent]) in (substance([typed]), substance([_as_it_goes(state)])):
        return state
    return replace(state, changed=True, sent=sent)


def not_begun(period: Period, today: date, so: str) -> Problem | None:
    """Return that a period has not begun on a day in London, and what follows for it, or None if it has."""
    if period.first_day() <= today:
        return None
    return Problem("", f"{capital(period.words())} has not begun yet. {so}")


def to_be_confirmed(period: Period, answer: Answer, today: date) -> bool:
    """Return whether an answer is a starting figure and the day has come to confirm it."""
    taken = answer.saved_at.astimezone(LONDON).date()
    given = isinstance(answer.value, Given)
    return given and is_starting_figure(period, taken) and not is_starting_figure(period, today)


def _picks(question_id: str, answers: Mapping[str, Answer], before: Mapping[str, Answer]) -> Picks | None:
    """Return what the home picked, now or when it was last asked."""
    for each in (answers.get(question_id), before.get(question_id)):
        if each is not None and isinstance(each.value, Picks):
            return each.value
    return None


def _is_nought(answer: Answer | None) -> bool:
    """Return whether an answer says nought, in each line that it has."""
    match answer.value if answer else None:
        case Number(number):
            return number == 0
        case Counts(counts):
            return bool(counts) and not any(number for _, number in counts)
    return False


def _as_it_goes(state: QuestionState) -> Answer | None:
    """Return what would go out for a question, or that somebody is to find it out; lines that are not asked any more do not count."""
    answer = state.answer
    if answer is not None and isinstance(answer.value, Counts):
        return replace(answer, value=asked_counts(answer.value, state.parts))
    return answer


def asked_counts(counts: Counts, parts: Iterable[Part]) -> Counts:
    """Return of a table the lines that are asked: a home that has a type of bed no more does not report it."""
    asked = {part.id for part in parts}
    return Counts.of({part: number for part, number in counts.counts if part in asked})


def substance(answers: Iterable[Answer | None]) -> set[tuple[str, Value, str, bool]]:
    """Return what answers say, without who and when, so that two sets can be held against each other."""
    return {(a.question_id, a.value, a.note, a.declined) for a in answers if a and a.value is not None}
