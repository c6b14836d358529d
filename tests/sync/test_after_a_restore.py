"""A file put back from a copy, or carried to another machine, asks for receipts before it sends anything."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.tries import Outcome
from carehome_desktop.domain.ways import Way
from carehome_desktop.endpoint import faults
from carehome_desktop.services.filing import Filing, Rendering
from carehome_desktop.store import courier_notes
from carehome_desktop.sync import tracker_v1
from carehome_desktop.sync.courier import SENT_AFTER_ALL, Courier
from carehome_desktop.sync.tracker_v1 import ReceiptsPage
from carehome_desktop.vault.header import write_header
from tests.homes import SECTION, THIS_WEEK
from tests.sync.world import World


def copy_store(world: World, name: str) -> Path:
    """Keep the encrypted file as it is now; the program has let go of it."""
    world.house.close()
    kept = world.folder / name
    shutil.copy(world.house.folder.store, kept)
    world.start_again()
    return kept


def put_back(world: World, kept: Path) -> None:
    """Put an older file in place of the newer one, and start the program on it."""
    world.house.close()
    for file in world.house.folder.store_files:
        file.unlink(missing_ok=True)
    shutil.copy(kept, world.house.folder.store)
    world.start_again()


def test_a_return_sent_after_the_copy_was_taken_is_known_again_and_not_sent_twice(world: World) -> None:
    queued = world.queue()
    kept = copy_store(world, "waiting.db")
    world.run()
    receipt = world.row(queued).receipt
    assert receipt is not None

    put_back(world, kept)
    assert world.state(queued) is State.WAITING
    assert world.house.deliveries.status().asking_first
    assert world.run() is None
    assert world.state(queued) is State.RECEIVED
    assert world.tries(queued) == [], "the list of receipts told it: nothing was sent"
    assert len(world.there) == 1
    assert not world.house.deliveries.status().asking_first


def test_a_receipt_for_a_return_this_file_never_held_is_kept_and_the_next_revision_comes_after_it(world: World) -> None:
    kept = copy_store(world, "before.db")
    world.queue(full_wages=False)
    world.run()

    put_back(world, kept)
    world.run()
    strays = world.house.deliveries.strays()
    assert [(stray.return_id, stray.revision) for stray in strays] == [(world.there[0].return_id, 1)]
    assert world.house.deliveries.outgoing() == []

    queued = world.queue()
    assert queued.revision == 2
    world.run()
    assert world.state(queued) is State.RECEIVED
    assert [there.revision for there in world.there] == [1, 2]


def test_what_went_by_hand_in_the_copy_and_was_sent_later_is_received_and_never_to_be_entered_too(world: World) -> None:
    queued, who = world.queue(), world.house.manager()
    world.house.ways_out.change(queued.return_id, Way.HAND, "No line today", who)
    kept = copy_store(world, "by-hand.db")
    world.house.ways_out.change(queued.return_id, Way.ENDPOINT, "The line is back", who)
    world.run()

    put_back(world, kept)
    assert world.state(queued) is State.BY_HAND
    world.run()

    found = world.row(queued)
    assert (found.state, found.way, found.delivery.pause) == (State.RECEIVED, Way.ENDPOINT, None)
    assert world.house.deliveries.to_enter() == []
    assert [chosen.note for chosen in world.house.ways_out.chosen(queued.return_id)][-1] == SENT_AFTER_ALL
    assert len(world.there) == 1


def test_nothing_is_sent_before_the_receipts_are_in(world: World) -> None:
    kept = copy_store(world, "before.db")
    world.queue_another()
    world.run()
    put_back(world, kept)
    queued = world.queue()
    world.endpoint.plan(faults.Status(status=503, method="GET", times=3))
    for _ in range(3):
        wait = world.run()
        assert wait is not None
        assert world.tries(queued) == []
        world.hands.pass_by(wait)
    assert world.run() is None
    assert world.state(queued) is State.RECEIVED


def test_asking_for_receipts_without_a_line_goes_on_when_it_is_back(world: World) -> None:
    kept = copy_store(world, "before.db")
    queued = world.queue()
    world.run()
    put_back(world, kept)
    world.endpoint.stop()
    assert world.run() == 60
    world.endpoint.start()
    world.run_until_settled()
    assert [stray.return_id for stray in world.house.deliveries.strays()] == [queued.return_id]


def test_many_pages_of_receipts_are_all_read_and_the_place_is_kept(world: World) -> None:
    kept = copy_store(world, "before.db")
    rows = world.queue_many(104)
    world.run()
    put_back(world, kept)
    assert world.courier.step() == 0
    assert len(world.house.deliveries.strays()) == 100
    # Ended between two pages: the next start goes on from the place it kept.
    world.start_again()
    assert world.run() is None
    assert {stray.return_id for stray in world.house.deliveries.strays()} == {row.return_id for row in rows}
    assert isinstance(world.note("cursor"), str)


def test_a_place_the_endpoint_does_not_know_any_more_begins_at_the_first_receipt(world: World) -> None:
    kept = copy_store(world, "before.db")
    queued = world.queue()
    world.run()
    put_back(world, kept)
    with world.house.store.write() as connection:
        courier_notes.set_note(connection, "cursor", "a-place-long-gone")
    assert world.run() == 1
    world.hands.pass_by(1)
    assert world.run() is None
    assert [stray.return_id for stray in world.house.deliveries.strays()] == [queued.return_id]


class Listing:
    """A way out whose list of receipts is the test's; it counts how often it was asked, and stops a courier that never rests."""

    def __init__(self, page: ReceiptsPage) -> None:
        self.page, self.asked = page, 0

    def receipts(self, cursor: str) -> ReceiptsPage | Outcome:
        self.asked += 1
        assert self.asked < 20, "it is asked for ever"
        return self.page

    def put(self, return_id: str, digest: str, body: bytes) -> Outcome:
        raise AssertionError("nothing may be sent yet")

    def reach(self) -> bool:
        return True

    def clock_off(self) -> float | None:
        return None


