"""One rule to each pause: what stops everything, and what ends it."""

from __future__ import annotations

import pytest
import trustme

from carehome_desktop.domain.delivery import PauseReason, State
from carehome_desktop.endpoint import faults
from carehome_desktop.sync.courier import Courier
from carehome_desktop.sync.tls import system_context
from tests.sync.certificates import showing
from tests.sync.servers import Server, answer, saying
from tests.sync.world import Address, World

HOUR = 3600.0


PAUSES = [
    (faults.Status(status=401, times="always"), PauseReason.SIGN_IN),
    (faults.Status(status=407, times="always"), PauseReason.PROXY_SIGN_IN),
    (faults.Status(status=403, times="always"), PauseReason.UNKNOWN_HOME),
    (faults.Status(status=404, times="always"), PauseReason.MOVED),
    (faults.Status(status=426, times="always"), PauseReason.TOO_OLD),
]


@pytest.mark.parametrize(("fault", "reason"), PAUSES, ids=lambda value: str(value) if isinstance(value, str) else "")
def test_a_pause_stops_everything_until_what_it_waits_for_has_changed(
    world: World, fault: faults.Fault, reason: PauseReason
) -> None:
    rows = world.queue_many(3)
    world.endpoint.plan(fault)
    assert world.run() is None
    assert [len(world.tries(row)) for row in rows] == [1, 0, 0]
    assert world.house.deliveries.status().pause is reason

    # Neither time, nor a line that was there all along, nor another setting goes on.
    world.endpoint.plan()
    world.hands.pass_by(100 * HOUR)
    assert world.run() is None
    world.courier.connection_seen()
    assert world.run() is None
    others = [other for other in PauseReason if other is not reason]
    world.courier.settings_changed(*others)
    assert world.run() is None
    assert [len(world.tries(row)) for row in rows] == [1, 0, 0]

    world.courier.settings_changed(reason)
    assert world.run() is None
    assert [world.state(row) for row in rows] == [State.RECEIVED] * 3
    assert world.house.deliveries.status().pause is None


@pytest.mark.parametrize(("fault", "reason"), PAUSES, ids=lambda value: str(value) if isinstance(value, str) else "")
def test_a_pause_outlasts_a_restart_and_send_now_tries_again(
    world: World, fault: faults.Fault, reason: PauseReason
) -> None:
    queued = world.queue()
    world.endpoint.plan(fault)
    world.run()
    world.start_again()
    assert world.run() is None
    assert world.house.deliveries.status().pause is reason

    world.endpoint.plan()
    world.courier.send_now()
    assert world.run() is None
    assert world.state(queued) is State.RECEIVED


def test_an_unsafe_line_is_tried_again_when_a_connection_is_seen(world: World) -> None:
    queued = world.queue()
    good = world.house.practice_endpoint
    with Server(saying(answer("200 OK")), showing(trustme.CA().issue_cert("127.0.0.1"))) as stranger:
        world.house.practice_endpoint = Address(stranger.url)
        world.house.trust = system_context
        assert world.run() is None
    world.house.practice_endpoint = good
    world.hands.pass_by(HOUR)
    assert world.run() is None, "time alone must not make a line safe"
    world.courier.connection_seen()
    assert world.run() is None
    assert world.state(queued) is State.RECEIVED


def test_an_update_of_the_program_is_tried_once(world: World) -> None:
    queued = world.queue()
    world.endpoint.plan(faults.Status(status=426, times="always"))
    world.run()
    world.start_again()
    assert world.run() is None
    assert len(world.tries(queued)) == 1

    def newer_program() -> Courier:
        house = world.house
        courier = Courier(house.store, house.sender, "home", world.hands.clock, house.machine.chance, program="99.0")
        courier.start()
        return courier

    courier = newer_program()
    assert courier.step() == 0
    assert len(world.tries(queued)) == 2
    # Still too old: the newer program pauses too, and does not ask at every start.
    assert newer_program().step() is None
