"""The statements of the ledger of PPE, each built when it is first run: building one costs more than running it, and a page runs dozens.

What is looked for is bound as `type_id`, `first`, `last`, `until`, `before` and `most`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, literal_column, select, text

from carehome_desktop.domain.stock.movements import Kind, Origin
from carehome_desktop.store.tables.stock import stock_movements, stock_undone

COLUMNS = stock_movements.c
COUNTS = stock_undone.c.movement_id.is_(None)
"""It was not taken back."""
NEWEST_FIRST = (COLUMNS.happened_at.desc(), COLUMNS.id.desc())
_OF_TYPE = COLUMNS.type_id == bindparam("type_id")
_TOTAL = COLUMNS.boxes * COLUMNS.per_box + COLUMNS.singles
_LENT = (Kind.LENT.value, Kind.GIVEN_BACK.value, Kind.RETURNED.value)


def joined() -> Any:
    """Return movements with whether each was taken back."""
    return stock_movements.outerjoin(stock_undone, stock_undone.c.movement_id == stock_movements.c.id)


@cache
def everything() -> Select[Any]:
    """Return what reads whole movements, taken back or not."""
    undone = stock_undone.c
    return select(
        stock_movements, undone.reason.label("undo_reason"), undone.person_id.label("undo_person"), undone.undone_at
    ).select_from(joined())


@cache
def by_id() -> Select[Any]:
    """Return what reads one movement: `wanted`."""
    return everything().where(COLUMNS.id == bindparam("wanted"))


@cache
def written_with() -> Select[Any]:
    """Return what reads the movements of one writing among some numbers: `first`, `last`, `recorded_at`, `person_id`."""
    together = (COLUMNS.recorded_at == bindparam("recorded_at"), COLUMNS.person_id == bindparam("person_id"))
    numbers = COLUMNS.id.between(bindparam("first"), bindparam("last"))
    return everything().where(numbers, *together).order_by(COLUMNS.id)


@cache
def next_written() -> Select[Any]:
    """Return what reads the first movement after one that was written down at a moment or later: `wanted`, `at`."""
    later = (COLUMNS.id > bindparam("wanted"), COLUMNS.recorded_at >= bindparam("at"))
    return everything().where(*later).order_by(COLUMNS.id).limit(1)


@cache
def newest() -> Select[Any]:
    """Return what reads the newest movements of all types: `most`."""
    return everything().order_by(*NEWEST_FIRST).limit(bindparam("most"))


@cache
def newest_of_type() -> Select[Any]:
    """Return what reads the newest movements of a type: `type_id`, `most`."""
    return newest().where(_OF_TYPE)


@cache
def newest_moment() -> Select[Any]:
    """Return what reads when the newest movement of all happened."""
    return select(COLUMNS.happened_at).order_by(COLUMNS.happened_at.desc()).limit(1)


@cache
def newest_moment_of_type() -> Select[Any]:
    """Return what reads when the newest movement of a type happened: `type_id`."""
    return newest_moment().where(_OF_TYPE)


@cache
def counts_back() -> Select[Any]:
    """Return what reads when a type was counted, the newest first: `type_id`, `until`."""
    return (
        select(COLUMNS.happened_at)
        .select_from(joined())
        .where(_is(Kind.COUNT), _OF_TYPE, COUNTS, COLUMNS.happened_at <= bindparam("until"))
        .order_by(COLUMNS.happened_at.desc())
    )


@cache
def count_before() -> Select[Any]:
    """Return what reads the last count of a type before a moment, with its total: `type_id`, `before`."""
    return (
        select(COLUMNS.happened_at, _TOTAL.label("total"))
        .select_from(joined())
        .where(_OF_TYPE, COUNTS, _is(Kind.COUNT), COLUMNS.happened_at < bindparam("before"))
        # of two counts at one moment the larger stands, as in domain.stock.levels
        .order_by(COLUMNS.happened_at.desc(), _TOTAL.desc())
        .limit(1)
    )


@cache
def change_before() -> Select[Any]:
    """Return what adds up the changes of a type before a moment: `type_id`, `before`."""
    sums = select(func.coalesce(func.sum(COLUMNS.change), 0)).select_from(joined())
    return sums.where(_OF_TYPE, COUNTS, COLUMNS.happened_at < bindparam("before"))


@cache
def change_between() -> Select[Any]:
    """Return what adds up the changes of a type after a moment and before another: `type_id`, `after`, `before`."""
    return change_before().where(COLUMNS.happened_at > bindparam("after"))


@cache
def between() -> Select[Any]:
    """Return what reads what counts of a type, the oldest first: `type_id`, `first`, `last`."""
    return (
        select(COLUMNS.kind, COLUMNS.boxes, COLUMNS.per_box, COLUMNS.singles, COLUMNS.happened_at, COLUMNS.reason)
        .select_from(joined())
        .where(_OF_TYPE, COUNTS, COLUMNS.happened_at >= bindparam("first"), COLUMNS.happened_at <= bindparam("last"))
        .order_by(COLUMNS.happened_at)
    )


@cache
def all_between() -> Select[Any]:
    """Return what reads whole movements that count, the oldest first: `first`, and before `last`."""
    span = (COLUMNS.happened_at >= bindparam("first"), COLUMNS.happened_at < bindparam("last"))
    return everything().where(COUNTS, *span).order_by(COLUMNS.happened_at, COLUMNS.id)


@cache
def last_box() -> Select[Any]:
    """Return what reads how many a box of a type held last: `type_id`."""
    boxes = select(COLUMNS.per_box).select_from(joined())
    boxes = boxes.where(_OF_TYPE, text("per_box > 0"), COUNTS)  # as its index says it, not as a parameter
    return boxes.order_by(COLUMNS.id.desc()).limit(1)


@cache
def last_supplier() -> Select[Any]:
    """Return what reads who delivered a type last, as far as it was bought or nobody said how it was come by: `type_id`."""
    bought = text("kind = 'delivery' AND who <> ''") & COUNTS & _OF_TYPE  # as its index says it
    bought &= COLUMNS.origin.is_(None) | (COLUMNS.origin == Origin.BOUGHT.value)
    return select(COLUMNS.who).select_from(joined()).where(bought).order_by(COLUMNS.id.desc()).limit(1)


@cache
def dated_deliveries() -> Select[Any]:
    """Return what reads the deliveries of a type that have a use-by day: `type_id`."""
    return everything().where(_OF_TYPE, _is(Kind.DELIVERY), COUNTS, COLUMNS.expires.is_not(None))


@cache
def between_homes() -> tuple[Select[Any], Select[Any]]:
    """Return what reads all that was lent and given back, and what reads all that was borrowed.

    Two questions rather than one with an "or", for which the whole ledger would be read.
    """
    is_delivery = literal_column("+stock_movements.kind") == Kind.DELIVERY.value  # by the index of what was borrowed
    borrowed = everything().where(text("origin = 'borrowed'"), is_delivery, COUNTS)
    return everything().where(COLUMNS.kind.in_(_LENT), COUNTS), borrowed


@cache
def any_of_type() -> Select[Any]:
    """Return what reads whether anything of a type counts up to a moment: `type_id`, `until`."""
    until = COLUMNS.happened_at <= bindparam("until")
    return select(COLUMNS.id).select_from(joined()).where(_OF_TYPE, COUNTS, until).limit(1)


def _is(kind: Kind) -> ColumnElement[bool]:
    return COLUMNS.kind == kind.value
