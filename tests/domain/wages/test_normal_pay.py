"""Normal wages by the rota, the contract or an average: each to the penny, with its working, and bad figures in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.normal_pay import Shift, average, contracted, rostered
from carehome_desktop.domain.wages.working import Worked

RATE = Decimal("9.20")
HOURS = Decimal("7.5")


def worked(found: Worked | Problem) -> Worked:
    assert isinstance(found, Worked), found
    return found


def problem(found: Worked | Problem) -> Problem:
    assert isinstance(found, Problem)
    return found


def test_shifts_missed_are_paid_by_their_hours_and_rate() -> None:
    pay = worked(rostered([Shift(HOURS, RATE, 4), Shift(HOURS, RATE, 2)]))
    assert pay.pence == 41_400
    assert pay.why() == ("Normal wages by the rota: 6 shifts × 7.5 hours × £9.20 = £414.00",)


def test_shifts_of_several_kinds_are_added_up_and_rounded_once() -> None:
    odd = Decimal("9.2345")
    pay = worked(rostered([Shift(Decimal("0.5"), odd), Shift(Decimal("0.25"), odd, 2)]))
    assert pay.pence == 923  # 4.61725 and 4.61725: each alone is 4.62
    assert [step.pence for step in pay.steps] == [462, 462, 923]


def test_half_a_penny_goes_up() -> None:
    assert worked(rostered([Shift(Decimal("0.5"), Decimal("9.01"))])).pence == 451


def test_contracted_hours_are_paid_for_the_days_missed_out_of_those_of_a_week() -> None:
    pay = worked(contracted(Decimal(30), [(RATE, 6)], 4))
    assert pay.pence == 41_400
    assert pay.why() == (
        "Normal wages by the contract: 30 hours a week × £9.20 × 6 days missed ÷ 4 in a week = £414.00",
    )


def test_an_average_is_of_so_many_weeks_and_says_when_fewer_are_known() -> None:
    weeks = [20_000, 30_000, 10_000, 0] * 3
    assert worked(average(weeks, 4, 4, weeks=8)).pence == 15_000
    assert worked(average(weeks, 4, 4, weeks=12)).pence == 15_000
    paid_only = worked(average(weeks, 2, 4, weeks=52, only_paid=True))
    assert paid_only.pence == 10_000
    assert paid_only.doubts == ("Pay of 9 weeks is known, not of 52: the average is of those.",)


@pytest.mark.parametrize(
    ("found", "field", "words"),
    [
        (rostered([Shift(HOURS, Decimal(0))]), "rate", "£0.00 an hour cannot be right"),
        (rostered([Shift(HOURS, Decimal(900))]), "rate", "£900.00 an hour cannot be right"),
        (rostered([Shift(Decimal(30), RATE)]), "hours", "A shift of 30 hours cannot be"),
        (rostered([Shift(Decimal(0), RATE)]), "hours", "A shift of 0 hours cannot be"),
        (rostered([Shift(HOURS, RATE, -1)]), "shifts", "cannot be fewer than none"),
        (rostered([Shift(HOURS, RATE, 1001)]), "shifts", "more than 1,000 shifts"),
        (contracted(Decimal(0), [(RATE, 4)], 4), "hours_a_week", "more than nought"),
        (contracted(Decimal(200), [(RATE, 4)], 4), "hours_a_week", "at most 112"),
        (contracted(Decimal(30), [(RATE, 4)], 0), "days_a_week", "from 1 to 7 days"),
        (contracted(Decimal(30), [(RATE, 400)], 4), "missed", "from 0 to 366"),
        (average([], 4, 4), "weeks", "without it there is no average"),
        (average([100], 4, 4, weeks=0), "weeks", "usual are 8, 12 or 52"),
        (average([-100], 4, 4), "weeks", "cannot be less than nought"),
    ],
)
def test_what_cannot_be_is_a_sentence_at_its_field(found: Worked | Problem, field: str, words: str) -> None:
    assert problem(found).field == field
    assert words in problem(found).words


shifts = st.lists(
    st.builds(
        Shift,
        st.decimals(Decimal("0.25"), 24, places=2),
        st.decimals(1, 200, places=4),
        st.integers(0, 20),
    ),
    max_size=8,
)


@given(shifts, st.randoms(use_true_random=False))
def test_the_order_of_shifts_does_not_matter(given_shifts: list[Shift], chance: object) -> None:
    turned = list(given_shifts)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert worked(rostered(turned)) == worked(rostered(given_shifts))


@given(shifts)
def test_wages_are_never_below_nought_and_within_half_a_penny_of_the_exact_sum(given_shifts: list[Shift]) -> None:
    exact = sum((shift.hours * shift.rate * shift.times * 100 for shift in given_shifts), Decimal(0))
    assert abs(worked(rostered(given_shifts)).pence - exact) <= Decimal("0.5")
    assert worked(rostered(given_shifts)).pence >= 0
