"""Stories of a return on its way: the line down, a log-in page, an answer lost, an edit in the middle, one bad return of fifty."""

from __future__ import annotations

from datetime import timedelta

import pytest

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.tries import Outcome
from carehome_desktop.endpoint import faults
from carehome_desktop.machine import Clock
from tests.homes import SECTION, THIS_WEEK
from tests.sync.world import World


def line(world: World) -> str:
    """Return the honest line at the bottom of the window."""
    return world.house.deliveries.status().line(world.hands.now)


def test_answered_offline_it_is_sent_once_when_the_line_is_back(world: World) -> None:
    world.endpoint.stop()
    queued = world.queue()
    world.run()
    assert line(world) == "1 waiting – no connection since 9:00am"

    # The lid is closed; in the evening the program is started again, still without a line.
    world.start_again()
    world.hands.pass_by(9 * 3600)
    world.run()
    assert line(world) == "1 waiting – no connection since 9:00am"

    world.endpoint.start()
    world.run_until_settled()
    row = world.row(queued)
    assert row.state is State.RECEIVED
    assert row.receipt is not None
    assert [(kept.return_id, kept.receipt_id) for kept in world.there] == [(queued.return_id, row.receipt.receipt_id)]
    assert row.receipt.receipt_id.startswith("PRACTICE-")
    assert line(world).startswith("Nothing is waiting · last received 6:")

    # And never again, however often the program starts.
    for _ in range(3):
        world.start_again()
        world.courier.send_now()
        assert world.run() is None
    assert len(world.there) == 1


def test_an_edit_while_it_is_being_sent_becomes_the_next_revision(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = world.queue()
    send = world.house.sender()
    assert send is not None
    put = send.put
    edited: list[Outgoing] = []

    def edit_in_the_middle(return_id: str, digest: str, body: bytes) -> Outcome:
        outcome = put(return_id, digest, body)
        if not edited:
            # The endpoint has it and its answer is on the way back; the manager changes her mind now.
            assert world.state(first) is State.SENDING
            edited.append(world.queue(full_wages=False))
        return outcome

    monkeypatch.setattr(send, "put", edit_in_the_middle)
    assert world.courier.step() == 0

    # The late receipt marks the old revision, and nothing but it.
    assert [world.state(row) for row in (first, *edited)] == [State.RECEIVED, State.WAITING]
    assert world.house.answering.open(SECTION, THIS_WEEK).latest == world.row(edited[0])
    assert "1 waiting" in line(world)

    world.run()
    assert [world.state(row) for row in (first, *edited)] == [State.RECEIVED, State.RECEIVED]
    assert [(kept.revision, kept.answers["full-wages"]) for kept in world.there] == [(1, True), (2, False)]
    assert b'"replaces":"' + first.return_id.encode() in world.there[1].body


def test_one_bad_return_of_fifty_is_shown_at_its_field_put_right_and_sent(world: World) -> None:
    rows = world.queue_many(50)
    bad = rows[0]
    wrong_question = world.house.answering.section_for(SECTION, bad.period).questions[2]
    world.endpoint.plan(faults.Status(status=422, return_id=bad.return_id, times="always", pointer="/answers/2/value"))
    world.run()
    assert len(world.there) == 49
    assert line(world).startswith("1 refused – needs you · last received")
    (open_row,) = world.house.deliveries.unsettled()
    assert open_row.return_id == bad.return_id
    assert "This answer cannot be taken today" in open_row.words
    fault = world.house.answering.open(SECTION, bad.period).state_of(wrong_question.id).fault
    assert fault is not None
    assert "This answer cannot be taken today" in fault.words

    put_right = world.queue(bad.period, **{wrong_question.id.replace("-", "_"): False})
    world.run()
    assert world.state(put_right) is State.RECEIVED
    assert world.state(bad) is State.REFUSED
    assert len(world.there) == 50
    assert world.house.deliveries.unsettled() == []


def test_a_wifi_log_in_page_is_not_taken_for_the_tracker(world: World) -> None:
    queued = world.queue()
    world.endpoint.plan(faults.WifiLogin(times="always"))
    for _ in range(4):
        wait = world.run()
        assert wait is not None
        world.hands.pass_by(wait)
    assert (world.state(queued), world.row(queued).words) == (State.WAITING, "This Wi-Fi wants you to log in first")
    assert world.house.deliveries.status().last_received is None
    assert world.there == []

    # She logs in on the hotel's page, and presses Send now.
    world.endpoint.plan()
    world.courier.send_now()
    world.run()
    assert world.state(queued) is State.RECEIVED
    assert len(world.there) == 1


@pytest.mark.parametrize(
    "lost",
    [
        faults.CutAfterCommit(),
        faults.Truncated(announced="whole"),
        faults.Status(status=502, when="after"),
        faults.WrongReceipt(wrong="digest"),
    ],
    ids=["cut", "half an answer", "502 after the commit", "someone else's receipt"],
)
def test_a_lost_answer_is_asked_for_again_under_the_same_id_and_counts_once(world: World, lost: faults.Fault) -> None:
    queued = world.queue()
    world.endpoint.plan(lost)
    world.courier.step()
    there = world.there[0]
    assert world.row(queued).receipt is None

    world.run_until_settled()
    receipt = world.row(queued).receipt
    assert receipt is not None
    assert (receipt.receipt_id, receipt.digest) == (there.receipt_id, queued.digest)
    assert world.there == [there]
    assert len(world.tries(queued)) == 2


def test_ten_lost_answers_in_a_row_still_count_once(world: World) -> None:
    # What a slow endpoint did to a program that sent the same form again and again until it heard an answer.
    queued = world.queue()
    world.endpoint.plan(faults.CutAfterCommit(times=10))
    world.run_until_settled()
    assert len(world.tries(queued)) == 11
    assert len(world.there) == 1


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_is_years_off_is_told_and_nothing_goes_wrong(world: World, years: int) -> None:
    first = world.queue()
    world.hands.now = Clock().wall() + timedelta(days=365 * years)
    world.endpoint.plan(faults.Status(status=503, retry_after=60))
    world.run()
    world.hands.now -= timedelta(days=365 * years)
    second = world.queue(full_wages=False)
    world.run_until_settled(120)

    assert [kept.period for kept in world.there] == [THIS_WEEK.text] * 2, "the day is the one the manager chose"
    assert [(world.state(row), world.row(row).revision) for row in (first, second)] == [
        (State.RECEIVED, 1),
        (State.RECEIVED, 2),
    ]


def test_a_clock_that_is_years_off_while_sending_is_told(world: World) -> None:
    world.queue()
    world.hands.now = Clock().wall() - timedelta(days=3650)
    world.run()
    words = world.house.deliveries.status().clock_words
    assert words == (
        "This computer's clock is about 3,650 days behind. Set it right: dates on your returns come from it."
    )
