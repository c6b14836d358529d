"""When a home is reminded of an open window: as it opens, and last while the tracker's helpline can still be rung.

Helpline: 0191 691 3729, weekdays 8am to 5pm, not on bank holidays. Source: NHS Business Services Authority, *Adult Social Care
Enforcement*, undated.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from carehome_desktop.domain.bank_holidays import BankHolidays
from carehome_desktop.domain.windows import Window, closes_words
from carehome_desktop.domain.words import LONDON

HELPLINE = "0191 691 3729"
HELPLINE_WORDS = f"The tracker’s helpline, {HELPLINE}, is open 8am to 5pm on weekdays, but not on bank holidays."
HELPLINE_SOURCE = "NHS Business Services Authority, Adult Social Care Enforcement, undated"
OPENS, CLOSES = time(8), time(17)
AT_OPENING, AT_LAST = time(9), time(10)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Reminder:
    """A moment, on the clocks of London, and whether it is the window's last."""

    window: Window
    at: datetime
    last: bool

    @property
    def key(self) -> str:
        """Return what it is remembered by, once it was given."""
        return f"{self.window.period.text} {'last' if self.last else 'first'}"

    def words(self, title: str, today: date) -> str:
        """Return what is said of a return of this title; nothing in it is personal."""
        words = f"{title}: {closes_words(self.window, today)}."
        return f"{words} {HELPLINE_WORDS}" if self.last else words


def reminders(window: Window, holidays: BankHolidays) -> tuple[Reminder, ...]:
    """Return the reminders of a month's window in order, each in the helpline's hours; where both fall on one day, the last.

    The last is on the last working day before the final weekend, with the bank holidays around it. A window that begins
    with its only weekend has none before it: then it is the working day before the window's last.
    """
    opening, final = _first_working_day(window, holidays), _day_of_last(window, holidays)
    first = Reminder(window, datetime.combine(opening, AT_OPENING, LONDON), last=False)
    last = Reminder(window, datetime.combine(final, AT_LAST, LONDON), last=True)
    return (first, last) if opening < final else (last,)


def reminder_now(given: Iterable[Reminder], now: datetime) -> Reminder | None:
    """Return the reminder whose time has come and is not over: it is its day, and the helpline can be rung."""
    local = now.astimezone(LONDON)
    for each in given:
        if each.at <= now and local.date() == each.at.date() and local.time() < CLOSES:
            return each
    return None


def last_has_come(given: Iterable[Reminder], now: datetime) -> bool:
    """Return whether the last reminder's moment has come."""
    return any(each.last and each.at <= now for each in given)


def _first_working_day(window: Window, holidays: BankHolidays) -> date:
    day = window.opens
    while not holidays.is_working_day(day):
        day += DAY
    return day


def _day_of_last(window: Window, holidays: BankHolidays) -> date:
    day = window.last_day
    while day > window.opens and holidays.is_working_day(day):
        day -= DAY
    while day > window.opens and not holidays.is_working_day(day):
        day -= DAY
    if holidays.is_working_day(day):
        return day
    before = window.last_day - DAY
    while not holidays.is_working_day(before):
        before -= DAY
    return before
