"""Receipts of returns that this file may not hold: the newest of one return, and those that came before a revision."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Row, select

from carehome_desktop.domain.delivery import Receipt
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.store.tables.answers import returns
from carehome_desktop.store.tables.delivery import receipts


def newest_receipt_of(connection: Connection, section_id: str, period: Period) -> Receipt | None:
    """Return the receipt for the highest revision that the endpoint is known to have."""
    row = connection.execute(
        select(receipts)
        .where(
            receipts.c.section == section_id,
            receipts.c.period_kind == period.kind.value,
            receipts.c.period == period.text,
        )
        .order_by(receipts.c.revision.desc())
        .limit(1)
    ).first()
    return None if row is None else _receipt(row)


def lost_before(connection: Connection, section_id: str, period: Period, revision: int) -> list[Receipt]:
    """Return the receipts for earlier revisions of a return that this file does not hold, the oldest first."""
    rows = connection.execute(
        select(receipts)
        .where(
            receipts.c.section == section_id,
            receipts.c.period_kind == period.kind.value,
            receipts.c.period == period.text,
            receipts.c.revision < revision,
            receipts.c.return_id.not_in(select(returns.c.id)),
        )
        .order_by(receipts.c.revision)
    )
    return [_receipt(row) for row in rows]


def lost_since(connection: Connection, moment: datetime) -> list[Receipt]:
    """Return the receipts for returns that this file does not hold and that were told of since a moment, the newest first."""
    rows = connection.execute(
        select(receipts)
        .where(receipts.c.recorded_at >= moment, receipts.c.return_id.not_in(select(returns.c.id)))
        .order_by(receipts.c.received_at.desc())
    )
    return [_receipt(row) for row in rows]


def _receipt(row: Row[tuple[object, ...]]) -> Receipt:
    return Receipt(
        receipt_id=row.receipt_id,
        return_id=row.return_id,
        digest=row.digest,
        section_id=row.section,
        period=Period(PeriodKind(row.period_kind), row.period),
        revision=row.revision,
        received_at=row.received_at,
    )
