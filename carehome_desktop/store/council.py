"""What the council asked and was answered, and until when a fund's papers are kept. Both are only added to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from carehome_desktop.domain.fund.council import CouncilQuestion, Keeping
from carehome_desktop.domain.kept import Kept
from carehome_desktop.store.revisions import Revisions
from carehome_desktop.store.tables.evidence import council_questions, fund_keeping


def _row(told: CouncilQuestion) -> dict[str, Any]:
    return {
        "scheme": told.scheme_id,
        "asked_on": told.asked_on.isoformat(),
        "asked_by": told.asked_by,
        "asked": told.asked,
        "answered_on": told.answered_on.isoformat() if told.answered_on is not None else None,
        "answered": told.answered,
    }


def _question(row: Row[Any]) -> CouncilQuestion:
    answered_on = date.fromisoformat(row.answered_on) if row.answered_on else None
    return CouncilQuestion(
        row.scheme, date.fromisoformat(row.asked_on), row.asked_by, row.asked, answered_on, row.answered
    )


QUESTIONS = Revisions(council_questions, "question_id", _row, _question)


def questions(connection: Connection, scheme_id: str) -> list[Kept[CouncilQuestion]]:
    """Return what was asked about a fund, as it stands, by the day on which it was asked."""
    columns = council_questions.c
    return QUESTIONS.standing(connection, columns.scheme == scheme_id, order=(columns.asked_on,))


def keep(connection: Connection, scheme_id: str, told: Keeping, person_id: str, at: datetime) -> None:
    """Write down until when a fund's papers are kept from now on."""
    connection.execute(
        fund_keeping.insert().values(
            scheme=scheme_id, keep_until=told.until.isoformat(), reason=told.reason, person_id=person_id, recorded_at=at
        )
    )


def keeping(connection: Connection, scheme_id: str) -> Keeping | None:
    """Return what the home said of it last; None if it never did."""
    columns = fund_keeping.c
    newest = select(fund_keeping).where(columns.scheme == scheme_id).order_by(columns.id.desc()).limit(1)
    row = connection.execute(newest).first()
    return Keeping(date.fromisoformat(row.keep_until), row.reason, told=True) if row is not None else None
