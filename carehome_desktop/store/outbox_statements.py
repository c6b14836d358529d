"""The statements of the outbox, each built when it is first run: building one costs more than running it, and at a start none is needed."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Insert, Select, Update, and_, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from carehome_desktop.domain.delivery import UNRESOLVED
from carehome_desktop.store.tables.answers import returns
from carehome_desktop.store.tables.delivery import outbox, receipts
from carehome_desktop.store.tables.ways import entered, ways

OPEN_STATES = tuple(state.value for state in UNRESOLVED)
OLDEST_FIRST = (returns.c.queued_at, returns.c.revision)
NEWEST_FIRST = (returns.c.queued_at.desc(), returns.c.revision.desc())
ENTERED = ("person_id", "entered_at", "shown", "reference", "note", "recorded_by", "recorded_at")
_DELIVERY = ("state", "attempts", "pause", "maybe_there", "words", "changed_at", "next_try")


@cache
def rows() -> Select[Any]:
    """Return what reads whole rows."""
    newer = entered.alias()
    newest_entered = (
        select(func.max(newer.c.id)).where(newer.c.return_id == outbox.c.return_id).correlate(outbox).scalar_subquery()
    )
    way = (
        select(ways.c.way)
        .where(ways.c.return_id == outbox.c.return_id)
        .order_by(ways.c.id.desc())
        .limit(1)
        .correlate(outbox)
        .scalar_subquery()
    )
    return (
        select(
            outbox,
            returns.c.section,
            returns.c.period_kind,
            returns.c.period,
            returns.c.revision,
            returns.c.queued_at,
            receipts.c.receipt_id,
            receipts.c.digest.label("receipt_digest"),
            receipts.c.received_at,
            way.label("way"),
            *(entered.c[name].label(f"entered_{name}") for name in ENTERED),
        )
        .join_from(outbox, returns, outbox.c.return_id == returns.c.id)
        .join(receipts, receipts.c.return_id == outbox.c.return_id, isouter=True)
        .join(entered, entered.c.id == newest_entered, isouter=True)
    )


@cache
def by_id() -> Select[Any]:
    """Return what reads one row: `wanted`."""
    return rows().where(outbox.c.return_id == bindparam("wanted"))


@cache
def may_go() -> ColumnElement[bool]:
    """Return the condition for what may be sent: unresolved, with no older revision of its return unresolved."""
    older, older_box = returns.alias(), outbox.alias()
    blocked = (
        select(1)
        .join_from(older, older_box, older.c.id == older_box.c.return_id)
        .where(
            older.c.section == returns.c.section,
            older.c.period_kind == returns.c.period_kind,
            older.c.period == returns.c.period,
            older.c.revision < returns.c.revision,
            older_box.c.state.in_(OPEN_STATES),
        )
        .exists()
    )
    return and_(outbox.c.state.in_(OPEN_STATES), ~blocked)


@cache
def may_go_ids() -> Select[str]:
    """Return what reads the ids of all that may be sent, oldest first."""
    return (
        select(outbox.c.return_id)
        .join_from(outbox, returns, outbox.c.return_id == returns.c.id)
        .where(may_go())
        .order_by(*OLDEST_FIRST)
    )


@cache
def set_delivery() -> Update:
    """Return what writes how a delivery stands: `wanted`, and `new_` before each column."""
    return (
        update(outbox)
        .where(outbox.c.return_id == bindparam("wanted"))
        .values({name: bindparam(f"new_{name}") for name in _DELIVERY})
    )


@cache
def set_sending() -> Update:
    """Return the same for a try that begins: the first one's time is kept."""
    return set_delivery().values(first_tried=func.coalesce(outbox.c.first_tried, bindparam("new_changed_at")))


@cache
def add_receipt() -> Insert:
    """Return what keeps a receipt; the same one again changes nothing."""
    return insert(receipts).on_conflict_do_nothing(index_elements=[receipts.c.return_id])
