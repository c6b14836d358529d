"""What a programme asks and until when: by the day, by the week, or in the month's window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from carehome_desktop.domain.bank_holidays import BankHolidays
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.questions import Programme, SectionHead, section_for
from carehome_desktop.domain.windows import (
    Window,
    closes_words,
    days_of,
    in_days,
    next_words,
    windows_from,
)
from carehome_desktop.domain.words import day_words

DAY = timedelta(days=1)
NO_DUE_DATE = "No due date. What you answer is kept as your own record."


@dataclass(frozen=True)
class Due:
    """The sections of a programme that are asked for one period, in their order, and the days in which they count."""

    programme: Programme
    window: Window
    sections: tuple[SectionHead, ...]

    @property
    def period(self) -> Period:
        """Return the period that is asked about."""
        return self.window.period

    def words(self, today: date) -> str:
        """Return until when it is due, of one that is not over."""
        last = self.window.last_day
        match self.period.kind:
            case PeriodKind.DAY:
                return f"Due today, {day_words(last, year=False)}."
            case PeriodKind.WEEK:
                return f"Due this week, by {day_words(last, year=False)}, {in_days(last, today)}."
            case PeriodKind.MONTH:
                words = closes_words(self.window, today)
                return f"{words[0].upper()}{words[1:]}."


@dataclass(frozen=True)
class ProgrammeDay:
    """What a programme asks on a day: what is due, what can be answered as a record of the day, and what comes next.

    `begins` is the first day of its first questions, None while there are none.
    """

    programme: Programme
    due: tuple[Due, ...] = ()
    kept: tuple[tuple[SectionHead, Period], ...] = ()
    coming: Due | None = None
    begins: date | None = None

    def nothing_due_words(self, today: date) -> str:
        """Return what is said where nothing is due, or nothing any more."""
        if self.kept:
            return NO_DUE_DATE
        if self.begins is not None and today < self.begins:
            return f"Nothing is due. The questions that we have are for {day_words(self.begins)} and later."
        if self.coming is None:
            return "Nothing is due."
        if self.coming.period.kind is PeriodKind.MONTH:
            return next_words(self.coming.window, today)
        return f"Nothing more is due today. Next: {day_words(self.coming.window.opens, year=False)}."


def programme_day(
    programme: Programme, sections: Iterable[SectionHead], day: date, holidays: BankHolidays
) -> ProgrammeDay:
    """Return what a programme asks on a day; `sections` are all versions of its sections."""
    versions = tuple(sections)
    due, coming = [], []
    for dues in _by_kind(programme, versions, day, holidays):
        for each in dues:
            if each.window.opens > day:
                coming.append(each)
                break
            due.append(each)
    kept = () if due or coming else _answered_on(versions, day)
    return ProgrammeDay(
        programme,
        tuple(due),
        kept,
        min(coming, key=lambda each: each.window.opens, default=None),
        min((section.first_day for section in versions), default=None),
    )


def dues_between(
    programme: Programme, sections: Iterable[SectionHead], first: date, last: date, holidays: BankHolidays
) -> list[Due]:
    """Return all that is asked on some day of a stretch, both ends included, by the day it closes."""
    found = [
        due
        for dues in _by_kind(programme, tuple(sections), first, holidays)
        for due in takewhile(lambda due: due.window.opens <= last, dues)
    ]
    return sorted(found, key=lambda due: (due.window.last_day, due.window.opens, due.period))


def _by_kind(
    programme: Programme, versions: Sequence[SectionHead], first: date, holidays: BankHolidays
) -> list[Iterator[Due]]:
    """Return, for each kind of period, what is asked from a day on, in order; it ends where nothing is asked any more."""
    begins = min((section.first_day for section in versions), default=None)
    if begins is None:
        return []
    return [_dues(programme, versions, kind, max(first, begins), holidays) for kind in PeriodKind]


def _dues(
    programme: Programme, versions: Sequence[SectionHead], kind: PeriodKind, first: date, holidays: BankHolidays
) -> Iterator[Due]:
    changes = [day for section in versions for day in (section.first_day, section.last_day) if day is not None]
    for window in windows_from(first, holidays) if kind is PeriodKind.MONTH else _days_from(kind, first, holidays):
        begins = window.period.first_day()
        if programme.asked_until is not None and begins > programme.asked_until:
            return
        asked = sections_of(versions, window.period)
        if asked:
            yield Due(programme, window, asked)
        elif begins > max(changes):
            return


def _days_from(kind: PeriodKind, first: date, holidays: BankHolidays) -> Iterator[Window]:
    while True:
        window = days_of(Period.of(kind, first), holidays)
        yield window
        first = window.last_day + DAY


def sections_of(versions: Iterable[SectionHead], period: Period) -> tuple[SectionHead, ...]:
    """Return the sections that are asked for a period, each in the version of its last day, in their order.

    What is answered only when needed is never due.
    """
    kept = tuple(versions)
    found = (section_for(kept, section_id, period.last_day()) for section_id in dict.fromkeys(each.id for each in kept))
    asked = [section for section in found if section and section.period_kind is period.kind and not section.when_needed]
    return tuple(sorted(asked, key=lambda section: (section.order, section.id)))


def _answered_on(versions: Sequence[SectionHead], day: date) -> tuple[tuple[SectionHead, Period], ...]:
    """Return the sections of a day and of its week that can be answered as a record of then."""
    periods = [Period.of(kind, day) for kind in (PeriodKind.DAY, PeriodKind.WEEK)]
    found = [(section, period) for period in periods for section in sections_of(versions, period)]
    return tuple(sorted(found, key=lambda each: (each[0].order, each[0].id)))
