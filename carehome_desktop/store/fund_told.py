"""What the home says beside a fund's money: funds and lines of its own, conditions that are met, and warnings gone past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from carehome_desktop.domain.fund.conditions import Standing, Told
from carehome_desktop.domain.fund.guards import Doubt
from carehome_desktop.domain.fund.overrides import About, Override
from carehome_desktop.store.tables.fund_told import fund_conditions, fund_files, fund_overrides


@dataclass(frozen=True)
class KeptFile:
    """A fund or a council's lines as the home added them, as text; `withdrawn` says why it was taken back."""

    kind: str
    id: str
    content: str
    person_id: str
    recorded_at: datetime
    withdrawn: str = ""


def add_file(connection: Connection, told: KeptFile) -> None:
    """Write a file down; one of the same kind and id takes the older one's place."""
    connection.execute(
        fund_files.insert().values(
            kind=told.kind,
            file_id=told.id,
            content=told.content,
            withdrawn=told.withdrawn,
            person_id=told.person_id,
            recorded_at=told.recorded_at,
        )
    )


def files(connection: Connection) -> list[KeptFile]:
    """Return the files that stand, in the order in which each was first added."""
    columns = fund_files.c
    newest = select(func.max(columns.id)).group_by(columns.kind, columns.file_id)
    rows = connection.execute(
        select(fund_files).where(columns.id.in_(newest), columns.withdrawn == "").order_by(columns.id)
    )
    return [KeptFile(row.kind, row.file_id, row.content, row.person_id, row.recorded_at) for row in rows]


def add_condition(connection: Connection, scheme_id: str, told: Told) -> None:
    """Write down how a condition stands from now on."""
    connection.execute(
        fund_conditions.insert().values(
            scheme=scheme_id,
            number=told.number,
            condition=told.condition_id,
            standing=told.standing.value,
            note=told.note,
            person_id=told.person_id,
            recorded_at=told.recorded_at,
        )
    )


def conditions(connection: Connection, scheme_id: str) -> list[Told]:
    """Return what was told last of each condition of a fund."""
    columns = fund_conditions.c
    newest = select(func.max(columns.id)).where(columns.scheme == scheme_id).group_by(columns.number, columns.condition)
    rows = connection.execute(select(fund_conditions).where(columns.id.in_(newest)).order_by(columns.id))
    return [
        Told(row.number, row.condition, Standing(row.standing), row.note, row.person_id, row.recorded_at)
        for row in rows
    ]


def add_overrides(
    connection: Connection,
    about: About,
    about_id: str,
    revision: int,
    doubts: Iterable[Doubt],
    reason: str,
    person_id: str,
    at: datetime,
) -> None:
    """Write down each warning that was gone past, with the reason."""
    rows = [
        {
            "about": about.value,
            "about_id": about_id,
            "revision": revision,
            "guard": each.guard,
            "words": each.words,
            "reason": reason,
            "person_id": person_id,
            "recorded_at": at,
        }
        for each in doubts
    ]
    if rows:
        connection.execute(fund_overrides.insert(), rows)


def gone_past(connection: Connection, about: About, revisions: Mapping[str, int]) -> dict[str, list[Override]]:
    """Return the warnings that each of some entries was kept past at its revision, by its id; `revisions` are those by the ids."""
    columns = fund_overrides.c
    wanted = select(fund_overrides).where(columns.about == about.value, columns.about_id.in_(revisions))
    found: dict[str, list[Override]] = {}
    for row in connection.execute(wanted.order_by(columns.id)):
        if row.revision == revisions[row.about_id]:
            found.setdefault(row.about_id, []).append(_override(row))
    return found


def overrides(connection: Connection, about: About | None = None, about_id: str = "") -> list[Override]:
    """Return the warnings that were gone past, of all or of one thing, oldest first."""
    columns = fund_overrides.c
    wanted = select(fund_overrides).order_by(columns.id)
    if about is not None:
        wanted = wanted.where(columns.about == about.value)
    if about_id:
        wanted = wanted.where(columns.about_id == about_id)
    return [_override(row) for row in connection.execute(wanted)]


def _override(row: Row[Any]) -> Override:
    doubt = Doubt(row.guard, row.words)
    return Override(About(row.about), row.about_id, row.revision, doubt, row.reason, row.person_id, row.recorded_at)
