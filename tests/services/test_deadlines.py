"""What is due by the home's own programmes, what of it was received or entered, and our record of the months."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from carehome_desktop.app.house import House
from carehome_desktop.domain.our_record import Outcome
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import Counts
from carehome_desktop.domain.ways import Shown, Way
from carehome_desktop.services.deadlines import ProgrammeToday
from carehome_desktop.store.tables.delivery import receipts
from tests.homes import Hands

SECTIONS = ("beds", "workforce", "hours-and-absence")


def receive(house: House, section_id: str, period: str, at: datetime) -> None:
    """Keep a receipt as the endpoint lists it, of a return that was sent from this home."""
    with house.store.write() as connection:
        connection.execute(
            receipts.insert().values(
                return_id=f"{section_id} {period} {at.isoformat()}",
                receipt_id="CT-1",
                digest="d",
                section=section_id,
                period_kind=Period.read(period).kind.value,
                period=period,
                revision=1,
                received_at=at,
                recorded_at=at,
            )
        )


def at(day: int, month: int = 12, year: int = 2026) -> datetime:
    """Return nine in the morning of a day."""
    return datetime(year, month, day, 9, tzinfo=UTC)


def monthly(house: House) -> ProgrammeToday:
    """Return the monthly return as it stands today."""
    return next(each for each in house.deadlines.today() if each.programme.id == "monthly")


def test_what_was_received_is_done_and_the_rest_is_left(house: House, hands: Hands) -> None:
    hands.now = at(9)
    receive(house, "beds", "2026-12", at(8))
    line = monthly(house).lines[0]
    assert set(line.done) == {"beds"}
    assert monthly(house).words(date(2026, 12, 9)) == ("Closes Monday 14 December, 11:59pm, in 5 days.",)


def test_when_all_was_received_nothing_is_due_and_the_next_window_is_named(house: House, hands: Hands) -> None:
    hands.now = at(9)
    for section_id in SECTIONS:
        receive(house, section_id, "2026-12", at(8))
    assert monthly(house).left == ()
    assert monthly(house).words(date(2026, 12, 9)) == ("Nothing is due. Next: Friday 8 to Thursday 14 January 2027.",)


def test_what_a_person_entered_is_done_until_it_is_taken_back(house: House, hands: Hands) -> None:
    hands.now = at(9)
    december, manager = Period.read("2026-12"), house.manager()
    for question in house.answering.open("workforce", december).questions:
        value = Counts.of({part.id: 1 for part in question.parts})
        house.answering.answer("workforce", december, question.question.id, value, manager)
    queued = house.filing.queue("workforce", december, manager, Way.HAND)
    assert isinstance(queued, Outgoing)
    assert not monthly(house).lines[0].done, "on the copy sheet is not entered"

    enter(house, queued.return_id, manager)
    assert monthly(house).lines[0].done["workforce"].how == "entered"
    house.ways_out.take_back(queued.return_id, "It was another home's page", manager)
    assert not monthly(house).lines[0].done


def test_a_programme_that_is_switched_off_asks_nothing(house: House) -> None:
    house.home_records.tell("programmes", "covid-2020")
    assert [each.programme.id for each in house.deadlines.today()] == ["covid-2020"]
    assert house.deadlines.between(date(2026, 12, 1), date(2026, 12, 31)) == []


def test_our_record_begins_with_the_homes_records_and_counts_what_did_not_come(house: House, hands: Hands) -> None:
    assert monthly(house).record is not None
    hands.now = at(20, 3, 2027)
    for section_id in SECTIONS:
        receive(house, section_id, "2026-12", at(9))
        receive(house, section_id, "2027-01", at(20, 1, 2027))
    found = monthly(house).record
    assert found is not None
    assert [(month.due.period.text, month.outcome) for month in found.months] == [
        ("2026-12", Outcome.IN_TIME),
        ("2027-01", Outcome.LATE),
        ("2027-02", Outcome.MISSED),
        ("2027-03", Outcome.MISSED),
    ]
    assert (found.running, found.in_twelve) == (3, 3)
    missed = monthly(house).missed
    assert missed is not None
    assert missed.due.period.text == "2027-03"


def test_a_second_revision_that_comes_late_leaves_the_month_in_time(house: House, hands: Hands) -> None:
    for section_id in SECTIONS:
        receive(house, section_id, "2026-12", at(9))
        receive(house, section_id, "2026-12", at(20))
    hands.now = at(21)
    found = monthly(house).record
    assert found is not None
    assert [month.outcome for month in found.months] == [Outcome.IN_TIME]


def test_a_clock_that_was_set_back_before_the_records_began_counts_nothing(house: House, hands: Hands) -> None:
    hands.now = at(10, 1, 2025)
    found = monthly(house).record
    assert found is not None
    assert found.months == ()


def test_the_reminder_is_there_while_something_is_due_and_gone_when_all_has_come(house: House, hands: Hands) -> None:
    hands.now = datetime(2026, 12, 11, 10, 30, tzinfo=UTC)
    found = house.deadlines.reminder_now()
    assert found is not None
    assert (found[0].id, found[1].key) == ("monthly", "2026-12 last")
    assert monthly(house).last_reminder is not None
    for section_id in SECTIONS:
        receive(house, section_id, "2026-12", at(9))
    assert house.deadlines.reminder_now() is None
    assert monthly(house).last_reminder is None


def test_the_windows_to_come_begin_with_the_one_that_is_open(house: House, hands: Hands) -> None:
    hands.now = at(9)
    programme = monthly(house).programme
    assert [line.due.period.text for line in house.deadlines.coming(programme, 3)] == ["2026-12", "2027-01", "2027-02"]


def test_a_stretch_that_ends_before_it_begins_is_refused(house: House) -> None:
    with pytest.raises(Refused, match="before the first"):
        house.deadlines.between(date(2026, 12, 2), date(2026, 12, 1))


def enter(house: House, return_id: str, by: Person) -> None:
    """Record that a return was typed into the tracker's page."""
    house.ways_out.enter(return_id, by, house.machine.clock.wall(), Shown.YES, by)
