"""The home's own types of PPE, added, renamed, and used no more; and which type the code on a box stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.codes import read_code
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.services.stock import NO_TYPE, ORDER_KEY, Stock
from carehome_desktop.store import facts, stock_types
from carehome_desktop.store.database import Store

LONGEST_NAME = 60
MOST_TYPES = 100
NOT_OWN = "The tracker’s five stay as they are. Only a type of your own can be changed."


class StockTypes:
    """Nothing that was recorded of a type is ever lost: a name is a new word on it, and so is that it is used no more."""

    def __init__(self, store: Store, stock: Stock, clock: Clock, chance: Chance) -> None:
        self._store, self._stock, self._clock, self._chance = store, stock, clock, chance

    def add(self, family: str, name: str, one: str, many: str, by: Person) -> PpeType | Problem:
        """Add a type under one of the tracker's five; `one` and `many` name a single of it."""
        name, one, many = (" ".join(text.split()) for text in (name, one, many))
        with self._store.write() as connection:
            known = self._stock.types_in(connection)
            if problem := _check_words(name, one, many, known):
                return problem
            parent = next((kind for kind in known if kind.id == family and not kind.own), None)
            if parent is None:
                return Problem("family", "Choose which of the tracker’s five it belongs to.")
            if len(known) >= MOST_TYPES:
                return Problem("name", f"There are {MOST_TYPES} types already, which is as many as fit.")
            made = PpeType(self._chance.new_id(), name, family, one, many, own=True, goes_with=parent.goes_with)
            stock_types.add(connection, made, by.id, self._clock.wall())
        return made

    def rename(self, type_id: str, name: str, one: str, many: str, by: Person) -> PpeType | Problem:
        """Call a type of the home's own something else, in all its entries."""
        name, one, many = (" ".join(text.split()) for text in (name, one, many))
        with self._store.write() as connection:
            known = self._stock.types_in(connection)
            others = tuple(kind for kind in known if kind.id != type_id)
            return _check_words(name, one, many, others) or self._change(
                connection, type_id, by, name=name, one=one, many=many
            )

    def retire(self, type_id: str, by: Person) -> PpeType | Problem:
        """Use a type of the home's own no more: it leaves the lists, and all its entries stay."""
        with self._store.write() as connection:
            return self._change(connection, type_id, by, retired=True)

    def use_again(self, type_id: str, by: Person) -> PpeType | Problem:
        """Take a type into use again, with all that was recorded of it."""
        with self._store.write() as connection:
            return self._change(connection, type_id, by, retired=False)

    def set_order(self, type_ids: Sequence[str], by: Person) -> Problem | None:
        """Keep the order in which the home goes round its cupboard."""
        with self._store.write() as connection:
            known = {kind.id for kind in self._stock.types_in(connection)}
            if not known.issuperset(type_ids):
                return Problem("type", NO_TYPE)
            facts.say(connection, {ORDER_KEY: list(type_ids)}, by.id, self._clock.wall())
        return None

    def codes(self) -> dict[str, PpeType]:
        """Return the codes that are kept, each with its type."""
        with self._store.read() as connection:
            known = {kind.id: kind for kind in self._stock.types_in(connection)}
            return {code: known[type_id] for code, type_id in stock_types.codes(connection).items() if type_id in known}

    def type_of(self, typed: str) -> PpeType | None:
        """Return the type in use that a code on a box stands for, None if it is none or not known."""
        code = read_code(typed)
        found = None if isinstance(code, Problem) else self.codes().get(code)
        return None if found is None or found.retired else found

    def keep_code(self, typed: str, type_id: str, by: Person) -> str | Problem:
        """Keep which type a code stands for from now on; returns the code as it is kept."""
        code = read_code(typed)
        if isinstance(code, Problem):
            return code
        with self._store.write() as connection:
            if type_id not in {kind.id for kind in self._stock.types_in(connection)}:
                return Problem("type", NO_TYPE)
            stock_types.say_code(connection, code, type_id, by.id, self._clock.wall())
        return code

    def forget_code(self, typed: str, by: Person) -> str | Problem:
        """Let a code stand for no type any more."""
        code = read_code(typed)
        if isinstance(code, Problem):
            return code
        with self._store.write() as connection:
            if code not in stock_types.codes(connection):
                return Problem("code", "No type has this code. Nothing was changed.")
            stock_types.say_code(connection, code, "", by.id, self._clock.wall())
        return code

    def _change(self, connection: Connection, type_id: str, by: Person, **new: object) -> PpeType | Problem:
        found = next((kind for kind in self._stock.types_in(connection) if kind.id == type_id), None)
        if found is None or not found.own:
            return Problem("type", NO_TYPE if found is None else NOT_OWN)
        changed = replace(found, **new)  # type: ignore[arg-type]
        if changed != found:
            stock_types.change(connection, changed, by.id, self._clock.wall())
        return changed


def _check_words(name: str, one: str, many: str, others: Sequence[PpeType]) -> Problem | None:
    for field, text in (("name", name), ("one", one), ("many", many)):
        if not text or len(text) > LONGEST_NAME or not is_one_line(text):
            return Problem(field, f"Write it in {LONGEST_NAME} characters or fewer.")
    same = next((kind for kind in others if kind.name.casefold() == name.casefold()), None)
    if same is None:
        return None
    no_more = ", and is used no more: take it into use again" if same.retired else ""
    return Problem("name", f"“{same.name}” is there already{no_more}. Give it a name of its own.")
