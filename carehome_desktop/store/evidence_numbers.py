"""The numbers of what is recorded, oldest first. Nothing is ever taken out of the file, so a number never moves."""

from __future__ import annotations

from sqlalchemy import Column, Connection, func, select

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


def numbers(connection: Connection, about: About) -> dict[str, int]:
    """Return the number of each thing of a kind, by its id; the first ever recorded, in whichever fund, is 1."""
    column = _IDS[about]
    first = func.min(column.table.c.id)
    rows = connection.execute(select(column).group_by(column).order_by(first))
    return {row[0]: number for number, row in enumerate(rows, start=1)}
