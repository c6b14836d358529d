"""Our own count of missed months, against 3 running or 4 of 12."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from carehome_desktop.domain.bank_holidays import BankHolidays
from carehome_desktop.domain.due import dues_between
from carehome_desktop.domain.our_record import NIL, OurRecord, Outcome, Settled, our_record
from carehome_desktop.domain.periods import PeriodKind
from carehome_desktop.domain.questions import Programme, SectionHead
from tests.domain.holiday_list import table

MONTHLY = Programme("monthly", "Monthly return", "", "")
HEADS = tuple(
    SectionHead(name.lower(), "1", name, "monthly", PeriodKind.MONTH, date(2024, 4, 26), None, order)
    for order, name in enumerate(("Beds", "Workforce"))
)

BEGAN, TODAY = date(2025, 11, 20), date(2026, 12, 9)


def record(pattern: str, *, began: date = BEGAN, today: date = TODAY) -> OurRecord:
    """Return the record of the months from December 2025 on: i in time, l late, m missed."""
    days = {"i": 9, "l": 20}
    settled = {}
    for n, how in enumerate(pattern):
        year, month = divmod(2025 * 12 + 11 + n, 12)
        if how in days:
            moment = Settled(datetime(year, month + 1, days[how], 12, tzinfo=UTC), "received")
            settled[f"{year}-{month + 1:02d}"] = {"beds": moment, "workforce": moment}
    dues = dues_between(MONTHLY, HEADS, began, today, BankHolidays(table(())))
    return our_record(dues, settled, began, today)


@pytest.mark.parametrize(
    ("pattern", "running", "in_twelve", "near"),
    [
        ("iiiiiiiiiiii", 0, 0, False),
        ("miiiiiiiiiii", 0, 1, False),
        ("iiiiiiiiiiim", 1, 1, False),
        ("iiiiiiiiiimm", 2, 2, True),
        ("iiiiiiiiimmm", 3, 3, True),
        ("mimimiiiiiii", 0, 3, True),
        ("mimimimiiiii", 0, 4, True),
        ("iiiiiiiiiiil", 1, 1, False),
    ],
)
def test_it_counts_the_months_running_and_those_of_twelve(
    pattern: str, running: int, in_twelve: int, near: bool
) -> None:
    found = record(pattern)
    assert len(found.closed) == 12
    assert (found.running, found.in_twelve, found.near) == (running, in_twelve, near)


def test_only_the_last_twelve_closed_months_count() -> None:
    found = record("mmmiiiiiiiiiiii", today=date(2027, 3, 20))
    assert (len(found.closed), found.in_twelve) == (16, 1), "16 closed: three missed long ago, one just now"


def test_the_open_month_is_in_it_and_does_not_count() -> None:
    newest = record("iiiiiiiiiiii").months[-1]
    assert (newest.due.period.text, newest.outcome) == ("2026-12", Outcome.OPEN)
    assert newest.words() == "Still open: Beds and Workforce not received or entered here"


def test_a_window_that_was_over_before_the_records_began_is_not_known() -> None:
    assert record("", began=date(2026, 11, 20)).closed == ()
    assert record("", began=date(2026, 11, 16), today=date(2026, 11, 17)).running == 1, "it was still open then"
    assert record("", began=date(2026, 11, 20)).words().startswith("No window has closed since your records here began")


def test_what_is_late_counts_as_missed_and_says_when_it_came() -> None:
    month = record("l").months[0]
    assert (month.outcome, month.counts_as_missed) == (Outcome.LATE, True)
    assert month.words() == "Late, Saturday 20 December. What comes after the window does not count for the month"


def test_one_section_that_did_not_come_makes_a_month_missed_and_is_named() -> None:
    dues = dues_between(MONTHLY, HEADS, date(2026, 11, 1), date(2026, 11, 30), BankHolidays(table(())))
    beds = {"2026-11": {"beds": Settled(datetime(2026, 11, 9, tzinfo=UTC), "entered")}}
    month = our_record(dues, beds, date(2026, 11, 1), date(2026, 11, 30)).months[0]
    assert (month.outcome, month.words()) == (Outcome.MISSED, "Missed: Workforce not received or entered here")


def test_a_nil_return_stands_for_all_the_others() -> None:
    dues = dues_between(MONTHLY, HEADS, date(2026, 11, 1), date(2026, 11, 30), BankHolidays(table(())))
    nil = {"2026-11": {NIL: Settled(datetime(2026, 11, 9, tzinfo=UTC), "received")}}
    assert our_record(dues, nil, date(2026, 11, 1), date(2026, 11, 30)).months[0].outcome is Outcome.IN_TIME


def test_the_last_minute_of_the_window_is_in_time_and_the_next_is_late() -> None:
    dues = dues_between(MONTHLY, HEADS, date(2026, 6, 1), date(2026, 6, 30), BankHolidays(table(())))

    def outcome(at: datetime) -> Outcome:
        there = {"2026-06": {each.id: Settled(at, "received") for each in HEADS}}
        return our_record(dues, there, date(2026, 6, 1), date(2026, 6, 30)).months[0].outcome

    assert outcome(datetime(2026, 6, 15, 22, 59, 59, tzinfo=UTC)) is Outcome.IN_TIME
    assert outcome(datetime(2026, 6, 15, 23, 0, tzinfo=UTC)) is Outcome.LATE


def test_the_counts_are_said_with_what_they_are_held_against() -> None:
    assert record("iiiiiiiiiimm").words() == (
        "2 months running missed (3 may bring a notice); 2 of the last 12 closed windows missed (4 of 12 may bring one)."
    )


@pytest.mark.parametrize(
    ("pattern", "words"),
    [("i", "the last closed window was not missed"), ("m", "the last closed window was missed")],
)
def test_one_closed_window_is_said_as_one(pattern: str, words: str) -> None:
    said = record(pattern, began=date(2025, 12, 1), today=date(2026, 1, 5)).words()
    assert words in said
    assert "of the last 1" not in said
