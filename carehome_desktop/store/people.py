"""The people of the home, their names apart from what they did."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, text

from carehome_desktop.domain.people import Person
from carehome_desktop.store.tables.home import people, person_names

ERASED = "(name erased)"


def add(connection: Connection, person: Person, at: datetime) -> None:
    """Keep a person and, apart, their name."""
    connection.execute(people.insert().values(id=person.id, role=person.role, active=person.active, added_at=at))
    connection.execute(person_names.insert().values(person_id=person.id, name=person.name))


def every(connection: Connection) -> list[Person]:
    """Return everyone who was ever added, in that order; an erased name says so."""
    rows = connection.execute(
        select(people.c.id, person_names.c.name, people.c.role, people.c.active)
        .join_from(people, person_names, people.c.id == person_names.c.person_id, isouter=True)
        .order_by(text("people.rowid"))  # as they were added
    )
    return [Person(row.id, row.name or ERASED, row.role, row.active) for row in rows]


def change(connection: Connection, person: Person) -> None:
    """Write a person's name, role and whether they still work here."""
    connection.execute(people.update().where(people.c.id == person.id).values(role=person.role, active=person.active))
    connection.execute(person_names.delete().where(person_names.c.person_id == person.id))
    connection.execute(person_names.insert().values(person_id=person.id, name=person.name))


def erase_name(connection: Connection, person_id: str) -> None:
    """Take a name away for good; what the person did stays."""
    connection.execute(person_names.delete().where(person_names.c.person_id == person_id))
