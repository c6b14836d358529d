"""What the fund is charged, by basis; the rebate by its windows; and one isolation from end to end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.absence import Absence, weeks_from_counts
from carehome_desktop.domain.wages.charge import Amounts, Basis, charge
from carehome_desktop.domain.wages.normal_pay import Shift, rostered
from carehome_desktop.domain.wages.price import IsolationPay, Priced, price
from carehome_desktop.domain.wages.rebate import rebate_limit
from carehome_desktop.domain.wages.sick_pay import SickPay, sick_pay
from carehome_desktop.domain.wages.working import Worked
from tests.domain.wages.rules import sick_pay_rules

NOTE = "Agreed with the council’s finance officer on 1 July 2020"
FIRST_DAY = date(2020, 8, 3)


def charged(amounts: Amounts, basis: Basis = Basis.TOP_UP, note: str = NOTE, reimbursed: int = 100) -> Worked:
    found = charge(amounts, basis, note, reimbursed)
    assert isinstance(found, Worked), found
    return found


@pytest.mark.parametrize(
    ("basis", "rebate", "pence"),
    [
        (Basis.TOP_UP, 0, 27_022),
        (Basis.TOP_UP, 14_378, 27_022),
        (Basis.GROSS_LESS_REBATE, 14_378, 27_022),
        (Basis.GROSS_LESS_REBATE, 0, 41_400),
        (Basis.GROSS, 0, 41_400),
    ],
)
def test_each_basis_gives_what_the_worked_example_says(basis: Basis, rebate: int, pence: int) -> None:
    assert charged(Amounts(41_400, 14_378, rebate=rebate), basis).pence == pence


def test_other_sick_pay_is_taken_off_the_top_up_too() -> None:
    found = charged(Amounts(41_400, 14_378, other_sick_pay=10_000))
    assert found.pence == 17_022
    assert found.why()[0].endswith("£414.00 − £143.78 − £100.00 = £170.22")


def test_sick_pay_above_the_wages_leaves_nothing_to_charge_and_is_said() -> None:
    found = charged(Amounts(5_000, 9_585))
    assert found.pence == 0
    assert "nothing is left to charge" in found.doubts[0]
    assert found.why()[0].endswith("£50.00 − £95.85, never less than nought = £0.00")


def test_all_of_the_wages_ask_for_a_note_and_a_rebate_kept_beside_them_is_told() -> None:
    refused = charge(Amounts(41_400, 14_378), Basis.GROSS, "  ")
    assert isinstance(refused, Problem)
    assert refused.field == "note"
    assert "paid twice" in charged(Amounts(41_400, 14_378, rebate=14_378), Basis.GROSS).doubts[0]


def test_a_share_is_rounded_down() -> None:
    found = charged(Amounts(10_001), reimbursed=75)
    assert found.pence == 7_500
    assert found.why()[-1] == "The share that is paid: £100.01 × 75 per cent, rounded down = £75.00"


@pytest.mark.parametrize(
    ("amounts", "field"),
    [
        (Amounts(-1), "normal"),
        (Amounts(100, -1), "ssp_paid"),
        (Amounts(100, 0, -1), "other_sick_pay"),
        (Amounts(100, 0, 0, -1), "rebate"),
        (Amounts(100, 50, 0, 51), "rebate"),
    ],
)
def test_sums_that_cannot_be_are_told_at_their_field(amounts: Amounts, field: str) -> None:
    found = charge(amounts)
    assert isinstance(found, Problem)
    assert found.field == field


@pytest.mark.parametrize("share", [0, 101])
def test_a_share_outside_100_per_cent_is_told(share: int) -> None:
    assert isinstance(charge(Amounts(100), reimbursed=share), Problem)


sums = st.integers(0, 1_000_000)


@given(sums, sums, sums, st.sampled_from(Basis), st.integers(1, 100))
def test_a_charge_is_never_below_nought_nor_above_the_normal_wages(
    normal: int, paid: int, other: int, basis: Basis, share: int
) -> None:
    for rebate in (0, paid):
        assert 0 <= charged(Amounts(normal, paid, other, rebate), basis, reimbursed=share).pence <= normal


# -- the rebate ---------------------------------------------------------------------------------------------------------


def had_back(first_day: date, counts: tuple[int, ...], reason: str, before: dict[str, int] | None = None) -> int:
    absence = Absence(first_day, weeks_from_counts(first_day, counts), 5, 0, weekly_pence=50_000)
    pay = sick_pay(absence, sick_pay_rules())
    assert isinstance(pay, SickPay)
    return rebate_limit(absence, pay, reason, sick_pay_rules(), before).pence


@pytest.mark.parametrize(
    ("first_day", "reason", "pence"),
    [
        (date(2020, 3, 12), "symptoms", 0),
        (date(2020, 3, 13), "symptoms", 1885),
        (date(2020, 3, 13), "household", 1885),
        (date(2020, 4, 15), "shielding", 0),
        (date(2020, 4, 16), "shielding", 1917),
        (date(2020, 5, 27), "contact", 0),
        (date(2020, 5, 28), "contact", 1917),
        (date(2020, 8, 25), "before-surgery", 0),
        (date(2020, 8, 26), "before-surgery", 1917),
        (date(2020, 8, 26), "quarantine", 0),
        (date(2021, 9, 30), "symptoms", 1927),
        (date(2021, 10, 1), "symptoms", 0),
        (date(2021, 12, 20), "symptoms", 0),
        (date(2021, 12, 21), "symptoms", 1927),
        (date(2022, 3, 17), "positive-test", 1927),
        (date(2022, 3, 18), "positive-test", 0),
    ],
)
def test_a_rebate_goes_by_the_day_and_the_reason(first_day: date, reason: str, pence: int) -> None:
    assert had_back(first_day, (1,), reason) == pence


def test_a_rebate_is_of_two_weeks_at_most_and_less_what_was_had_before() -> None:
    assert had_back(FIRST_DAY, (5, 5, 5), "symptoms") == 2 * 9585
    assert had_back(FIRST_DAY, (5, 5, 5), "symptoms", {"phase-1": 5}) == 9585
    assert had_back(FIRST_DAY, (5,), "symptoms", {"phase-1": 10}) == 0


def test_only_the_days_within_the_window_are_had_back() -> None:
    # Wednesday 29 September 2021 and four days on: two of the five lie within it.
    assert had_back(date(2021, 9, 29), (5,), "symptoms") == 3854


# -- from end to end ----------------------------------------------------------------------------------------------------


def priced(paid_sick_pay: int | None = None, **changed: object) -> Priced:
    normal = rostered([Shift(Decimal("7.5"), Decimal("9.20"), 6)])
    assert isinstance(normal, Worked)
    absence = Absence(FIRST_DAY, weeks_from_counts(FIRST_DAY, (4, 2)), 4)
    isolation = IsolationPay(normal, absence, "symptoms", paid_sick_pay, **changed)  # type: ignore[arg-type]
    found = price(isolation, sick_pay_rules())
    assert isinstance(found, Priced)
    return found


def test_the_worked_example_is_priced_to_the_penny() -> None:
    found = priced()
    assert (found.normal.pence, found.sick_pay_pence, found.charge.pence) == (41_400, 14_378, 27_022)
    assert found.rebate_most.pence == 14_378


def test_payrolls_figure_is_taken_and_ours_stands_beside_it() -> None:
    found = priced(14_300)
    assert (found.sick_pay_pence, found.ours.pence, found.charge.pence) == (14_300, 14_378, 27_100)
    assert found.doubts[0].startswith("Payroll paid £143.00 of sick pay, £0.78 less than our figure of £143.78.")


def test_a_rebate_beyond_what_its_days_could_give_is_told() -> None:
    found = priced(15_000, rebate=15_000, basis=Basis.GROSS_LESS_REBATE)
    assert "more than the £143.78 that these days could give back" in " ".join(found.doubts)
