"""Whom to ask when PPE runs short: a try belongs to its shortage, is taken back in words, and old numbers are not rung."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import exc

from carehome_desktop.app.house import House
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.route_tries import Result, Tried, Try
from carehome_desktop.services.stock_routes import Ladder
from carehome_desktop.store.schema import route_tries
from tests.homes import Hands


def record(house: House, hands: Hands, kind: Kind, singles: int, ago: float = 0) -> None:
    entry = Entry("gloves", kind, Quantity(singles=singles), hands.now - timedelta(days=ago))
    assert isinstance(house.stock.record(entry, house.manager(), sure=True), Movement)


def runs_low(house: House, hands: Hands) -> None:
    """Gloves last two days, and low begins below three."""
    house.stock.set_lines(3, 7, house.manager())
    record(house, hands, Kind.COUNT, 900, 7)
    record(house, hands, Kind.COUNT, 200)


def tried(house: House, hands: Hands, route: str = "usual-supplier", result: Result = Result.NO_ANSWER) -> Tried:
    found = house.stock_routes.record(Try("gloves", route, result, hands.now, house.manager().id), house.manager())
    assert isinstance(found, Tried)
    return found


def ladder(house: House, type_id: str = "gloves") -> Ladder:
    found = house.stock_routes.ladder(type_id)
    assert found is not None
    return found


def test_a_try_stands_under_its_way_and_no_other(house: House, hands: Hands) -> None:
    runs_low(house, hands)
    made = tried(house, hands, "wholesalers", Result.PART)
    found = ladder(house)
    assert found.short
    assert [(step.route.id, step.tried) for step in found.steps if step.tried] == [("wholesalers", (made,))]
    assert ladder(house, "masks").tried() == ()


def test_a_delivery_ends_the_shortage_and_the_next_begins_empty(house: House, hands: Hands) -> None:
    runs_low(house, hands)
    first = tried(house, hands)
    hands.pass_by(86_400)
    record(house, hands, Kind.DELIVERY, 2000)
    assert ladder(house).tried() == ()
    assert ladder(house).earlier == (first,)

    hands.pass_by(86_400)
    record(house, hands, Kind.COUNT, 150)
    second = tried(house, hands)
    assert (first.shortage, second.shortage) == (1, 2)
    assert ladder(house).tried() == (second,)


def test_too_small_a_delivery_does_not_end_the_shortage(house: House, hands: Hands) -> None:
    runs_low(house, hands)
    first = tried(house, hands)
    hands.pass_by(3600)
    record(house, hands, Kind.DELIVERY, 50)
    second = tried(house, hands, "council", Result.NOTHING)
    assert ladder(house).tried() == (first, second)
    assert second.shortage == 1


def test_a_shortage_that_nobody_tried_for_in_four_weeks_is_over(house: House, hands: Hands) -> None:
    runs_low(house, hands)
    tried(house, hands)
    hands.pass_by(27 * 86_400)
    assert len(ladder(house).tried()) == 1
    hands.pass_by(2 * 86_400)
    assert ladder(house).tried() == ()


def test_what_is_taken_back_stays_to_be_read_and_is_taken_back_once(house: House, hands: Hands) -> None:
    runs_low(house, hands)
    made = tried(house, hands)
    assert made.undo_words("Your usual supplier", hands.now) == "Undo: Your usual supplier: no answer, 9:00am"
    assert isinstance(house.stock_routes.undo(made.id, house.manager(), "Wrong type."), Tried)
    again = house.stock_routes.undo(made.id, house.manager())
    assert isinstance(again, Problem)
    assert "taken back already" in again.words
    (found,) = ladder(house).tried()
    assert found.undone is not None
    assert found.undone.reason == "Wrong type."
    step = ladder(house).step("usual-supplier")
    assert step is not None
    assert step.last is None


def test_what_was_recorded_never_changes(house: House, hands: Hands) -> None:
    tried(house, hands)
    with pytest.raises(exc.DatabaseError, match="is only added to"), house.store.write() as connection:
        connection.execute(route_tries.update().values(result="got-it"))


def test_the_line_names_what_it_expects_to_have_been_tried(house: House, hands: Hands) -> None:
    runs_low(house, hands)
    line = house.stock_routes.data.route("supply-disruption")
    assert line is not None
    assert [route.id for route in ladder(house).not_tried(line)] == ["usual-supplier", "wholesalers", "council"]
    tried(house, hands, "wholesalers")
    assert [route.id for route in ladder(house).not_tried(line)] == ["usual-supplier", "council"]


def test_a_number_of_2020_is_not_rung_and_todays_is_blank_until_it_is_typed(house: House) -> None:
    step = ladder(house).step("supply-disruption")
    assert step is not None
    assert step.line is not None
    assert (step.line.old, step.line.number) == ("2020 contact, do not ring", "")
    house.stock_routes.tell_line("supply-disruption", "01632 960 123", house.manager())
    step = ladder(house).step("supply-disruption")
    assert step is not None
    assert step.line is not None
    assert (step.line.old, step.line.number) == ("2020 contact, do not ring", "01632 960 123")
    sheet = house.support_sheets.help_line("supply-disruption")
    assert sheet is not None
    assert sheet.number == "01632 960 123", "a number typed once is known everywhere"


def test_the_order_is_the_homes_own_and_kept(house: House) -> None:
    house.stock_routes.set_order(["council", "usual-supplier"], house.manager())
    assert [route.id for route in house.stock_routes.routes()] == [
        "council",
        "usual-supplier",
        "wholesalers",
        "supply-disruption",
        "portal",
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"type_id": "hats"}, "type"),
        ({"route_id": "market"}, "route"),
        ({"by": "nobody"}, "by"),
        ({"note": "x" * 201}, "note"),
        ({"whom": "a\u202eb"}, "whom"),
    ],
)
def test_what_cannot_be_recorded_is_told_in_words(
    house: House, hands: Hands, change: dict[str, str], field: str
) -> None:
    told = {"type_id": "gloves", "route_id": "council", "by": house.manager().id, **change}
    found = house.stock_routes.record(Try(result=Result.NOTHING, at=hands.now, **told), house.manager())  # type: ignore[arg-type]
    assert isinstance(found, Problem)
    assert found.field == field
    assert ladder(house).tried() == ()


def test_a_try_that_has_not_come_yet_is_refused(house: House, hands: Hands) -> None:
    later = Try("gloves", "council", Result.NOTHING, hands.now + timedelta(hours=1), house.manager().id)
    found = house.stock_routes.record(later, house.manager())
    assert isinstance(found, Problem)
    assert "has not come yet" in found.words


def test_who_was_asked_last_is_told_while_the_shortage_goes_on(house: House, hands: Hands) -> None:
    runs_low(house, hands)
    assert house.stock_routes.last_asked("gloves") == ""
    tried(house, hands)
    hands.pass_by(3600)
    slip = tried(house, hands, "council", Result.GOT_IT)
    house.stock_routes.undo(slip.id, house.manager())
    assert house.stock_routes.last_asked("gloves") == "Asked last: Your usual supplier: no answer, 9:00am."
    record(house, hands, Kind.DELIVERY, 2_000)
    assert house.stock_routes.last_asked("gloves") == ""
