"""Finds costs of a fund among very many, and adds them up where they lie: none is read that is not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, or_, select, true

from carehome_desktop.domain.fund.entries import Cost, Stage
from carehome_desktop.domain.fund.report import Sums
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.wages.schemes import Counts
from carehome_desktop.store.fund import COSTS
from carehome_desktop.store.tables.fund import fund_costs
from carehome_desktop.store.words import holds

_COLUMNS = fund_costs.c
_WORDS = (_COLUMNS.what, _COLUMNS.supplier, _COLUMNS.invoice)


def find(
    connection: Connection, scheme_id: str, stage: Stage | None, words: Sequence[str], most: int
) -> list[Kept[Cost]]:
    """Return the costs of a fund that stand, of a stage (None: all) and with every word, the last one told first."""
    where = _narrowed(scheme_id, stage, words)
    return COSTS.read(connection, *where, order=(_COLUMNS.id.desc(),), most=most)


def how_many(connection: Connection, scheme_id: str, stage: Stage | None = None, words: Sequence[str] = ()) -> int:
    """Return how many costs of a fund stand, of a stage and with every word."""
    wanted = select(func.count(_COLUMNS.id)).where(*_narrowed(scheme_id, stage, words))
    return int(connection.execute(wanted).scalar_one())


def newest_id(connection: Connection) -> int:
    """Return the number of the row that was written last: as long as it is the same, so is everything told of costs."""
    return int(connection.execute(select(func.coalesce(func.max(_COLUMNS.id), 0))).scalar_one())


def sums(connection: Connection, scheme_id: str, counts: Counts, as_of: date) -> Sums:
    """Return what the costs of a fund that stand come to up to a day; a cost without any day counts as it stands."""
    paid_first = counts is Counts.PAID
    days = (_COLUMNS.paid_on, _COLUMNS.incurred_on) if paid_first else (_COLUMNS.incurred_on, _COLUMNS.paid_on)
    day = func.coalesce(*days)
    part = func.json_each(_COLUMNS.parts).table_valued("value")
    measure, pence = func.json_extract(part.c.value, "$[0]"), func.json_extract(part.c.value, "$[1]")
    rows = connection.execute(
        select(_COLUMNS.stage, measure.label("measure"), func.sum(pence).label("pence"))
        .select_from(fund_costs)
        .join(part, true())
        .where(_COLUMNS.scheme == scheme_id, COSTS.stands, or_(day.is_(None), day <= as_of.isoformat()))
        .group_by(_COLUMNS.stage, measure)
    )
    found: Sums = {stage: Counter() for stage in Stage}
    for row in rows:
        found[Stage(row.stage)][row.measure] += row.pence
    return found


def _narrowed(scheme_id: str, stage: Stage | None, words: Sequence[str]) -> list[ColumnElement[bool]]:
    own = [_COLUMNS.scheme == scheme_id, COSTS.stands]
    return [*own, *([_COLUMNS.stage == stage.value] if stage else []), *(holds(_WORDS, word) for word in words)]
