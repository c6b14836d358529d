"""A monthly figure taken before the 8th is kept as a start; it goes only when it was confirmed from the 8th on."""

from __future__ import annotations

from datetime import UTC, datetime

from carehome_desktop.app.house import House
from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.values import Counts
from carehome_desktop.services.answering import SectionState
from tests.homes import Hands

DECEMBER = Period.read("2026-12")
EMPLOYED = "staff-employed"
BEFORE, ON_THE_8TH = datetime(2026, 12, 3, 9, tzinfo=UTC), datetime(2026, 12, 8, 9, tzinfo=UTC)


def give(house: House, question_id: str, note: str = "") -> None:
    """Answer a table of workforce with one in each line."""
    parts = house.answering.open("workforce", DECEMBER).state_of(question_id).parts
    value = Counts.of({part.id: 1 for part in parts})
    house.answering.answer("workforce", DECEMBER, question_id, value, house.manager(), note=note)


def give_all(house: House) -> SectionState:
    """Answer all of workforce."""
    for each in house.answering.open("workforce", DECEMBER).questions:
        give(house, each.question.id)
    return house.answering.open("workforce", DECEMBER)


def test_before_the_8th_a_figure_stands_and_nothing_goes(house: House, hands: Hands) -> None:
    hands.now = BEFORE
    state = give_all(house)
    assert state.state_of(EMPLOYED).standing is Standing.ANSWERED

    refused = house.filing.queue("workforce", DECEMBER, house.manager())
    assert isinstance(refused, Problem)
    assert refused.words.startswith("December 2026 opens on Tuesday 8 December. What you have entered is kept")


def test_from_the_8th_it_waits_to_be_confirmed_with_its_note(house: House, hands: Hands) -> None:
    hands.now = BEFORE
    give(house, EMPLOYED, note="Without the cook")
    hands.now = ON_THE_8TH
    found = house.answering.open("workforce", DECEMBER).state_of(EMPLOYED)

    assert (found.standing, found.answer, found.carried_from) == (Standing.CARRIED, None, DECEMBER)
    assert found.carried is not None
    assert found.carried.note == "Without the cook"

    house.answering.confirm("workforce", DECEMBER, house.manager())
    confirmed = house.answering.open("workforce", DECEMBER).state_of(EMPLOYED)
    assert confirmed.standing is Standing.ANSWERED
    assert confirmed.answer is not None
    assert (confirmed.answer.saved_at, confirmed.answer.note) == (ON_THE_8TH, "Without the cook")


def test_it_does_not_go_unconfirmed_and_goes_confirmed(house: House, hands: Hands) -> None:
    hands.now = BEFORE
    give_all(house)
    hands.now = ON_THE_8TH
    assert isinstance(house.filing.queue("workforce", DECEMBER, house.manager()), Problem)
    house.answering.confirm("workforce", DECEMBER, house.manager())
    assert not isinstance(house.filing.queue("workforce", DECEMBER, house.manager()), Problem)


def test_a_note_alone_leaves_the_starting_figure(house: House, hands: Hands) -> None:
    hands.now = BEFORE
    give(house, EMPLOYED)
    hands.now = ON_THE_8TH
    house.answering.answer("workforce", DECEMBER, EMPLOYED, None, house.manager(), note="Asked the office")
    found = house.answering.open("workforce", DECEMBER).state_of(EMPLOYED)

    assert found.standing is Standing.CARRIED
    assert found.carried is not None
    assert (found.carried.note, found.carried.saved_at) == ("Asked the office", BEFORE)


def test_the_day_is_londons(house: House, hands: Hands) -> None:
    hands.now = datetime(2026, 6, 7, 23, 30, tzinfo=UTC)  # half past midnight on the 8th in summer time
    june = Period.read("2026-06")
    house.answering.answer("workforce", june, EMPLOYED, Counts.of({"nurses": 1}), house.manager())
    state = house.answering.open("workforce", june)
    assert state.opens is None
    assert state.state_of(EMPLOYED).answer is not None


def test_a_figure_of_a_month_that_is_past_is_confirmed_too(house: House, hands: Hands) -> None:
    hands.now = BEFORE
    give_all(house)
    hands.now = datetime(2027, 1, 3, 9, tzinfo=UTC)
    assert house.answering.open("workforce", DECEMBER).state_of(EMPLOYED).standing is Standing.CARRIED