def asking(world: World, listing: Listing) -> Courier:
    with world.house.store.write() as connection:
        courier_notes.set_note(connection, "ask_first", True)
    house = world.house
    return Courier(house.store, lambda: listing, "home", world.hands.clock, house.machine.chance)


def test_a_list_that_never_moves_on_is_asked_ever_more_slowly(world: World) -> None:
    courier = asking(world, Listing(ReceiptsPage((), "here", more=True)))
    waits = []
    for _ in range(4):
        wait = courier.step()
        assert wait
        waits.append(wait)
        world.hands.pass_by(wait)
    assert waits == [2.5, 5, 10, 20]


def test_a_receipt_for_other_bytes_under_our_own_id_is_not_taken(world: World) -> None:
    queued = world.queue()
    world.run()
    true = world.row(queued).receipt
    assert true is not None
    second = world.queue(full_wages=False)
    false = replace(true, return_id=second.return_id, digest="0" * 64, receipt_id="CT-0000-0000")
    courier = asking(world, Listing(ReceiptsPage((false,), "here", more=False)))
    assert courier.step() == 0
    assert world.state(second) is State.WAITING
    assert world.run() is None
    assert world.state(second) is State.RECEIVED


def test_a_file_on_another_machine_asks_first(world: World) -> None:
    world.queue()
    world.run()
    world.house.close()
    write_header(world.house.folder.root, replace(world.house.header, device_id="ab" * 32))
    world.start_again()
    assert world.house.deliveries.status().asking_first
    assert world.run() is None
    assert not world.house.deliveries.status().asking_first
    world.start_again()
    assert not world.house.deliveries.status().asking_first, "it is at home on this machine now"


def test_an_ordinary_start_does_not_ask(world: World) -> None:
    world.queue()
    world.run()
    world.start_again()
    assert not world.house.deliveries.status().asking_first


# A new version of the contract.


def filing_in(world: World, contract: str) -> Filing:
    house = world.house
    rendering = Rendering(contract, tracker_v1.write)
    return Filing(
        house.store, house.answering, rendering, lambda _: {}, frozenset, house.machine.clock, house.machine.chance
    )


def test_what_waits_untried_is_written_anew_under_a_new_id(world: World) -> None:
    old = world.queue()
    assert filing_in(world, "1.0").after_receipts() == 0
    assert filing_in(world, "2.0").after_receipts() == 1

    new = world.house.deliveries.outgoing()[0]
    assert world.state(old) is State.SUPERSEDED
    assert (new.contract, new.revision, new.state) == ("2.0", 2, State.WAITING)
    assert new.return_id != old.return_id
    assert uuid.UUID(new.return_id)
    assert world.run() is None
    assert [there.return_id for there in world.there] == [new.return_id]


@pytest.mark.parametrize("fault", [faults.CutAfterCommit(), faults.Status(status=503)])
def test_what_was_tried_is_never_written_anew(world: World, fault: faults.Fault) -> None:
    old = world.queue()
    world.endpoint.plan(fault)
    world.courier.step()
    assert filing_in(world, "2.0").after_receipts() == 0
    assert (world.row(old).body, world.row(old).contract) == (old.body, "1.0")
    world.run_until_settled()
    assert world.state(old) is State.RECEIVED


def test_an_untried_revision_behind_a_tried_one_is_written_anew_too(world: World) -> None:
    first = world.queue()
    world.endpoint.plan(faults.CutAfterCommit())
    world.courier.step()
    second = world.queue(full_wages=False)
    assert filing_in(world, "2.0").after_receipts() == 1
    assert world.state(second) is State.SUPERSEDED
    rows = [row for row in world.house.deliveries.outgoing() if row.period == THIS_WEEK]
    assert [(row.revision, row.contract) for row in rows] == [(3, "2.0"), (2, "1.0"), (1, "1.0")]
    world.run_until_settled()
    assert [there.revision for there in world.there] == [1, 3]
    assert world.house.answering.open(SECTION, THIS_WEEK).latest == world.row(rows[0])
    assert world.state(first) is State.RECEIVED
