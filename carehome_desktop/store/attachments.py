"""Files that prove a fund's money, in the encrypted file: the bytes once for each digest, and what each proves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from carehome_desktop.domain.fund.evidence import About, Attached, Content, FileKind
from carehome_desktop.store.tables.evidence import attachment_contents, attachment_marks, attachments

_NEWEST = select(func.max(attachment_marks.c.id)).group_by(attachment_marks.c.attachment_id)
_BYTES = attachment_contents.c


def _told() -> Select[Any]:
    """Select every file with its newest mark, without its bytes."""
    mark = select(attachment_marks).where(attachment_marks.c.id.in_(_NEWEST)).subquery()
    return (
        select(attachments, _BYTES.kind, _BYTES.pages, _BYTES.size, mark.c.covered, mark.c.withdrawn)
        .join_from(attachments, attachment_contents, attachments.c.digest == _BYTES.digest, isouter=True)
        .join(mark, mark.c.attachment_id == attachments.c.attachment_id, isouter=True)
        .order_by(attachments.c.id)
    )


def add(connection: Connection, attached: Attached, content: bytes) -> None:
    """Keep a file; bytes that are there already are not kept twice."""
    known = connection.execute(select(_BYTES.digest).where(_BYTES.digest == attached.digest)).first()
    if known is None and attached.kind is not None:
        connection.execute(
            attachment_contents.insert().values(
                digest=attached.digest,
                kind=attached.kind.value,
                pages=attached.pages,
                size=len(content),
                content=content,
            )
        )
    connection.execute(
        attachments.insert().values(
            attachment_id=attached.id,
            about=attached.about.value,
            about_id=attached.about_id,
            what=attached.what,
            file_name=attached.file_name,
            digest=attached.digest,
            person_id=attached.person_id,
            recorded_at=attached.recorded_at,
        )
    )


def mark(
    connection: Connection, attachment_id: str, person_id: str, at: datetime, *, covered: bool, withdrawn: str = ""
) -> None:
    """Write down how a file stands from now on."""
    connection.execute(
        attachment_marks.insert().values(
            attachment_id=attachment_id, covered=int(covered), withdrawn=withdrawn, person_id=person_id, recorded_at=at
        )
    )


def one(connection: Connection, attachment_id: str) -> Attached | None:
    """Return a file, taken back or not; None if there is none of this id."""
    row = connection.execute(_told().where(attachments.c.attachment_id == attachment_id)).first()
    return _attached(row) if row is not None else None


def every(connection: Connection, about: About | None = None, about_id: str = "") -> list[Attached]:
    """Return the files, of one thing or of all, oldest first; those taken back are among them."""
    wanted = _told()
    if about is not None:
        wanted = wanted.where(attachments.c.about == about.value, attachments.c.about_id == about_id)
    return [_attached(row) for row in connection.execute(wanted)]


def proved(connection: Connection, about: About) -> set[str]:
    """Return what has a file that stands, by its id."""
    mark = select(attachment_marks).where(attachment_marks.c.id.in_(_NEWEST)).subquery()
    taken = select(mark.c.attachment_id).where(mark.c.withdrawn != "")
    wanted = select(attachments.c.about_id).where(
        attachments.c.about == about.value, attachments.c.attachment_id.not_in(taken)
    )
    return set(connection.execute(wanted.distinct()).scalars())


def content(connection: Connection, digest: str) -> Content | None:
    """Return the bytes of a file; None if they were erased for good."""
    row = connection.execute(select(attachment_contents).where(_BYTES.digest == digest)).first()
    return Content(FileKind(row.kind), row.pages, bytes(row.content)) if row is not None else None


def erase(connection: Connection, digest: str) -> None:
    """Take the bytes away for good. The file refuses it while something that stands needs them."""
    connection.execute(attachment_contents.delete().where(_BYTES.digest == digest))


def _attached(row: Row[Any]) -> Attached:
    return Attached(
        id=row.attachment_id,
        about=About(row.about),
        about_id=row.about_id,
        what=row.what,
        file_name=row.file_name,
        digest=row.digest,
        kind=FileKind(row.kind) if row.kind else None,
        pages=row.pages or 0,
        size=row.size or 0,
        covered=bool(row.covered),
        withdrawn=row.withdrawn or "",
        person_id=row.person_id,
        recorded_at=row.recorded_at,
    )
