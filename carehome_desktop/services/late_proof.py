"""Late proof: what was answered when and by whom, every try to send it with its outcome in words, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.delivery_words import STATE_WORDS
from carehome_desktop.domain.late_proof import LateProof, ProofAnswer, ProofStep, ReturnProof
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.questions import Section
from carehome_desktop.domain.tries import Accepted
from carehome_desktop.domain.values import Given, value_words
from carehome_desktop.domain.ways import SHOWN_WORDS, WAY_WORDS, Entered, Shown, WayChosen
from carehome_desktop.domain.windows import Window
from carehome_desktop.domain.words import clock_words, count_words, day_words, full_moment_words, sentence
from carehome_desktop.machine import Clock
from carehome_desktop.services.answering import Answering
from carehome_desktop.services.home import Home
from carehome_desktop.services.record import UNKNOWN_PERSON, ReturnRecord, ReturnRecords
from carehome_desktop.store import drafts, people, returns, ways
from carehome_desktop.store.database import Store

NOT_READY = "Never made ready to go"
CLOCKS = "Times are by this computer’s clock. The time on a receipt is by the endpoint’s."
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class _Revision:
    """One revision with its ways out and what was told of its being entered."""

    record: ReturnRecord
    ways: tuple[WayChosen, ...]
    entered: tuple[Entered, ...]

    @property
    def state(self) -> State:
        """Return where it stands."""
        return self.record.outgoing.state

    @property
    def failed(self) -> list[tuple[datetime, str]]:
        """Return the tries that it did not go at: when each began, and its outcome in words."""
        tries = self.record.tries
        return [(began, words) for began, _, outcome, words in tries if outcome != Accepted.__name__]


class LateProofs:
    """Gathers what is known of a period's returns."""

    def __init__(
        self,
        store: Store,
        records: ReturnRecords,
        answering: Answering,
        window_for: Callable[[Period], Window | None],
        home: Callable[[], Home],
        clock: Clock,
    ) -> None:
        self._store, self._records, self._answering = store, records, answering
        self._window_for, self._home, self._clock = window_for, home, clock

    def proof(self, period: Period) -> LateProof:
        """Return what is known of every return of a period, in the order of their names."""
        home = self._home()
        with self._store.read() as connection:
            everyone = {person.id: person for person in people.every(connection)}
            answered = {section_id for section_id, each in drafts.periods(connection) if each == period}
            sections = sorted(answered | set(returns.sections_of(connection, period)))
        window = self._window_for(period)
        proofs = (self._return(section_id, period, everyone, window) for section_id in sections)
        return LateProof(
            home=home.name,
            codes=home.codes,
            practice=home.practice,
            period=period,
            returns=tuple(each for each in proofs if each is not None),
            clock=CLOCKS,
            printed=f"Printed {full_moment_words(self._clock.wall())}",
        )

    def periods(self) -> tuple[Period, ...]:
        """Return every period that has an answer or a return, the newest first."""
        with self._store.read() as connection:
            found = {period for _, period in drafts.periods(connection)} | set(returns.periods(connection))
        return tuple(sorted(found, key=lambda period: (period.last_day(), period.text), reverse=True))

    def _return(
        self, section_id: str, period: Period, everyone: Mapping[str, Person], window: Window | None
    ) -> ReturnProof | None:
        revisions = self._revisions(section_id, period)
        if not revisions:
            return self._unfiled(section_id, period, everyone, window)
        newest = revisions[-1]
        section = newest.record.section
        return ReturnProof(
            section_id=section_id,
            title=section.title,
            standing=STATE_WORDS[newest.state],
            window=_window_words(window),
            why=tuple(words for each in revisions for words in _ended(each, everyone, window, of=len(revisions))),
            steps=_steps(revisions, everyone),
            answers=_answers(section, {each.question_id: each for each in newest.record.filed.answers}, everyone),
        )

    def _unfiled(
        self, section_id: str, period: Period, everyone: Mapping[str, Person], window: Window | None
    ) -> ReturnProof | None:
        """Return the proof of a return that was answered, in part or whole, and never made ready to go."""
        try:
            section = self._answering.section_for(section_id, period)
        except Refused:  # its questions are in no set that is here now
            return None
        with self._store.read() as connection:
            answers = drafts.of(connection, section_id, period)
        given = sum(1 for answer in answers.values() if isinstance(answer.value, Given))
        of = f"{given} of {count_words(len(section.questions), 'question')}"
        return ReturnProof(
            section_id=section_id,
            title=section.title,
            standing=NOT_READY,
            window=_window_words(window),
            why=(f"It was never made ready to go. {of} had an answer.",),
            steps=(),
            answers=_answers(section, answers, everyone),
        )

    def _revisions(self, section_id: str, period: Period) -> list[_Revision]:
        found = []
        with self._store.read() as connection:
            for filed in returns.revisions(connection, section_id, period):
                told = tuple(ways.of_return(connection, filed.id)), tuple(ways.entered_of(connection, filed.id))
                found.append((filed.id, told))
        records = [(self._records.record(return_id), told) for return_id, told in found]
        return [_Revision(record, *told) for record, told in records if record is not None]


