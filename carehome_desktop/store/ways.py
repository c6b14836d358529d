"""Which way a return goes, who changed it and why; and who entered it. Only added to: the newest row counts."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.ways import Entered, Shown, Way, WayChosen
from carehome_desktop.store.tables.answers import returns
from carehome_desktop.store.tables.delivery import outbox
from carehome_desktop.store.tables.ways import entered, ways

_DONE = (State.RECEIVED.value, State.ENTERED.value)


def choose(connection: Connection, return_id: str, chosen: WayChosen) -> None:
    """Write down which way a return goes from now on."""
    connection.execute(
        ways.insert().values(
            return_id=return_id,
            way=chosen.way.value,
            note=chosen.note,
            person_id=chosen.person_id,
            chosen_at=chosen.chosen_at,
        )
    )


def of_return(connection: Connection, return_id: str) -> list[WayChosen]:
    """Return every way that was chosen for a return, oldest first."""
    rows = connection.execute(select(ways).where(ways.c.return_id == return_id).order_by(ways.c.id))
    return [WayChosen(Way(row.way), row.note, row.person_id, row.chosen_at) for row in rows]


def add_entered(connection: Connection, return_id: str, told: Entered) -> None:
    """Write down that a return was entered, or that this is taken back."""
    connection.execute(
        entered.insert().values(
            return_id=return_id,
            person_id=told.person_id,
            entered_at=told.entered_at,
            shown=told.shown.value,
            reference=told.reference,
            note=told.note,
            recorded_by=told.recorded_by,
            recorded_at=told.recorded_at,
        )
    )


def entered_of(connection: Connection, return_id: str) -> list[Entered]:
    """Return all that was ever told of a return's being entered, oldest first."""
    rows = connection.execute(select(entered).where(entered.c.return_id == return_id).order_by(entered.c.id))
    return [
        Entered(
            row.person_id,
            row.entered_at,
            Shown(row.shown),
            row.reference,
            row.note,
            row.recorded_by,
            row.recorded_at,
        )
        for row in rows
    ]


def last_reported(connection: Connection, section_id: str, before: Period) -> str | None:
    """Return the id of the newest return of a section that was received or entered for an earlier period of this kind."""
    found: str | None = connection.execute(
        select(returns.c.id)
        .join_from(returns, outbox, outbox.c.return_id == returns.c.id)
        .where(
            returns.c.section == section_id,
            returns.c.period_kind == before.kind.value,
            returns.c.period < before.text,
            outbox.c.state.in_(_DONE),
        )
        .order_by(returns.c.period.desc(), returns.c.revision.desc())
        .limit(1)
    ).scalar()
    return found


def last_made_ready(connection: Connection, section_id: str, before: Period) -> Period | None:
    """Return the newest earlier period of this kind for which a section was made ready to go, whatever became of it."""
    found = connection.execute(
        select(func.max(returns.c.period)).where(
            returns.c.section == section_id,
            returns.c.period_kind == before.kind.value,
            returns.c.period < before.text,
        )
    ).scalar()
    return Period(before.kind, found) if found is not None else None
