"""The call sheet says what the records say and no more: blanks for what is not known, and never a yes that is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from carehome_desktop.app.house import House
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.call_sheet import Answered, CallSheet
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.route_tries import Result, Try
from carehome_desktop.domain.stock.standing import Standing
from tests.homes import Hands, practice_house


@pytest.fixture
def house(tmp_path: Path, hands: Hands) -> Iterator[House]:
    made = practice_house(tmp_path, hands)
    made.stock.set_lines(3, 7, made.manager())
    yield made
    made.close()


def record(
    house: House, hands: Hands, kind: Kind, singles: int, ago: float, type_id: str = "gloves", **more: Any
) -> None:
    entry = Entry(type_id, kind, Quantity(singles=singles), hands.now - timedelta(days=ago), **more)
    assert isinstance(house.stock.record(entry, house.manager(), sure=True), Movement)


def a_hundred_a_day(house: House, hands: Hands, left: int, type_id: str = "gloves") -> None:
    record(house, hands, Kind.COUNT, left + 700, 7, type_id)
    record(house, hands, Kind.COUNT, left, 0, type_id)


def sheet(house: House) -> CallSheet:
    found = house.call_sheets.sheet("gloves", house.manager())
    assert isinstance(found, CallSheet)
    return found


def asked(house: House, begins: str) -> Answered:
    return next(each for each in sheet(house).asks if each.words.startswith(begins))


@pytest.mark.parametrize(
    ("left", "within", "band"),
    [
        (50, "Yes. By our records it lasts less than a day.", "Less than 24 hours."),
        (200, "Yes. By our records it lasts 2 days (1 to 2).", "One to two days."),
        (300, "Yes. By our records it lasts 3 days (2 to 3).", "More than two days."),
        (310, "It may be: by our records it lasts 3 days (2 to 3).", "More than two days."),
        (700, "By our records it lasts 7 days (6 to 7), which is longer.", "More than two days."),
    ],
)
def test_the_need_within_72_hours_follows_from_the_stock(
    house: House, hands: Hands, left: int, within: str, band: str
) -> None:
    a_hundred_a_day(house, hands, left)
    first = asked(house, "Is it needed within 72 hours?")
    assert first.lines == (within,)
    assert bool(first.blanks) is not within.startswith("Yes")
    assert asked(house, "How long does it last").lines[0].startswith(band)


def test_the_stock_is_told_with_its_use_and_the_day_it_runs_out(house: House, hands: Hands) -> None:
    a_hundred_a_day(house, hands, 200)
    (words,) = asked(house, "What is needed").lines
    assert words == (
        "Gloves: 200 gloves left, 100 gloves used in a day, 2 days (1 to 2), until about Monday 23 November 2026."
    )


def test_what_is_not_known_is_a_blank_and_not_a_guess(house: House) -> None:
    blanks = {each.words.split(":")[0]: each.blanks for each in sheet(house).asks if each.blanks}
    assert blanks["Is it needed within 72 hours?"] == ("Yes or no",)
    assert blanks["Who asks"] == ("E-mail", "Telephone")
    assert blanks["How many people have COVID-19"] == ("Confirmed", "Suspected")
    assert blanks["How many beds does the home have?"] == ("Beds",)
    assert sheet(house).cqc_location_id == ""
    assert asked(house, "What was tried").lines == ("Nothing is recorded as tried.",)


def test_what_was_tried_and_delivered_last_is_told_and_what_was_taken_back_only_in_the_log(
    house: House, hands: Hands
) -> None:
    record(house, hands, Kind.DELIVERY, 700, 6, who="Gompels", reference="A 17")
    record(house, hands, Kind.COUNT, 800, 5)
    record(house, hands, Kind.COUNT, 200, 0)
    for route, result in (("usual-supplier", Result.NOTHING), ("wholesalers", Result.NO_ANSWER)):
        told = Try("gloves", route, result, hands.now, house.manager().id)
        made = house.stock_routes.record(told, house.manager())
        assert not isinstance(made, Problem)
    house.stock_routes.undo(made.id, house.manager())
    assert asked(house, "What was tried").lines == (
        "Saturday 21 November 2026, 9:00am: Your usual supplier: they had nothing.",
        "Last delivery: 700 gloves, from Gompels, order A 17, Sunday 15 November 2026.",
    )
    assert [bool(each.taken_back) for each in sheet(house).log] == [False, True]
    assert sheet(house).warning.endswith(": The seven wholesalers and Your council or Local Resilience Forum.")


def test_other_types_that_are_low_are_on_the_same_sheet_and_those_that_are_fine_are_not(
    house: House, hands: Hands
) -> None:
    a_hundred_a_day(house, hands, 200)
    a_hundred_a_day(house, hands, 100, "masks")
    a_hundred_a_day(house, hands, 2_000, "aprons")
    assert asked(house, "What is needed").blanks == ("Gloves: how many", "Masks: how many")


def test_a_detail_that_is_no_line_of_text_is_told_and_the_old_one_stays(house: House) -> None:
    house.call_sheets.tell("address", "12 High Street", house.manager())
    assert house.call_sheets.tell("address", "12 High\nStreet", house.manager()).problem is not None
    assert house.call_sheets.details()["address"] == "12 High Street"
    with pytest.raises(KeyError):
        house.call_sheets.tell("password", "x", house.manager())


def test_a_type_that_is_not_there_has_no_sheet(house: House) -> None:
    assert isinstance(house.call_sheets.sheet("hats", house.manager()), Problem)


def test_stock_below_nought_is_not_told_as_days(house: House, hands: Hands) -> None:
    a_hundred_a_day(house, hands, 50)
    hands.pass_by(60)
    record(house, hands, Kind.USE, 90, 0)
    assert house.stock.status_of("gloves").level < 0  # type: ignore[union-attr, operator]
    unknown = "Not known: by the records more went out than was there. Count before you ring."
    assert asked(house, "Is it needed within").lines == (unknown,)
    assert asked(house, "How long does it last").lines[0] == unknown
    assert asked(house, "What is needed").lines == ("Gloves: −40 gloves by the records, which cannot be.",)


def test_a_type_of_which_all_was_taken_back_is_not_counted_yet(house: House, hands: Hands) -> None:
    record(house, hands, Kind.DELIVERY, 500, 1)
    (made,) = house.stock.ledger()
    house.stock.undo(made.id, house.manager())
    status = house.stock.status_of("gloves")
    assert status is not None
    assert (status.level, status.standing) == (None, Standing.NOT_COUNTED)
