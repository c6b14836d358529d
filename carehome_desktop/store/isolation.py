"""Staff and isolations in the file. An isolation is put right by a new revision; nothing is changed in place."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from carehome_desktop.domain.wages.charge import Basis
from carehome_desktop.domain.wages.records import Entry, Isolation, Staff
from carehome_desktop.domain.wages.worked_data import worked_as_data, worked_from_data
from carehome_desktop.domain.wages.worked_out import WorkedOut
from carehome_desktop.store.revisions import Revisions
from carehome_desktop.store.tables.wages import isolation_worked, isolations, staff, staff_names

_DAYS = ("first_day", "last_day", "evidence_on", "back_on")
_PLAIN = ("staff_id", "reason", "normal", "sick_pay", "other_sick_pay", "rebate", "basis_note", "evidence_by", "note")

_TOLD = select(isolations, isolation_worked.c.paid).join_from(
    isolations,
    isolation_worked,
    (isolations.c.isolation_id == isolation_worked.c.isolation_id)
    & (isolations.c.revision == isolation_worked.c.revision),
    isouter=True,
)


def _row(entry: Entry) -> dict[str, Any]:
    days = {name: day.isoformat() if (day := getattr(entry, name)) is not None else None for name in _DAYS}
    return {"basis": entry.basis.value, **{name: getattr(entry, name) for name in _PLAIN}, **days}


def _entry(row: Row[Any]) -> Entry:
    told: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    days: dict[str, Any] = {name: date.fromisoformat(text) if (text := getattr(row, name)) else None for name in _DAYS}
    return Entry(basis=Basis(row.basis), paid=row.paid, **told, **days)


ISOLATIONS = Revisions(isolations, "isolation_id", _row, _entry, _TOLD)


def add_staff(connection: Connection, member: Staff, person_id: str, at: datetime) -> None:
    """Keep a member of staff and, apart, their name."""
    connection.execute(staff.insert().values(id=member.id, code=member.code, person_id=person_id, added_at=at))
    if member.name:
        connection.execute(staff_names.insert().values(staff_id=member.id, name=member.name))


def every_staff(connection: Connection) -> list[Staff]:
    """Return all staff by their codes, shorter codes first; an erased name is ""."""
    rows = connection.execute(
        select(staff.c.id, staff.c.code, staff_names.c.name)
        .join_from(staff, staff_names, staff.c.id == staff_names.c.staff_id, isouter=True)
        .order_by(func.length(staff.c.code), staff.c.code)
    )
    return [Staff(row.id, row.code, row.name or "") for row in rows]


def set_name(connection: Connection, staff_id: str, name: str) -> None:
    """Put another name in the place of the one that was there: a name is no record, and can be written right."""
    erase_name(connection, staff_id)
    connection.execute(staff_names.insert().values(staff_id=staff_id, name=name))


def erase_name(connection: Connection, staff_id: str) -> None:
    """Take a name away for good; the code and what was paid stay."""
    connection.execute(staff_names.delete().where(staff_names.c.staff_id == staff_id))


def add(
    connection: Connection,
    isolation_id: str,
    entry: Entry,
    person_id: str,
    at: datetime,
    withdrawn: str = "",
    worked: WorkedOut | None = None,
) -> Isolation:
    """Write an isolation down, as its first revision or as the next, with how its sums were worked out."""
    kept = ISOLATIONS.add(connection, isolation_id, entry, person_id, at, withdrawn)
    if entry.paid is not None or worked is not None:
        words = json.dumps(worked_as_data(worked), ensure_ascii=False) if worked is not None else ""
        connection.execute(
            isolation_worked.insert().values(
                isolation_id=isolation_id, revision=kept.revision, paid=entry.paid, worked=words
            )
        )
    return kept


def worked(connection: Connection, isolation_id: str) -> dict[int, WorkedOut]:
    """Return how the sums of an isolation were worked out, by revision; a revision without working is not there."""
    columns = isolation_worked.c
    rows = connection.execute(
        select(columns.revision, columns.worked)
        .where(columns.isolation_id == isolation_id, columns.worked != "")
        .order_by(columns.revision)
    )
    return {row.revision: worked_from_data(json.loads(row.worked)) for row in rows}


def standing(connection: Connection, staff_id: str = "") -> list[Isolation]:
    """Return every isolation as it stands, of one person or of all, the latest first day first; what was taken back is left out."""
    columns = isolations.c
    own = [columns.staff_id == staff_id] if staff_id else []
    return ISOLATIONS.standing(connection, *own, order=(columns.first_day.desc(), columns.id.desc()))


def begun_between(connection: Connection, first: date, last: date) -> list[Isolation]:
    """Return every isolation as it stands that began on one of these days, both included, the latest first day first."""
    columns = isolations.c
    days = columns.first_day.between(first.isoformat(), last.isoformat())
    return ISOLATIONS.standing(connection, days, order=(columns.first_day.desc(), columns.id.desc()))


def taken_back(connection: Connection, most: int) -> list[Isolation]:
    """Return the isolations that were taken back, the last one first, not more than `most`."""
    gone = isolations.c.withdrawn != ""
    return ISOLATIONS.read(connection, gone, ISOLATIONS.is_newest, order=(isolations.c.id.desc(),), most=most)


def told_since(connection: Connection, moment: datetime) -> list[Isolation]:
    """Return every isolation of which anything was told after a moment, as it stands or as it was taken back."""
    return ISOLATIONS.read(connection, ISOLATIONS.is_newest, isolations.c.recorded_at > moment)
