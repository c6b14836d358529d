"""Answers as they stand, overwritten in place: one row a question and period."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, RowMapping, and_, select
from sqlalchemy.dialects.sqlite import insert

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import value_as_data, value_from_data
from carehome_desktop.store.tables.answers import drafts

# Built once: an answer is saved while someone types, and building a statement costs more than the disk does.
_PUT = insert(drafts)
_PUT = _PUT.on_conflict_do_update(
    index_elements=list(drafts.primary_key),
    set_={column.name: _PUT.excluded[column.name] for column in drafts.columns if not column.primary_key},
)


def put(connection: Connection, section_id: str, period: Period, answer: Answer) -> None:
    """Write what stands for a question now."""
    connection.execute(
        _PUT,
        {
            "section": section_id,
            "period_kind": period.kind.value,
            "period": period.text,
            "question": answer.question_id,
            "value": value_as_data(answer.value),
            "note": answer.note,
            "declined": answer.declined,
            "set_version": answer.set_version,
            "set_digest": answer.set_digest,
            "person_id": answer.person_id,
            "saved_at": answer.saved_at,
        },
    )


def of(connection: Connection, section_id: str, period: Period) -> dict[str, Answer]:
    """Return the answers of one section and period, by question id."""
    rows = connection.execute(
        select(drafts).where(
            drafts.c.section == section_id, drafts.c.period_kind == period.kind.value, drafts.c.period == period.text
        )
    )
    return {row["question"]: _answer(row) for row in rows.mappings()}


def earlier(connection: Connection, section_id: str, period: Period) -> tuple[Period, dict[str, Answer]] | None:
    """Return the newest period that ended before this one began and has answers, with them.

    It may be of another kind: what was answered by the day one year may be answered by the week the next.
    """
    found = [each for kind in PeriodKind if (each := _newest(connection, section_id, kind, period.first_day()))]
    if not found:
        return None
    newest = max(found, key=lambda each: (each.last_day(), each.first_day()))
    return newest, of(connection, section_id, newest)


def periods(connection: Connection) -> list[tuple[str, Period]]:
    """Return every section and period that has an answer or a note, newest first."""
    rows = connection.execute(
        select(drafts.c.section, drafts.c.period_kind, drafts.c.period).distinct().order_by(drafts.c.period.desc())
    )
    return [(row.section, Period(PeriodKind(row.period_kind), row.period)) for row in rows]


def _newest(connection: Connection, section_id: str, kind: PeriodKind, before: date) -> Period | None:
    """Return the newest period of a kind that has answers and ended before a day; the texts of a kind sort by time."""
    text = connection.execute(
        select(drafts.c.period)
        .where(
            and_(
                drafts.c.section == section_id,
                drafts.c.period_kind == kind.value,
                drafts.c.period < Period.of(kind, before).text,
                drafts.c.value.is_not(None),
            )
        )
        .order_by(drafts.c.period.desc())
        .limit(1)
    ).scalar()
    return None if text is None else Period(kind, text)


def begun(connection: Connection, section_id: str, since: Period) -> list[Period]:
    """Return the periods of a kind from one on in which a section has an answer or a note."""
    rows = connection.execute(
        select(drafts.c.period)
        .distinct()
        .where(drafts.c.section == section_id, drafts.c.period_kind == since.kind.value, drafts.c.period >= since.text)
    )
    return [Period(since.kind, row.period) for row in rows]


def newest_answers(
    connection: Connection, section_id: str, question_id: str, until: Period, most: int = 4
) -> list[tuple[Period, Answer]]:
    """Return the newest answers of one question in periods of a kind up to one, the newest first."""
    rows = connection.execute(
        select(drafts)
        .where(
            drafts.c.section == section_id,
            drafts.c.period_kind == until.kind.value,
            drafts.c.period <= until.text,
            drafts.c.question == question_id,
            drafts.c.value.is_not(None),
        )
        .order_by(drafts.c.period.desc())
        .limit(most)
    )
    return [(Period(until.kind, row["period"]), _answer(row)) for row in rows.mappings()]


def _answer(row: RowMapping) -> Answer:
    return Answer(
        question_id=row["question"],
        value=value_from_data(row["value"]),
        note=row["note"],
        declined=row["declined"],
        person_id=row["person_id"],
        saved_at=row["saved_at"],
        set_version=row["set_version"],
        set_digest=row["set_digest"],
    )
