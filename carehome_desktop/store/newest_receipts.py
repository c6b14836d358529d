"""The newest receipt of one return, whether or not this file holds what it is for."""

from __future__ import annotations

from sqlalchemy import Connection, select

from carehome_desktop.domain.delivery import Receipt
from carehome_desktop.domain.periods import Period
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
    if row is None:
        return None
    return Receipt(
        receipt_id=row.receipt_id,
        return_id=row.return_id,
        digest=row.digest,
        section_id=row.section,
        period=period,
        revision=row.revision,
        received_at=row.received_at,
    )
