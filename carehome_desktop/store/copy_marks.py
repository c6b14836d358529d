"""What was said of the lines of a copy sheet, and the order that the manager gave a section's lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from carehome_desktop.domain.copy_sheet import Mark, Marked
from carehome_desktop.store.tables.ways import copy_marks, copy_orders


def add(connection: Connection, return_id: str, marked: Marked) -> None:
    """Write down a mark; what stood before stays to be read."""
    connection.execute(
        copy_marks.insert().values(
            return_id=return_id,
            line=marked.line,
            mark=marked.mark.value,
            note=marked.note,
            person_id=marked.person_id,
            marked_at=marked.at,
        )
    )


def of_return(connection: Connection, return_id: str) -> list[Marked]:
    """Return every mark that was ever made on a sheet, oldest first."""
    rows = connection.execute(select(copy_marks).where(copy_marks.c.return_id == return_id).order_by(copy_marks.c.id))
    return [Marked(row.line, Mark(row.mark), row.note, row.person_id, row.marked_at) for row in rows]


def order_of(connection: Connection, section_id: str) -> list[str]:
    """Return the keys of a section's lines as the manager moved them, [] if she never did."""
    found: list[str] | None = connection.execute(
        select(copy_orders.c.lines).where(copy_orders.c.section == section_id)
    ).scalar()
    return found or []


def put_order(connection: Connection, section_id: str, order: Sequence[str], person_id: str, at: datetime) -> None:
    """Keep the order of a section's lines."""
    statement = insert(copy_orders).values(section=section_id, lines=list(order), person_id=person_id, saved_at=at)
    changed = {name: statement.excluded[name] for name in ("lines", "person_id", "saved_at")}
    connection.execute(statement.on_conflict_do_update(index_elements=[copy_orders.c.section], set_=changed))
