"""The same figure in two returns: what was answered elsewhere under the same fact is offered here, never taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from carehome_desktop.domain.answers import Answer, standing
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.questions import Part, Question, Section
from carehome_desktop.domain.values import Counts, Given, Number, is_whole
from carehome_desktop.domain.words import LONDON
from carehome_desktop.services.answering import QuestionState, SectionState
from carehome_desktop.store import drafts
from carehome_desktop.store.looking import Reader


@dataclass(frozen=True)
class Linked:
    """An answer under the same fact: in which section (its title) and for which period it was given."""

    answer: Answer
    section: str
    period: Period

    @property
    def said(self) -> tuple[date, float]:
        """Return the day it speaks of and when it was saved: the later of two is the newer."""
        return spoken_of(self.answer, self.period), self.answer.saved_at.timestamp()


@dataclass(frozen=True)
class _Place:
    section_id: str
    title: str
    kind: PeriodKind
    question_id: str


class LinkedFacts:
    """Knows which questions of which sections ask for the same fact."""

    def __init__(self, sections: Callable[[], Iterable[Section]]) -> None:
        self._sections = sections
        self._places: dict[str, tuple[_Place, ...]] | None = None

    def flow(self, reader: Reader, state: SectionState) -> Iterator[QuestionState]:
        """Yield each question as it stands, with what was said elsewhere since offered in the place of what was said here."""
        for each in state.questions:
            linked = self._newest(reader, state, each) if each.question.fact else None
            yield _offered(each, linked, state.period) if linked else each

    def _newest(self, reader: Reader, state: SectionState, each: QuestionState) -> Linked | None:
        """Return the newest answer of another section that fits this question and speaks of no later day."""
        found = [
            linked
            for place in self._known().get(each.question.fact, ())
            if place.section_id != state.section.id and (linked := _in(reader, place, state.period, each))
        ]
        return max(found, key=lambda each: each.said, default=None)

    def _known(self) -> dict[str, tuple[_Place, ...]]:
        if self._places is None:
            places: dict[str, dict[_Place, None]] = {}
            for section in self._sections():
                for question in section.questions:
                    if question.fact:
                        place = _Place(section.id, section.title, section.period_kind, question.id)
                        places.setdefault(question.fact, {})[place] = None
            self._places = {fact: tuple(each) for fact, each in places.items()}
        return self._places


def spoken_of(answer: Answer, period: Period) -> date:
    """Return the day an answer speaks of: that of its saving, kept within its period, so that a late record stays one of then."""
    saved = answer.saved_at.astimezone(LONDON).date()
    return max(period.first_day(), min(saved, period.last_day()))


def _offered(state: QuestionState, linked: Linked, period: Period) -> QuestionState:
    """Return a question with the linked answer offered, if it says something else and was said later than what is here."""
    if not state.question.carried:
        return _beside(state, linked)
    own = state.answer if state.answer and isinstance(state.answer.value, Given) else None
    here, since = (own, period) if own else (state.carried, state.carried_from)
    moved = False
    if here is not None and since is not None:
        moved = here.value != linked.answer.value and Linked(here, "", since).said < linked.said
        if not moved:
            return state
    before, before_from = (here, since) if moved else (state.before, state.before_from)
    return replace(
        state,
        carried=linked.answer,
        carried_from=linked.period,
        carried_section=linked.section,
        standing=standing(state.question, state.answer, linked.answer, state.parts),
        moved=moved,
        before=before,
        before_from=before_from,
    )


def _beside(state: QuestionState, linked: Linked) -> QuestionState:
    """Return a question that is asked afresh, with the newest figure of all beside it."""
    if state.before and state.before_from and Linked(state.before, "", state.before_from).said >= linked.said:
        return state
    return replace(state, before=linked.answer, before_from=linked.period, before_section=linked.section)


def _in(reader: Reader, place: _Place, period: Period, state: QuestionState) -> Linked | None:
    until = Period.of(place.kind, period.last_day())
    for found, answer in drafts.newest_answers(reader, place.section_id, place.question_id, until):
        fitted = _fitted(state.question, answer, state.parts)
        if fitted is not None and spoken_of(answer, found) <= period.last_day():
            return Linked(fitted, place.title, found)
    return None


def _fitted(question: Question, answer: Answer, parts: Sequence[Part]) -> Answer | None:
    """Return the answer as this question takes it, of a table the lines that are asked; None if it does not fit."""
    value = answer.value
    if isinstance(value, Counts) and parts:
        given = value.by_id()
        value = Counts.of({part.id: given[part.id] for part in parts if part.id in given})
    numbers = [value.number] if isinstance(value, Number) else []
    numbers += list(value.by_id().values()) if isinstance(value, Counts) else []
    fits = isinstance(value, Given) and is_whole(question, value, parts)
    if not fits or any(not question.least <= number <= question.most for number in numbers):
        return None
    return replace(answer, question_id=question.id, value=value, note="", declined=False)
