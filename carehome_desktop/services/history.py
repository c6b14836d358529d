"""History as a person asks for it: what was sent, every answer ever given, two periods side by side, proofs and figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from carehome_desktop.domain.history import PastReturn
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import Section
from carehome_desktop.machine import Clock
from carehome_desktop.services.kept_sets import KeptSets
from carehome_desktop.store import history, outbox, people
from carehome_desktop.store.database import Store

if TYPE_CHECKING:
    from carehome_desktop.domain.delivery import Receipt
    from carehome_desktop.domain.history import Comparison, Figure, FigureName, Found, Proof
    from carehome_desktop.exports.writing import FileKind, Written
    from carehome_desktop.services.answer_search import AnswerIndex

FindSection = Callable[[str, date], Section | None]


@dataclass(frozen=True)
class Names:
    """Who somebody is on a list: by name, or by a code that tells nothing to anyone outside the home."""

    people: dict[str, Person]
    codes: dict[str, str]

    @staticmethod
    def of(everyone: list[Person]) -> Names:
        """Return names and codes; a code is the person's place in the order they were added, which never changes."""
        codes = {person.id: f"P{number}" for number, person in enumerate(everyone, start=1)}
        return Names({person.id: person for person in everyone}, codes)

    def name(self, person_id: str) -> str:
        """Return a person's name, or words that say it is not known."""
        person = self.people.get(person_id)
        return person.name if person else "(not known)"

    def shown(self, person_id: str, *, by_name: bool) -> str:
        """Return the name or the code."""
        return self.name(person_id) if by_name else self.codes.get(person_id, "")


class History:
    """Looks back. Nothing here changes the file."""

    def __init__(self, store: Store, sets: KeptSets, find_section: FindSection, clock: Clock) -> None:
        self.store, self.sets, self.find_section, self.clock = store, sets, find_section, clock
        self._index: AnswerIndex | None = None

    def returns(self) -> list[PastReturn]:
        """Return everything that was ever made ready to go, newest first."""
        with self.store.read() as connection:
            found, strays = history.every(connection), outbox.strays(connection)
        titles: dict[tuple[str, Period], str] = {}
        lost: dict[tuple[str, Period], list[Receipt]] = {}
        for stray in strays:
            lost.setdefault((stray.section_id, stray.period), []).append(stray)
        return [
            replace(
                each,
                title=self.title(each.section_id, each.period, titles),
                lost=tuple(
                    stray for stray in lost.get((each.section_id, each.period), ()) if stray.revision < each.revision
                ),
            )
            for each in found
        ]

    def title(self, section_id: str, period: Period, kept: dict[tuple[str, Period], str] | None = None) -> str:
        """Return a section's title as it was on a period's last day; its id if no version of then is known."""
        kept = {} if kept is None else kept
        if (section_id, period) not in kept:
            section = self.find_section(section_id, period.last_day())
            kept[section_id, period] = section.title if section else section_id
        return kept[section_id, period]

    def names(self) -> Names:
        """Return who is who."""
        with self.store.read() as connection:
            return Names.of(people.every(connection))

    def search(self, typed: str, most: int = 200) -> Found:
        """Return the newest answers that hold every word typed: in headings, values, notes, names, sections and dates.

        The first search reads all of history, which takes as long as there are years in it; the next are quick.
        """
        if self._index is None:
            self.look_again()
        assert self._index is not None
        return self._index.search(typed, most)

    def look_again(self) -> None:
        """Read anew what a search looks through, because something was saved or sent since."""
        from carehome_desktop.services.answer_search import AnswerIndex

        self._index = AnswerIndex(self)

    def sections(self) -> list[tuple[str, str]]:
        """Return the sections that have something in history, as (id, title), by title."""
        with self.store.read() as connection:
            spans = history.spans(connection)
        newest: dict[str, Period] = {}
        for section_id, _, last in spans:
            known = newest.get(section_id)
            if known is None or known.last_day() < last.last_day():
                newest[section_id] = last
        return sorted(((id_, self.title(id_, last)) for id_, last in newest.items()), key=lambda pair: pair[1])

    def first_day(self) -> date | None:
        """Return the first day of the oldest period that was filed, None if none was."""
        with self.store.read() as connection:
            return min((first.first_day() for _, first, _ in history.spans(connection)), default=None)

    def periods(self, section_id: str) -> list[Period]:
        """Return the periods that a section has answers for, the newest first; those that were filed and those only saved."""
        with self.store.read() as connection:
            found = {*history.filed_periods(connection, section_id), *history.saved_periods(connection, section_id)}
        return sorted(found, key=_newest_first, reverse=True)

    def newest_two(self, section_id: str) -> tuple[Period, Period] | None:
        """Return the newest period of a section and the one before it, as (before, after): of the filed ones if there are two."""
        with self.store.read() as connection:
            filed = history.filed_periods(connection, section_id)
        found = sorted(filed, key=_newest_first, reverse=True) if len(filed) > 1 else self.periods(section_id)
        return (found[1], found[0]) if len(found) > 1 else None

    def compare(self, section_id: str, before: Period, after: Period) -> Comparison | Problem:
        """Return what is different between two periods of a section, or why they cannot be compared."""
        from carehome_desktop.services.comparing import compare

        return compare(self, section_id, before, after)

    def proof(self, first: date, last: date, section_id: str = "") -> Proof | Problem:
        """Return on which days between two dates the tracker was updated, with one section or any ("")."""
        from carehome_desktop.services.proof_of_updates import proof

        return proof(self, first, last, section_id)

    def figures_of(self, section_id: str) -> tuple[FigureName, ...]:
        """Return what of a section can be drawn over time."""
        from carehome_desktop.services.figures import figures_of

        return figures_of(self, section_id)

    def figure(self, section_id: str, name: FigureName) -> Figure:
        """Return a figure over every period it was ever given for."""
        from carehome_desktop.services.figures import figure

        return figure(self, section_id, name)

    def export(
        self,
        path: Path,
        kind: FileKind,
        first: date,
        last: date,
        *,
        by_name: bool = False,
        go_on: Callable[[int, int], bool] = lambda _done, _all: True,
    ) -> Written | Problem:
        """Write every answer for the days between two dates into a file; `go_on` hears of returns done, of how many."""
        from carehome_desktop.services.history_export import export

        return export(self, path, kind, first, last, by_name=by_name, go_on=go_on)


def _newest_first(period: Period) -> tuple[date, date]:
    return period.last_day(), period.first_day()


def wrong_way_round(first: date, last: date) -> Problem | None:
    """Return what is wrong with two dates, if anything."""
    if first > last:
        return Problem("last", "The last day lies before the first. Change one of them.")
    return None
