"""Ways to get PPE: the home's order always holds each once, and what is out of its dates is never told as of today."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.stock.routes import NO_LIMIT, Limit, Route, in_home_order, limit_words

BEGAN, ENDED = date(2020, 6, 5), date(2024, 3, 31)
SUMMER = Limit("gloves", "gloves", 800, 1, 24, BEGAN, date(2020, 9, 30))
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def route(route_id: str, step: int = 1, *limits: Limit, last: date | None = ENDED, ended: bool = True) -> Route:
    return Route(route_id, route_id, "", step, "council", BEGAN, last, ended, (), 0, (), limits, (), "", ())


FIVE = tuple(route(f"way-{at}", at) for at in range(1, 6))


@given(st.lists(st.sampled_from([each.id for each in FIVE] + ["gone", "never-was"])), st.permutations(FIVE))
def test_whatever_was_kept_every_way_is_there_once_and_those_kept_come_first(
    kept: list[str], routes: list[Route]
) -> None:
    found = [each.id for each in in_home_order(routes, kept, ENDED)]
    assert sorted(found) == [each.id for each in FIVE]
    placed = [each for each in dict.fromkeys(kept) if each in found]
    assert found[: len(placed)] == placed
    rest = found[len(placed) :]
    assert rest == sorted(rest), "what the home never placed stands by its step"


@pytest.mark.parametrize(
    ("kept", "later", "order"),
    [((), 0, "portal council line"), ((), 1, "council line portal"), (("portal",), 1, "portal council line")],
)
def test_what_has_ended_comes_last_unless_the_home_placed_it(kept: tuple[str, ...], later: int, order: str) -> None:
    ways = (route("portal", 1), route("council", 2, ended=False), route("line", 3, last=None, ended=False))
    found = in_home_order(ways, kept, ENDED + timedelta(days=later))
    assert " ".join(each.id for each in found) == order


@given(DAYS, st.none() | st.integers(1, 200))
def test_a_limit_outside_its_dates_always_says_so(day: date, beds: int | None) -> None:
    (words,) = limit_words(route("portal", 1, SUMMER), "gloves", beds, day)
    holds = SUMMER.first_day <= day <= SUMMER.last_day
    assert ("2020" in words) is not holds
    assert ("now closed" in words) is (day > ENDED or day < BEGAN)


@given(st.none() | st.integers(1, 200))
def test_a_limit_is_a_homes_own_only_where_its_beds_are_told_and_fit(beds: int | None) -> None:
    (words,) = limit_words(route("portal", 1, SUMMER), "gloves", beds, BEGAN)
    assert words.startswith("Limit for a home of your size") is (beds is not None and beds <= 24)
    assert ("not told in Settings" in words) is (beds is None)


def test_the_limit_of_another_type_is_not_shown_and_that_none_was_found_is_said() -> None:
    assert limit_words(route("portal", 1, SUMMER), "masks", 18, BEGAN) == (NO_LIMIT,)
    assert limit_words(route("council"), "masks", 18, BEGAN) == ()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (BEGAN - timedelta(days=1), "Known only from Friday 5 June 2020 on."),
        (BEGAN, ""),
        (ENDED, ""),
        (ENDED + timedelta(days=1), "It ended on Sunday 31 March 2024."),
    ],
)
def test_a_way_is_closed_from_the_day_after_its_last(day: date, words: str) -> None:
    assert route("portal").old_words(day) == words


def test_a_way_of_which_nobody_said_that_it_ended_is_not_called_closed() -> None:
    words = route("council", ended=False).old_words(ENDED + timedelta(days=1))
    assert "ended" not in words
    assert "ask whether it is still there" in words
    assert route("supplier", last=None, ended=False).old_words(date(2030, 1, 1)) == ""
