"""The line goes and comes back: the look each minute, the slot, and what a person may hurry."""

from __future__ import annotations

import pytest

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.tries import slot
from carehome_desktop.endpoint import faults
from tests.sync.world import World

HOUR = 3600.0


def slot_today(world: World) -> float:
    return slot(world.house.home().id, world.hands.clock.local().date())


def hurried(world: World) -> float:
    """Return how long a courier waits that found its line again."""
    wait = world.run()
    assert wait is not None
    return wait


def test_after_an_outage_a_home_waits_for_its_slot_and_then_sends_everything(world: World) -> None:
    rows = world.queue_many(3)
    world.endpoint.stop()
    assert world.run() == 60
    assert [len(world.tries(row)) for row in rows] == [1, 0, 0], "one return is enough to see that there is no line"
    world.hands.pass_by(2 * HOUR)
    assert world.run() == 60
    world.endpoint.start()
    world.hands.pass_by(60)

    wait = hurried(world)
    assert 0 < wait < 300
    assert wait == slot_today(world)
    assert world.there == []
    world.hands.pass_by(wait)
    assert world.run() is None
    assert [world.state(row) for row in rows] == [State.RECEIVED] * 3
    assert [world.row(row).delivery.attempts for row in rows] == [0, 0, 0]


def test_a_connection_that_is_seen_is_looked_at_at_once(world: World) -> None:
    world.queue()
    world.endpoint.stop()
    assert world.run() == 60
    world.endpoint.start()
    world.courier.connection_seen()
    assert hurried(world) == slot_today(world)


def test_a_line_that_is_announced_again_and_again_does_not_jump_the_slot(world: World) -> None:
    queued = world.queue()
    world.endpoint.stop()
    world.run()
    world.endpoint.start()
    world.courier.connection_seen()
    wait = hurried(world)
    for _ in range(3):
        world.courier.connection_seen()
        assert hurried(world) == wait
    assert world.state(queued) is State.WAITING


def test_send_now_does_not_wait_for_the_slot(world: World) -> None:
    rows = world.queue_many(3)
    world.endpoint.stop()
    world.run()
    world.endpoint.start()
    world.courier.send_now()
    assert world.run() is None
    assert [world.state(row) for row in rows] == [State.RECEIVED] * 3


def test_send_now_within_the_slot_goes_at_once(world: World) -> None:
    queued = world.queue()
    world.endpoint.stop()
    world.run()
    world.endpoint.start()
    world.courier.connection_seen()
    assert hurried(world) > 0
    world.courier.send_now()
    assert world.run() is None
    assert world.state(queued) is State.RECEIVED


def test_a_send_now_that_found_no_line_is_spent_and_the_outage_ends_with_the_slot(world: World) -> None:
    queued = world.queue()
    world.endpoint.stop()
    world.run()
    world.courier.send_now()
    assert world.run() == 60
    world.hands.pass_by(5 * HOUR)
    assert world.run() == 60
    world.endpoint.start()
    world.hands.pass_by(60)
    assert hurried(world) == slot_today(world)
    assert world.state(queued) is State.WAITING


def test_an_outage_does_not_shorten_the_time_that_the_endpoint_asked_for(world: World) -> None:
    first = world.queue_another()
    world.endpoint.plan(faults.Status(status=429, return_id=first.return_id, retry_after=7200))
    world.run()
    second = world.queue_another()
    world.endpoint.stop()
    assert world.run() == 60
    world.endpoint.start()
    world.hands.pass_by(60)
    world.hands.pass_by(hurried(world))
    left = hurried(world)
    assert [world.state(row) for row in (first, second)] == [State.WAITING, State.RECEIVED]
    assert left == pytest.approx(7202.5 - 1 - 60 - slot_today(world))


def test_send_now_hurries_a_return_that_waits_for_its_time(world: World) -> None:
    queued = world.queue()
    world.endpoint.plan(faults.Status(status=503, retry_after=7200))
    world.run()
    world.courier.send_now()
    assert world.run() is None
    assert world.state(queued) is State.RECEIVED
