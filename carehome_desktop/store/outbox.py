"""Queued returns on their way out: frozen bytes, and how their delivery stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, func, literal, select, update
from sqlalchemy.dialects.sqlite import insert

from carehome_desktop.domain.delivery import UNRESOLVED, Delivery, FieldFault, Receipt, State
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.store.schema import courier_notes, outbox, receipts, returns, tries

_UNRESOLVED = tuple(state.value for state in UNRESOLVED)
_ROWS = (
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
    )
    .join_from(outbox, returns, outbox.c.return_id == returns.c.id)
    .join(receipts, receipts.c.return_id == outbox.c.return_id, isouter=True)
)


def add(
    connection: Connection, return_id: str, contract: str, body: bytes, digest: str, words: str, at: datetime
) -> None:
    """Queue a filed return's final bytes."""
    connection.execute(
        outbox.insert().values(
            return_id=return_id,
            contract=contract,
            body=body,
            digest=digest,
            state=State.WAITING.value,
            attempts=0,
            pause=0.0,
            maybe_there=False,
            words=words,
            changed_at=at,
            next_try=at,
        )
    )


def by_id(connection: Connection, return_id: str) -> Outgoing | None:
    """Return one row."""
    row = connection.execute(_ROWS.where(outbox.c.return_id == return_id)).mappings().first()
    return _outgoing(row) if row else None


def of_return(connection: Connection, section_id: str, period: Period) -> list[Outgoing]:
    """Return the rows of every revision of one return, oldest first."""
    rows = connection.execute(
        _ROWS.where(
            returns.c.section == section_id, returns.c.period_kind == period.kind.value, returns.c.period == period.text
        ).order_by(returns.c.revision)
    )
    return [_outgoing(row) for row in rows.mappings()]


def unresolved(connection: Connection) -> list[Outgoing]:
    """Return what may be sent, oldest first: of each return only its lowest unresolved revision, since revisions go in order."""
    older = returns.alias()
    older_box = outbox.alias()
    blocked = (
        select(1)
        .join_from(older, older_box, older.c.id == older_box.c.return_id)
        .where(
            older.c.section == returns.c.section,
            older.c.period_kind == returns.c.period_kind,
            older.c.period == returns.c.period,
            older.c.revision < returns.c.revision,
            older_box.c.state.in_(_UNRESOLVED),
        )
        .exists()
    )
    rows = connection.execute(
        _ROWS.where(and_(outbox.c.state.in_(_UNRESOLVED), ~blocked)).order_by(returns.c.queued_at, returns.c.revision)
    )
    return [_outgoing(row) for row in rows.mappings()]


def untried(connection: Connection, other_than: str) -> list[Outgoing]:
    """Return what waits and was never tried, written in another contract than this one; those behind an older revision too."""
    untouched = and_(outbox.c.state == State.WAITING.value, outbox.c.first_tried.is_(None))
    rows = connection.execute(
        _ROWS.where(untouched, outbox.c.contract != other_than).order_by(returns.c.queued_at, returns.c.revision)
    )
    return [_outgoing(row) for row in rows.mappings()]


def every(connection: Connection) -> list[Outgoing]:
    """Return every row, newest first."""
    rows = connection.execute(_ROWS.order_by(returns.c.queued_at.desc(), returns.c.revision.desc()))
    return [_outgoing(row) for row in rows.mappings()]


def counts(connection: Connection) -> dict[State, int]:
    """Return how many rows are in each state."""
    rows = connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
    return {State(state): number for state, number in rows}


def set_delivery(
    connection: Connection, return_id: str, delivery: Delivery, *, words: str, at: datetime, next_try: datetime | None
) -> None:
    """Write how a delivery stands now."""
    values: dict[str, Any] = {
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "pause": delivery.pause,
        "maybe_there": delivery.maybe_there,
        "words": words,
        "changed_at": at,
        "next_try": next_try,
    }
    if delivery.state is State.SENDING:
        values["first_tried"] = func.coalesce(outbox.c.first_tried, literal(at, outbox.c.first_tried.type))
    connection.execute(update(outbox).where(outbox.c.return_id == return_id).values(**values))


