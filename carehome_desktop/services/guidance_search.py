"""Finds texts of the guidance while someone types, without a connection: every word must be there, its beginning is enough."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING

from carehome_desktop.services.guidance_places import Place, PlaceKind, gather_places

if TYPE_CHECKING:
    from carehome_desktop.catalogue import Catalogue

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HEADING, _ASKS, _REST = 8, 4, 1
"""What a word counts for by where it stands: the heading before what is asked, and that before all the rest."""

_FORGIVES_FROM = 5
"""Words of fewer letters are never taken for a mis-spelling: too many others are one letter away."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """A place that holds every word, and the sentence of it that holds most of them, under the heading it stands under."""

    place: Place
    excerpt_title: str
    excerpt: str


@dataclass(frozen=True)
class Findings:
    """What was found, best first and at most as many as asked for, of `total`.

    `instead` names the words that stand nowhere with the ones that were taken for them. `marks` finds the words in a text.
    """

    found: tuple[Found, ...] = ()
    total: int = 0
    instead: tuple[tuple[str, tuple[str, ...]], ...] = ()
    beginnings: tuple[str, ...] = ()

    def marks(self, text: str) -> tuple[Span, ...]:
        """Return where in a text the words stand, as (first character, character after the last)."""
        if not self.beginnings:
            return ()
        return tuple(span for word, span in _words_of(text) if word.startswith(self.beginnings))


class GuidanceSearch:
    """Searches a catalogue; the index is built at the first search, and anew when another catalogue has taken its place."""

    def __init__(self, catalogue: Callable[[], Catalogue]) -> None:
        self._catalogue = catalogue
        self._of: Catalogue | None = None
        self._built = _Index(())

    def places(self) -> tuple[Place, ...]:
        """Return every place, in reading order."""
        return self._index.places

    def place(self, place_id: str) -> Place | None:
        """Return a place by its id, or None."""
        return self._index.by_id.get(place_id)

    def question(self, section_id: str, version: str, question_id: str) -> Place | None:
        """Return the place of a question as a version of its set asks it, or None."""
        return self._index.questions.get((section_id, version, question_id))

    def asked_on(self, set_: Place, day: date) -> bool:
        """Return whether we know that a set of questions was asked for on a day."""
        head = set_.asked_in[0]
        until = next((each.asked_until for each in self._catalogue().programmes if each.id == head.programme), None)
        return head.in_force(day) and (until is None or day <= until)

    def find(self, typed: str, limit: int = 50, kind: PlaceKind | None = None) -> Findings:
        """Return the places that hold every word typed, or words that begin so; nothing for nothing typed."""
        return self._index.find(typed, limit, kind)

    def leads_to(self, place: Place, limit: int = 20) -> tuple[Place, ...]:
        """Return the questions that a word is used in, or that rest on a source."""
        match place.kind:
            case PlaceKind.SOURCE:
                return tuple(self._index.by_id[place_id] for place_id in place.rests_here[:limit])
            case PlaceKind.WORD:
                found = self.find(place.heading, limit, PlaceKind.QUESTION).found
                return tuple(each.place for each in found)
        return ()

    @property
    def _index(self) -> _Index:
        catalogue = self._catalogue()
        if self._of is not catalogue:
            self._built, self._of = _Index(gather_places(catalogue)), catalogue
        return self._built


class _Index:
    """Each word with the places it stands in, sorted, so that all words of one beginning lie side by side."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = tuple(places)
        self.by_id = {place.id: place for place in places}
        self.questions = {
            (head.id, head.version, place.question_id): place
            for place in places
            if place.kind is PlaceKind.QUESTION
            for head in place.asked_in
        }
        self._weights: dict[str, dict[int, int]] = {}
        self._sentences: list[list[tuple[str, str, tuple[str, ...]]]] = []
        for number, place in enumerate(places):
            self._add(number, place)
        self._vocabulary = sorted(self._weights)

    def find(self, typed: str, limit: int, kind: PlaceKind | None) -> Findings:
        words = list(dict.fromkeys(word for word, _ in _words_of(typed)))
        if not words:
            return Findings()
        scores: dict[int, int] | None = None
        beginnings: list[str] = []
        instead: list[tuple[str, tuple[str, ...]]] = []
        for word in words:
            meant = [word]
            hits = self._hits(word)
            if not hits and (near := self._near(word)):
                meant = near
                instead.append((word, tuple(near)))
                hits = _best(self._weights[each] for each in near)
            beginnings += meant
            scores = hits if scores is None else {at: scores[at] + hits[at] for at in scores.keys() & hits.keys()}
        order = sorted(scores or {}, key=lambda at: (-(scores or {})[at], at))
        if kind is not None:
            order = [at for at in order if self.places[at].kind is kind]
        found = tuple(self._found(at, beginnings) for at in order[:limit])
        return Findings(found, len(order), tuple(instead), tuple(beginnings))

    def _add(self, number: int, place: Place) -> None:
        sentences = []
        for name in (place.heading, *place.also):
            self._weigh(number, (word for word, _ in _words_of(name)), _HEADING)
        for passage in place.passages:
            weight = _ASKS if passage.title == place.passages[0].title else _REST
            for sentence in passage.paragraphs:
                words = tuple(word for word, _ in _words_of(sentence))
                sentences.append((passage.title, sentence, words))
                self._weigh(number, words, weight)
        self._sentences.append(sentences)

    def _weigh(self, number: int, words: Iterator[str] | Sequence[str], weight: int) -> None:
        for word in words:
            places = self._weights.setdefault(word, {})
            places[number] = max(weight, places.get(number, 0))

    def _hits(self, beginning: str) -> dict[int, int]:
        """Return the places with a word of this beginning and what it counts for; the whole word counts a little more."""
        first = bisect_left(self._vocabulary, beginning)
        after = bisect_left(self._vocabulary, beginning + "\U0010ffff")
        hits = _best(self._weights[word] for word in self._vocabulary[first:after])
        for at, weight in self._weights.get(beginning, {}).items():
            hits[at] = max(hits[at], weight + 2)
        return hits

    def _near(self, word: str) -> list[str]:
        """Return the words one slip of the fingers away: a letter wrong, too many, missing, or two the wrong way round."""
        if len(word) < _FORGIVES_FROM:
            return []
        first = bisect_left(self._vocabulary, word[:2])
        after = bisect_left(self._vocabulary, word[:2] + "\U0010ffff")
        # The first letter is nearly always right; with the second one wrong, all words of that letter must be looked at.
        same_two = [each for each in self._vocabulary[first:after] if _one_slip(word, each)]
        if same_two:
            return same_two
        first = bisect_left(self._vocabulary, word[:1])
        after = bisect_left(self._vocabulary, word[:1] + "\U0010ffff")
        return [each for each in self._vocabulary[first:after] if _one_slip(word, each)]

    def _found(self, at: int, beginnings: Sequence[str]) -> Found:
        best, title, excerpt = 0, "", ""
        for under, sentence, words in self._sentences[at]:
            held = sum(1 for beginning in beginnings if any(map(str.startswith, words, repeat(beginning))))
            if held > best:
                best, title, excerpt = held, under, sentence
        if not best and self._sentences[at]:
            title, excerpt, _ = self._sentences[at][0]
        return Found(self.places[at], title, excerpt)


