"""Sick pay by our own arithmetic: the published daily tables, every day on which a rule changes, and what holds always."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.money import in_pounds
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.absence import Absence, usual_days, weeks_from_counts, weeks_of
from carehome_desktop.domain.wages.sick_pay import ROUNDING_NOT_KNOWN, WEEK_OF_TWO_RATES, SickPay, daily_rate, sick_pay
from tests.domain.wages.rules import sick_pay_rules

MONDAY = date(2020, 8, 3)
ONE_DAY = timedelta(days=1)


def paid(
    since: date,
    counts: tuple[int, ...],
    qualifying_days: int = 5,
    *,
    waiting_days: int | None = None,
    waited: int = 0,
    weekly_pence: int | None = 50_000,
) -> SickPay:
    """Return the sick pay of weeks counted from the first day; earnings are well above the limit unless said."""
    weeks = weeks_from_counts(since, counts)
    absence = Absence(since, weeks, qualifying_days, waiting_days, waited, weekly_pence)
    found = sick_pay(absence, sick_pay_rules())
    assert isinstance(found, SickPay), found
    return found


def refused(absence: Absence) -> Problem:
    found = sick_pay(absence, sick_pay_rules())
    assert isinstance(found, Problem)
    return found


@pytest.mark.parametrize(
    ("since", "qualifying_days", "daily", "row"),
    [
        (date(2020, 4, 6), 7, "13.6928", (1370, 2739, 4108, 5478, 6847, 8216, 9585)),
        (date(2020, 4, 6), 6, "15.9750", (1598, 3195, 4793, 6390, 7988, 9585)),
        (date(2025, 4, 6), 7, "16.9642", (1697, 3393, 5090, 6786, 8483, 10179, 11875)),
    ],
    ids=["2020/21 7 days", "2020/21 6 days", "2025/26 7 days"],
)
def test_the_daily_tables_come_out_to_the_penny(
    since: date, qualifying_days: int, daily: str, row: tuple[int, ...]
) -> None:
    rate = sick_pay_rules().rate_on(since)
    assert rate is not None
    assert daily_rate(in_pounds(rate.weekly_pence), qualifying_days) == Decimal(daily)
    assert tuple(paid(since, (days,), qualifying_days, waiting_days=0).pence for days in range(1, len(row) + 1)) == row


@pytest.mark.parametrize(
    ("day", "weekly_pence", "limit_pence"),
    [
        (date(2019, 4, 6), 9425, 11800),
        (date(2020, 4, 5), 9425, 11800),
        (date(2020, 4, 6), 9585, 12000),
        (date(2021, 4, 6), 9635, 12000),
        (date(2022, 4, 6), 9935, 12300),
        (date(2023, 4, 6), 10940, 12300),
        (date(2024, 4, 6), 11675, 12300),
        (date(2025, 4, 6), 11875, 12500),
        (date(2026, 4, 5), 11875, 12500),
        (date(2026, 4, 6), 12325, 12900),
        (date(2027, 4, 5), 12325, 12900),
    ],
)
def test_each_tax_year_has_its_rate_and_limit_from_its_first_day_to_its_last(
    day: date, weekly_pence: int, limit_pence: int
) -> None:
    rate = sick_pay_rules().rate_on(day)
    assert rate is not None
    assert (rate.weekly_pence, rate.lower_earnings_pence) == (weekly_pence, limit_pence)


@pytest.mark.parametrize("day", [date(2019, 4, 5), date(2027, 4, 6)])
def test_a_day_without_a_known_rate_is_said_in_words(day: date) -> None:
    assert "No rate of sick pay is known here" in refused(Absence(day, ((day,),), 5)).words


def test_an_absence_that_runs_past_the_last_known_rate_is_said_in_words() -> None:
    last = date(2027, 4, 5)
    words = refused(Absence(last, weeks_of((last, last + ONE_DAY)), 5)).words
    assert "Tuesday 6 April 2027" in words


@pytest.mark.parametrize(
    ("since", "waiting_days"),
    [
        (date(2020, 3, 12), 3),
        (date(2020, 3, 13), 0),
        (date(2022, 3, 24), 0),
        (date(2022, 3, 25), 3),
        (date(2026, 4, 5), 3),
        (date(2026, 4, 6), 0),
    ],
)
def test_waiting_days_go_by_the_day_on_which_the_absence_began(since: date, waiting_days: int) -> None:
    pay = paid(since, (5,))
    assert pay.waiting_days == waiting_days
    assert pay.days_paid == 5 - waiting_days


def test_waiting_days_run_on_into_the_next_week() -> None:
    pay = paid(date(2023, 1, 2), (2, 4), 4)
    assert [len(week.paid) for week in pay.weeks] == [0, 3]


def test_waiting_days_served_in_a_linked_absence_are_not_served_again() -> None:
    assert paid(date(2023, 1, 2), (4,), 4, waited=3).days_paid == 4
    assert paid(date(2023, 1, 2), (4,), 4, waited=2).days_paid == 3
    assert "of which 2 were served" in paid(date(2023, 1, 2), (4,), 4, waited=2).why()[0]


def test_a_new_rate_holds_from_its_first_day_within_an_absence() -> None:
    since = date(2021, 3, 29)  # the second week begins on Monday 5 April; the new rate on the Tuesday
    pay = paid(since, (5, 5))
    old, new = daily_rate(Decimal("95.85"), 5), daily_rate(Decimal("96.35"), 5)
    assert [week.pence for week in pay.weeks] == [9585, 9625]
    assert old + 4 * new == Decimal("96.25")
    assert WEEK_OF_TWO_RATES in pay.doubts


def test_who_earns_less_than_the_limit_has_no_sick_pay_until_april_2026() -> None:
    assert paid(MONDAY, (5,), weekly_pence=11_999).pence == 0
    assert "below £120.00" in paid(MONDAY, (5,), weekly_pence=11_999).why()[0]
    assert paid(MONDAY, (5,), weekly_pence=12_000).pence == 9585
    assert paid(date(2026, 4, 6), (5,), weekly_pence=1_000).pence == 800


def test_earnings_that_nobody_gave_are_a_doubt_and_not_a_guess() -> None:
    pay = paid(MONDAY, (5,), weekly_pence=None)
    assert pay.pence == 9585
    assert any("Below £120.00 a week there would be no sick pay" in doubt for doubt in pay.doubts)


def test_from_april_2026_the_lower_of_the_flat_rate_and_80_per_cent_is_paid_and_its_rounding_is_said_not_to_be_known() -> (
    None
):
    since = date(2026, 4, 6)
    low = paid(since, (5, 2), weekly_pence=10_001)
    assert [week.pence for week in low.weeks] == [8001, 3201]
    assert ROUNDING_NOT_KNOWN in low.doubts
    high = paid(since, (5,), weekly_pence=15_407)  # 80 per cent is above 123.25
    assert high.pence == 12_325
    assert ROUNDING_NOT_KNOWN not in high.doubts
    unsaid = paid(since, (5,), weekly_pence=None)
    assert any("Where 80 per cent of them is less" in doubt for doubt in unsaid.doubts)


def test_an_absence_that_began_before_april_2026_stays_on_the_older_rules() -> None:
    pay = paid(date(2026, 4, 3), (3, 3), 3, weekly_pence=13_000)
    assert [week.pence for week in pay.weeks] == [0, 12_325]  # waiting days, then the flat rate and no share
    assert any("began before Monday 6 April 2026" in doubt for doubt in pay.doubts)


def test_more_days_away_than_are_usual_are_paid_as_the_usual_ones_and_said() -> None:
    pay = paid(MONDAY, (6,), 4)
    assert pay.pence == 9585
    assert any("more days away" in doubt for doubt in pay.doubts)


@pytest.mark.parametrize(
    ("absence", "words"),
    [
        (Absence(MONDAY, ((MONDAY,),), 0), "from 1 to 7 qualifying days"),
        (Absence(MONDAY, ((MONDAY,),), 8), "from 1 to 7 qualifying days"),
        (Absence(MONDAY, ((MONDAY,),), 5, waiting_days=-1), "Waiting days are from 0 to 7"),
        (Absence(MONDAY, ((MONDAY,),), 5, waited=-1), "cannot be fewer than none"),
        (Absence(MONDAY, ((MONDAY,),), 5, weekly_pence=-1), "cannot be less than nought"),
        (Absence(MONDAY, ((MONDAY, MONDAY),), 5), "A day is there twice"),
        (Absence(MONDAY, ((MONDAY - ONE_DAY,),), 5), "before the first day"),
        (Absence(MONDAY, ((),) * 61, 5), "more than 60 weeks"),
    ],
)
def test_what_cannot_be_is_a_sentence(absence: Absence, words: str) -> None:
    assert words in refused(absence).words


def test_days_fall_into_weeks_from_sunday_to_saturday() -> None:
    saturday, sunday = date(2020, 8, 8), date(2020, 8, 9)
    assert weeks_of((sunday, saturday, saturday)) == ((saturday,), (sunday,))
    assert usual_days(MONDAY, sunday, {0, 2, 6}) == (MONDAY, date(2020, 8, 5), sunday)


known_days = st.dates(date(2019, 4, 6), date(2027, 1, 1))
counts = st.lists(st.integers(0, 7), min_size=1, max_size=8).map(tuple)


@given(known_days, counts, st.integers(1, 7), st.none() | st.integers(0, 100_000))
def test_a_week_is_never_below_nought_nor_above_the_highest_weekly_rate(
    since: date, weeks: tuple[int, ...], qualifying_days: int, weekly_pence: int | None
) -> None:
    pay = paid(since, weeks, qualifying_days, weekly_pence=weekly_pence)
    assert pay.pence == sum(week.pence for week in pay.weeks)
    for week in pay.weeks:
        rates = [sick_pay_rules().rate_on(day) for day in week.paid]
        assert 0 <= week.pence <= max((rate.weekly_pence for rate in rates if rate), default=0)
        assert len(week.paid) <= qualifying_days


@given(st.sampled_from(sick_pay_rules().rates), st.integers(1, 7))
def test_a_full_week_is_exactly_the_weekly_rate_and_each_more_day_is_more(rate: object, qualifying_days: int) -> None:
    since = rate.first_day  # type: ignore[attr-defined]
    row = [paid(since, (days,), qualifying_days, waiting_days=0).pence for days in range(qualifying_days + 1)]
    assert row[-1] == rate.weekly_pence  # type: ignore[attr-defined]
    assert row == sorted(set(row))
