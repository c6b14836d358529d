"""Show the working: three ways to normal pay, our sick pay beside payroll's, and what goes in comes back out of the file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.records import Entry
from carehome_desktop.domain.wages.worked_data import worked_as_data, worked_from_data
from carehome_desktop.domain.wages.worked_out import Asked, PayFigures, Way, WorkedOut, work_out
from carehome_desktop.domain.wages.working import Worked
from tests.domain.wages.rules import sick_pay_rules

TODAY = date(2020, 9, 1)
DAYS = (0, 1, 3, 4)
EXAMPLE = Entry("s", "symptoms", date(2020, 8, 3), date(2020, 8, 12), 41400, 14378)


def figures(asked: Asked, entry: Entry = EXAMPLE, others: tuple[Entry, ...] = ()) -> PayFigures:
    return work_out(entry, asked, others, sick_pay_rules(), TODAY)


def pence(found: object) -> int:
    assert isinstance(found, Worked)
    return found.pence


@pytest.mark.parametrize(
    "asked",
    [
        Asked(Way.ROTA, shifts=(4, 2), hours=Decimal("7.5"), rate=Decimal("9.20")),
        Asked(Way.CONTRACT, hours_a_week=Decimal(30), rate=Decimal("9.20")),
        Asked(Way.AVERAGE, week_pence=(27600,) * 8),
        Asked(Way.AVERAGE, week_pence=(27600, 0, 27600), weeks=52, only_paid=True),
    ],
)
def test_each_way_comes_to_the_worked_example(asked: Asked) -> None:
    found = figures(replace(asked, usual_days=DAYS))
    assert (pence(found.normal), pence(found.sick_pay), pence(found.charge)) == (41400, 14378, 27022)
    assert not [each for each in found.doubts if "Look why" in each]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (Asked(Way.ROTA), "shifts"),
        (Asked(Way.ROTA, shifts=(4,), rate=Decimal(9)), "hours"),
        (Asked(Way.ROTA, shifts=(4,), hours=Decimal(9)), "rate"),
        (Asked(Way.CONTRACT, rate=Decimal(9), hours_a_week=Decimal(30)), "usual_days"),
        (Asked(Way.CONTRACT, rate=Decimal(9), usual_days=DAYS), "hours_a_week"),
        (Asked(Way.AVERAGE, usual_days=DAYS), "weeks"),
    ],
)
def test_what_is_still_wanted_is_named_and_the_rest_is_worked_out(asked: Asked, field: str) -> None:
    found = figures(asked)
    assert isinstance(found.normal, Problem)
    assert found.normal.field == field
    assert pence(found.charge) == 27022


def test_a_sum_apart_from_the_working_is_told_with_how_far() -> None:
    asked = Asked(Way.CONTRACT, hours_a_week=Decimal(30), rate=Decimal("9.20"), usual_days=DAYS)
    told = " ".join(figures(asked, replace(EXAMPLE, normal=40000, sick_pay=10000, rebate=9000)).doubts)
    assert "stands at £400.00, and the working comes to £414.00" in told
    assert "£43.78 less than our figure of £143.78" in told


def test_the_rebate_of_an_earlier_spell_is_taken_off_the_two_weeks() -> None:
    before = Entry("s", "symptoms", date(2020, 7, 13), date(2020, 7, 20), 100, 20000, rebate=11981)
    asked = Asked(usual_days=DAYS)
    assert pence(figures(asked).rebate) == 14378
    assert pence(figures(asked, others=(before,)).rebate) == 7189
    assert pence(figures(asked, others=(replace(before, rebate=0),)).rebate) == 14378


def test_a_linked_spell_goes_by_the_first_day_of_the_first() -> None:
    before = Entry("s", "symptoms", date(2020, 7, 13), date(2020, 7, 17))
    assert (
        "Linked with the absence that began on Monday 13 July 2020"
        in figures(Asked(usual_days=DAYS), others=(before,)).linked
    )
    long_before = replace(before, first_day=date(2020, 4, 13), last_day=date(2020, 4, 17))
    assert "Linked" not in figures(Asked(usual_days=DAYS), others=(long_before,)).linked


decimals = st.none() | st.decimals(Decimal("0.01"), Decimal(100), places=4)
counts = st.none() | st.integers(0, 60)


@given(
    st.builds(
        Asked,
        way=st.none() | st.sampled_from(Way),
        shifts=st.lists(st.integers(0, 14)).map(tuple),
        hours=decimals,
        rate=decimals,
        hours_a_week=decimals,
        missed=counts,
        weeks=st.integers(1, 104),
        week_pence=st.lists(st.integers(0, 10**6)).map(tuple),
        only_paid=st.booleans(),
        usual_days=st.sets(st.integers(0, 6)).map(sorted).map(tuple),
        average_earnings=counts,
        waiting_days=counts,
    ),
    st.lists(st.text()).map(tuple),
)
def test_whatever_the_working_went_by_is_read_back_as_it_was(asked: Asked, lines: tuple[str, ...]) -> None:
    worked = WorkedOut(asked, lines, lines)
    assert worked_from_data(json.loads(json.dumps(worked_as_data(worked)))) == worked
