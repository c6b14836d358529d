"""A return goes one way: by hand it is entered by a person and nothing sends it; the way changes only when nothing is open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import DatabaseError

from carehome_desktop.app.house import House
from carehome_desktop.domain.delivery import Delivery, State
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.tries import Accepted, Busy, Lost, NoConnection, Outcome, Rejected, SignIn, begin
from carehome_desktop.domain.values import YesNo
from carehome_desktop.domain.ways import Shown, Way
from carehome_desktop.services.filing import Rendering
from carehome_desktop.services.replacing import ASKED_FIRST, RECEIPTS_FIRST
from carehome_desktop.store import courier_notes, outbox, returns
from tests.homes import SECTION, THIS_WEEK, Hands, answer_all


def queue(house: House, way: Way = Way.HAND) -> Outgoing:
    queued = house.filing.queue(SECTION, THIS_WEEK, house.manager(), way)
    assert isinstance(queued, Outgoing), queued
    return queued


def row_of(house: House, return_id: str) -> Outgoing:
    with house.store.read() as connection:
        row = outbox.by_id(connection, return_id)
    assert row is not None
    return row


def enter(house: House, return_id: str, shown: Shown = Shown.YES) -> Outgoing | Problem:
    who = house.manager()
    return house.ways_out.enter(return_id, who, house.machine.clock.wall(), shown, who, reference="CT 88")


def tried(house: House, row: Outgoing, outcome: Outcome, state: State, *, maybe_there: bool = False) -> None:
    """Write down a try as the courier does."""
    with house.store.write() as connection:
        outbox.set_delivery(
            connection, row.return_id, begin(row.delivery), words="Being sent", at=row.changed_at, next_try=None
        )
        outbox.add_try(connection, row.return_id, row.changed_at, row.changed_at, type(outcome).__name__, "")
        after = Delivery(state, 1, 60.0, maybe_there)
        outbox.set_delivery(connection, row.return_id, after, words="", at=row.changed_at, next_try=None)


def change_an_answer(house: House) -> None:
    house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(False), house.manager())


def test_what_goes_by_hand_is_frozen_and_never_offered_to_the_courier(house: House) -> None:
    answer_all(house)
    row = queue(house)

    with house.store.read() as connection:
        assert returns.by_id(connection, row.return_id) is not None
        assert outbox.unresolved(connection) == outbox.unresolved_ids(connection) == []
    assert (row.state, row.way, row.next_try) == (State.BY_HAND, Way.HAND, None)
    status = house.deliveries.status()
    assert (status.waiting, status.to_enter) == (0, 1)
    assert status.line(house.machine.clock.wall()) == "1 to be entered by hand"
    with pytest.raises(ValueError, match="never sent"):
        begin(row.delivery)


@pytest.mark.parametrize("state", ["sending", "waiting", "unknown", "received", "refused"])
def test_the_file_itself_refuses_to_send_what_goes_by_hand(house: House, state: str) -> None:
    answer_all(house)
    queue(house)

    with pytest.raises(DatabaseError, match=r"never sent|needs a receipt"), house.store.write() as connection:
        connection.exec_driver_sql(f"UPDATE outbox SET state = '{state}'")


@pytest.mark.parametrize("way", [Way.ENDPOINT, Way.HAND])
def test_the_file_itself_calls_nothing_entered_that_no_person_entered(house: House, way: Way) -> None:
    answer_all(house)
    queue(house, way)

    with pytest.raises(DatabaseError, match="entered needs a person"), house.store.write() as connection:
        connection.exec_driver_sql("UPDATE outbox SET state = 'entered'")


def test_entered_is_a_full_success_with_who_when_and_reference_and_is_never_called_received(
    house: House, hands: Hands
) -> None:
    answer_all(house)
    row = queue(house)
    hands.pass_by(600)
    entered = enter(house, row.return_id)

    assert isinstance(entered, Outgoing)
    assert (entered.state, entered.receipt) == (State.ENTERED, None)
    assert entered.entered is not None
    assert (
        entered.entered.person_id,
        entered.entered.entered_at,
        entered.entered.shown,
        entered.entered.reference,
    ) == (
        house.manager().id,
        hands.now,
        Shown.YES,
        "CT 88",
    )
    status = house.deliveries.status()
    assert (status.waiting, status.to_enter, status.last_received) == (0, 0, None)
    assert house.deliveries.unsettled() == house.deliveries.to_enter() == []
    problem = house.filing.queue(SECTION, THIS_WEEK, house.manager())
    assert problem == Problem("", "These answers are already entered. Nothing has changed since.")


def test_only_what_goes_by_hand_can_be_entered_and_not_before_its_time(house: House, hands: Hands) -> None:
    answer_all(house)
    row = queue(house, Way.ENDPOINT)
    assert isinstance(enter(house, row.return_id), Problem)
    assert row_of(house, row.return_id).state is State.WAITING

    house.ways_out.change(row.return_id, Way.HAND, "The endpoint is down.", house.manager())
    later = hands.now + timedelta(hours=1)
    problem = house.ways_out.enter(row.return_id, house.manager(), later, Shown.YES, house.manager())
    assert isinstance(problem, Problem)
    assert problem.field == "when"


def test_nothing_was_entered_before_its_period_began(house: House, hands: Hands) -> None:
    answer_all(house)
    row, who = queue(house), house.manager()
    monday = datetime(2026, 11, 16, 0, 0, tzinfo=UTC)
    refused = house.ways_out.enter(row.return_id, who, monday - timedelta(minutes=1), Shown.YES, who)
    assert isinstance(refused, Problem)
    assert refused.words.startswith("This is before the week from Monday 16 November 2026 began.")
    assert house.ways_out.told(row.return_id) == ()
    at_once = house.ways_out.enter(row.return_id, who, monday, Shown.YES, who)
    assert isinstance(at_once, Problem)
    assert not at_once.words.startswith("This is before the week")


def test_nothing_was_entered_before_its_answers_were_given(house: House, hands: Hands) -> None:
    answer_all(house)
    given = hands.now
    hands.pass_by(1800)
    row, who = queue(house), house.manager()
    hands.pass_by(1800)
    clocks_apart = given - timedelta(minutes=5)
    refused = house.ways_out.enter(row.return_id, who, clocks_apart - timedelta(minutes=1), Shown.YES, who)
    assert isinstance(refused, Problem)
    assert refused.field == "when"
    assert refused.words.startswith(
        "This is before these answers were given here, the last of them on Saturday 21 November 2026, 9:00am."
    )
    assert house.ways_out.told(row.return_id) == ()
    assert isinstance(house.ways_out.enter(row.return_id, who, clocks_apart, Shown.YES, who), Outgoing)


def test_what_was_typed_in_first_and_made_ready_afterwards_can_be_recorded(house: House, hands: Hands) -> None:
    answer_all(house)
    hands.pass_by(600)
    typed_in = hands.now
    hands.pass_by(1800)
    row, who = queue(house), house.manager()
    entered = house.ways_out.enter(row.return_id, who, typed_in, Shown.YES, who)
    assert isinstance(entered, Outgoing)
    assert entered.entered is not None
    assert entered.entered.entered_at == typed_in


def test_a_record_made_by_mistake_is_taken_back_and_both_stay(house: House) -> None:
    answer_all(house)
    row = queue(house)
    enter(house, row.return_id)
    with pytest.raises(DatabaseError, match="until it is taken back"), house.store.write() as connection:
        connection.exec_driver_sql("UPDATE outbox SET state = 'by-hand'")

    back = house.ways_out.take_back(row.return_id, "That was the page of another home.", house.manager())
    assert isinstance(back, Outgoing)
    assert (back.state, back.entered) == (State.BY_HAND, None)
    assert [told.shown for told in house.ways_out.told(row.return_id)] == [Shown.YES, Shown.TAKEN_BACK]
    with pytest.raises(DatabaseError, match="entered needs a person"), house.store.write() as connection:
        connection.exec_driver_sql("UPDATE outbox SET state = 'entered'")


@pytest.mark.parametrize("outcome", [NoConnection(), SignIn()])
def test_the_way_can_be_changed_while_the_endpoint_surely_has_nothing(house: House, outcome: Outcome) -> None:
    answer_all(house)
    row = queue(house, Way.ENDPOINT)
    tried(house, row, outcome, State.WAITING)

    changed = house.ways_out.change(row.return_id, Way.HAND, "No internet until Friday.", house.manager())
    assert isinstance(changed, Outgoing)
    assert (changed.state, changed.way) == (State.BY_HAND, Way.HAND)
    chosen = house.ways_out.chosen(row.return_id)
    assert [(each.way, each.note) for each in chosen] == [(Way.ENDPOINT, ""), (Way.HAND, "No internet until Friday.")]


@pytest.mark.parametrize(
    ("outcome", "state", "maybe_there"),
    [(Lost(), State.UNKNOWN, True), (Busy(), State.WAITING, False), (NoConnection(), State.WAITING, True)],
)
def test_the_way_is_not_changed_while_a_send_is_unresolved(
    house: House, outcome: Outcome, state: State, maybe_there: bool
) -> None:
    answer_all(house)
    row = queue(house, Way.ENDPOINT)
    tried(house, row, outcome, state, maybe_there=maybe_there)

    assert house.ways_out.change(row.return_id, Way.HAND, "Why not", house.manager()) == Problem("way", ASKED_FIRST)
    change_an_answer(house)
    assert house.filing.queue(SECTION, THIS_WEEK, house.manager(), Way.HAND) == Problem("way", ASKED_FIRST)
    assert row_of(house, row.return_id).state is state


def test_after_a_copy_was_put_back_the_endpoint_is_asked_before_the_way_is_changed(house: House) -> None:
    answer_all(house)
    row = queue(house, Way.ENDPOINT)
    with house.store.write() as connection:
        courier_notes.set_note(connection, "ask_first", True)

    assert house.ways_out.change(row.return_id, Way.HAND, "Why not", house.manager()) == Problem("way", RECEIPTS_FIRST)


def test_a_change_of_way_needs_its_note(house: House) -> None:
    answer_all(house)
    row = queue(house)

    problem = house.ways_out.change(row.return_id, Way.FILE, "  ", house.manager())
    assert isinstance(problem, Problem)
    assert problem.field == "note"
    assert row_of(house, row.return_id).way is Way.HAND


def test_what_goes_by_hand_is_sent_once_its_way_is_changed_to_the_endpoint(house: House) -> None:
    answer_all(house)
    row = queue(house)
    changed = house.ways_out.change(row.return_id, Way.ENDPOINT, "We have an address now.", house.manager())

    assert isinstance(changed, Outgoing)
    assert (changed.return_id, changed.state, changed.body) == (row.return_id, State.WAITING, row.body)
    with house.store.read() as connection:
        assert outbox.unresolved_ids(connection) == [row.return_id]


def test_bytes_of_an_older_contract_are_written_anew_when_they_are_sent_after_all(house: House) -> None:
    answer_all(house)
    row = queue(house)
    old = house.filing._rendering
    house.filing._rendering = Rendering("2.0", lambda filed, home: b"2.0 " + old.write(filed, home))

    changed = house.ways_out.change(row.return_id, Way.ENDPOINT, "We have an address now.", house.manager())
    assert isinstance(changed, Outgoing)
    assert (changed.contract, changed.state, changed.revision) == ("2.0", State.WAITING, 2)
    assert row_of(house, row.return_id).state is State.SUPERSEDED


def test_a_newer_answer_by_hand_leaves_nothing_behind_that_could_be_sent(house: House) -> None:
    answer_all(house)
    first = queue(house, Way.ENDPOINT)
    tried(house, first, NoConnection(), State.WAITING)
    change_an_answer(house)
    second = queue(house, Way.HAND)

    with house.store.read() as connection:
        filed = returns.by_id(connection, second.return_id)
        assert outbox.unresolved_ids(connection) == []
    assert row_of(house, first.return_id).state is State.SUPERSEDED
    assert filed is not None
    assert filed.replaces is None


def test_no_older_revision_is_left_to_be_sent_behind_one_that_goes_by_hand(house: House) -> None:
    answer_all(house)
    first = queue(house, Way.ENDPOINT)
    tried(house, first, NoConnection(), State.WAITING)
    change_an_answer(house)
    second = queue(house, Way.ENDPOINT)
    house.answering.answer(SECTION, THIS_WEEK, "test-kits", YesNo(False), house.manager())
    queue(house, Way.HAND)

    with house.store.read() as connection:
        assert outbox.unresolved_ids(connection) == []
    assert {row_of(house, row.return_id).state for row in (first, second)} == {State.SUPERSEDED}


def test_a_change_of_way_leaves_no_older_revision_behind_that_could_be_sent(house: House) -> None:
    answer_all(house)
    first = queue(house, Way.ENDPOINT)
    tried(house, first, NoConnection(), State.WAITING)
    change_an_answer(house)
    second = queue(house, Way.ENDPOINT)
    assert row_of(house, first.return_id).state is State.WAITING

    changed = house.ways_out.change(second.return_id, Way.HAND, "The line is down", house.manager())

    assert isinstance(changed, Outgoing)
    assert (changed.state, row_of(house, first.return_id).state) == (State.BY_HAND, State.SUPERSEDED)
    with house.store.read() as connection:
        assert outbox.unresolved_ids(connection) == []


def test_only_the_newest_revision_can_be_sent_another_way(house: House) -> None:
    answer_all(house)
    refused = queue(house, Way.ENDPOINT)
    tried(house, refused, Rejected(()), State.REFUSED)
    change_an_answer(house)
    newer = queue(house, Way.ENDPOINT)

    problem = house.ways_out.change(refused.return_id, Way.HAND, "By hand then", house.manager())

    assert isinstance(problem, Problem)
    assert problem.words == "A newer answer took the place of this return. Open the newer one."
    assert (row_of(house, refused.return_id).state, row_of(house, newer.return_id).state) == (
        State.REFUSED,
        State.WAITING,
    )


@pytest.mark.parametrize("way", [Way.HAND, Way.ENDPOINT])
def test_a_record_taken_back_when_a_newer_answer_is_there_asks_nobody_to_enter_the_older_one(
    house: House, way: Way
) -> None:
    answer_all(house)
    first = queue(house)
    enter(house, first.return_id)
    change_an_answer(house)
    second = queue(house, way)

    taken_back = house.ways_out.take_back(first.return_id, "It was the other home", house.manager())

    assert isinstance(taken_back, Outgoing)
    assert (taken_back.state, taken_back.entered) == (State.SUPERSEDED, None)
    assert [told.shown for told in house.ways_out.told(first.return_id)] == [Shown.YES, Shown.TAKEN_BACK]
    to_enter = {row.return_id for row in house.deliveries.to_enter()}
    assert to_enter == ({second.return_id} if way is Way.HAND else set())


def test_the_real_courier_leaves_what_goes_by_hand_alone(house: House) -> None:
    answer_all(house)
    row = queue(house)
    house.sender = lambda: pytest.fail("nothing asks for a line")  # type: ignore[method-assign]
    house.courier.start()
    house.courier.send_now()

    assert house.courier.step() is None
    assert house.filing.after_receipts() == 0
    assert row_of(house, row.return_id) == row


def test_after_entered_a_newer_answer_is_the_next_revision_and_what_was_entered_stays(house: House) -> None:
    answer_all(house)
    first = queue(house)
    enter(house, first.return_id)
    change_an_answer(house)
    second = queue(house)

    assert row_of(house, first.return_id).state is State.ENTERED
    assert (second.revision, second.state) == (2, State.BY_HAND)


def test_a_received_return_cannot_go_another_way(house: House, hands: Hands) -> None:
    from tests.ui.quiet_desk import receipt_for

    answer_all(house)
    row = queue(house, Way.ENDPOINT)
    receipt = receipt_for(row, hands)
    with house.store.write() as connection:
        outbox.add_receipt(connection, receipt, hands.now)
    tried(house, row, Accepted(receipt), State.RECEIVED)

    problem = house.ways_out.change(row.return_id, Way.HAND, "Why not", house.manager())
    assert isinstance(problem, Problem)
    assert row_of(house, row.return_id).state is State.RECEIVED


def test_practice_offers_the_endpoint_first(house: House) -> None:
    assert house.ways_out.default() is Way.ENDPOINT


@pytest.mark.parametrize("way", Way)
def test_the_homes_usual_way_is_offered_first_whatever_address_is_set(house: House, way: Way) -> None:
    assert house.home_records.tell("way_out", way.value).problem is None
    assert house.ways_out.default() is way

    told = house.home_records.tell("way_out", "pigeon")
    assert told.problem == Problem("way_out", "Answer endpoint, hand or file.")
    assert house.ways_out.default() is way
