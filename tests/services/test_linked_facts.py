"""A figure that another return knows is offered as not yet confirmed, with its date and where from, and never taken."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from carehome_desktop.app.house import House
from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import Counts, FindOut, Picks, Value
from carehome_desktop.services.answering import QuestionState
from tests.homes import Hands, day

MONTHLY, DAILY = "workforce", "workforce-2020"
NOVEMBER = Period(PeriodKind.MONTH, "2026-11")
FRIDAY, SATURDAY = day("2026-11-20"), day("2026-11-21")
TWELVE = Counts.of({"nurses": 3, "care": 12, "non-care": 4})
THIRTEEN = Counts.of({"nurses": 3, "care": 13, "non-care": 4})


@pytest.fixture
def hands() -> Hands:
    return Hands(datetime(2026, 11, 20, 9, 0, tzinfo=UTC))


def give(house: House, section: str, period: Period, value: Value, question: str = "staff-employed") -> None:
    house.answering.answer(section, period, question, value, house.manager())


def state(house: House, section: str, period: Period, question: str = "staff-employed") -> QuestionState:
    return house.answering.open(section, period).state_of(question)


def test_a_figure_of_the_monthly_return_is_offered_in_the_daily_one_with_where_it_is_from(house: House) -> None:
    give(house, MONTHLY, NOVEMBER, TWELVE)

    found = state(house, DAILY, FRIDAY)
    assert found.standing is Standing.CARRIED
    assert found.answer is None
    assert found.carried is not None
    assert found.carried.value == TWELVE
    assert (found.carried_section, found.carried_from) == ("Workforce", NOVEMBER)


def test_confirming_takes_it_over(house: House) -> None:
    give(house, MONTHLY, NOVEMBER, TWELVE)

    assert house.answering.confirm(DAILY, FRIDAY, house.manager()) == 1
    found = state(house, DAILY, FRIDAY)
    assert found.standing is Standing.ANSWERED
    assert found.answer is not None
    assert found.answer.value == TWELVE
    assert state(house, MONTHLY, NOVEMBER).answer is not None


def test_the_fact_flows_the_other_way_too(house: House) -> None:
    give(house, DAILY, FRIDAY, TWELVE)

    found = state(house, MONTHLY, NOVEMBER)
    assert found.carried is not None
    assert (found.carried.value, found.carried_from) == (TWELVE, FRIDAY)


def test_ones_own_last_answer_stands_while_the_other_return_says_the_same_or_is_older(
    house: House, hands: Hands
) -> None:
    give(house, MONTHLY, NOVEMBER, TWELVE)
    hands.pass_by(60)
    give(house, DAILY, FRIDAY, THIRTEEN)
    hands.pass_by(86_400)

    found = state(house, DAILY, SATURDAY)
    assert found.carried is not None
    assert (found.carried.value, found.carried_section, found.moved) == (THIRTEEN, "", False)


def test_a_newer_figure_elsewhere_is_offered_in_its_place_with_what_was_said_here_beside(
    house: House, hands: Hands
) -> None:
    give(house, DAILY, FRIDAY, TWELVE)
    hands.pass_by(86_400)
    give(house, MONTHLY, NOVEMBER, THIRTEEN)

    found = state(house, DAILY, SATURDAY)
    assert found.moved
    assert found.standing is Standing.CARRIED
    assert found.carried is not None
    assert found.before is not None
    assert (found.carried.value, found.before.value, found.before_from) == (THIRTEEN, TWELVE, FRIDAY)


def test_an_answer_given_for_today_stays_and_the_newer_figure_is_taken_over_only_by_name(
    house: House, hands: Hands
) -> None:
    give(house, DAILY, FRIDAY, TWELVE)
    hands.pass_by(60)
    give(house, MONTHLY, NOVEMBER, THIRTEEN)

    found = state(house, DAILY, FRIDAY)
    assert (found.standing, found.moved) == (Standing.ANSWERED, True)
    assert house.answering.confirm(DAILY, FRIDAY, house.manager()) == 0
    assert house.answering.confirm(DAILY, FRIDAY, house.manager(), ["staff-employed"]) == 1
    answer = state(house, DAILY, FRIDAY).answer
    assert answer is not None
    assert answer.value == THIRTEEN


def test_a_record_of_2020_is_offered_nothing_from_today_and_offers_nothing_newer_than_it_is(house: House) -> None:
    then = day("2020-06-05")
    give(house, DAILY, FRIDAY, TWELVE)
    assert state(house, MONTHLY, NOVEMBER).carried is not None
    give(house, DAILY, then, THIRTEEN)

    assert state(house, DAILY, then).moved is False
    found = state(house, MONTHLY, NOVEMBER)
    assert found.carried is not None
    assert found.carried.value == TWELVE


def test_what_is_still_to_find_out_elsewhere_is_no_figure(house: House) -> None:
    give(house, MONTHLY, NOVEMBER, FindOut("Payroll"))

    assert state(house, DAILY, FRIDAY).standing is Standing.MISSING


def test_a_table_is_offered_only_with_the_lines_that_are_asked_and_only_whole(house: House) -> None:
    give(house, "beds", NOVEMBER, Picks.of({"general-nursing": "", "transitional": ""}), "bed-types")
    give(house, "beds", NOVEMBER, Counts.of({"general-nursing": 12, "transitional": 2}), "beds-total")
    give(house, "beds-2020", FRIDAY, Picks.of({"general-nursing": ""}), "bed-types")

    found = state(house, "beds-2020", FRIDAY, "beds-total")
    assert found.carried is not None
    assert found.carried.value == Counts.of({"general-nursing": 12})
    give(house, "beds-2020", FRIDAY, Picks.of({"dementia-nursing": ""}), "bed-types")
    assert state(house, "beds-2020", FRIDAY, "beds-total").carried is None


def test_what_is_asked_afresh_each_month_is_shown_beside_and_never_carried(house: House) -> None:
    october = Period(PeriodKind.MONTH, "2026-10")
    types = Picks.of({"general-nursing": ""})
    for period in (october, NOVEMBER):
        give(house, "beds", period, types, "bed-types")
    give(house, "beds", october, Counts.of({"general-nursing": 11}), "beds-occupied")

    found = state(house, "beds", NOVEMBER, "beds-occupied")
    assert found.standing is Standing.MISSING
    assert found.carried is None
    assert found.before is not None
    assert (found.before.value, found.before_from) == (Counts.of({"general-nursing": 11}), october)


def test_of_what_is_asked_afresh_the_newest_figure_of_all_stands_beside(house: House) -> None:
    types, figure = Picks.of({"general-nursing": ""}), Counts.of({"general-nursing": 10})
    give(house, "beds", NOVEMBER, types, "bed-types")
    give(house, "beds-2020", FRIDAY, types, "bed-types")
    give(house, "beds-2020", FRIDAY, figure, "beds-occupied")

    found = state(house, "beds", NOVEMBER, "beds-occupied")
    assert (found.standing, found.carried) == (Standing.MISSING, None)
    assert found.before is not None
    assert (found.before.value, found.before_section, found.before_from) == (figure, "Daily beds", FRIDAY)


def test_a_day_before_the_figure_was_told_is_not_offered_it(house: House) -> None:
    give(house, MONTHLY, NOVEMBER, TWELVE)

    assert state(house, DAILY, day("2026-11-19")).carried is None
    assert state(house, DAILY, FRIDAY).carried is not None


def test_the_same_figure_told_again_elsewhere_has_not_moved(house: House, hands: Hands) -> None:
    give(house, DAILY, FRIDAY, TWELVE)
    hands.pass_by(86_400)
    give(house, MONTHLY, NOVEMBER, TWELVE)

    found = state(house, DAILY, SATURDAY)
    assert (found.moved, found.carried_section, found.carried_from) == (False, "", FRIDAY)
