"""Which days are bank holidays in England, as a list says it and as it was put right since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

SATURDAY = 5


@dataclass(frozen=True, order=True)
class BankHoliday:
    """A day and what it is called."""

    day: date
    name: str


@dataclass(frozen=True)
class Overrides:
    """What was put right in the list: days that are bank holidays as well, and days that are none after all."""

    added: tuple[BankHoliday, ...] = ()
    taken_away: frozenset[date] = frozenset()

    def __bool__(self) -> bool:
        """Return whether anything was put right."""
        return bool(self.added or self.taken_away)

    def with_day(self, holiday: BankHoliday) -> Overrides:
        """Return them with one more day; what was said of that day before is forgotten."""
        left = self.without_word_on(holiday.day)
        return Overrides(tuple(sorted((*left.added, holiday))), left.taken_away)

    def without_day(self, day: date) -> Overrides:
        """Return them with a day that is none after all."""
        left = self.without_word_on(day)
        return Overrides(left.added, left.taken_away | {day})

    def without_word_on(self, day: date) -> Overrides:
        """Return them with nothing said of a day, so that the list counts again."""
        return Overrides(tuple(each for each in self.added if each.day != day), self.taken_away - {day})

    def over(self, earlier: Overrides) -> Overrides:
        """Return earlier ones with these laid over them: where both speak of a day, these count."""
        result = earlier
        for holiday in self.added:
            result = result.with_day(holiday)
        for day in self.taken_away:
            result = result.without_day(day)
        return result


@dataclass(frozen=True)
class BankHolidays:
    """The list, year by year, with what was put right in it; later overrides count over earlier ones."""

    list_of_year: Callable[[int], Mapping[date, str]]
    overrides: tuple[Overrides, ...] = ()

    def name(self, day: date) -> str | None:
        """Return what a bank holiday is called, or None if the day is none."""
        for each in reversed(self.overrides):
            if day in each.taken_away:
                return None
            for holiday in each.added:
                if holiday.day == day:
                    return holiday.name
        return self.list_of_year(day.year).get(day)

    def is_working_day(self, day: date) -> bool:
        """Return whether offices and the helpline work: Monday to Friday, and no bank holiday."""
        return day.weekday() < SATURDAY and self.name(day) is None

    def between(self, first: date, last: date) -> tuple[BankHoliday, ...]:
        """Return the bank holidays of a stretch of days, both ends included, in order."""
        said = {each.day for some in self.overrides for each in some.added}
        listed = (day for year in range(first.year, last.year + 1) for day in self.list_of_year(year))
        days = sorted({day for day in (*listed, *said) if first <= day <= last})
        return tuple(BankHoliday(day, name) for day in days if (name := self.name(day)) is not None)
