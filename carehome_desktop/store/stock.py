"""The ledger of PPE. An entry is added and never changed; taking one back is a row of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, literal, literal_column, select, text

from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Origin, Reason, Undone
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.store.tables.stock import stock_movements, stock_undone

COUNTS = stock_undone.c.movement_id.is_(None)
"""It was not taken back."""
BETWEEN_LOOKS = 2_000
"""Of very many entries so many are written between two looks whether to go on."""
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
    row = connection.execute(everything().where(stock_movements.c.id == movement_id)).first()
    return movement_of(row) if row is not None else None


def newest(connection: Connection, type_id: str | None, most: int) -> list[Movement]:
    """Return the newest movements of one type or all, taken back or not, the last that happened first."""
    columns = stock_movements.c
    wanted = everything().order_by(columns.happened_at.desc(), columns.id.desc()).limit(most)
    if type_id is not None:
        wanted = wanted.where(columns.type_id == type_id)
    return [movement_of(row) for row in connection.execute(wanted)]


def counted_at(connection: Connection, type_id: str, until: datetime) -> datetime | None:
    """Return when a type was counted last, up to a moment; None if it never was."""
    found: datetime | None = connection.execute(
        select(stock_movements.c.happened_at)
        .select_from(joined())
        .where(stock_movements.c.kind == Kind.COUNT.value, stock_movements.c.type_id == type_id, COUNTS)
        .where(stock_movements.c.happened_at <= until)
        .order_by(stock_movements.c.happened_at.desc())
        .limit(1)
    ).scalar()
    return found


def counts_back(connection: Connection, type_id: str, until: datetime) -> Iterator[datetime]:
    """Give when a type was counted, up to a moment, the newest first; no more is read than is asked for."""
    columns = stock_movements.c
    found = connection.execute(
        select(columns.happened_at)
        .select_from(joined())
        .where(columns.kind == Kind.COUNT.value, columns.type_id == type_id, COUNTS, columns.happened_at <= until)
        .order_by(columns.happened_at.desc())
    )
    try:
        for row in found:
            yield row.happened_at
    finally:
        found.close()


def level_before(connection: Connection, type_id: str, moment: datetime) -> int:
    """Return the level of a type as a moment begins, in singles: from the count before it on."""
    columns, mine = stock_movements.c, (stock_movements.c.type_id == type_id) & COUNTS
    count = connection.execute(
        select(columns.happened_at, (columns.boxes * columns.per_box + columns.singles).label("total"))
        .select_from(joined())
        .where(mine, columns.kind == Kind.COUNT.value, columns.happened_at < moment)
        # of two counts at one moment the larger stands, as in domain.stock.levels
        .order_by(columns.happened_at.desc(), (columns.boxes * columns.per_box + columns.singles).desc())
        .limit(1)
    ).first()
    sums = select(func.coalesce(func.sum(columns.change), 0)).select_from(joined())
    sums = sums.where(mine, columns.happened_at < moment)
    if count is None:
        return int(connection.execute(sums).scalar_one())
    return int(count.total) + int(connection.execute(sums.where(columns.happened_at > count.happened_at)).scalar_one())


def between(connection: Connection, type_id: str, first: datetime, last: datetime) -> list[Entry]:
    """Return what counts of a type from one moment to another, both included, oldest first: kind, amount, moment and reason."""
    columns = stock_movements.c
    rows = connection.execute(
        select(columns.kind, columns.boxes, columns.per_box, columns.singles, columns.happened_at, columns.reason)
        .select_from(joined())
        .where(columns.type_id == type_id, COUNTS, columns.happened_at >= first, columns.happened_at <= last)
        .order_by(columns.happened_at)
    )
    return [
        Entry(type_id, _KINDS[kind], Quantity(boxes, per_box, singles), at, reason=Reason(reason) if reason else None)
        for kind, boxes, per_box, singles, at, reason in rows
    ]


def all_between(connection: Connection, first: datetime, last: datetime) -> list[Entry]:
    """Return all that counts of every type from one moment to before another, with all that was said of it, oldest first."""
    columns = stock_movements.c
    wanted = everything().where(COUNTS, columns.happened_at >= first, columns.happened_at < last)
    rows = connection.execute(wanted.order_by(columns.happened_at, columns.id))
    return [movement_of(row).entry for row in rows]


def last_box(connection: Connection, type_id: str) -> int:
    """Return how many a box of a type held last, 0 if no boxes were recorded."""
    columns = stock_movements.c
    found = connection.execute(
        select(columns.per_box)
        .select_from(joined())
        .where(columns.type_id == type_id, text("per_box > 0"), COUNTS)  # as its index says it, not as a parameter
        .order_by(columns.id.desc())
        .limit(1)
    ).scalar()
    return int(found or 0)


def last_supplier(connection: Connection, type_id: str) -> str:
    """Return who delivered a type last, as far as it was bought or nobody said how it was come by; "" if nobody did."""
    columns = stock_movements.c
    bought = text("kind = 'delivery' AND who <> ''") & COUNTS & (columns.type_id == type_id)  # as its index says it
    bought &= columns.origin.is_(None) | (columns.origin == Origin.BOUGHT.value)
    newest = select(columns.who).select_from(joined()).where(bought).order_by(columns.id.desc()).limit(1)
    return str(connection.execute(newest).scalar() or "")


def dated_deliveries(connection: Connection, type_id: str) -> list[Entry]:
    """Return the deliveries of a type that have a use-by day."""
    columns = stock_movements.c
    wanted = everything().where(columns.type_id == type_id, columns.kind == Kind.DELIVERY.value, COUNTS)
    return [movement_of(row).entry for row in connection.execute(wanted.where(columns.expires.is_not(None)))]


def between_homes(connection: Connection) -> list[Entry]:
    """Return all that was lent, borrowed and given back, oldest first."""
    columns = stock_movements.c
    kinds = [Kind.LENT.value, Kind.GIVEN_BACK.value, Kind.RETURNED.value]
    # Two questions rather than one with an "or", for which the whole ledger would be read.
    lent = everything().where(columns.kind.in_(kinds), COUNTS)
    is_delivery = literal_column("+stock_movements.kind") == Kind.DELIVERY.value  # by the index of what was borrowed
    borrowed = everything().where(text("origin = 'borrowed'"), is_delivery, COUNTS)
    found = [movement_of(row) for wanted in (lent, borrowed) for row in connection.execute(wanted)]
    return [each.entry for each in sorted(found, key=lambda each: (each.entry.at, each.id))]


def joined() -> Any:
    """Return movements with whether each was taken back."""
    return stock_movements.outerjoin(stock_undone, stock_undone.c.movement_id == stock_movements.c.id)


def everything() -> Select[Any]:
    """Return the question for whole movements, taken back or not; `movement_of` reads a row of it."""
    undone = stock_undone.c
    return select(
        stock_movements, undone.reason.label("undo_reason"), undone.person_id.label("undo_person"), undone.undone_at
    ).select_from(joined())


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


def is_used(connection: Connection, type_id: str, until: datetime) -> bool:
    """Return whether anything of a type was recorded up to a moment, taken back or not."""
    columns = stock_movements.c
    wanted = select(columns.id).where(columns.type_id == type_id, columns.happened_at <= until).limit(1)
    return connection.execute(wanted).first() is not None
