"""Whether anything was answered, noted or queued under a version of a set."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from carehome_desktop.store.tables.answers import drafts, returns


def is_answered_under(connection: Connection, section_id: str, version: str) -> bool:
    """Return whether an answer, a note or a return of a section was given under a version of its set."""
    said = or_(drafts.c.value.is_not(None), drafts.c.note != "")
    asked = (
        select(drafts.c.question).where(drafts.c.section == section_id, drafts.c.set_version == version, said),
        select(returns.c.id).where(returns.c.section == section_id, returns.c.set_version == version),
    )
    return any(connection.execute(each.limit(1)).first() is not None for each in asked)
