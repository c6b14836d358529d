"""The courier on a clock that is turned by hand: order, and what is durable when."""

from __future__ import annotations

import pytest

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.endpoint import faults
from carehome_desktop.sync.courier import Courier
from carehome_desktop.sync.sender import Send
from tests.homes import SECTION, THIS_WEEK
from tests.sync.world import World


def test_what_is_queued_goes_at_once_and_then_there_is_nothing_to_wait_for(world: World) -> None:
    queued = world.queue()

    assert world.run() is None
    assert world.state(queued) is State.RECEIVED
    assert world.tries(queued) == ["Accepted"]


def test_the_bytes_that_arrive_are_the_bytes_that_were_frozen(world: World) -> None:
    queued = world.queue()
    world.run()

    assert [(there.return_id, there.digest, there.body) for there in world.there] == [
        (queued.return_id, queued.digest, queued.body)
    ]


def test_sending_is_durable_before_the_first_byte_leaves(world: World) -> None:
    queued = world.queue()
    seen: list[State] = []

    class Looking:
        """Looks into the file, on a connection of its own, at the moment of sending."""

        def __init__(self, send: Send) -> None:
            self.send = send

        def put(self, return_id: str, digest: str, body: bytes) -> object:
            seen.append(world.state(queued))
            return self.send.put(return_id, digest, body)

        def __getattr__(self, name: str) -> object:
            return getattr(self.send, name)

    send = world.house.sender()
    assert send is not None
    courier = Courier(world.house.store, lambda: Looking(send), "home", world.hands.clock, world.house.machine.chance)  # type: ignore[arg-type, return-value]
    courier.step()
    assert seen == [State.SENDING]


def test_a_poison_return_does_not_hold_up_the_other_forty_nine(world: World) -> None:
    rows = world.queue_many(50)
    poison = rows[7]
    world.endpoint.plan(
        faults.Status(status=422, return_id=poison.return_id, times="always", pointer="/answers/3/value")
    )

    assert world.run() is None

    states = [world.state(row) for row in rows]
    assert states.count(State.RECEIVED) == 49
    assert states[7] is State.REFUSED
    assert len(world.there) == 49
    section = world.house.answering.section_for(SECTION, poison.period)
    state = world.house.answering.open(SECTION, poison.period)
    assert [each.question.id for each in state.questions if each.fault] == [section.questions[3].id]


def test_a_return_that_waits_does_not_hold_up_the_others(world: World) -> None:
    first, second, third = world.queue_many(3)
    world.endpoint.plan(faults.Status(status=503, return_id=first.return_id, retry_after=600))

    assert world.run() == pytest.approx(602.5)
    assert [world.state(row) for row in (first, second, third)] == [State.WAITING, State.RECEIVED, State.RECEIVED]
    world.run_until_settled()
    assert world.state(first) is State.RECEIVED


def test_revisions_of_one_return_go_in_order_whatever_else_waits(world: World) -> None:
    first = world.queue()
    world.endpoint.plan(faults.CutBeforeCommit(return_id=first.return_id))
    world.courier.step()
    second = world.queue(full_wages=False)
    other = world.queue_another()

    world.run()
    assert [world.state(row) for row in (first, second, other)] == [State.UNKNOWN, State.WAITING, State.RECEIVED]
    world.run_until_settled()
    assert [there.revision for there in world.there if there.period == THIS_WEEK.text] == [1, 2]
    assert world.row(second).revision == 2


def test_a_newer_answer_takes_the_place_of_one_that_was_never_tried(world: World) -> None:
    first = world.queue()
    second = world.queue(full_wages=False)

    world.run()
    assert [world.state(row) for row in (first, second)] == [State.SUPERSEDED, State.RECEIVED]
    assert first.return_id != second.return_id
    assert [(there.return_id, there.answers["full-wages"]) for there in world.there] == [(second.return_id, False)]


def test_after_the_first_try_a_newer_answer_is_the_next_revision(world: World) -> None:
    first = world.queue()
    world.endpoint.plan(faults.CutAfterCommit())
    world.courier.step()
    before = world.row(first)
    second = world.queue(full_wages=False)
    after = world.row(first)

    assert (after.return_id, after.body, after.digest) == (before.return_id, before.body, before.digest)
    world.run_until_settled()
    assert [world.state(row) for row in (first, second)] == [State.RECEIVED, State.RECEIVED]
    assert [(there.return_id, there.revision) for there in world.there] == [
        (first.return_id, 1),
        (second.return_id, 2),
    ]


def test_a_newer_answer_between_looking_and_sending_is_the_one_that_goes(world: World) -> None:
    first = world.queue()
    newer: list[Outgoing] = []
    way_out = world.house.sender

    def queue_meanwhile() -> Send | None:
        if not newer:
            newer.append(world.queue(full_wages=False))
        return way_out()

    courier = Courier(world.house.store, queue_meanwhile, "home", world.hands.clock, world.house.machine.chance)
    while courier.step() == 0:
        pass
    assert [world.state(row) for row in (first, *newer)] == [State.SUPERSEDED, State.RECEIVED]
    assert world.tries(first) == []
