"""A delivery that came since the last answer puts its question first; nothing is answered by it."""

from __future__ import annotations

from datetime import timedelta

from carehome_desktop.app.house import House
from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.values import Choice, FindOut, YesNo
from carehome_desktop.services.answering import QuestionState
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK, TODAY, YESTERDAY, Hands

PPE, ENOUGH = "ppe", "enough-ppe"
QUESTIONS = ("ppe-aprons", "ppe-eye-protection", "ppe-gloves", "ppe-masks", "ppe-hand-sanitiser")


def record(house: House, type_id: str = "gloves", kind: Kind = Kind.DELIVERY, **back: float) -> Movement:
    """Record 3 boxes of 100 so long ago."""
    moment = house.machine.clock.wall() - timedelta(**back)
    made = house.stock.record(Entry(type_id, kind, Quantity(3, 100), moment), house.manager(), sure=True)
    assert isinstance(made, Movement)
    return made


def yesterday_green(house: House, hands: Hands) -> None:
    """Answer all five with green, a day ago."""
    hands.now -= timedelta(days=1)
    for question_id in QUESTIONS:
        house.answering.answer(PPE, YESTERDAY, question_id, Choice("green"), house.manager())
    hands.now += timedelta(days=1)


def first(house: House, section: str = PPE, period: Period = TODAY) -> list[str]:
    return [each.question.id for each in house.answering.open(section, period).questions if each.goes_first]


def state(house: House, question_id: str = "ppe-gloves", section: str = PPE, period: Period = TODAY) -> QuestionState:
    return house.answering.open(section, period).state_of(question_id)


def test_the_question_of_what_was_delivered_goes_first_and_says_what_came(house: House, hands: Hands) -> None:
    yesterday_green(house, hands)
    assert first(house) == []
    record(house, hours=1)
    assert first(house) == ["ppe-gloves"]
    found = state(house)
    assert found.happened == "A delivery came since: 300 gloves, 8:00am."
    assert (found.standing, found.moved) == (Standing.CARRIED, False)
    assert found.carried is not None
    assert found.carried.value == Choice("green"), "what stood stands, and nothing is answered by it"


def test_of_several_deliveries_the_newest_is_named_and_the_others_are_counted(house: House, hands: Hands) -> None:
    yesterday_green(house, hands)
    record(house, hours=3)
    record(house, hours=2)
    record(house, "masks", hours=1)
    assert first(house) == ["ppe-gloves", "ppe-masks"]
    assert state(house).happened == "A delivery came since: 300 gloves, 7:00am, and 1 more."


def test_a_type_of_the_homes_own_speaks_for_the_type_it_belongs_to(house: House, hands: Hands) -> None:
    yesterday_green(house, hands)
    own = house.stock_types.add("gloves", "Long gloves", "long glove", "long gloves", house.manager())
    assert isinstance(own, PpeType), own
    record(house, own.id, hours=1)
    assert first(house) == ["ppe-gloves"]
    assert "300 long gloves" in state(house).happened


def test_question_seven_hears_of_a_delivery_of_any_type(house: House, hands: Hands) -> None:
    hands.now -= timedelta(days=7)
    house.answering.answer(SECTION, LAST_WEEK, ENOUGH, YesNo(False), house.manager())
    hands.now += timedelta(days=7)
    record(house, "aprons", hours=1)
    assert first(house, SECTION, THIS_WEEK) == [ENOUGH]


def test_what_was_counted_used_or_taken_back_is_no_delivery(house: House, hands: Hands) -> None:
    yesterday_green(house, hands)
    record(house, kind=Kind.COUNT, hours=3)
    record(house, kind=Kind.USE, hours=2)
    assert first(house) == []
    came = record(house, hours=1)
    assert first(house) == ["ppe-gloves"]
    house.stock.undo(came.id, house.manager())
    assert first(house) == []


def test_a_delivery_before_the_answer_is_known_in_it(house: House, hands: Hands) -> None:
    record(house, days=2)
    yesterday_green(house, hands)
    assert first(house) == []


def test_each_question_hears_of_what_came_since_its_own_answer(house: House, hands: Hands) -> None:
    yesterday_green(house, hands)
    record(house, hours=1)
    record(house, "masks", hours=1)
    house.answering.answer(PPE, TODAY, "ppe-gloves", Choice("green"), house.manager())
    assert first(house) == ["ppe-masks"]


def test_one_act_confirms_the_section_and_what_came_is_dealt_with(house: House, hands: Hands) -> None:
    yesterday_green(house, hands)
    record(house, hours=1)
    assert house.answering.confirm(PPE, TODAY, house.manager()) == 5
    assert first(house) == []
    assert house.answering.open(PPE, TODAY).ready


def test_a_delivery_after_todays_answer_asks_again_and_the_answer_can_be_confirmed_as_it_is(
    house: House, hands: Hands
) -> None:
    house.answering.answer(PPE, TODAY, "ppe-gloves", Choice("amber"), house.manager(), note="Two boxes")
    hands.pass_by(7200)
    record(house, hours=1)
    assert first(house) == ["ppe-gloves"]
    assert house.answering.confirm(PPE, TODAY, house.manager()) == 0, "what is answered is no part of confirming all"
    assert house.answering.confirm(PPE, TODAY, house.manager(), ["ppe-gloves"]) == 1
    assert first(house) == []
    kept = state(house).answer
    assert kept is not None
    assert (kept.value, kept.note, kept.saved_at) == (Choice("amber"), "Two boxes", hands.now)


def test_a_day_that_has_passed_hears_nothing_of_later_deliveries(house: House, hands: Hands) -> None:
    yesterday_green(house, hands)
    record(house, hours=1)
    assert first(house, period=YESTERDAY) == []


def test_what_nobody_answered_yet_or_is_to_be_found_out_has_no_news(house: House, hands: Hands) -> None:
    record(house, hours=1)
    assert first(house) == []
    house.answering.answer(PPE, TODAY, "ppe-gloves", FindOut("the store"), house.manager())
    assert first(house) == []


def test_a_home_that_keeps_no_stock_asks_nothing_of_it(house: House, hands: Hands) -> None:
    yesterday_green(house, hands)
    assert first(house) == []
    assert "stock" not in vars(house)
