"""Answers as they stand, overwritten in place: one row a question and period."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import value_as_data, value_from_data
from carehome_desktop.store.as_text import moment, plain
from carehome_desktop.store.looking import Reader

if TYPE_CHECKING:
    from sqlalchemy import Connection, Insert

_OF = (
    "SELECT question, value, note, declined, person_id, saved_at, set_version, set_digest FROM drafts "
    "WHERE section = ? AND period_kind = ? AND period = ?"
)
_NEWEST_ANSWERS = (
    "SELECT period, question, value, note, declined, person_id, saved_at, set_version, set_digest FROM drafts "
    "WHERE section = ? AND period_kind = ? AND period <= ? AND question = ? AND value IS NOT NULL "
    "ORDER BY period DESC LIMIT ?"
)
_NEWEST_PERIOD = (
    "SELECT period FROM drafts WHERE section = ? AND period_kind = ? AND period < ? AND value IS NOT NULL "
    "ORDER BY period DESC LIMIT 1"
)


@cache
def _put() -> Insert:
    """Return what writes an answer. Built once: one is saved while someone types, and building costs more than the disk does."""
    from sqlalchemy.dialects.sqlite import insert

    from carehome_desktop.store.tables.answers import drafts

    adding = insert(drafts)
    return adding.on_conflict_do_update(
        index_elements=list(drafts.primary_key),
        set_={column.name: adding.excluded[column.name] for column in drafts.columns if not column.primary_key},
    )


def put(connection: Connection, section_id: str, period: Period, answer: Answer) -> None:
    """Write what stands for a question now."""
    connection.execute(
        _put(),
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


def of(reader: Reader, section_id: str, period: Period) -> dict[str, Answer]:
    """Return the answers of one section and period, by question id."""
    rows = reader.exec_driver_sql(_OF, (section_id, period.kind.value, period.text))
    return {answer.question_id: answer for answer in (_answer(*row) for row in rows)}


def earlier(reader: Reader, section_id: str, period: Period) -> tuple[Period, dict[str, Answer]] | None:
    """Return the newest period that ended before this one began and has answers, with them.

    It may be of another kind: what was answered by the day one year may be answered by the week the next.
    """
    found = [each for kind in PeriodKind if (each := _newest(reader, section_id, kind, period.first_day()))]
    if not found:
        return None
    newest = max(found, key=lambda each: (each.last_day(), each.first_day()))
    return newest, of(reader, section_id, newest)


def periods(reader: Reader) -> list[tuple[str, Period]]:
    """Return every section and period that has an answer or a note, newest first."""
    rows = reader.exec_driver_sql("SELECT DISTINCT section, period_kind, period FROM drafts ORDER BY period DESC")
    return [(section, Period(PeriodKind(kind), text)) for section, kind, text in rows]


def _newest(reader: Reader, section_id: str, kind: PeriodKind, before: date) -> Period | None:
    """Return the newest period of a kind that has answers and ended before a day; the texts of a kind sort by time."""
    row = reader.exec_driver_sql(_NEWEST_PERIOD, (section_id, kind.value, Period.of(kind, before).text)).fetchone()
    return Period(kind, row[0]) if row else None


def begun(reader: Reader, section_id: str, since: Period) -> list[Period]:
    """Return the periods of a kind from one on in which a section has an answer or a note."""
    rows = reader.exec_driver_sql(
        "SELECT DISTINCT period FROM drafts WHERE section = ? AND period_kind = ? AND period >= ?",
        (section_id, since.kind.value, since.text),
    )
    return [Period(since.kind, text) for (text,) in rows]


def newest_answers(
    reader: Reader, section_id: str, question_id: str, until: Period, most: int = 4
) -> list[tuple[Period, Answer]]:
    """Return the newest answers of one question in periods of a kind up to one, the newest first."""
    rows = reader.exec_driver_sql(_NEWEST_ANSWERS, (section_id, until.kind.value, until.text, question_id, most))
    return [(Period(until.kind, text), _answer(*row)) for text, *row in rows]


def _answer(
    question_id: str,
    value: str | None,
    note: str,
    declined: int,
    person_id: str,
    saved_at: str,
    set_version: str,
    set_digest: str,
) -> Answer:
    return Answer(
        question_id=question_id,
        value=value_from_data(plain(value)),
        note=note,
        declined=bool(declined),
        person_id=person_id,
        saved_at=moment(saved_at),
        set_version=set_version,
        set_digest=set_digest,
    )
