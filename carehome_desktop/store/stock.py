"""The ledger of PPE. An entry is added and never changed; taking one back is a row of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, literal, select

from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Origin, Reason, Undone
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.store import stock_statements as statements
from carehome_desktop.store.stock_statements import COUNTS, joined
from carehome_desktop.store.tables.stock import stock_movements, stock_undone

BETWEEN_LOOKS = 2_000
"""Of very many entries so many are written between two looks whether to go on."""
LARGEST = 2**63 - 1
"""The largest number that the file can look for; a person may type a longer one."""
_UNDONE = ["movement_id", "reason", "person_id", "undone_at"]
_KINDS = {kind.value: kind for kind in Kind}


def add(connection: Connection, entry: Entry, person_id: str, at: datetime) -> Movement:
    """Write down an entry."""
    key = connection.execute(stock_movements.insert().values(**_row_of(entry, person_id, at))).inserted_primary_key
    assert key is not None  # SQLite gives every row its number
    return Movement(int(key[0]), entry, person_id, at)


def add_all(
    connection: Connection,
    entries: Sequence[Entry],
    person_id: str,
    at: datetime,
    look: Callable[[int], None] = lambda _: None,
) -> tuple[int, int]:
    """Write down entries at once; returns the numbers of the first and the last, between which there is no other.

    `look` is told now and then how many are written, and may raise: then the transaction keeps none of them.
    """
    before = int(connection.execute(select(func.coalesce(func.max(stock_movements.c.id), 0))).scalar_one())
    for start in range(0, len(entries), BETWEEN_LOOKS):
        look(start)
        some = entries[start : start + BETWEEN_LOOKS]
        connection.execute(stock_movements.insert(), [_row_of(entry, person_id, at) for entry in some])
    return before + 1, before + len(entries)


def undo_all(
    connection: Connection, first: int, last: int, undone: Undone, look: Callable[[int], None] = lambda _: None
) -> None:
    """Write down that all movements between two numbers, both included, were taken back; those that were before stay as they are.

    `look` is told now and then how many are behind, and may raise: then the transaction takes none of them back.
    """
    said = (literal(undone.reason), literal(undone.person_id), literal(undone.at, stock_undone.c.undone_at.type))
    standing = select(stock_movements.c.id, *said).select_from(joined()).where(COUNTS)
    for start in range(first, last + 1, BETWEEN_LOOKS):
        look(start - first)
        some = standing.where(stock_movements.c.id.between(start, min(start + BETWEEN_LOOKS - 1, last)))
        connection.execute(stock_undone.insert().from_select(_UNDONE, some))


def how_many_of_each(connection: Connection, first: int, last: int) -> dict[str, int]:
    """Return how many movements of each type lie between two numbers, both included, taken back or not."""
    column = stock_movements.c
    wanted = select(column.type_id, func.count()).where(column.id.between(first, last)).group_by(column.type_id)
    return {type_id: int(number) for type_id, number in connection.execute(wanted).all()}


def oldest(connection: Connection) -> datetime | None:
    """Return when the first that was ever recorded happened, None if there is nothing."""
    found: datetime | None = connection.execute(
        select(stock_movements.c.happened_at).order_by(stock_movements.c.happened_at).limit(1)
    ).scalar()
    return found


def _row_of(entry: Entry, person_id: str, at: datetime) -> dict[str, Any]:
    return {
        "type_id": entry.type_id,
        "kind": entry.kind.value,
        "boxes": entry.quantity.boxes,
        "per_box": entry.quantity.per_box,
        "singles": entry.quantity.singles,
        "change": entry.change,
        "happened_at": entry.at,
        "origin": entry.origin.value if entry.origin else None,
        "reason": entry.reason.value if entry.reason else None,
        "who": entry.who,
        "reference": entry.reference,
        "pence": entry.pence,
        "batch": entry.batch,
        "expires": entry.expires.isoformat() if entry.expires else None,
        "note": entry.note,
        "person_id": person_id,
        "recorded_at": at,
    }


def undo(connection: Connection, movement_id: int, undone: Undone) -> None:
    """Write down that a movement was taken back; one that was is refused by the table."""
    connection.execute(
        stock_undone.insert().values(
            movement_id=movement_id, reason=undone.reason, person_id=undone.person_id, undone_at=undone.at
        )
    )


def one(connection: Connection, movement_id: int) -> Movement | None:
    """Return a movement by its number, taken back or not."""
    row = connection.execute(statements.by_id(), {"wanted": min(movement_id, LARGEST)}).first()
    return movement_of(row) if row is not None else None


def written_with(connection: Connection, movement: Movement, most: int) -> list[Movement]:
    """Return what one person wrote down at one moment, taken back or not: the movement, and up to `most` before and after it."""
    wanted = {
        "first": movement.id - most,
        "last": movement.id + most,
        "recorded_at": movement.recorded_at,
        "person_id": movement.person_id,
    }
    return [movement_of(row) for row in connection.execute(statements.written_with(), wanted).all()]


def next_written(connection: Connection, movement_id: int, at: datetime) -> Movement | None:
    """Return the first movement after another that was written down at a moment or later, None if there is none."""
    row = connection.execute(statements.next_written(), {"wanted": movement_id, "at": at}).first()
    return movement_of(row) if row is not None else None


def newest(connection: Connection, type_id: str | None, most: int) -> list[Movement]:
    """Return the newest movements of one type or all, taken back or not, the last that happened first."""
    if type_id is None:
        rows = connection.execute(statements.newest(), {"most": most})
    else:
        rows = connection.execute(statements.newest_of_type(), {"type_id": type_id, "most": most})
    return [movement_of(row) for row in rows.all()]


def newest_moment(connection: Connection, type_id: str | None = None) -> datetime | None:
    """Return when the newest movement of one type or all happened, taken back or not; None if there is none."""
    wanted = statements.newest_moment() if type_id is None else statements.newest_moment_of_type()
    found: datetime | None = connection.execute(wanted, {} if type_id is None else {"type_id": type_id}).scalar()
    return found


def counted_at(connection: Connection, type_id: str, until: datetime) -> datetime | None:
    """Return when a type was counted last, up to a moment; None if it never was."""
    return next(counts_back(connection, type_id, until), None)


def counts_back(connection: Connection, type_id: str, until: datetime) -> Iterator[datetime]:
    """Give when a type was counted, up to a moment, the newest first; no more is read than is asked for."""
    found = connection.execute(statements.counts_back(), {"type_id": type_id, "until": until})
    try:
        for row in found:
            yield row.happened_at
    finally:
        found.close()


def level_before(connection: Connection, type_id: str, moment: datetime) -> int:
    """Return the level of a type as a moment begins, in singles: from the count before it on."""
    wanted: dict[str, Any] = {"type_id": type_id, "before": moment}
    count = connection.execute(statements.count_before(), wanted).first()
    if count is None:
        return int(connection.execute(statements.change_before(), wanted).scalar_one())
    since = connection.execute(statements.change_between(), {**wanted, "after": count.happened_at})
    return int(count.total) + int(since.scalar_one())


def between(connection: Connection, type_id: str, first: datetime, last: datetime) -> list[Entry]:
    """Return what counts of a type from one moment to another, both included, oldest first: kind, amount, moment and reason."""
    rows = connection.execute(statements.between(), {"type_id": type_id, "first": first, "last": last})
    return [
        Entry(type_id, _KINDS[kind], Quantity(boxes, per_box, singles), at, reason=Reason(reason) if reason else None)
        for kind, boxes, per_box, singles, at, reason in rows.all()
    ]


def all_between(connection: Connection, first: datetime, last: datetime) -> list[Entry]:
    """Return all that counts of every type from one moment to before another, with all that was said of it, oldest first."""
    rows = connection.execute(statements.all_between(), {"first": first, "last": last})
    return [movement_of(row).entry for row in rows]


def last_box(connection: Connection, type_id: str) -> int:
    """Return how many a box of a type held last, 0 if no boxes were recorded."""
    return int(connection.execute(statements.last_box(), {"type_id": type_id}).scalar() or 0)


def last_supplier(connection: Connection, type_id: str) -> str:
    """Return who delivered a type last, as far as it was bought or nobody said how it was come by; "" if nobody did."""
    return str(connection.execute(statements.last_supplier(), {"type_id": type_id}).scalar() or "")


def dated_deliveries(connection: Connection, type_id: str) -> list[Entry]:
    """Return the deliveries of a type that have a use-by day."""
    rows = connection.execute(statements.dated_deliveries(), {"type_id": type_id})
    return [movement_of(row).entry for row in rows]


def between_homes(connection: Connection) -> list[Entry]:
    """Return all that was lent, borrowed and given back, oldest first."""
    found = [movement_of(row) for wanted in statements.between_homes() for row in connection.execute(wanted)]
    return [each.entry for each in sorted(found, key=lambda each: (each.entry.at, each.id))]


def is_used(connection: Connection, type_id: str, until: datetime) -> bool:
    """Return whether anything of a type counts up to a moment: it was recorded, and not taken back."""
    return connection.execute(statements.any_of_type(), {"type_id": type_id, "until": until}).first() is not None


def movement_of(row: Row[Any]) -> Movement:
    """Return the movement of a row."""
    entry = Entry(
        type_id=row.type_id,
        kind=Kind(row.kind),
        quantity=Quantity(row.boxes, row.per_box, row.singles),
        at=row.happened_at,
        origin=Origin(row.origin) if row.origin else None,
        reason=Reason(row.reason) if row.reason else None,
        who=row.who,
        reference=row.reference,
        pence=row.pence,
        batch=row.batch,
        expires=date.fromisoformat(row.expires) if row.expires else None,
        note=row.note,
    )
    undone = Undone(row.undo_reason, row.undo_person, row.undone_at) if row.undone_at else None
    return Movement(row.id, entry, row.person_id, row.recorded_at, undone)
