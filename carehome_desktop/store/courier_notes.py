"""What the courier must remember between two starts: where it was in the receipts, why it pauses, which sets are taken no more."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from carehome_desktop.store.as_text import plain
from carehome_desktop.store.looking import Reader

if TYPE_CHECKING:
    from sqlalchemy import Connection, Insert

RETIRED = "retired_sets"


def notes(reader: Reader) -> dict[str, Any]:
    """Return everything the courier wrote down."""
    return {key: plain(value) for key, value in reader.exec_driver_sql("SELECT key, value FROM courier_notes")}


def note(reader: Reader, key: str) -> Any:
    """Return what the courier wrote down under a key."""
    return notes(reader).get(key)


@cache
def _write() -> Insert:
    """Return what writes a note over the one of its name."""
    from sqlalchemy.dialects.sqlite import insert

    from carehome_desktop.store.tables.delivery import courier_notes

    adding = insert(courier_notes)
    return adding.on_conflict_do_update(index_elements=[courier_notes.c.key], set_={"value": adding.excluded.value})


def set_note(connection: Connection, key: str, value: Any) -> None:
    """Write down something the courier must remember; None forgets it."""
    from carehome_desktop.store.tables.delivery import courier_notes

    if value is None:
        connection.execute(courier_notes.delete().where(courier_notes.c.key == key))
    else:
        connection.execute(_write(), {"key": key, "value": value})


def retired(reader: Reader) -> dict[str, list[str]]:
    """Return the versions of each section that the endpoint takes no more."""
    return note(reader, RETIRED) or {}


def note_retired(connection: Connection, return_id: str) -> None:
    """Remember that the endpoint takes no more answers under the set of this return."""
    section, version = connection.exec_driver_sql(
        "SELECT section, set_version FROM returns WHERE id = ?", (return_id,)
    ).one()
    known = retired(connection)
    if version not in known.get(section, ()):
        set_note(connection, RETIRED, {**known, section: [*known.get(section, ()), version]})
