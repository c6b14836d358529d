"""Where PPE comes from and where it goes: suppliers and their time, by when to order, what goes off, and what is lent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from carehome_desktop.domain.bank_holidays import BankHolidays
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.ordering import OrderBy, Supplier, WorksOn, check_supplier, order_by
from carehome_desktop.domain.stock.shelf import GoesOff, Loan, goes_off, loans
from carehome_desktop.machine import Clock
from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.store import facts, stock
from carehome_desktop.store.database import Store

NO_USE = Fraction(0)
SUPPLIERS_KEY = "stock_suppliers"
MOST_SUPPLIERS = 50


@dataclass(frozen=True)
class Bring:
    """Who brings what: who delivered a type last, else the only supplier there is."""

    of_type: Mapping[str, Supplier] = field(default_factory=dict)
    only: Supplier | None = None

    def __bool__(self) -> bool:
        """Return whether any supplier's time is known."""
        return bool(self.of_type or self.only)

    def of(self, type_id: str) -> Supplier | None:
        """Return the supplier of a type, None if it is not known."""
        return self.of_type.get(type_id, self.only)


class StockSupply:
    """Suppliers are as the home tells of them; which of them brings a type is who delivered it last, or the only one."""

    def __init__(self, store: Store, holidays: Callable[[], BankHolidays], clock: Clock) -> None:
        self._store, self._holidays, self._clock = store, holidays, clock

    def suppliers(self) -> tuple[Supplier, ...]:
        """Return the suppliers whose time the home has told, by name."""
        with self._store.read() as connection:
            kept: dict[str, Any] = facts.now(connection).get(SUPPLIERS_KEY) or {}
        return tuple(Supplier(name, days) for name, days in sorted(kept.items()))

    def set_supplier(self, name: str, days: int, by: Person) -> Supplier | Problem:
        """Keep how many working days a supplier takes from the order to the delivery."""
        told = check_supplier(name, days)
        if isinstance(told, Problem):
            return told
        kept = {each.name: each.days for each in self.suppliers() if each.name.casefold() != told.name.casefold()}
        if len(kept) >= MOST_SUPPLIERS:
            return Problem("supplier", f"There are {MOST_SUPPLIERS} suppliers already, which is as many as fit.")
        with self._store.write() as connection:
            facts.say(connection, {SUPPLIERS_KEY: {**kept, told.name: told.days}}, by.id, self._clock.wall())
        return told

    def order_by(self, statuses: tuple[TypeStatus, ...]) -> dict[str, OrderBy]:
        """Return by when to order, by type, as far as use and the supplier's time are known."""
        bring = self.bring(each.kind.id for each in statuses)
        if not bring:
            return {}
        works, found = self.works_on(), dict[str, OrderBy]()
        for status in statuses:
            supplier = bring.of(status.kind.id)
            if supplier is not None and status.forecast is not None:
                order = order_by(status.forecast, supplier, works)
                if order is not None:
                    found[status.kind.id] = order
        return found

    def bring(self, type_ids: Iterable[str]) -> Bring:
        """Return which supplier brings which of the types, as far as the home has told its time."""
        known = self.suppliers()
        if not known:
            return Bring()
        with self._store.read() as connection:
            last = {type_id: stock.last_supplier(connection, type_id) for type_id in type_ids}
        by_name = {each.name.casefold(): each for each in known}
        of_type = {type_id: by_name[who.casefold()] for type_id, who in last.items() if who.casefold() in by_name}
        return Bring(of_type, known[0] if len(known) == 1 else None)

    def works_on(self) -> WorksOn:
        """Return what says whether a day is a working day, without looking anything up again."""
        return self._holidays().is_working_day

    def goes_off(self, status: TypeStatus) -> tuple[GoesOff, ...]:
        """Return what of a type will go out of date unused, or has."""
        if status.level is None:
            return ()
        with self._store.read() as connection:
            dated = stock.dated_deliveries(connection, status.kind.id)
        found = status.forecast
        today = self._clock.local().date()
        if found is None:  # nothing tells how much is used: only what is out of date already can be said
            return tuple(each for each in goes_off(dated, status.level, NO_USE, today) if each.past)
        return goes_off(dated, found.now, found.use.likely, today)

    def loans(self) -> tuple[Loan, ...]:
        """Return what is lent out or borrowed and not given back yet."""
        with self._store.read() as connection:
            return loans(stock.between_homes(connection))
