"""Reads what was filed as a whole: lists without answers, and answers in bulk as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, func, or_, select

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.history import PastReturn
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.store.tables.answers import drafts, question_sets, returns
from carehome_desktop.store.tables.delivery import outbox, receipts
from carehome_desktop.store.tables.ways import entered

AT_ONCE = 200
"""So many returns are read with their answers at a time."""

_newest_entry = select(func.max(entered.c.id)).group_by(entered.c.return_id)
_LISTED = (
    select(
        returns.c.id,
        returns.c.section,
        returns.c.period_kind,
        returns.c.period,
        returns.c.revision,
        returns.c.set_digest,
        returns.c.set_version,
        returns.c.queued_by,
        returns.c.queued_at,
        outbox.c.state,
        receipts.c.receipt_id,
        receipts.c.received_at,
        entered.c.reference,
        entered.c.entered_at,
        entered.c.recorded_at,
    )
    .join_from(returns, outbox, outbox.c.return_id == returns.c.id)
    .join(receipts, receipts.c.return_id == returns.c.id, isouter=True)
    .join(entered, and_(entered.c.return_id == returns.c.id, entered.c.id.in_(_newest_entry)), isouter=True)
)
_NEWEST_FIRST = (returns.c.queued_at.desc(), returns.c.revision.desc())


class GivenAnswer(NamedTuple):
    """One answer as it lies in the file; `value` is plain data (see domain/values.py), `saved_at` its text."""

    question: str
    value: dict[str, Any] | None
    note: str
    declined: bool
    person: str
    saved_at: str


class SavedAnswer(NamedTuple):
    """An answer that was saved after its return was last made ready to go, or never was."""

    section: str
    period: Period
    set_digest: str
    set_version: str
    given: GivenAnswer


def every(connection: Connection) -> list[PastReturn]:
    """Return every filed return without its answers and without a title, newest first."""
    return _listed(connection, _LISTED.order_by(*_NEWEST_FIRST))


def of_return(connection: Connection, section_id: str, period: Period) -> list[PastReturn]:
    """Return every revision of one return, newest first."""
    wanted = (
        returns.c.section == section_id,
        returns.c.period_kind == period.kind.value,
        returns.c.period == period.text,
    )
    return _listed(connection, _LISTED.where(*wanted).order_by(*_NEWEST_FIRST))


def spans(connection: Connection) -> list[tuple[str, Period, Period]]:
    """Return for each section and kind of period the first and the last that was filed; the texts of a kind sort by time."""
    rows = connection.execute(
        select(
            returns.c.section, returns.c.period_kind, func.min(returns.c.period), func.max(returns.c.period)
        ).group_by(returns.c.section, returns.c.period_kind)
    )
    return [
        (section, Period(PeriodKind(kind), first), Period(PeriodKind(kind), last))
        for section, kind, first, last in rows
    ]


def filed_periods(connection: Connection, section_id: str) -> list[Period]:
    """Return every period that a section was filed for, in no order."""
    rows = connection.execute(
        select(returns.c.period_kind, returns.c.period).distinct().where(returns.c.section == section_id)
    )
    return [Period(PeriodKind(kind), text) for kind, text in rows]


def saved_periods(connection: Connection, section_id: str) -> list[Period]:
    """Return every period for which a section has an answer, in no order."""
    rows = connection.execute(
        select(drafts.c.period_kind, drafts.c.period)
        .distinct()
        .where(drafts.c.section == section_id, drafts.c.value.is_not(None))
    )
    return [Period(PeriodKind(kind), text) for kind, text in rows]


def answers_of(connection: Connection, return_ids: Sequence[str]) -> Iterator[tuple[str, list[GivenAnswer]]]:
    """Yield each return's id and answers in the order of the ids, reading some at a time."""
    for start in range(0, len(return_ids), AT_ONCE):
        some = return_ids[start : start + AT_ONCE]
        rows = connection.execute(select(returns.c.id, returns.c.answers).where(returns.c.id.in_(some)))
        found = {row.id: row.answers for row in rows}
        for return_id in some:
            yield return_id, [_given(data) for data in found[return_id]]


def saved_since(connection: Connection) -> list[SavedAnswer]:
    """Return the answers and notes that were saved since their return was last made ready to go, or that never were."""
    ready = (
        select(returns.c.section, returns.c.period_kind, returns.c.period, func.max(returns.c.queued_at).label("at"))
        .group_by(returns.c.section, returns.c.period_kind, returns.c.period)
        .subquery()
    )
    same = and_(
        ready.c.section == drafts.c.section,
        ready.c.period_kind == drafts.c.period_kind,
        ready.c.period == drafts.c.period,
    )
    rows = connection.execute(
        select(drafts)
        .join_from(drafts, ready, same, isouter=True)
        .where(
            or_(ready.c.at.is_(None), drafts.c.saved_at > ready.c.at),
            or_(drafts.c.value.is_not(None), drafts.c.note != ""),
        )
        .order_by(drafts.c.saved_at.desc())
    )
    return [
        SavedAnswer(
            row.section,
            Period(PeriodKind(row.period_kind), row.period),
            row.set_digest,
            row.set_version,
            GivenAnswer(row.question, row.value, row.note, row.declined, row.person_id, row.saved_at.isoformat()),
        )
        for row in rows
    ]


def set_contents(connection: Connection, digests: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return kept sets of questions as plain data, by their digests."""
    rows = connection.execute(
        select(question_sets.c.digest, question_sets.c.content).where(question_sets.c.digest.in_(digests))
    )
    return {row.digest: row.content for row in rows}


def _given(data: dict[str, Any]) -> GivenAnswer:
    return GivenAnswer(
        data["question"], data["value"], data["note"], data["declined"], data["person"], data["saved_at"]
    )


def _listed(connection: Connection, statement: Select[Any]) -> list[PastReturn]:
    return [_past(row) for row in connection.execute(statement)]


def _past(row: Any) -> PastReturn:
    state = State(row.state)
    by_hand = state is State.ENTERED
    received: datetime | None = row.received_at if state is State.RECEIVED else None
    return PastReturn(
        id=row.id,
        section_id=row.section,
        title=row.section,
        period=Period(PeriodKind(row.period_kind), row.period),
        revision=row.revision,
        set_digest=row.set_digest,
        set_version=row.set_version,
        state=state,
        queued_by=row.queued_by,
        queued_at=row.queued_at,
        number=(row.reference if by_hand else row.receipt_id) or "",
        arrived_at=row.entered_at if by_hand else received,
        noted_at=row.recorded_at if by_hand else None,
    )
