"""Finds costs of a fund among very many, and adds them up where they lie: none is read that is not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, func, select

from carehome_desktop.domain.fund.entries import Cost, Stage
from carehome_desktop.domain.fund.report import Sums
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.wages.schemes import Counts
from carehome_desktop.store.fund import COSTS
from carehome_desktop.store.tables.fund import fund_costs, fund_sums
from carehome_desktop.store.words import holds

_COLUMNS = fund_costs.c
_WORDS = (_COLUMNS.what, _COLUMNS.supplier, _COLUMNS.invoice)
MOST_COUNTED = 1_000
"""Nobody reads that many; to count on would take longer than to find."""
SPARE = 200
"""Rows that are looked at beyond those that are wanted: some were put right or taken back since."""


def find(
    connection: Connection, scheme_id: str, stage: Stage | None, words: Sequence[str], most: int
) -> tuple[list[Kept[Cost]], int]:
    """Return the costs of a fund that stand, of a stage (None: all) and with every word, the last one told first, and how many fit.

    Not more than `most` are read, and they are counted up to MOST_COUNTED.
    """
    some = _picked(connection, scheme_id, stage, words, MOST_COUNTED)
    return COSTS.read(connection, _COLUMNS.id.in_(some[:most]), order=(_COLUMNS.id.desc(),)), len(some)


def how_many(connection: Connection, scheme_id: str) -> int:
    """Return how many costs of a fund stand; not further than MOST_COUNTED."""
    return len(_picked(connection, scheme_id, None, (), MOST_COUNTED))


def _picked(connection: Connection, scheme_id: str, stage: Stage | None, words: Sequence[str], most: int) -> list[int]:
    """Return the numbers of the newest rows that fit. The index of words is looked through, and not the costs themselves."""
    fits = [_COLUMNS.scheme == scheme_id, *([_COLUMNS.stage == stage.value] if stage else [])]
    fits += [holds(_WORDS, word) for word in sorted(words, key=len, reverse=True)]  # a long word is in few of them
    enough = most + SPARE
    newest = select(_COLUMNS.id).where(*fits).order_by(_COLUMNS.id.desc()).limit(enough)
    told = select(_COLUMNS.id, COSTS.stands.label("stands")).where(_COLUMNS.id.in_(newest)).order_by(_COLUMNS.id.desc())
    rows = connection.execute(told).all()
    found = [row.id for row in rows if row.stands][:most]
    if len(found) == most or len(rows) < enough:
        return found
    every = select(_COLUMNS.id).where(*fits, COSTS.stands).order_by(_COLUMNS.id.desc()).limit(most)
    return list(
        connection.execute(every).scalars().all()
    )  # nearly all that was told lately was put right or taken back


def sums(connection: Connection, scheme_id: str, counts: Counts, as_of: date) -> Sums:
    """Return what the costs of a fund that stand come to up to a day; a cost without any day counts as it stands."""
    kept = fund_sums.c
    days = (kept.paid_on, kept.incurred_on) if counts is Counts.PAID else (kept.incurred_on, kept.paid_on)
    day = func.coalesce(*(func.nullif(each, "") for each in days), "")
    rows = connection.execute(
        select(kept.stage, kept.measure, func.sum(kept.pence).label("pence"))
        .where(kept.scheme == scheme_id, day <= as_of.isoformat())
        .group_by(kept.stage, kept.measure)
    )
    found: Sums = {stage: Counter() for stage in Stage}
    for row in rows:
        if row.pence:
            found[Stage(row.stage)][row.measure] += row.pence
    return found
