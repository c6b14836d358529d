"""The courier on a clock that is turned by hand: order, pauses, the slot after an outage, and what a person may hurry."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import trustme
from sqlalchemy.exc import DatabaseError

from carehome_desktop.domain.delivery import PauseReason, State, slot
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.endpoint import faults
from carehome_desktop.machine import Clock
from carehome_desktop.store import outbox
from carehome_desktop.store.database import Store
from carehome_desktop.sync.courier import Courier
from carehome_desktop.sync.sender import Send
from carehome_desktop.sync.tls import system_context
from tests.homes import SECTION, TODAY
from tests.sync.certificates import showing
from tests.sync.servers import Server, answer, saying
from tests.sync.world import Address, World

HOUR = 3600.0


def slot_today(world: World) -> float:
    return slot(world.house.home().id, world.hands.clock.local().date())


def hurried(world: World) -> float:
    """Return how long a courier waits that found its line again."""
    wait = world.run()
    assert wait is not None
    return wait


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
    assert [there.revision for there in world.there if there.period == TODAY.text] == [1, 2]
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


# One rule to each pause.


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


# The line goes and comes back.


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


# Time.


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
    world.hands.now += timedelta(seconds=step)
    second = world.queue(full_wages=False)
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
    world.hands.now = Clock().wall() + timedelta(seconds=off)
    world.queue()
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
