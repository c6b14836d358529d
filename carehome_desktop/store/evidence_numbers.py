"""The numbers of what is recorded, oldest first. Nothing is ever taken out of the file, so a number never moves."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, func, literal_column, select

from carehome_desktop.domain.fund.evidence import About
from carehome_desktop.store.tables.evidence import council_questions
from carehome_desktop.store.tables.fund import fund_costs, fund_instalments
from carehome_desktop.store.tables.wages import isolations

_IDS: dict[About, Column[str]] = {
    About.COST: fund_costs.c.cost_id,
    About.ISOLATION: isolations.c.isolation_id,
    About.INSTALMENT: fund_instalments.c.instalment_id,
    About.LETTER: council_questions.c.question_id,
}
_FIRST: ColumnElement[int] = literal_column("1")
"""Written out, so that an index that holds first tellings only can be used."""


def numbers(connection: Connection, about: About, of: Collection[str] | None = None) -> dict[str, int]:
    """Return the number of each thing of a kind, by its id, or of those named; the first ever recorded, in whichever fund, is 1."""
    column = _IDS[about]
    told = column.table.c
    number = func.row_number().over(order_by=told.id).label("number")
    first = select(column.label("thing"), number).where(told.revision == _FIRST)
    if of is None:
        wanted: Select[Any] = first
    else:
        named = list(of)
        last = select(func.max(told.id)).where(column.in_(named), told.revision == _FIRST).scalar_subquery()
        every = first.where(told.id <= last).subquery()  # those that came later need not be counted
        wanted = select(every).where(every.c.thing.in_(named))
    return {row.thing: row.number for row in connection.execute(wanted).all()}
