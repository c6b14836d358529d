"""How many beds were in use, from the home's own returns: read for charts of what was used per resident."""

from __future__ import annotations

from sqlalchemy import Connection, select

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import Counts, Number, value_from_data
from carehome_desktop.store.tables.answers import drafts

SECTIONS, QUESTION = ("beds", "beds-2020"), "beds-occupied"


def beds_in_use(connection: Connection) -> list[tuple[Period, int]]:
    """Return how many beds were in use in all, for each period that it was answered for, in no order."""
    rows = connection.execute(
        select(drafts.c.period_kind, drafts.c.period, drafts.c.value).where(
            drafts.c.section.in_(SECTIONS), drafts.c.question == QUESTION, drafts.c.value.is_not(None)
        )
    )
    found = [(Period(PeriodKind(row.period_kind), row.period), value_from_data(row.value)) for row in rows]
    return [(period, number) for period, value in found if (number := _number(value)) is not None]


def _number(value: object) -> int | None:
    match value:
        case Counts(counts) if counts:
            return sum(number for _, number in counts)
        case Number(number):
            return number
    return None