def _words_of(text: str) -> Iterator[tuple[str, Span]]:
    """Yield each word as it is compared, and where it stands."""
    for match in _WORD.finditer(text):
        yield _normal(match[0]), match.span()


@lru_cache(maxsize=8192)
def _normal(word: str) -> str:
    """Return a word as it is compared: no capitals, accents or apostrophes. The same ones come again and again."""
    return "".join(each for each in unicodedata.normalize("NFKD", word.casefold()) if each.isalnum())


def _best(each: Iterator[dict[int, int]]) -> dict[int, int]:
    best: dict[int, int] = {}
    for weights in each:
        for at, weight in weights.items():
            if weight > best.get(at, 0):
                best[at] = weight
    return best


def _one_slip(typed: str, word: str) -> bool:
    """Return whether what was typed is the beginning of a word, but for one slip."""
    same = 0
    while same < min(len(typed), len(word)) and typed[same] == word[same]:
        same += 1
    rest, other = typed[same:], word[same:]
    if not rest:
        return True
    return (
        bool(other)
        and (
            other[1:].startswith(rest[1:])  # a wrong letter
            or other[1:].startswith(rest)  # a letter missing
            or other.startswith(rest[1:])  # a letter too many
            or (other[:2] == rest[1::-1] and other[2:].startswith(rest[2:]))  # two the wrong way round
        )
    )
