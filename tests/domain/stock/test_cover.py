"""How long it lasts, worked out by hand and held against the program."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.stock.cover import Days, Forecast, forecast
from carehome_desktop.domain.stock.movements import Entry, Kind, Reason
from carehome_desktop.domain.stock.why import cover_words, why
from tests.domain.stock.cupboard import GLOVES, at, count, delivery, entry, use


def seen(entries: list[Entry], day: int, hour: int = 20) -> Forecast:
    found = forecast(entries, at(day, hour))
    assert found is not None
    return found


def test_one_count_does_not_tell_how_long_it_lasts() -> None:
    assert forecast([count(900, 2), delivery(200, 4)], at(9)) is None
    assert forecast([], at(9)) is None


def test_two_counts_tell_it_with_a_range() -> None:
    """900 + 200 − 480 = 620 in 7 days, which is 88.57 a day. 480 ÷ 88.57 = 5.4; half a day more or less: 5.0 to 5.8."""
    found = seen([count(900, 2), delivery(200, 4), count(480, 9)], 9)

    assert found.use.likely == Fraction(620, 7)
    assert (found.use.least, found.use.most) == (Fraction(620 * 2, 15), Fraction(620 * 2, 13))
    assert found.cover == Days(5, 5, 5)
    assert found.runs_out() == date(2026, 11, 14)


def test_days_since_the_last_count_are_taken_off() -> None:
    """700 in 7 days; three days later 480 − 300 = 180 are left, which is 1.8 days."""
    found = seen([count(980, 2), delivery(200, 4), count(480, 9)], 12)

    assert (found.on_record, found.gone, found.now) == (480, 300, 180)
    assert found.cover is not None
    assert found.cover.likely == 1
    assert found.runs_out() == date(2026, 11, 13)


def test_a_worked_month() -> None:
    """By hand. Week 1: 1,000 + 0 − 720 = 280 in 7 days, 40 a day. Week 2: 720 + 300 − 20 wasted − 650 = 350, 50 a day.

    Week 3: 650 − 230 = 420, 60 a day. Week 4: 230 + 600 − 410 = 420, 60 a day.
    Together 1,470 in 28 days: 52.5 a day. Two days after the last count: 410 − 105 = 305, and 305 ÷ 52.5 = 5.8.
    At 60 a day: 410 − 120 = 290, 4.8 days. At 40 a day: 410 − 80 = 330, 8.25 days.
    """
    month = [
        count(1000, 1),
        count(720, 8),
        delivery(300, 10),
        entry(Kind.WASTE, 20, 12),
        count(650, 15),
        count(230, 22),
        delivery(600, 25),
        count(410, 29),
    ]
    found = seen(month, 31)

    assert [stretch.used for stretch in found.use.stretches] == [280, 350, 420, 420]
    assert (found.use.likely, found.use.least, found.use.most) == (Fraction(105, 2), 40, 60)
    assert (found.gone, found.now) == (105, 305)
    assert found.cover == Days(4, 5, 8)
    assert found.runs_out() == date(2026, 12, 6)


def test_why_is_shown_as_arithmetic_that_can_be_done_again() -> None:
    lines = why(seen([count(900, 2), delivery(200, 4), entry(Kind.WASTE, 20, 5), count(380, 9)], 10), GLOVES)
    assert lines == (
        "Monday 2 November: 900 gloves counted. 200 came in. 20 went out unused. Monday 9 November: 380 counted. "
        "900 + 200 − 20 − 380 = 700 used in 7 days.",
        "700 ÷ 7 = 100 gloves a day. If that took half a day more or less: 93.3 to 107.7 a day.",
        "On record: 380 gloves. 1 day since the last count at 100 a day: about 100 used and not written down. "
        "380 − 100 = 280 gloves now.",
        "280 ÷ 100 = 2.8, so 2 days. In the same way with 107.7 and 93.3 a day: 2 to 3. Days are rounded down to whole ones.",
    )


def test_use_that_is_written_down_is_used() -> None:
    """50 a day from Monday to Friday; what is left is on record, so nothing is taken off."""
    found = seen([count(1000, 2), *(use(50, day) for day in range(2, 7))], 7)

    assert (found.on_record, found.gone) == (750, 0)
    assert found.use.likely == 50
    assert found.cover == Days(15, 15, 15)


def test_where_the_counts_say_more_than_was_written_down_the_counts_are_used_and_it_is_said() -> None:
    found = seen([count(1000, 2), use(70, 3), count(300, 9)], 9)
    assert found.use.likely == 100
    assert "The counts say more, so the counts are used." in " ".join(why(found, GLOVES))


@pytest.mark.parametrize("reason", [Reason.FOUND, Reason.MISCOUNTED])
def test_a_count_that_puts_an_earlier_one_right_tells_nothing_of_use(reason: Reason) -> None:
    assert forecast([count(900, 2), count(480, 9, reason=reason)], at(9)) is None


def test_what_was_lost_is_not_taken_for_use() -> None:
    found = seen([count(900, 2), use(70, 3), count(480, 9, reason=Reason.LOST)], 9)
    assert found.use.likely == Fraction(70, 6)


def test_of_two_counts_on_one_day_the_later_one_stands() -> None:
    found = seen([count(900, 2), count(48, 9, 9), count(480, 9, 10)], 9)
    assert found.use.likely == Fraction(420, 7)


def test_nothing_used_names_no_day() -> None:
    found = seen([count(900, 2), count(900, 9)], 9)
    assert (found.cover, found.runs_out()) == (None, None)
    assert "Nothing was used" in why(found, GLOVES)[-1]


def test_long_after_the_last_count_it_may_have_run_out() -> None:
    found = seen([count(900, 2), count(480, 9)], 27)
    assert found.now < 0
    assert found.cover is not None
    assert found.cover.likely == 0
    assert why(found, GLOVES)[-1] == "By now it may have run out. Count again."


def test_what_does_not_last_a_day_is_said_so_and_what_was_counted_as_none_is_not_a_guess() -> None:
    found = seen([count(900, 2), count(48, 9)], 9)
    assert found.cover is not None
    assert (found.cover.likely, cover_words(found.cover)) == (0, "less than a day")
    assert "48 ÷ 121.7 = 0.3, so less than a day." in why(found, GLOVES)[-1]
    assert cover_words(Days(0, 0, 2)) == "less than a day (2 days at most)"
    assert cover_words(Days(0, 1, 2)) == "1 day (0 to 2)"
    assert why(seen([count(900, 2), count(0, 9)], 9), GLOVES)[-1] == "There are none left."


ENTRIES = st.lists(
    st.builds(entry, st.sampled_from(list(Kind)), st.integers(0, 5000), st.integers(-40, 28), st.integers(0, 23)),
    max_size=30,
)


@given(
    entries=ENTRIES,
    later=st.lists(st.builds(entry, st.sampled_from(list(Kind)), st.integers(0, 5000), st.integers(29, 60))),
)
def test_a_forecast_never_uses_the_future(entries: list[Entry], later: list[Entry]) -> None:
    assert forecast([*entries, *later], at(28, 23)) == forecast(entries, at(28, 23))


@given(entries=ENTRIES)
def test_days_are_never_less_than_none_and_lie_in_their_range(entries: list[Entry]) -> None:
    found = forecast(entries, at(28, 23))
    if found is not None and found.cover is not None:
        assert 0 <= found.cover.least <= found.cover.likely <= found.cover.most
        assert found.use.least <= found.use.likely <= found.use.most


@given(before=st.integers(100, 5000), used=st.integers(1, 100), more=st.integers(0, 5000))
def test_a_delivery_never_makes_it_last_shorter(before: int, used: int, more: int) -> None:
    plain = [count(before, 2), count(before - used, 9)]
    without, with_it = seen(plain, 10), seen([*plain, delivery(more, 9, 12)], 10)
    assert without.cover is not None
    assert with_it.cover is not None
    assert with_it.cover.likely >= without.cover.likely


def test_what_is_older_than_four_weeks_gives_way() -> None:
    old = [count(5000, -40), count(1000, -33)]
    found = seen([*old, count(800, 2), count(730, 9)], 9)
    assert {stretch.last for stretch in found.use.stretches} == {date(2026, 11, 2), date(2026, 11, 9)}
    assert all(stretch.last > date(2026, 11, 9) - timedelta(days=28) for stretch in found.use.stretches)
