"""What was received or entered, and when first: all that says that a period was done."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, func, select

from carehome_desktop.domain.our_record import Settled
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.words import LONDON
from carehome_desktop.store.tables.answers import returns
from carehome_desktop.store.tables.delivery import receipts
from carehome_desktop.store.tables.home import people
from carehome_desktop.store.tables.ways import entered

RECEIVED, ENTERED = "received", "entered"


def settled(connection: Connection, kind: PeriodKind, first: Period, last: Period) -> dict[str, dict[str, Settled]]:
    """Return when each section was first received or entered, by period text and section id, from one period to another."""
    found: dict[str, dict[str, Settled]] = {}
    for section, period, at, how in (
        *_received(connection, kind, first, last),
        *_entered(connection, kind, first, last),
    ):
        sections = found.setdefault(period, {})
        if section not in sections or at < sections[section].at:
            sections[section] = Settled(at, how)
    return found


def records_began(connection: Connection) -> date:
    """Return the day in London on which the home's records began."""
    first: datetime = connection.execute(select(people.c.added_at).order_by(people.c.added_at).limit(1)).scalar_one()
    return first.astimezone(LONDON).date()


def _received(
    connection: Connection, kind: PeriodKind, first: Period, last: Period
) -> list[tuple[str, str, datetime, str]]:
    rows = connection.execute(
        select(receipts.c.section, receipts.c.period, receipts.c.received_at).where(
            receipts.c.period_kind == kind.value, receipts.c.period.between(first.text, last.text)
        )
    )
    return [(row.section, row.period, row.received_at, RECEIVED) for row in rows]


def _entered(
    connection: Connection, kind: PeriodKind, first: Period, last: Period
) -> list[tuple[str, str, datetime, str]]:
    """Return what a person entered and did not take back."""
    newest = select(func.max(entered.c.id)).group_by(entered.c.return_id)
    rows = connection.execute(
        select(returns.c.section, returns.c.period, entered.c.entered_at)
        .join_from(entered, returns, entered.c.return_id == returns.c.id)
        .where(
            entered.c.id.in_(newest),
            entered.c.shown != "taken-back",
            returns.c.period_kind == kind.value,
            returns.c.period.between(first.text, last.text),
        )
    )
    return [(row.section, row.period, row.entered_at, ENTERED) for row in rows]