def add_receipt(connection: Connection, receipt: Receipt, at: datetime) -> None:
    """Keep a receipt; the same one again changes nothing."""
    statement = insert(receipts).values(
        return_id=receipt.return_id,
        receipt_id=receipt.receipt_id,
        digest=receipt.digest,
        section=receipt.section_id,
        period_kind=receipt.period.kind.value,
        period=receipt.period.text,
        revision=receipt.revision,
        received_at=receipt.received_at,
        recorded_at=at,
    )
    connection.execute(statement.on_conflict_do_nothing(index_elements=[receipts.c.return_id]))


def strays(connection: Connection) -> list[Receipt]:
    """Return receipts for returns this file does not hold."""
    rows = connection.execute(
        select(receipts).where(receipts.c.return_id.not_in(select(returns.c.id))).order_by(receipts.c.received_at)
    )
    return [_receipt(row) for row in rows.mappings()]


def newest_receipt(connection: Connection) -> Receipt | None:
    """Return the receipt that came last."""
    row = connection.execute(select(receipts).order_by(receipts.c.received_at.desc()).limit(1)).mappings().first()
    return _receipt(row) if row else None


def add_try(
    connection: Connection,
    return_id: str,
    began: datetime,
    ended: datetime,
    outcome: str,
    words: str,
    faults: tuple[FieldFault, ...] = (),
) -> None:
    """Write down one try."""
    connection.execute(
        tries.insert().values(
            return_id=return_id,
            began_at=began,
            ended_at=ended,
            outcome=outcome,
            words=words,
            faults=[{"question": fault.question_id, "words": fault.words} for fault in faults] or None,
        )
    )


def tries_of(connection: Connection, return_id: str) -> list[tuple[datetime, datetime, str, str]]:
    """Return every try of a return: began, ended, outcome, words; oldest first."""
    rows = connection.execute(select(tries).where(tries.c.return_id == return_id).order_by(tries.c.id))
    return [(row.began_at, row.ended_at, row.outcome, row.words) for row in rows]


def faults_of(connection: Connection, return_id: str) -> tuple[FieldFault, ...]:
    """Return what the endpoint found wrong with single answers, from the last try that said so."""
    found = connection.execute(
        select(tries.c.faults)
        .where(tries.c.return_id == return_id, tries.c.faults.is_not(None))
        .order_by(tries.c.id.desc())
        .limit(1)
    ).scalar()
    return tuple(FieldFault(item["question"], item["words"]) for item in found or ())


def note(connection: Connection, key: str) -> Any:
    """Return what the courier wrote down under a key."""
    return connection.execute(select(courier_notes.c.value).where(courier_notes.c.key == key)).scalar()


def set_note(connection: Connection, key: str, value: Any) -> None:
    """Write down something the courier must remember; None forgets it."""
    connection.execute(courier_notes.delete().where(courier_notes.c.key == key))
    if value is not None:
        connection.execute(courier_notes.insert().values(key=key, value=value))


def _outgoing(row: RowMapping) -> Outgoing:
    period = Period(PeriodKind(row["period_kind"]), row["period"])
    receipt = None
    if row["receipt_id"] is not None:
        receipt = Receipt(
            receipt_id=row["receipt_id"],
            return_id=row["return_id"],
            digest=row["receipt_digest"],
            section_id=row["section"],
            period=period,
            revision=row["revision"],
            received_at=row["received_at"],
        )
    return Outgoing(
        return_id=row["return_id"],
        section_id=row["section"],
        period=period,
        revision=row["revision"],
        contract=row["contract"],
        body=bytes(row["body"]),
        digest=row["digest"],
        delivery=Delivery(State(row["state"]), row["attempts"], row["pause"], row["maybe_there"]),
        words=row["words"],
        changed_at=row["changed_at"],
        next_try=row["next_try"],
        first_tried=row["first_tried"],
        queued_at=row["queued_at"],
        receipt=receipt,
    )


def _receipt(row: RowMapping) -> Receipt:
    return Receipt(
        receipt_id=row["receipt_id"],
        return_id=row["return_id"],
        digest=row["digest"],
        section_id=row["section"],
        period=Period(PeriodKind(row["period_kind"]), row["period"]),
        revision=row["revision"],
        received_at=row["received_at"],
    )
