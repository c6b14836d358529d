"""The days of a month in which the monthly return counts: the 8th to the 14th, its end moved off weekends and bank holidays.

Source: the formal notice of 26 April 2024 to all adult social care providers, which calls the window's end the end of the
14th, or of the next working day when the 14th is a weekend or public holiday. A council writes 11:59pm for that end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from carehome_desktop.domain.bank_holidays import SATURDAY, BankHolidays
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.starting_figures import window_opens
from carehome_desktop.domain.words import LONDON, clock_words, count_words, day_words

LAST_DAY = 14
LAST_MINUTE = time(23, 59)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Window:
    """The days in which a period's answers count, both included; `moved` says why a month's does not end on the 14th, or is empty."""

    period: Period
    opens: date
    last_day: date
    moved: str = ""

    @property
    def closes_at(self) -> datetime:
        """Return its last minute, on the clocks of London."""
        return last_minute(self.last_day)

    def is_open(self, today: date) -> bool:
        """Return whether a day in London lies in it."""
        return self.opens <= today <= self.last_day

    def closed(self, today: date) -> bool:
        """Return whether it is over on a day in London."""
        return today > self.last_day


def days_of(period: Period, holidays: BankHolidays) -> Window:
    """Return the days in which a period's answers count: a day and a week are their own."""
    if period.kind is PeriodKind.MONTH:
        return window_of(period, holidays)
    return Window(period, period.first_day(), period.last_day())


def last_minute(day: date) -> datetime:
    """Return 11:59pm of a day in London, summer time or not."""
    return datetime.combine(day, LAST_MINUTE, LONDON)


def window_of(period: Period, holidays: BankHolidays) -> Window:
    """Return the window of a month; ValueError for a period that is no month."""
    if period.kind is not PeriodKind.MONTH:
        raise ValueError(f"{period.text} is not a month.")
    first = period.first_day()
    usual = last = first.replace(day=LAST_DAY)
    while not holidays.is_working_day(last):
        last += DAY
    moved = "" if last == usual else f"The 14th is {_why(usual, holidays)}, so it ends on the next working day."
    return Window(period, window_opens(period), last, moved)


def windows_from(day: date, holidays: BankHolidays) -> Iterator[Window]:
    """Return the windows that are not over on a day, without end: the one that is open or comes next is first."""
    # It begins a month earlier: a list of holidays that was put right may move an end into the month after.
    month = (day.replace(day=1) - DAY).replace(day=1)
    while True:
        window = window_of(Period.of(PeriodKind.MONTH, month), holidays)
        if not window.closed(day):
            yield window
        month = (month + timedelta(days=31)).replace(day=1)


def closes_words(window: Window, today: date) -> str:
    """Return *closes Monday 16 November, 11:59pm, in 3 days* of a window that is not over."""
    return f"closes {_day(window.last_day, today)}, {clock_words(window.closes_at)}, {in_days(window.last_day, today)}"


def span_words(window: Window, today: date) -> str:
    """Return *Tuesday 8 to Monday 14 December*, with the year when it is another."""
    last = _day(window.last_day, today)
    if window.opens.month != window.last_day.month:
        return f"{_day(window.opens, today)} to {last}"
    return f"{window.opens:%A} {window.opens.day} to {last}"


def next_words(window: Window, today: date) -> str:
    """Return *Nothing is due. Next: Tuesday 8 to Monday 14 December.*"""
    return f"Nothing is due. Next: {span_words(window, today)}."


def in_days(day: date, today: date) -> str:
    """Return *today*, *tomorrow* or *in 3 days*."""
    left = (day - today).days
    return {0: "today", 1: "tomorrow"}.get(left) or f"in {count_words(left, 'day')}"


def _day(day: date, today: date) -> str:
    return day_words(day, year=day.year != today.year)


def _why(day: date, holidays: BankHolidays) -> str:
    name = holidays.name(day)
    if name is not None:
        return f"a bank holiday ({name})"
    return "a Saturday" if day.weekday() == SATURDAY else "a Sunday"
