"""Pauses, clocks that jump, sleep, restarts, and a step that fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import DatabaseError

from carehome_desktop.domain.delivery import State
from carehome_desktop.endpoint import faults
from carehome_desktop.machine import Clock
from carehome_desktop.store import outbox
from carehome_desktop.store.database import Store
from tests.sync.world import World

HOUR = 3600.0


def hurried(world: World) -> float:
    """Return how long a courier waits that found its line again."""
    wait = world.run()
    assert wait is not None
    return wait


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        (None, 1, 5),
        ("0", 1, 5),
        ("-5", 1, 5),
        ("soon", 1, 5),
        ("120", 120, 125),
        ("{date+300}", 299, 305),
        ("{date-300}", 1, 5),
        ("315360000", 21_600, 21_600),
        ("{date+315360000}", 21_600, 21_600),
    ],
)
def test_the_endpoint_is_left_alone_as_long_as_it_asks_but_never_for_ever(
    world: World, said: str | None, least: float, most: float
) -> None:
    queued = world.queue()
    # Its dates are its own clock's: both come from the one that the test turns, and the header from the machine's.
    world.endpoint.plan(faults.Status(status=503, retry_after=said))
    if said and said.startswith("{"):
        world.hands.now = Clock().wall()
    wait = hurried(world)
    assert least <= wait <= most
    world.hands.pass_by(wait)
    world.run()
    assert world.state(queued) is State.RECEIVED


def test_pauses_grow_and_are_capped_while_the_tracker_stays_busy(world: World) -> None:
    queued = world.queue()
    world.endpoint.plan(faults.Status(status=503, times="always"))
    waits = []
    for _ in range(12):
        waits.append(hurried(world))
        world.hands.pass_by(waits[-1])
    assert waits == [2.5, 5, 10, 20, 40, 80, 160, 320, 450, 450, 450, 450]
    assert world.row(queued).delivery.attempts == 12


def test_a_pause_is_made_good_after_eight_hours_of_sleep(world: World) -> None:
    queued = world.queue()
    world.endpoint.plan(faults.Status(status=503, retry_after=1800))
    world.run()
    world.hands.pass_by(8 * HOUR)
    assert world.run() is None
    assert world.state(queued) is State.RECEIVED


YEARS = 10 * 365 * 86_400.0


@pytest.mark.parametrize("step", [YEARS, -YEARS, 86_400.0, -86_400.0])
def test_a_wall_clock_that_jumps_changes_neither_order_nor_waiting(world: World, step: float) -> None:
    first = world.queue()
    world.endpoint.plan(faults.Status(status=503, return_id=first.return_id, retry_after=600))
    assert hurried(world) == pytest.approx(602.5)
    # It is queued before the jump: for a week that has not come by the clock nothing is queued, but what is queued goes.
    second = world.queue(full_wages=False)
    world.hands.now += timedelta(seconds=step)
    assert hurried(world) == pytest.approx(602.5), "the older revision goes first, and not a second sooner or later"
    world.hands.pass_by(602.5)
    world.run()
    assert [world.state(row) for row in (first, second)] == [State.RECEIVED] * 2
    assert [there.revision for there in world.there] == [1, 2]


@pytest.mark.parametrize("step", [YEARS, -YEARS])
def test_a_wall_clock_that_jumps_over_a_restart_never_makes_a_pause_longer(world: World, step: float) -> None:
    queued = world.queue()
    world.endpoint.plan(faults.Status(status=503, retry_after=600))
    world.run()
    world.hands.now += timedelta(seconds=step)
    world.start_again()
    wait = world.run() or 0.0
    assert wait <= 602.5
    world.hands.pass_by(wait)
    world.run()
    assert world.state(queued) is State.RECEIVED


def test_a_restart_keeps_what_is_left_of_a_pause(world: World) -> None:
    world.queue()
    world.endpoint.plan(faults.Status(status=503, retry_after=600))
    world.run()
    world.hands.pass_by(200)
    world.start_again()
    assert hurried(world) == pytest.approx(402.5)


def test_a_restart_in_mid_send_asks_again_at_once_under_the_same_id(world: World) -> None:
    queued = world.queue()
    world.endpoint.plan(faults.CutAfterCommit())
    world.courier.step()
    # As a kill leaves it: the row says sending.
    with world.house.store.write() as connection:
        sending = replace(world.row(queued).delivery, state=State.SENDING)
        outbox.set_delivery(
            connection, queued.return_id, sending, words="Being sent", at=world.hands.now, next_try=None
        )
    world.start_again()
    assert world.state(queued) is State.UNKNOWN
    assert world.row(queued).words.startswith("We do not know yet whether it arrived")
    assert world.run() is None
    assert world.state(queued) is State.RECEIVED
    assert len(world.there) == 1


# The endpoint's clock.


@pytest.mark.parametrize(
    ("off", "words"),
    [
        (0.0, ""),
        (290.0, ""),
        (-290.0, ""),
        (320.0, "This computer's clock is about 5 minutes ahead."),
        (-320.0, "This computer's clock is about 5 minutes behind."),
        (3 * 86_400.0, "This computer's clock is about 3 days ahead."),
        (-YEARS, "This computer's clock is about 3,650 days behind."),
    ],
)
def test_a_clock_that_is_more_than_five_minutes_off_is_told(world: World, off: float, words: str) -> None:
    world.queue()
    world.hands.now = Clock().wall() + timedelta(seconds=off)
    world.run()
    assert world.house.deliveries.status().clock_words.startswith(words)
    assert bool(world.house.deliveries.status().clock_words) is bool(words)


def test_a_strangers_clock_is_not_believed(world: World) -> None:
    world.hands.now = Clock().wall() + timedelta(days=3)
    world.endpoint.plan(faults.WifiLogin(times="always"))
    world.queue()
    world.run()
    assert world.house.deliveries.status().clock_words == ""


# A full disk or a fault of ours.


def test_a_step_that_fails_loses_nothing_and_the_next_one_goes_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued = world.queue()
    send = world.house.sender()
    assert send is not None

    def breaks(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(send, "put", breaks)
        with pytest.raises(MemoryError):
            world.courier.step()
    assert world.state(queued) is State.SENDING
    assert world.run() is None
    assert world.state(queued) is State.RECEIVED


def test_without_a_way_out_nothing_is_tried(world: World) -> None:
    queued = world.queue()
    world.house.practice_endpoint = None
    assert world.run() is None
    assert world.tries(queued) == []


def test_the_store_itself_refuses_a_second_life_for_what_is_settled(world: World) -> None:
    queued = world.queue()
    world.run()
    store: Store = world.house.store
    again = replace(world.row(queued).delivery, state=State.WAITING)
    with store.write() as connection, pytest.raises(DatabaseError, match="settled"):
        outbox.set_delivery(connection, queued.return_id, again, words="", at=world.hands.now, next_try=None)
    assert world.state(queued) is State.RECEIVED
