"""After a copy was put back: what is queued before the receipts are in waits, says so, and never counts twice."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.delivery_words import lost_words
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import YesNo
from carehome_desktop.domain.ways import Shown, Way
from carehome_desktop.domain.words import full_moment_words
from carehome_desktop.endpoint import faults
from carehome_desktop.services.printing import printed_return
from carehome_desktop.services.receipts_first import CAUTION, NOT_KNOWN, QUEUED_WORDS, UNTIL_KNOWN
from carehome_desktop.store import courier_notes
from tests.homes import SECTION, THIS_WEEK
from tests.sync.test_after_a_restore import copy_store, put_back
from tests.sync.world import World

WAITING, BY_HAND = QUEUED_WORDS[Way.ENDPOINT], QUEUED_WORDS[Way.HAND]


@pytest.fixture
def lost(world: World) -> Path:
    """A home that reported this week after its copy was taken, and is back at that copy: receipts are still out."""
    kept = copy_store(world, "before.db")
    world.queue(full_wages=False)
    world.run()
    assert [there.revision for there in world.there] == [1]
    world.hands.pass_by(3600)
    put_back(world, kept)
    assert world.house.deliveries.outgoing() == []
    return kept


def manager(world: World) -> Person:
    return world.house.manager()


def by_hand(world: World) -> Outgoing:
    queued = world.house.filing.queue(SECTION, THIS_WEEK, manager(world), Way.HAND)
    assert isinstance(queued, Outgoing), queued
    return queued


@pytest.mark.usefixtures("lost")
def test_what_is_queued_waits_until_the_receipts_are_in_and_says_so(world: World) -> None:
    world.endpoint.plan(faults.Status(status=503, method="GET", times=1))
    queued = world.queue()
    assert (queued.state, queued.words) == (State.WAITING, UNTIL_KNOWN)
    assert world.house.filing.check(SECTION, THIS_WEEK).asking_first
    assert world.run()
    assert world.tries(queued) == []
    assert world.row(queued).words == UNTIL_KNOWN


@pytest.mark.usefixtures("lost")
def test_it_then_goes_as_the_revision_after_the_one_that_is_there(world: World) -> None:
    queued = world.queue()
    assert queued.revision == 1, "nobody here knows yet that there is one"
    world.run_until_settled()
    assert [there.revision for there in world.there] == [1, 2]
    assert world.state(queued) is State.SUPERSEDED
    newest = world.house.answering.open(SECTION, THIS_WEEK).latest
    assert newest is not None
    assert (newest.state, newest.revision) == (State.RECEIVED, 2)
    assert world.tries(queued) == [], "never a second first one, not even one that is refused"


@pytest.mark.usefixtures("lost")
def test_what_was_filed_again_names_the_revision_that_was_lost(world: World) -> None:
    world.queue()
    world.run_until_settled()
    house, known = world.house, world.house.answering.open(SECTION, THIS_WEEK).latest
    assert known is not None
    (there,) = house.deliveries.strays()
    words = (
        f"Revision 1, received {full_moment_words(there.received_at)}, receipt {there.receipt_id}, is not in this file"
    )
    record = house.records.record(known.return_id)
    assert record is not None
    assert [lost_words(each) for each in record.lost] == [words]
    assert ("Not in this file", words) in printed_return(record, house.home(), world.hands.now).facts
    assert [[lost_words(lost) for lost in each.lost] for each in house.history.returns() if each.revision == 2] == [
        [words]
    ]
    assert [lost_words(each) for each in house.deliveries.lost_since(world.hands.now - timedelta(days=7))] == [words]
    assert house.deliveries.lost_since(world.hands.now + timedelta(seconds=1)) == []


def test_what_the_copy_itself_held_does_not_take_the_place_of_what_was_sent_later(world: World) -> None:
    old = world.queue(full_wages=True)
    kept = copy_store(world, "waiting.db")
    world.house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(False), manager(world))
    world.queue()
    world.run()
    put_back(world, kept)
    assert world.row(old).words == UNTIL_KNOWN
    world.run_until_settled()
    assert world.state(old) is State.REFUSED
    assert [there.revision for there in world.there] == [2]


def test_once_the_receipts_are_in_what_waits_waits_for_a_connection_again(world: World) -> None:
    kept = copy_store(world, "before.db")
    put_back(world, kept)
    with world.house.store.write() as connection:
        courier_notes.set_note(connection, "ask_first", True)
    queued = world.queue_another()
    hand = by_hand(world)
    assert (queued.words, hand.words) == (UNTIL_KNOWN, f"{BY_HAND}. {NOT_KNOWN}")
    assert world.courier.step() == 0
    assert not world.house.deliveries.status().asking_first
    assert (world.row(queued).words, world.row(hand).words) == (WAITING, BY_HAND)


@pytest.mark.usefixtures("lost")
def test_by_hand_it_is_said_before_and_after_that_the_tracker_may_have_it(world: World) -> None:
    world.queue_another()
    assert world.house.filing.check(SECTION, THIS_WEEK).caution == CAUTION
    row = by_hand(world)
    assert row.words == f"{BY_HAND}. {NOT_KNOWN}"
    assert world.house.ways_out.caution(row) == CAUTION
    world.run_until_settled()
    told = world.house.ways_out.caution(world.row(row))
    assert told.startswith("The endpoint has a receipt for this return that these records do not hold: ")
    assert "so that it is not reported twice" in told
    assert world.row(row).state is State.BY_HAND, "a person decides"
    assert world.house.filing.check(SECTION, THIS_WEEK).caution == told


@pytest.mark.usefixtures("lost")
def test_entered_is_recorded_all_the_same_and_nothing_more_is_warned_of(world: World) -> None:
    row = by_hand(world)
    who = manager(world)
    entered = world.house.ways_out.enter(row.return_id, who, world.hands.now, Shown.YES, who)
    assert isinstance(entered, Outgoing)
    assert entered.state is State.ENTERED
    assert world.house.ways_out.caution(entered) == ""


def test_a_home_whose_receipts_are_its_own_is_not_warned(world: World) -> None:
    world.queue()
    world.run()
    world.house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(False), manager(world))
    row = by_hand(world)
    assert row.words == BY_HAND
    assert world.house.ways_out.caution(row) == ""


def test_a_home_without_an_address_has_no_receipts_to_wait_for(world: World) -> None:
    with world.house.store.write() as connection:
        courier_notes.set_note(connection, "ask_first", True)
        connection.exec_driver_sql("UPDATE meta SET value = 'no' WHERE key = 'practice'")
    row = by_hand(world)
    assert row.words == BY_HAND
    assert world.house.ways_out.caution(row) == ""
    world.house.home_records.tell("endpoint_url", "https://returns.example.org")
    assert world.house.ways_out.caution(row) == CAUTION


def test_ended_between_the_receipts_and_what_follows_from_them_the_next_start_makes_it_good(
    world: World, lost: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lost.exists()
    queued = world.queue()
    monkeypatch.setattr(world.courier, "_reconciled", lambda: None)  # the power goes here
    world.courier.step()
    world.start_again()
    assert world.row(queued).words == UNTIL_KNOWN, "it asks once more"
    world.run_until_settled()
    assert world.state(queued) is State.SUPERSEDED
    assert [there.revision for there in world.there] == [1, 2]
