"""Every answer ever given, found while one types.

Ten years of daily returns are some hundred thousand answers, but few different ones: a word is looked for in each
different answer, return and person once, and each answer is then only three numbers put together.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from carehome_desktop.domain.delivery_words import STATE_WORDS
from carehome_desktop.domain.history import Found, PastAnswer, PastReturn
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.services.past_answers import NOT_SENT, Wording
from carehome_desktop.store import history
from carehome_desktop.store.history import GivenAnswer, SavedAnswer

if TYPE_CHECKING:
    from carehome_desktop.services.history import History

Thing = TypeVar("Thing")


class _Place(NamedTuple):
    """Where an answer stands: its return, or a section and period in which it was only saved."""

    return_id: str
    section_id: str
    title: str
    period: Period
    revision: int
    standing: str
    set_version: str

    def hay(self) -> str:
        """Return what is searched: section, period in words and figures, how it stands."""
        first = self.period.first_day()
        dates = f"{self.period.text} {first:%d/%m/%Y} {first.day}/{first.month}/{first.year}"
        month = f"{first:%B} {first.year}" if self.period.kind is not PeriodKind.MONTH else ""
        return f"{self.title}\n{self.period.words()}\n{dates}\n{month}\n{self.standing}"


class _Content(NamedTuple):
    """What was answered to what."""

    question: str
    number: int
    heading: str
    words: str
    note: str

    def hay(self) -> str:
        """Return what is searched: heading, value and note."""
        return f"{self.heading}\n{self.words}\n{self.note}"


class _Numbered(Generic[Thing]):
    """Gives each different thing a number."""

    def __init__(self) -> None:
        self.things: list[Thing] = []
        self._numbers: dict[Thing, int] = {}

    def number(self, thing: Thing) -> int:
        """Return the thing's number, a new one if it is new."""
        found = self._numbers.get(thing)
        if found is None:
            found = self._numbers[thing] = len(self.things)
            self.things.append(thing)
        return found


class AnswerIndex:
    """Holds all of history in a form that can be searched while one types."""

    def __init__(self, past: History) -> None:
        self._names = past.names()
        self._places: list[_Place] = []
        self._contents, self._people = _Numbered[_Content](), _Numbered[str]()
        # One number each for every answer, the newest first: where it stands, what it says, who gave it, and when.
        self._at, self._what, self._who = array("I"), array("I"), array("I")
        self._saved: list[str] = []
        self._read(past)
        self._hays: tuple[list[str], list[str], list[str]] = (
            [place.hay().casefold() for place in self._places],
            [content.hay().casefold() for content in self._contents.things],
            [self._names.name(person).casefold() for person in self._people.things],
        )

    def search(self, typed: str, most: int) -> Found:
        """Return the newest answers that hold every word typed, at most so many, and how many do in all."""
        words = typed.casefold().split()
        whole = (1 << len(words)) - 1
        at, what, who = ([_mask(hay, words) for hay in hays] for hays in self._hays)
        hits = [
            number
            for number, (place, content, person) in enumerate(zip(self._at, self._what, self._who, strict=True))
            if at[place] | what[content] | who[person] == whole
        ]
        return Found(tuple(self._answer(number) for number in hits[:most]), len(hits), len(self._at))

    def _answer(self, number: int) -> PastAnswer:
        place, content = self._places[self._at[number]], self._contents.things[self._what[number]]
        person = self._people.things[self._who[number]]
        return PastAnswer(
            return_id=place.return_id,
            section_id=place.section_id,
            title=place.title,
            period=place.period,
            revision=place.revision,
            standing=place.standing,
            question_id=content.question,
            number=content.number,
            heading=content.heading,
            answer=content.words,
            note=content.note,
            person_id=person,
            who=self._names.name(person),
            saved_at=datetime.fromisoformat(self._saved[number]),
            set_version=place.set_version,
        )

    def _read(self, past: History) -> None:
        wording, given = Wording(), []
        returns = {each.id: each for each in past.returns()}
        with past.store.read() as connection:
            past.sets.read(connection, {each.set_digest for each in returns.values()})
            saved = history.saved_since(connection)
            for return_id, found in history.answers_of(connection, list(returns)):
                filed = returns[return_id]
                given.append((_place(filed), filed.set_digest, found))
        for (section_id, period, digest, version), found in _together(saved):
            title = past.title(section_id, period)
            given.append((_Place("", section_id, title, period, 0, NOT_SENT, version), digest, found))
        given.sort(key=lambda each: (each[0].period.last_day(), each[0].revision == 0, each[0].revision), reverse=True)
        for place, digest, found in given:
            section = past.sets.of(digest, place.section_id, place.set_version)
            self._places.append(place)
            for answer in found:
                said = wording.said(section, digest, answer)
                content = _Content(answer.question, said.number, said.heading, said.words, answer.note)
                self._at.append(len(self._places) - 1)
                self._what.append(self._contents.number(content))
                self._who.append(self._people.number(answer.person))
                self._saved.append(answer.saved_at)


def _mask(hay: str, words: list[str]) -> int:
    """Return a bit for each word, set where the hay holds it."""
    return sum(1 << place for place, word in enumerate(words) if word in hay)


def _place(filed: PastReturn) -> _Place:
    standing = STATE_WORDS[filed.state] + (f", {filed.number}" if filed.number else "")
    return _Place(filed.id, filed.section_id, filed.title, filed.period, filed.revision, standing, filed.set_version)


def _together(saved: list[SavedAnswer]) -> Iterator[tuple[tuple[str, Period, str, str], list[GivenAnswer]]]:
    """Yield what was only saved by section, period and set."""
    groups: dict[tuple[str, Period, str, str], list[GivenAnswer]] = {}
    for each in saved:
        groups.setdefault((each.section, each.period, each.set_digest, each.set_version), []).append(each.given)
    yield from groups.items()
