"""History tells what was answered, when, by whom and under which questions, and changes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from carehome_desktop.app.house import House
from carehome_desktop.domain.delivery import Delivery, Receipt, State
from carehome_desktop.domain.history import Comparison, Proof
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import FindOut, YesNo
from carehome_desktop.domain.ways import Shown, Way
from carehome_desktop.services.history_words import proof_file_name
from carehome_desktop.store import outbox, people
from tests.homes import SECTION, Hands, answer_all, day, week

ON_FIFTH, ON_SEVENTH = datetime(2020, 6, 5, 9, 0, tzinfo=UTC), datetime(2020, 6, 7, 9, 0, tzinfo=UTC)
FIFTH, SIXTH, SEVENTH = day("2020-06-05"), day("2020-06-06"), day("2020-06-07")


@pytest.fixture
def hands() -> Hands:
    return Hands(ON_SEVENTH)


def queue(house: House, period: Period, *, but: dict[str, bool] | None = None) -> Outgoing:
    answer_all(house, period, but=but)
    queued = house.filing.queue(SECTION, period, house.manager())
    assert isinstance(queued, Outgoing)
    return queued


def receive(house: House, row: Outgoing, at: datetime, number: str = "CT-1") -> None:
    receipt = Receipt(number, row.return_id, row.digest, row.section_id, row.period, row.revision, at)
    with house.store.write() as connection:
        outbox.add_receipt(connection, receipt, at)
        outbox.set_delivery(
            connection, row.return_id, Delivery(State.RECEIVED, 1), words="Received", at=at, next_try=None
        )


def note(house: House, period: Period, question: str, words: str, *, yes: bool = True) -> None:
    house.answering.answer(SECTION, period, question, YesNo(yes), house.manager(), note=words)


# -- the list ----------------------------------------------------------------------------------------------------------


def test_the_list_tells_every_revision_with_its_receipt_newest_first(house: House, hands: Hands) -> None:
    first = queue(house, FIFTH)
    receive(house, first, hands.now)
    hands.pass_by(60)
    queue(house, FIFTH, but={"full-wages": False})
    listed = house.history.returns()
    assert [(each.revision, each.state, each.number, each.arrived_at) for each in listed] == [
        (2, State.WAITING, "", None),
        (1, State.RECEIVED, "CT-1", ON_SEVENTH),
    ]
    assert {each.title for each in listed} == {"Infection control"}


# -- search ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ("", 26),
        ("friday", 13),
        ("2020-06-06", 13),
        ("6/6/2020", 13),
        ("june", 26),
        ("infection control", 26),
        ("practice manager", 26),
        ("wages isolat 5 june no", 1),
        ("ŁUKASZ", 1),
        ("waiting", 13),
        ("ct-1", 13),
        ("nobody wrote this", 0),
    ],
)
def test_words_are_found_in_headings_values_notes_names_sections_and_dates(
    house: House, hands: Hands, typed: str, total: int
) -> None:
    answer_all(house, FIFTH)
    note(house, FIFTH, "full-wages", "Ask Łukasz", yes=False)
    first = house.filing.queue(SECTION, FIFTH, house.manager())
    assert isinstance(first, Outgoing)
    receive(house, first, hands.now)
    queue(house, SIXTH)
    found = house.history.search(typed)
    assert (found.total, found.searched) == (total, 26)


def test_an_answer_is_found_with_who_when_and_under_which_set(house: House, hands: Hands) -> None:
    row = queue(house, FIFTH, but={"full-wages": False})
    (answer,) = house.history.search("full wages isolat").answers
    assert (answer.return_id, answer.answer, answer.who) == (row.return_id, "No", "Practice manager")
    assert (answer.saved_at, answer.set_version) == (hands.now, "2020-05")


def test_what_was_saved_and_not_sent_is_found_too_and_says_so(house: House, hands: Hands) -> None:
    queue(house, FIFTH)
    hands.pass_by(60)
    note(house, FIFTH, "full-wages", "changed since", yes=False)
    house.answering.answer(SECTION, SIXTH, "full-wages", FindOut("J. Shaw"), house.manager())
    found = house.history.search("saved, not sent")
    assert [(each.period, each.answer, each.return_id) for each in found.answers] == [
        (SIXTH, "I need to find out", ""),
        (FIFTH, "No", ""),
    ]


def test_only_the_newest_are_shown_and_all_are_counted(house: House) -> None:
    queue(house, FIFTH)
    queue(house, SIXTH)
    found = house.history.search("infection", most=5)
    assert (len(found.answers), found.total) == (5, 26)
    assert {each.period for each in found.answers} == {SIXTH}


def test_after_looking_again_a_search_knows_what_came_since(house: House) -> None:
    queue(house, FIFTH)
    assert house.history.search("").total == 13
    queue(house, SIXTH)
    house.history.look_again()
    assert house.history.search("").total == 26


# -- compare -----------------------------------------------------------------------------------------------------------


def test_comparing_tells_what_changed_with_both_values(house: House) -> None:
    queue(house, FIFTH)
    queue(house, SIXTH, but={"full-wages": False})
    told = house.history.compare(SECTION, FIFTH, SIXTH)
    assert isinstance(told, Comparison)
    (line,) = told.changed()
    assert line.before is not None
    assert line.after is not None
    assert (line.before.words, line.after.words) == ("Yes", "No")
    assert len(told.lines) == 13
    assert told.set_changed is False


def test_of_several_revisions_the_one_that_arrived_is_compared(house: House, hands: Hands) -> None:
    receive(house, queue(house, FIFTH, but={"full-wages": False}), hands.now)
    queue(house, FIFTH)
    queue(house, SIXTH)
    told = house.history.compare(SECTION, FIFTH, SIXTH)
    assert isinstance(told, Comparison)
    assert told.before_words == "Received, revision 1"
    assert [line.number for line in told.changed()] == [3]


def test_answers_that_were_only_saved_can_be_compared(house: House) -> None:
    queue(house, FIFTH)
    answer_all(house, SIXTH)
    told = house.history.compare(SECTION, FIFTH, SIXTH)
    assert isinstance(told, Comparison)
    assert (told.after_words, told.changed()) == ("Saved, not sent", ())


def test_a_period_without_answers_or_the_same_twice_is_said_in_words(house: House) -> None:
    queue(house, FIFTH)
    missing, same = house.history.compare(SECTION, FIFTH, SIXTH), house.history.compare(SECTION, FIFTH, FIFTH)
    assert missing == Problem("after", "There are no answers for Saturday 6 June 2020. Choose another day.")
    assert isinstance(same, Problem)


def test_the_newest_two_are_those_that_were_filed_and_else_what_was_saved(house: House) -> None:
    assert house.history.newest_two(SECTION) is None
    answer_all(house, FIFTH)
    answer_all(house, SIXTH)
    assert house.history.newest_two(SECTION) == (FIFTH, SIXTH)
    queue(house, FIFTH)
    queue(house, SIXTH)
    answer_all(house, SEVENTH)
    assert house.history.newest_two(SECTION) == (FIFTH, SIXTH)
    assert house.history.periods(SECTION) == [SEVENTH, SIXTH, FIFTH]


def test_in_a_section_that_went_from_days_to_weeks_the_newest_two_may_be_one_of_each(
    house: House, hands: Hands
) -> None:
    hands.now = datetime(2020, 8, 11, 9, tzinfo=UTC)
    last_day, first_week = day("2020-08-09"), week("2020-08-10")
    for period in (day("2020-08-08"), last_day, first_week):
        queue(house, period)
    assert house.history.newest_two(SECTION) == (last_day, first_week)
    assert isinstance(house.history.compare(SECTION, last_day, first_week), Comparison)


def test_a_day_given_for_a_part_that_is_answered_by_the_week_is_said_in_words(house: House, hands: Hands) -> None:
    hands.now = datetime(2020, 8, 18, 9, tzinfo=UTC)
    for period in (week("2020-08-10"), week("2020-08-17")):
        queue(house, period)
    told = house.history.compare(SECTION, day("2020-08-10"), week("2020-08-17"))
    assert told == Problem(
        "before",
        "Infection control is answered by the week. Choose one, such as the week from Monday 17 August 2020 (2020-W34).",
    )


def test_what_has_a_history_is_told_by_its_newest_title_and_its_first_day(house: House) -> None:
    assert (house.history.sections(), house.history.first_day()) == ([], None)
    queue(house, SIXTH)
    queue(house, FIFTH)
    assert house.history.sections() == [(SECTION, "Infection control")]
    assert house.history.first_day() == date(2020, 6, 5)


# -- proof -------------------------------------------------------------------------------------------------------------


def proved(house: House, first: str, last: str, section: str = "") -> Proof:
    told = house.history.proof(date.fromisoformat(first), date.fromisoformat(last), section)
    assert isinstance(told, Proof)
    return told


def test_the_proof_counts_days_on_which_something_arrived_and_lists_the_others(house: House, hands: Hands) -> None:
    hands.now = ON_FIFTH
    receive(house, queue(house, FIFTH), hands.now)
    hands.pass_by(2 * 86_400)
    receive(house, queue(house, SEVENTH), hands.now, "CT-2")
    told = proved(house, "2020-06-04", "2020-06-07")
    assert told.counts() == (("day", 2, 4),)
    assert [(line.period.text, line.instead) for line in told.missed()] == [
        ("2020-06-04", "Nothing was received or entered."),
        ("2020-06-06", "Nothing was received or entered."),
    ]


def test_a_return_that_arrived_a_day_late_counts_for_the_day_it_arrived_and_the_other_says_why(
    house: House, hands: Hands
) -> None:
    hands.now = ON_FIFTH
    row = queue(house, FIFTH)
    hands.pass_by(86_400)
    receive(house, row, hands.now)
    told = proved(house, "2020-06-05", "2020-06-06")
    (missed,) = told.missed()
    assert missed.period == FIFTH
    assert missed.instead == ("Infection control: made ready here 10:00am, received Saturday 6 June 2020, 10:00am.")


def test_what_arrives_just_after_midnight_in_summer_counts_for_the_new_day_of_the_home(
    house: House, hands: Hands
) -> None:
    hands.now = ON_FIFTH
    receive(house, queue(house, FIFTH), datetime(2020, 6, 5, 23, 30, tzinfo=UTC))
    hands.pass_by(86_400)
    assert [line.period.text for line in proved(house, "2020-06-05", "2020-06-06").missed()] == ["2020-06-05"]


def test_what_a_person_entered_counts_as_it_was_last_put_right_and_what_was_taken_back_does_not(
    house: House, hands: Hands
) -> None:
    hands.now = ON_FIFTH
    who, row = house.manager(), queue(house, FIFTH)
    assert isinstance(house.ways_out.change(row.return_id, Way.HAND, "No line today", who), Outgoing)
    for reference in ("R-8", "R-9"):
        house.ways_out.enter(row.return_id, who, hands.now, Shown.YES, who, reference=reference)
    (line,) = proved(house, "2020-06-05", "2020-06-05").lines
    assert [update.words for update in line.updates] == ["entered on the tracker 10:00am, reference R-9"]
    assert len(house.history.returns()) == 1
    house.ways_out.take_back(row.return_id, "It was another home's page", who)
    assert len(proved(house, "2020-06-05", "2020-06-05").missed()) == 1


def test_a_receipt_for_a_return_that_is_not_in_this_file_is_proof_too(house: House, hands: Hands) -> None:
    hands.now = ON_FIFTH
    stray = Receipt("CT-S", "elsewhere", "d", SECTION, FIFTH, 1, hands.now)
    with house.store.write() as connection:
        outbox.add_receipt(connection, stray, hands.now)
    assert proved(house, "2020-06-05", "2020-06-05").missed() == ()


def test_a_section_is_counted_by_the_periods_it_was_asked_by_and_days_before_it_not_at_all(house: House) -> None:
    told = proved(house, "2020-05-10", "2020-06-05", SECTION)
    assert told.lines[0].period.text == "2020-05-14"
    assert told.counts() == (("day", 0, 23),)


def test_days_to_come_are_left_out_and_dates_that_cannot_be_are_said_in_words(house: House, hands: Hands) -> None:
    hands.now = ON_FIFTH
    told = proved(house, "2020-06-04", "2020-12-31")
    assert told.last == date(2020, 6, 5)
    assert proof_file_name(told) == "Days updated, Thursday 4 June 2020 to Friday 5 June 2020.pdf"
    turned = house.history.proof(date(2020, 6, 5), date(2020, 6, 4))
    ahead = house.history.proof(date(2030, 6, 5), date(2030, 6, 6))
    assert isinstance(turned, Problem)
    assert isinstance(ahead, Problem)


# -- who is who --------------------------------------------------------------------------------------------------------


def test_a_code_stays_with_a_person_when_the_name_is_erased(house: House) -> None:
    who = house.manager()
    with house.store.write() as connection:
        people.erase_name(connection, who.id)
    names = house.history.names()
    assert names.shown(who.id, by_name=False) == "P1"
    assert names.shown(who.id, by_name=True) == "(name erased)"
