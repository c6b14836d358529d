"""Filed returns: added when something is queued, never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select
from sqlalchemy.dialects.sqlite import insert

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.returns import FiledReturn
from carehome_desktop.domain.values import value_as_data, value_from_data
from carehome_desktop.store.tables.answers import question_sets, returns
from carehome_desktop.store.tables.delivery import receipts


def add(connection: Connection, filed: FiledReturn) -> None:
    """Keep a frozen revision; the database refuses a second one of the same number."""
    connection.execute(
        returns.insert().values(
            id=filed.id,
            section=filed.section_id,
            period_kind=filed.period.kind.value,
            period=filed.period.text,
            revision=filed.revision,
            replaces=filed.replaces,
            set_digest=filed.set_digest,
            set_version=filed.set_version,
            answers=[_as_data(answer) for answer in filed.answers],
            queued_by=filed.queued_by,
            queued_at=filed.queued_at,
        )
    )


def keep_set(connection: Connection, digest: str, section_id: str, version: str, content: dict[str, Any]) -> None:
    """Keep the very questions and guidance that answers are given under; once is enough."""
    statement = insert(question_sets).values(digest=digest, section=section_id, version=version, content=content)
    connection.execute(statement.on_conflict_do_nothing(index_elements=[question_sets.c.digest]))


def by_id(connection: Connection, return_id: str) -> FiledReturn | None:
    """Return one filed return."""
    row = connection.execute(select(returns).where(returns.c.id == return_id)).mappings().first()
    return _filed(row) if row else None


def revisions(connection: Connection, section_id: str, period: Period) -> list[FiledReturn]:
    """Return every revision of one return, oldest first."""
    rows = connection.execute(
        select(returns)
        .where(
            returns.c.section == section_id, returns.c.period_kind == period.kind.value, returns.c.period == period.text
        )
        .order_by(returns.c.revision)
    )
    return [_filed(row) for row in rows.mappings()]


def next_revision(connection: Connection, section_id: str, period: Period) -> int:
    """Return the number the next revision gets: above all we filed, and above all we hold a receipt for."""
    newest = [
        connection.execute(
            select(func.max(table.c.revision)).where(
                table.c.section == section_id, table.c.period_kind == period.kind.value, table.c.period == period.text
            )
        ).scalar()
        or 0
        for table in (returns, receipts)
    ]
    return max(newest) + 1


def every(connection: Connection) -> list[FiledReturn]:
    """Return all filed returns, newest first."""
    rows = connection.execute(select(returns).order_by(returns.c.queued_at.desc(), returns.c.revision.desc()))
    return [_filed(row) for row in rows.mappings()]


def sections_of(connection: Connection, period: Period) -> list[str]:
    """Return the ids of the sections that were filed for a period."""
    chosen = select(returns.c.section).where(
        returns.c.period_kind == period.kind.value, returns.c.period == period.text
    )
    return list(connection.execute(chosen.distinct()).scalars())


def periods(connection: Connection) -> list[Period]:
    """Return every period that something was filed for."""
    rows = connection.execute(select(returns.c.period_kind, returns.c.period).distinct())
    return [Period(PeriodKind(row.period_kind), row.period) for row in rows]


def _as_data(answer: Answer) -> dict[str, Any]:
    return {
        "question": answer.question_id,
        "value": value_as_data(answer.value),
        "note": answer.note,
        "declined": answer.declined,
        "person": answer.person_id,
        "saved_at": answer.saved_at.isoformat(),
    }


def _filed(row: RowMapping) -> FiledReturn:
    return FiledReturn(
        id=row["id"],
        section_id=row["section"],
        period=Period(PeriodKind(row["period_kind"]), row["period"]),
        revision=row["revision"],
        replaces=row["replaces"],
        set_version=row["set_version"],
        set_digest=row["set_digest"],
        answers=tuple(
            Answer(
                question_id=data["question"],
                value=value_from_data(data["value"]),
                note=data["note"],
                declined=data["declined"],
                person_id=data["person"],
                saved_at=datetime.fromisoformat(data["saved_at"]),
                set_version=row["set_version"],
                set_digest=row["set_digest"],
            )
            for data in row["answers"]
        ),
        queued_by=row["queued_by"],
        queued_at=row["queued_at"],
    )
