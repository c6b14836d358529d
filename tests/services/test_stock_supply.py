"""Suppliers, by when to order, what goes off, and what is between homes: from a real ledger."""

from __future__ import annotations

from datetime import date, timedelta

from carehome_desktop.app.house import House
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Origin
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.shelf import Loan
from tests.homes import Hands


def record(house: House, kind: Kind, singles: int, ago: float, type_id: str = "gloves", **more: object) -> Movement:
    """Record something so many days ago."""
    at = house.machine.clock.wall() - timedelta(days=ago)
    made = house.stock.record(
        Entry(type_id, kind, Quantity(singles=singles), at, **more),  # type: ignore[arg-type]
        house.manager(),
        sure=True,
    )
    assert isinstance(made, Movement)
    return made


def in_use(house: House, type_id: str = "gloves") -> None:
    """Count twice: 100 a day, 500 left today, Saturday 21 November."""
    record(house, Kind.COUNT, 1200, 7, type_id)
    record(house, Kind.COUNT, 500, 0, type_id)


def test_by_when_to_order_goes_by_who_delivered_last(house: House) -> None:
    """500 at 107.7 a day at most is 4 days: Wednesday 25. Two working days before that is Monday 23."""
    in_use(house)
    assert house.stock_supply.order_by(house.stock.status()) == {}
    house.stock_supply.set_supplier("Gompels", 2, house.manager())
    assert house.stock_supply.order_by(house.stock.status())["gloves"].day == date(2026, 11, 23)

    house.stock_supply.set_supplier("Slow Ltd", 5, house.manager())
    assert house.stock_supply.order_by(house.stock.status()) == {}, "with two suppliers nobody knows which"
    record(house, Kind.DELIVERY, 1, 3, origin=Origin.BOUGHT, who="slow ltd")
    late = house.stock_supply.order_by(house.stock.status())["gloves"]
    assert (late.supplier.name, late.short > 0) == ("Slow Ltd", True)
    record(house, Kind.DELIVERY, 1, 2, origin=Origin.DONATED, who="Gompels")
    assert house.stock_supply.order_by(house.stock.status())["gloves"].supplier.name == "Slow Ltd"


def test_a_supplier_is_told_anew_under_the_same_name_in_any_case(house: House) -> None:
    house.stock_supply.set_supplier("Gompels", 2, house.manager())
    house.stock_supply.set_supplier("GOMPELS", 3, house.manager())
    assert [(each.name, each.days) for each in house.stock_supply.suppliers()] == [("GOMPELS", 3)]
    assert isinstance(house.stock_supply.set_supplier("", 3, house.manager()), Problem)


def test_a_delivery_that_will_go_off_is_told_and_one_that_was_taken_back_is_not(house: House, hands: Hands) -> None:
    in_use(house)
    hands.pass_by(60)
    today = hands.clock.local().date()
    made = record(house, Kind.DELIVERY, 400, 0, expires=today + timedelta(days=1), batch="B7")
    status = house.stock.status_of("gloves")
    assert status is not None
    (off,) = house.stock_supply.goes_off(status)
    assert (off.batch, off.number, off.past) == ("B7", 200, False)

    house.stock.undo(made.id, house.manager())
    status = house.stock.status_of("gloves")
    assert status is not None
    assert house.stock_supply.goes_off(status) == ()


def test_loans_are_kept_until_they_are_given_back(house: House) -> None:
    record(house, Kind.COUNT, 500, 5)
    lent = record(house, Kind.LENT, 100, 4, who="Oak Lodge")
    assert house.stock_supply.loans() == (Loan("gloves", "Oak Lodge", 100, 0),)
    record(house, Kind.GIVEN_BACK, 100, 2, who="Oak Lodge")
    assert house.stock_supply.loans() == ()
    house.stock.undo(lent.id, house.manager())
    assert house.stock_supply.loans() == (Loan("gloves", "Oak Lodge", -100, 0),)
