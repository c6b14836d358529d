"""Reports that were marked as sent, with the bytes of their paper. They are only added to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from carehome_desktop.domain.fund.sent import Sent, SentFile
from carehome_desktop.store.tables.fund import fund_sent
from carehome_desktop.store.tables.fund_told import fund_sent_files

_ALL_BUT_PDF = [column for column in fund_sent.c if column.name != "pdf"]


def add(connection: Connection, sent: Sent, pdf: bytes) -> None:
    """Write a report down for good."""
    connection.execute(
        fund_sent.insert().values(
            sent_id=sent.id,
            scheme=sent.scheme_id,
            form=sent.form_id,
            as_of=sent.as_of.isoformat(),
            revision=sent.revision,
            declared_by=sent.declared_by,
            declared_role=sent.declared_role,
            figures=[list(pair) for pair in sent.figures],
            changes=list(sent.changes),
            pdf=pdf,
            digest=sent.digest,
            person_id=sent.person_id,
            recorded_at=sent.recorded_at,
        )
    )


def add_files(connection: Connection, sent_id: str, files: Iterable[SentFile]) -> None:
    """Write down the files of a report for good."""
    for each in files:
        told = {"sent_id": sent_id, "name": each.name, "content": each.content, "digest": each.digest}
        connection.execute(fund_sent_files.insert().values(told))


def files(connection: Connection, sent_id: str) -> list[SentFile]:
    """Return the files that were kept with a report, in the order in which they were made; none for one of an older program."""
    columns = fund_sent_files.c
    rows = connection.execute(select(fund_sent_files).where(columns.sent_id == sent_id).order_by(columns.id))
    return [SentFile(row.name, bytes(row.content), row.digest) for row in rows]


def every(connection: Connection, scheme_id: str | None = None) -> list[Sent]:
    """Return the reports that were sent, of one scheme or of all, oldest first, without their paper."""
    wanted = select(*_ALL_BUT_PDF).order_by(fund_sent.c.id)
    if scheme_id is not None:
        wanted = wanted.where(fund_sent.c.scheme == scheme_id)
    return [_sent(row) for row in connection.execute(wanted)]


def paper(connection: Connection, sent_id: str) -> tuple[Sent, bytes] | None:
    """Return a report with the bytes of its paper; None if there is none of this id."""
    row = connection.execute(select(fund_sent).where(fund_sent.c.sent_id == sent_id)).first()
    return (_sent(row), bytes(row.pdf)) if row is not None else None


def _sent(row: Row[Any]) -> Sent:
    return Sent(
        id=row.sent_id,
        scheme_id=row.scheme,
        form_id=row.form,
        as_of=date.fromisoformat(row.as_of),
        revision=row.revision,
        declared_by=row.declared_by,
        declared_role=row.declared_role,
        figures=tuple((name, said) for name, said in row.figures),
        changes=tuple(row.changes),
        digest=row.digest,
        person_id=row.person_id,
        recorded_at=row.recorded_at,
    )
