"""The reminder e-mail's "no change" is recorded for the month, after a look at what moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carehome_desktop.app.house import House
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import Choice, Counts, Picks
from carehome_desktop.domain.ways import Shown, Way
from carehome_desktop.services.no_change import ALL_DONE, NOT_DUE, NOTHING_BEFORE, REFERENCE, NoChangeCheck, moved_since
from carehome_desktop.services.receipts_first import CAUTION
from carehome_desktop.services.replacing import ASKED_FIRST
from carehome_desktop.store import courier_notes
from tests.homes import Hands
from tests.services.test_ways_out import tried

NOVEMBER, DECEMBER = Period.read("2026-11"), Period.read("2026-12")


def answer(house: House, period: Period, number: int, question_id: str = "") -> None:
    """Answer the workforce section, or one question of it, with the same number on every line."""
    for each in house.answering.open("workforce", period).questions:
        if question_id in ("", each.question.id):
            value = Counts.of({part.id: number for part in each.parts})
            house.answering.answer("workforce", period, each.question.id, value, house.manager())


def entered_in_november(house: House, hands: Hands) -> None:
    hands.now = datetime(2026, 11, 9, 9, tzinfo=UTC)
    answer(house, NOVEMBER, 3)
    row = house.filing.queue("workforce", NOVEMBER, house.manager(), Way.HAND)
    assert isinstance(row, Outgoing), row
    house.ways_out.enter(row.return_id, house.manager(), hands.now, Shown.YES, house.manager())
    hands.now = datetime(2026, 12, 9, 9, tzinfo=UTC)


def checked(house: House) -> NoChangeCheck:
    check = house.no_change.check()
    assert isinstance(check, NoChangeCheck), check
    return check


def test_what_was_reported_last_is_entered_for_this_month_with_the_e_mail_as_reference(
    house: House, hands: Hands
) -> None:
    entered_in_november(house, hands)
    check = checked(house)
    assert (check.period, check.moved) == (DECEMBER, ())
    assert check.left_out == ("Beds", "Hours and absence")

    hands.pass_by(60)
    rows = house.no_change.record(house.manager(), hands.now - timedelta(minutes=1), house.manager())
    assert isinstance(rows, list)
    assert [(row.section_id, row.period, row.state) for row in rows] == [("workforce", DECEMBER, State.ENTERED)]
    told = rows[0].entered
    assert told is not None
    assert (told.reference, told.shown, told.note) == (REFERENCE, Shown.NOT_CHECKED, "")
    record = house.records.record(rows[0].return_id)
    assert record is not None
    assert {answer.value for answer in record.filed.answers} == {
        Counts.of({part.id: 3 for part in each.parts}) for each in house.answering.open("workforce", NOVEMBER).questions
    }
    assert {answer.saved_at for answer in record.filed.answers} == {hands.now}
    state = house.answering.open("workforce", DECEMBER)
    assert not state.changed_since_queued
    assert house.deliveries.status().to_enter == 0


def test_what_moved_is_shown_before_and_kept_with_the_record(house: House, hands: Hands) -> None:
    entered_in_november(house, hands)
    answer(house, DECEMBER, 4, "staff-employed")
    moved = checked(house).moved
    assert len(moved) == 1
    assert "Reported: Registered nurses 3" in moved[0]
    assert "Here now: Registered nurses 4" in moved[0]

    rows = house.no_change.record(house.manager(), hands.now, house.manager())
    assert isinstance(rows, list)
    assert rows[0].entered is not None
    assert "Here now: Registered nurses 4" in rows[0].entered.note
    assert house.answering.open("workforce", DECEMBER).changed_since_queued, "her own answers stay as she gave them"


def test_a_starting_figure_that_was_not_confirmed_yet_is_something_that_moved(house: House, hands: Hands) -> None:
    entered_in_november(house, hands)
    hands.now = datetime(2026, 12, 3, 9, tzinfo=UTC)
    answer(house, DECEMBER, 7, "staff-absent")
    hands.now = datetime(2026, 12, 9, 9, tzinfo=UTC)

    (moved,) = checked(house).moved
    assert "Reported: Registered nurses 3" in moved
    assert "Here now: Registered nurses 7" in moved
    rows = house.no_change.record(house.manager(), hands.now, house.manager())
    assert isinstance(rows, list)
    assert rows[0].entered is not None
    assert rows[0].entered.note.startswith("Here had moved meanwhile: ")


def test_only_what_was_answered_this_month_is_said_to_be_unmoved(house: House, hands: Hands) -> None:
    entered_in_november(house, hands)
    assert checked(house).unmoved_words == (
        "Nothing was answered here for December 2026 yet, so nothing could be compared."
    )
    answer(house, DECEMBER, 3)
    assert checked(house).unmoved_words == "What you answered here for December 2026 is what was reported last."
    answer(house, DECEMBER, 4, "staff-employed")
    assert checked(house).unmoved_words == ""


def test_what_was_reported_blank_and_is_answered_now_has_moved(house: House, hands: Hands) -> None:
    entered_in_november(house, hands)
    answer(house, DECEMBER, 3)
    december = house.answering.open("workforce", DECEMBER)
    last = next(each.last for each in checked(house).sections if each.last is not None)
    blank = replace(last, answers=tuple(each for each in last.answers if each.question_id != "staff-absent"))

    assert moved_since(december, last) == ()
    (moved,) = moved_since(december, blank)
    assert "Reported: left blank. Here now: Registered nurses 3" in moved


def test_the_answers_that_will_stand_are_told_with_what_is_asked_afresh(house: House, hands: Hands) -> None:
    entered_in_november(house, hands)
    (standing,) = (each for each in checked(house).sections if each.can_stand)
    assert [figure.words.startswith("Registered nurses 3, ") for figure in standing.figures] == [True] * 4
    carried = [each.question.carried for each in standing.state.questions]
    assert [figure.afresh for figure in standing.figures] == [not each for each in carried]
    assert {figure.afresh for figure in standing.figures} == {True, False}


def test_it_is_recorded_once_and_then_says_which_sections_were_reported_and_which_never(
    house: House, hands: Hands
) -> None:
    entered_in_november(house, hands)
    house.no_change.record(house.manager(), hands.now, house.manager())
    again = house.no_change.check()
    assert isinstance(again, Problem)
    assert again.words.startswith(
        "Received or entered for December 2026 already: Workforce. "
        "Nothing was reported from here before: Beds, Hours and absence. "
    )
    assert "no earlier monthly return" not in again.words


def test_with_one_section_to_stand_the_others_are_named_with_why_they_do_not(house: House, hands: Hands) -> None:
    entered_in_november(house, hands)
    assert checked(house).not_recorded == ("Nothing was reported from here before: Beds, Hours and absence.",)


def test_a_month_that_was_made_ready_and_never_reported_is_named_and_is_no_measure(house: House, hands: Hands) -> None:
    hands.now = datetime(2026, 11, 9, 9, tzinfo=UTC)
    answer(house, NOVEMBER, 3)
    house.filing.queue("workforce", NOVEMBER, house.manager(), Way.HAND)
    hands.now = datetime(2026, 12, 9, 9, tzinfo=UTC)
    check = house.no_change.check()
    assert isinstance(check, Problem)
    assert "Workforce for November 2026 was made ready here, and is not received or entered." in check.words


def test_all_is_done_once_every_section_is_entered(house: House, hands: Hands) -> None:
    hands.now = datetime(2026, 12, 9, 9, tzinfo=UTC)
    answer(house, DECEMBER, 3)
    person = house.manager()
    house.answering.answer("hours-and-absence", DECEMBER, "stretch", Choice("not-asked"), person)
    house.answering.answer("beds", DECEMBER, "bed-types", Picks.of({"transitional": ""}), person)
    for question_id in ("beds-total", "beds-occupied", "beds-reserved", "beds-accepting"):
        house.answering.answer("beds", DECEMBER, question_id, Counts.of({"transitional": 1}), person)
    for section_id in ("workforce", "hours-and-absence", "beds"):
        row = house.filing.queue(section_id, DECEMBER, person, Way.HAND)
        assert isinstance(row, Outgoing), row
        house.ways_out.enter(row.return_id, person, hands.now, Shown.YES, person)
    assert house.no_change.check() == ALL_DONE


@pytest.mark.parametrize(
    ("now", "problem"),
    [(datetime(2026, 12, 9, 9, tzinfo=UTC), NOTHING_BEFORE), (datetime(2026, 12, 20, 9, tzinfo=UTC), NOT_DUE)],
)
def test_what_cannot_be_recorded_is_said_in_words(house: House, hands: Hands, now: datetime, problem: Problem) -> None:
    hands.now = now
    assert house.no_change.check() == problem
    assert house.no_change.record(house.manager(), now, house.manager()) == problem


def test_nothing_is_recorded_while_a_send_of_the_month_is_unresolved(house: House, hands: Hands) -> None:
    from carehome_desktop.domain.tries import Lost

    entered_in_november(house, hands)
    answer(house, DECEMBER, 3)
    row = house.filing.queue("workforce", DECEMBER, house.manager(), Way.ENDPOINT)
    assert isinstance(row, Outgoing)
    tried(house, row, Lost(), State.UNKNOWN, maybe_there=True)

    assert house.no_change.record(house.manager(), hands.now, house.manager()) == Problem("way", ASKED_FIRST)
    assert [each.state for each in house.deliveries.outgoing()] == [State.UNKNOWN, State.ENTERED]


def test_a_moment_to_come_is_refused(house: House, hands: Hands) -> None:
    entered_in_november(house, hands)
    problem = house.no_change.record(house.manager(), hands.now + timedelta(hours=1), house.manager())
    assert isinstance(problem, Problem)
    assert problem.field == "when"


def test_the_button_was_not_used_before_the_month_began(house: House, hands: Hands) -> None:
    entered_in_november(house, hands)
    refused = house.no_change.record(house.manager(), datetime(2026, 11, 30, 23, 59, tzinfo=UTC), house.manager())
    assert isinstance(refused, Problem)
    assert refused.words.startswith("This is before December 2026 began.")
    assert not house.deliveries.to_enter()


def test_after_a_copy_was_put_back_it_says_that_the_tracker_may_have_the_month_already(
    house: House, hands: Hands
) -> None:
    entered_in_november(house, hands)
    assert checked(house).cautions == ()
    with house.store.write() as connection:
        courier_notes.set_note(connection, "ask_first", True)
    assert checked(house).cautions == (CAUTION,)
