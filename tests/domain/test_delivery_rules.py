"""What holds for every delivery and every outcome, whatever comes in whatever order."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from carehome_desktop.domain.delivery import UNRESOLVED, Delivery, State
from carehome_desktop.domain.tries import (
    BASE_SECONDS,
    CAP_SECONDS,
    LONGEST_SECONDS,
    SHORTEST_SECONDS,
    Accepted,
    Busy,
    Lost,
    NewerThere,
    NoConnection,
    Outcome,
    Rejected,
    SetRetired,
    after,
    after_restart,
    begin,
    pause_for_all,
    slot,
)
from tests.domain.outcomes import deliveries, fractions, outcomes, seconds, unresolved

UNKNOWABLE = Lost()

# The rule that nothing is lost or counted twice by is tried in full each time.
EVERY_TIME = settings(max_examples=100)


@EVERY_TIME
@given(deliveries, outcomes, fractions)
def test_nothing_leaves_received_refused_or_replaced(delivery: Delivery, outcome: Outcome, chance: float) -> None:
    if delivery.state not in UNRESOLVED:
        assert after(delivery, outcome, chance) == delivery


@EVERY_TIME
@given(unresolved, outcomes, fractions)
def test_only_a_receipt_leads_to_received(delivery: Delivery, outcome: Outcome, chance: float) -> None:
    now = after(delivery, outcome, chance)
    assert (now.state is State.RECEIVED) == isinstance(outcome, Accepted)


@EVERY_TIME
@given(unresolved, outcomes, fractions)
def test_only_the_endpoints_own_no_leads_to_refused(delivery: Delivery, outcome: Outcome, chance: float) -> None:
    now = after(delivery, outcome, chance)
    assert (now.state is State.REFUSED) == isinstance(outcome, Rejected | SetRetired | NewerThere)


@EVERY_TIME
@given(unresolved, outcomes, fractions)
def test_attempts_grow_by_one_or_stay(delivery: Delivery, outcome: Outcome, chance: float) -> None:
    assert after(delivery, outcome, chance).attempts - delivery.attempts in (0, 1)


@EVERY_TIME
@given(unresolved, outcomes, fractions)
def test_a_timed_pause_is_from_a_second_to_six_hours(delivery: Delivery, outcome: Outcome, chance: float) -> None:
    pause = after(delivery, outcome, chance).pause
    assert pause is None or SHORTEST_SECONDS <= pause <= LONGEST_SECONDS


@EVERY_TIME
@given(unresolved, outcomes, fractions)
def test_what_still_waits_has_a_timer_or_a_reason_why_all_pause(
    delivery: Delivery, outcome: Outcome, chance: float
) -> None:
    now = after(delivery, outcome, chance)
    if now.state in UNRESOLVED:
        assert (now.pause is None) == (pause_for_all(outcome) is not None)


@EVERY_TIME
@given(unresolved, seconds, fractions)
@example(Delivery(State.SENDING), 0.0, 0.0)
@example(Delivery(State.SENDING, attempts=10_000), 21_599.0, 0.999)
def test_the_time_an_endpoint_asks_for_is_a_floor_up_to_six_hours(
    delivery: Delivery, asked: float | None, chance: float
) -> None:
    pause = after(delivery, Busy(asked), chance).pause
    assert pause is not None
    assert pause >= min(asked or 0.0, LONGEST_SECONDS)


@EVERY_TIME
@given(st.integers(min_value=0, max_value=10_000), fractions)
@example(0, 0.99)
@example(7, 0.999)
@example(8, 0.999)
def test_the_pause_is_full_jitter_with_a_base_of_five_seconds_and_a_cap_of_fifteen_minutes(
    attempts: int, chance: float
) -> None:
    pause = after(Delivery(State.SENDING, attempts), UNKNOWABLE, chance).pause
    most = min(CAP_SECONDS, BASE_SECONDS * 2 ** min(attempts, 30))
    assert pause == max(SHORTEST_SECONDS, most * chance)
    assert (BASE_SECONDS, CAP_SECONDS) == (5, 900)


@EVERY_TIME
@given(unresolved, fractions, fractions)
def test_no_connection_and_a_restart_are_not_counted_and_need_no_luck(
    delivery: Delivery, one: float, other: float
) -> None:
    assert after(delivery, NoConnection(), one) == after(delivery, NoConnection(), other)
    assert after(delivery, NoConnection(), one).attempts == delivery.attempts
    assert after_restart(delivery).attempts == delivery.attempts


@EVERY_TIME
@given(unresolved, st.lists(st.tuples(outcomes, fractions), max_size=12))
def test_whether_it_may_be_there_is_forgotten_only_when_it_is_settled(
    delivery: Delivery, tries: list[tuple[Outcome, float]]
) -> None:
    now = delivery
    for outcome, chance in tries:
        if now.state not in UNRESOLVED:
            break
        before, now = now, after(begin(now), outcome, chance)
        assert now.maybe_there or not before.maybe_there or now.state not in UNRESOLVED


@EVERY_TIME
@given(st.text(max_size=60), st.dates())
def test_a_home_has_one_slot_a_day_of_less_than_five_minutes(home: str, day: date) -> None:
    assert 0 <= slot(home, day) < 300
    assert slot(home, day) == slot(home, day)


def test_the_slots_of_a_country_spread_evenly() -> None:
    day = date(2026, 11, 14)
    minutes = [0] * 5
    for home in range(15_500):
        minutes[int(slot(f"home-{home}", day) // 60)] += 1
    assert all(2_900 < number < 3_300 for number in minutes), minutes


def test_a_homes_slot_moves_from_day_to_day() -> None:
    assert len({round(slot("home-1", date(2026, 11, day)), 3) for day in range(1, 31)}) == 30
