"""Entries that are only added to: the first telling, each correction and the taking back are revisions, and the newest counts.

For a new kind, make a table with the columns `id` (an integer key), one for the entry's own id (text), `revision`, `withdrawn`,
`person_id` and `recorded_at`, a unique index over the entry's id and `revision`, and beside them what the entry says. Then
`Revisions(table, "thing_id", row_of, entry_of)` is all of its reading and writing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, exists, func, select

from carehome_desktop.domain.kept import Kept

T = TypeVar("T")


class Revisions(Generic[T]):
    """Every entry of one kind, in one table."""

    def __init__(
        self,
        table: Table,
        key: str,
        row_of: Callable[[T], dict[str, Any]],
        entry_of: Callable[[Row[Any]], T],
        told: Select[Any] | None = None,
    ) -> None:
        """Take the table, the name of the column of the entry's id, and how an entry becomes columns and comes of a row.

        `told` is what is read where that is more than the table's own columns.
        """
        self._table, self._key, self._row_of, self._entry_of = table, table.c[key], row_of, entry_of
        self._told = select(table) if told is None else told
        newer = table.alias()
        later = exists().where(newer.c[key] == self._key, newer.c.revision > table.c.revision)
        self.is_newest: ColumnElement[bool] = ~later
        """Whether a row of the table is the newest revision of its entry, taken back or not."""
        self.stands: ColumnElement[bool] = self.is_newest & (table.c.withdrawn == "")
        """Whether a row of the table counts: for sums that the file works out itself."""

    def add(
        self, connection: Connection, entry_id: str, entry: T, person_id: str, at: datetime, withdrawn: str = ""
    ) -> Kept[T]:
        """Write an entry down, as its first revision or as the next."""
        last = connection.execute(select(func.max(self._table.c.revision)).where(self._key == entry_id)).scalar()
        kept = Kept(entry_id, entry, int(last or 0) + 1, person_id, at, withdrawn)
        connection.execute(
            self._table.insert().values(
                {
                    self._key.name: entry_id,
                    "revision": kept.revision,
                    "withdrawn": withdrawn,
                    "person_id": person_id,
                    "recorded_at": at,
                    **self._row_of(entry),
                }
            )
        )
        return kept

    def take_back(
        self, connection: Connection, entry_id: str, reason: str, person_id: str, at: datetime
    ) -> Kept[T] | None:
        """Write down that an entry is taken back, and why; None, and nothing written, if it does not stand."""
        found = self.one(connection, entry_id)
        return self.add(connection, entry_id, found.entry, person_id, at, reason) if found is not None else None

    def newest(self, connection: Connection, entry_id: str) -> Kept[T] | None:
        """Return the newest revision of an entry, taken back or not."""
        newest_first = self._told.where(self._key == entry_id).order_by(self._table.c.revision.desc())
        row = connection.execute(newest_first.limit(1)).first()
        return self.kept(row) if row is not None else None

    def one(self, connection: Connection, entry_id: str) -> Kept[T] | None:
        """Return an entry as it stands; None if it is not there or was taken back."""
        found = self.newest(connection, entry_id)
        return found if found is not None and not found.withdrawn else None

    def every(self, connection: Connection, entry_id: str) -> list[Kept[T]]:
        """Return everything that was told of one entry, oldest first."""
        rows = connection.execute(self._told.where(self._key == entry_id).order_by(self._table.c.revision))
        return [self.kept(row) for row in rows]

    def standing(
        self, connection: Connection, *where: ColumnElement[bool], order: Sequence[ColumnElement[Any]] = ()
    ) -> list[Kept[T]]:
        """Return the entries as they stand, those of the conditions only; without an order the last one told stands last."""
        return self.read(connection, self.stands, *where, order=order)

    def read(
        self,
        connection: Connection,
        *where: ColumnElement[bool],
        order: Sequence[ColumnElement[Any]] = (),
        most: int | None = None,
    ) -> list[Kept[T]]:
        """Return the revisions of the conditions, not more than `most`."""
        wanted = self._told.where(*where).order_by(*order, self._table.c.id).limit(most)
        return [self.kept(row) for row in connection.execute(wanted).all()]  # one by one takes longer

    def kept(self, row: Row[Any]) -> Kept[T]:
        """Return a row as what it says."""
        entry_id = row._mapping[self._key.name]
        return Kept(entry_id, self._entry_of(row), row.revision, row.person_id, row.recorded_at, row.withdrawn)