def late_proof_pdf(proof: LateProof) -> bytes:
    """Return the proof as a PDF; the same proof gives the same bytes."""
    from carehome_desktop.reports.late_proof import as_pdf

    return as_pdf(proof)


def late_proof_file_name(proof: LateProof) -> str:
    """Return a name for the PDF that tells what it is and nothing about anybody."""
    return f"Why late, {proof.period.words()}.pdf"


def _why(newest: _Revision, everyone: Mapping[str, Person], window: Window | None) -> list[str]:
    """Return how it ended and, where it did not go at once, why: in sentences."""
    row = newest.record.outgoing
    failed = _runs(newest.failed)
    match row.state:
        case State.RECEIVED if row.receipt is not None:
            at = row.receipt.received_at
            return [
                *failed,
                f"It was received {full_moment_words(at)}, receipt {row.receipt.receipt_id}.{_late(at, window)}",
            ]
        case State.ENTERED:
            told = newest.entered[-1]
            by = everyone.get(told.person_id, UNKNOWN_PERSON).name
            at = told.entered_at
            return [
                *failed,
                f"It was entered on the tracker’s page by {by}, {full_moment_words(at)}.{_late(at, window)}",
            ]
        case State.BY_HAND:
            return [*failed, "It goes by hand. Nobody has written down yet that it was entered."]
        case State.REFUSED:
            return [*failed, "The endpoint refused it, and no newer answers were sent."]
        case State.SUPERSEDED:
            return [*failed, f"A newer answer took its place {full_moment_words(row.changed_at)}."]
        case State.UNKNOWN | State.SENDING:
            return [*failed, "It is not known yet whether it arrived."]
    return [*(failed or ["No try to send it is on record."]), "It has not been received."]


def _ended(each: _Revision, everyone: Mapping[str, Person], window: Window | None, *, of: int) -> list[str]:
    """Return how a revision ended, with its name where there are several: a newer one that waits does not undo what arrived."""
    said = _why(each, everyone, window)
    return said if of == 1 else [f"Revision {each.record.filed.revision} of {of}: {words}" for words in said]


def _runs(failed: list[tuple[datetime, str]]) -> list[str]:
    """Return tries that ended alike one after another as one sentence, with how many and from when to when."""
    runs = []
    for words, group in groupby(failed, key=lambda each: each[1]):
        moments = [began for began, _ in group]
        when = full_moment_words(moments[0])
        if len(moments) > 1:
            when = f"from {when} to {full_moment_words(moments[-1])}"
        times = "once" if len(moments) == 1 else "twice" if len(moments) == 2 else f"{len(moments):,} times"
        runs.append(f"Tried {times}, {when}: {sentence(words)}")
    return runs


