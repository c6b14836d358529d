"""The people of the home, their names apart from what they did."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from carehome_desktop.domain.people import Person
from carehome_desktop.store.looking import Reader

if TYPE_CHECKING:
    from sqlalchemy import Connection

ERASED = "(name erased)"


def add(connection: Connection, person: Person, at: datetime) -> None:
    """Keep a person and, apart, their name."""
    from carehome_desktop.store.tables.home import people, person_names

    connection.execute(people.insert().values(id=person.id, role=person.role, active=person.active, added_at=at))
    connection.execute(person_names.insert().values(person_id=person.id, name=person.name))


def every(reader: Reader) -> list[Person]:
    """Return everyone who was ever added, in that order; an erased name says so."""
    rows = reader.exec_driver_sql(
        "SELECT people.id, person_names.name, people.role, people.active FROM people "
        "LEFT JOIN person_names ON person_names.person_id = people.id ORDER BY people.rowid"
    )
    return [Person(id_, name or ERASED, role, bool(active)) for id_, name, role, active in rows]


def change(connection: Connection, person: Person) -> None:
    """Write a person's name, role and whether they still work here."""
    from carehome_desktop.store.tables.home import people, person_names

    connection.execute(people.update().where(people.c.id == person.id).values(role=person.role, active=person.active))
    connection.execute(person_names.delete().where(person_names.c.person_id == person.id))
    connection.execute(person_names.insert().values(person_id=person.id, name=person.name))


def erase_name(connection: Connection, person_id: str) -> None:
    """Take a name away for good; what the person did stays."""
    from carehome_desktop.store.tables.home import person_names

    connection.execute(person_names.delete().where(person_names.c.person_id == person_id))
