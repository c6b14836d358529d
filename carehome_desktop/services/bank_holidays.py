"""The bank holidays that count for this home: the list, what we put right in it, and what the home itself put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from carehome_desktop.catalogue.bank_holidays import FIRST_YEAR, LAST_YEAR, MOST_DAYS, check_name, read_overrides
from carehome_desktop.domain.bank_holidays import BankHoliday, BankHolidays, Overrides
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import count_words, day_words
from carehome_desktop.machine import Clock
from carehome_desktop.store import facts
from carehome_desktop.store.database import Store

KEY = "bank_holidays"
FIELD = "bank_holiday"


@dataclass(frozen=True)
class Taken:
    """What a file brought: how many days, in words."""

    words: str


class BankHolidayRecords:
    """Asks which days are bank holidays, and keeps what the home puts right, each time with who and when."""

    def __init__(self, store: Store, shipped: Callable[[], BankHolidays], clock: Clock) -> None:
        self._store, self._read_shipped, self._clock = store, shipped, clock

    @cached_property
    def _shipped(self) -> BankHolidays:
        return self._read_shipped()

    def all(self) -> BankHolidays:
        """Return the bank holidays with everything that was put right."""
        return BankHolidays(self._shipped.list_of_year, (*self._shipped.overrides, self.own()))

    def own(self) -> Overrides:
        """Return what the home itself put right."""
        with self._store.read() as connection:
            return _from_data(facts.now(connection).get(KEY))

    def add(self, day: date, name: str, by: Person) -> Problem | None:
        """Make a day a bank holiday."""
        if problem := _check_day(day) or check_name(FIELD, name.strip()):
            return problem
        return self._keep(self.own().with_day(BankHoliday(day, name.strip())), by)

    def take_away(self, day: date, by: Person) -> Problem | None:
        """Make a day of the list an ordinary day."""
        if self.all().name(day) is None:
            return Problem(FIELD, f"{day_words(day)} is no bank holiday in the list. Nothing was changed.")
        return self._keep(self.own().without_day(day), by)

    def forget(self, day: date, by: Person) -> Problem | None:
        """Let the list count again for a day that the home put right."""
        return self._keep(self.own().without_word_on(day), by)

    def take_in(self, path: Path, by: Person) -> Taken | Problem:
        """Take in a file of days, whole or not at all."""
        read = read_overrides(path)
        if not isinstance(read, Overrides):
            return Problem(FIELD, f"{read.sentence()} The file was not taken in, and nothing has changed.")
        if not read:
            return Problem(FIELD, "There is no day in this file. Nothing has changed.")
        if problem := self._keep(read.over(self.own()), by):
            return problem
        added, taken = len(read.added), len(read.taken_away)
        return Taken(f"{count_words(added, 'bank holiday')} added, {taken} taken away.")

    def _keep(self, own: Overrides, by: Person) -> Problem | None:
        if len(own.added) + len(own.taken_away) > MOST_DAYS:
            words = (
                f"More than {MOST_DAYS} days would be put right, which is more than can be true. Nothing was changed."
            )
            return Problem(FIELD, words)
        with self._store.write() as connection:
            facts.say(connection, {KEY: _as_data(own)}, by.id, self._clock.wall())
        return None


def _check_day(day: date) -> Problem | None:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return Problem(FIELD, f"Write a day from {FIRST_YEAR} to {LAST_YEAR}.")


def _as_data(own: Overrides) -> dict[str, Any]:
    return {
        "added": {each.day.isoformat(): each.name for each in own.added},
        "taken_away": sorted(day.isoformat() for day in own.taken_away),
    }


def _from_data(data: Any) -> Overrides:
    if not data:
        return Overrides()
    added = sorted(BankHoliday(date.fromisoformat(day), name) for day, name in data["added"].items())
    return Overrides(tuple(added), frozenset(map(date.fromisoformat, data["taken_away"])))