def _steps(revisions: list[_Revision], everyone: Mapping[str, Person]) -> tuple[ProofStep, ...]:
    """Return everything that happened to a return, of all its revisions, in the order of time."""
    several = len(revisions) > 1
    steps: list[tuple[datetime, ProofStep]] = []
    for each in revisions:
        steps += _steps_of(each, everyone, f" (revision {each.record.filed.revision})" if several else "")
    return tuple(step for _, step in sorted(steps, key=lambda pair: pair[0]))


def _steps_of(each: _Revision, everyone: Mapping[str, Person], which: str) -> list[tuple[datetime, ProofStep]]:
    def step(at: datetime, what: str, person_id: str = "") -> tuple[datetime, ProofStep]:
        who = everyone.get(person_id, UNKNOWN_PERSON).name if person_id else ""
        return at, ProofStep(full_moment_words(at), what, who)

    filed, row = each.record.filed, each.record.outgoing
    first, *changed = each.ways or (None,)
    how = f" Way out: {WAY_WORDS[first.way].lower()}.{_note(first.note)}" if first else ""
    steps = [step(filed.queued_at, f"Made ready to go{which}.{how}", filed.queued_by)]
    steps += [
        step(
            chosen.chosen_at, f"Way out{which}: {WAY_WORDS[chosen.way].lower()}.{_note(chosen.note)}", chosen.person_id
        )
        for chosen in changed
        if chosen is not None
    ]
    steps += [step(began, f"Tried to send it{which}: {sentence(words)}") for began, words in each.failed]
    if row.receipt is not None:
        steps.append(step(row.receipt.received_at, f"Received{which}, receipt {row.receipt.receipt_id}."))
    for told in each.entered:
        taken_back = told.shown is Shown.TAKEN_BACK
        at, what = (
            (told.recorded_at, "") if taken_back else (told.entered_at, f"Entered on the tracker’s page{which}. ")
        )
        reference = f" Reference {told.reference}." if told.reference else ""
        steps.append(step(at, f"{what}{SHOWN_WORDS[told.shown]}{reference}{_note(told.note)}", told.person_id))
    if row.state is State.SUPERSEDED:
        steps.append(step(row.changed_at, f"Replaced by a newer answer before it was sent{which}."))
    return steps


def _answers(
    section: Section, answers: Mapping[str, Answer], everyone: Mapping[str, Person]
) -> tuple[ProofAnswer, ...]:
    found = []
    for question in section.questions:
        answer = answers.get(question.id)
        said = answer is not None and answer.value is not None
        given = ""
        if answer is not None and said:
            by = everyone.get(answer.person_id, UNKNOWN_PERSON).name
            given = f"{full_moment_words(answer.saved_at)}, {by}"
        words = value_words(answer.value if answer else None, question)
        found.append(ProofAnswer(question.number, question.heading, words, given))
    return tuple(found)


def _window_words(window: Window | None) -> str:
    if window is None:
        return ""
    return (
        f"Its window: from {day_words(window.opens)} to {day_words(window.last_day)}, {clock_words(window.closes_at)}."
        f"{f' {window.moved}' if window.moved else ''}"
    )


def _late(at: datetime, window: Window | None) -> str:
    """Return whether a moment lies in the window, and if not, by how much it misses it."""
    if window is None:
        return ""
    over = at - (window.closes_at + MINUTE)
    if over >= timedelta():
        return f" That is {_span(over)} after its window closed."
    if at.astimezone(window.closes_at.tzinfo).date() < window.opens:
        return " That is before its window opened."
    return " That is within its window."


def _span(span: timedelta) -> str:
    """Return how long it is in its two largest units, since the first alone would be rounded in the home's favour."""
    minutes = int(span.total_seconds() // 60)
    parts = ((minutes // 1_440, "day"), (minutes // 60 % 24, "hour"), (minutes % 60, "minute"))
    first = next((at for at, (number, _) in enumerate(parts) if number), None)
    if first is None:
        return "less than a minute"
    return " and ".join(count_words(number, word) for number, word in parts[first : first + 2] if number)


def _note(note: str) -> str:
    return f" Note: {note}" if note else ""
