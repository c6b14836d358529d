"""The spot is gone back to on the day it was left, or while its period lasts; another day begins at Today."""

from __future__ import annotations

from datetime import timedelta

from carehome_desktop.services.workplace import Spot
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK


def test_a_spot_left_today_is_gone_back_to_even_for_a_week_before(house):
    house.workplace.leave_at(Spot(SECTION, LAST_WEEK, "test-kits"))

    assert house.workplace.spot_for_today() == Spot(SECTION, LAST_WEEK, "test-kits")


def test_the_next_week_begins_at_today_and_still_knows_the_spot(house, hands):
    house.workplace.leave_at(Spot(SECTION, THIS_WEEK, "test-kits"))
    hands.now += timedelta(weeks=1)

    assert house.workplace.spot_for_today() is None
    assert house.workplace.spot() == Spot(SECTION, THIS_WEEK, "test-kits")


def test_a_spot_whose_period_is_still_todays_is_gone_back_to(house, hands):
    house.workplace.leave_at(Spot(SECTION, THIS_WEEK, "test-kits"))
    hands.now += timedelta(days=1)

    assert house.workplace.spot_for_today() == Spot(SECTION, THIS_WEEK, "test-kits")


def test_a_spot_that_is_gone_back_to_on_another_day_is_left_on_that_day(house, hands):
    spot = Spot(SECTION, LAST_WEEK, "test-kits")
    house.workplace.leave_at(spot)
    hands.now += timedelta(days=1)
    house.workplace.leave_at(spot)

    assert house.workplace.spot_for_today() == spot
