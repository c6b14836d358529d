"""Queued returns on their way out: frozen bytes, and how their delivery stands."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, RowMapping, and_, func, or_, select

from carehome_desktop.domain.delivery import Delivery, FieldFault, Receipt, State
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.ways import Entered, Shown, Way
from carehome_desktop.store import outbox_statements as statements
from carehome_desktop.store.newest_revision import newest_revision
from carehome_desktop.store.tables.answers import returns
from carehome_desktop.store.tables.delivery import outbox, receipts, tries


def add(
    connection: Connection,
    return_id: str,
    contract: str,
    body: bytes,
    digest: str,
    words: str,
    at: datetime,
    state: State = State.WAITING,
) -> None:
    """Keep a filed return's final bytes: to be sent, or by hand, when nothing ever sends them."""
    connection.execute(
        outbox.insert().values(
            return_id=return_id,
            contract=contract,
            body=body,
            digest=digest,
            state=state.value,
            attempts=0,
            pause=0.0,
            maybe_there=False,
            words=words,
            changed_at=at,
            next_try=at if state is State.WAITING else None,
        )
    )


def by_id(connection: Connection, return_id: str) -> Outgoing | None:
    """Return one row."""
    row = connection.execute(statements.by_id(), {"wanted": return_id}).mappings().first()
    return _outgoing(row) if row else None


def of_return(connection: Connection, section_id: str, period: Period) -> list[Outgoing]:
    """Return the rows of every revision of one return, oldest first."""
    rows = connection.execute(
        statements.rows()
        .where(
            returns.c.section == section_id, returns.c.period_kind == period.kind.value, returns.c.period == period.text
        )
        .order_by(returns.c.revision)
    )
    return [_outgoing(row) for row in rows.mappings()]


def latest_of_return(connection: Connection, section_id: str, period: Period) -> Outgoing | None:
    """Return the row of a return's newest revision; while nothing was filed, as mostly, only a small statement is run."""
    found = newest_revision(connection, section_id, period)
    return by_id(connection, found) if found else None


def unresolved(connection: Connection) -> list[Outgoing]:
    """Return what may be sent, oldest first: of each return only its lowest unresolved revision, since revisions go in order."""
    rows = connection.execute(statements.rows().where(statements.may_go()).order_by(*statements.OLDEST_FIRST))
    return [_outgoing(row) for row in rows.mappings()]


def unresolved_ids(connection: Connection) -> list[str]:
    """Return the same by their ids alone, which is cheap enough to ask before every step."""
    return list(connection.execute(statements.may_go_ids()).scalars())


def untried(connection: Connection, other_than: str) -> list[Outgoing]:
    """Return what waits and was never tried, written in another contract than this one; those behind an older revision too."""
    untouched = and_(outbox.c.state == State.WAITING.value, outbox.c.first_tried.is_(None))
    rows = connection.execute(
        statements.rows().where(untouched, outbox.c.contract != other_than).order_by(*statements.OLDEST_FIRST)
    )
    return [_outgoing(row) for row in rows.mappings()]


def every(connection: Connection) -> list[Outgoing]:
    """Return every row, newest first."""
    rows = connection.execute(statements.rows().order_by(*statements.NEWEST_FIRST))
    return [_outgoing(row) for row in rows.mappings()]


def needing_someone(connection: Connection) -> list[Outgoing]:
    """Return what waits, and what was refused and has no newer revision yet, newest first; settled rows stay unread."""
    newer = returns.alias()
    answered_anew = (
        select(1)
        .where(
            newer.c.section == returns.c.section,
            newer.c.period_kind == returns.c.period_kind,
            newer.c.period == returns.c.period,
            newer.c.revision > returns.c.revision,
        )
        .exists()
    )
    refused = and_(outbox.c.state == State.REFUSED.value, ~answered_anew)
    rows = connection.execute(
        statements.rows()
        .where(or_(outbox.c.state.in_(statements.OPEN_STATES), refused))
        .order_by(*statements.NEWEST_FIRST)
    )
    return [_outgoing(row) for row in rows.mappings()]


def to_enter(connection: Connection) -> list[Outgoing]:
    """Return what goes by hand or as a file and was not entered yet, newest first."""
    rows = connection.execute(
        statements.rows().where(outbox.c.state == State.BY_HAND.value).order_by(*statements.NEWEST_FIRST)
    )
    return [_outgoing(row) for row in rows.mappings()]


def counts(connection: Connection) -> dict[State, int]:
    """Return how many rows are in each state."""
    rows = connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
    return {State(state): number for state, number in rows}


def set_delivery(
    connection: Connection, return_id: str, delivery: Delivery, *, words: str, at: datetime, next_try: datetime | None
) -> None:
    """Write how a delivery stands now."""
    connection.execute(
        statements.set_sending() if delivery.state is State.SENDING else statements.set_delivery(),
        {
            "wanted": return_id,
            "new_state": delivery.state.value,
            "new_attempts": delivery.attempts,
            "new_pause": delivery.pause,
            "new_maybe_there": delivery.maybe_there,
            "new_words": words,
            "new_changed_at": at,
            "new_next_try": next_try,
        },
    )


def add_receipt(connection: Connection, receipt: Receipt, at: datetime) -> None:
    """Keep a receipt; the same one again changes nothing."""
    connection.execute(
        statements.add_receipt(),
        {
            "return_id": receipt.return_id,
            "receipt_id": receipt.receipt_id,
            "digest": receipt.digest,
            "section": receipt.section_id,
            "period_kind": receipt.period.kind.value,
            "period": receipt.period.text,
            "revision": receipt.revision,
            "received_at": receipt.received_at,
            "recorded_at": at,
        },
    )


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
        tries.insert(),
        {
            "return_id": return_id,
            "began_at": began,
            "ended_at": ended,
            "outcome": outcome,
            "words": words,
            "faults": [{"question": fault.question_id, "words": fault.words} for fault in faults] or None,
        },
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
        way=Way(row["way"] or Way.ENDPOINT.value),
        entered=_entered(row),
    )


def _entered(row: RowMapping) -> Entered | None:
    told = {name: row[f"entered_{name}"] for name in statements.ENTERED}
    if told["shown"] in (None, Shown.TAKEN_BACK.value):
        return None
    return Entered(**{**told, "shown": Shown(told["shown"])})


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
