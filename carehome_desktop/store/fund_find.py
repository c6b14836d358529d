"""Finds costs of a fund among very many, and adds them up where they lie: none is read that is not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from carehome_desktop.domain.fund.entries import Cost, Stage
from carehome_desktop.domain.fund.report import Sums
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.wages.schemes import Counts, Scheme
from carehome_desktop.store.fund import COSTS
from carehome_desktop.store.tables.fund import fund_costs, fund_sums, fund_words
from carehome_desktop.store.words import either_case

_STANDING = fund_words.c
MOST_COUNTED = 1_000
"""Nobody reads that many; to count on would take longer than to find."""


def find(
    connection: Connection, scheme_id: str, stage: Stage | None, words: Sequence[str], most: int
) -> tuple[list[Kept[Cost]], int]:
    """Return the costs of a fund that stand, of a stage (None: all) and with every word, the last one told first, and how many fit.

    Not more than `most` are read, and those with words or of a stage are counted up to MOST_COUNTED.
    """
    if not (words or stage):
        newest = select(_STANDING.id).where(_STANDING.scheme == scheme_id).order_by(_STANDING.id.desc()).limit(most)
        some = connection.execute(newest).scalars().all()
        return COSTS.read(connection, fund_costs.c.id.in_(some), order=(fund_costs.c.id.desc(),)), how_many(
            connection, scheme_id
        )
    fits = [_STANDING.scheme == scheme_id, *([_STANDING.stage == stage.value] if stage else [])]
    fits += [_holds(word) for word in sorted(words, key=len, reverse=True)]  # a long word is in few of them
    newest = select(_STANDING.id).where(*fits).order_by(_STANDING.id.desc()).limit(MOST_COUNTED)
    some = connection.execute(newest).scalars().all()
    return COSTS.read(connection, fund_costs.c.id.in_(some[:most]), order=(fund_costs.c.id.desc(),)), len(some)


def how_many(connection: Connection, scheme_id: str) -> int:
    """Return how many costs of a fund stand. Whoever types a word next finds all of them deciphered."""
    return int(connection.execute(select(func.count()).where(_STANDING.scheme == scheme_id)).scalar_one())


def _holds(word: str) -> ColumnElement[bool]:
    """Return whether a cost holds a word, in either case. SQLite makes A to Z small and leaves É as it is."""
    if word.isascii():
        return func.instr(_STANDING.words, word.lower()) > 0
    return _STANDING.words.op("GLOB")(f"*{either_case(word)}*")


def sums(connection: Connection, scheme_id: str, counts: Counts, as_of: date) -> Sums:
    """Return what the costs of a fund that stand come to up to a day; a cost without any day counts as it stands."""
    kept = fund_sums.c
    rows = connection.execute(
        select(kept.stage, kept.measure, func.sum(kept.pence).label("pence"))
        .where(kept.scheme == scheme_id, _day(counts) <= as_of.isoformat())
        .group_by(kept.stage, kept.measure)
    )
    found: Sums = {stage: Counter() for stage in Stage}
    for row in rows:
        if row.pence:
            found[Stage(row.stage)][row.measure] += row.pence
    return found


def spent_outside(connection: Connection, scheme: Scheme, as_of: date) -> int:
    """Return the pence of the actual costs of a fund up to a day whose own day lies before its time or after it."""
    kept, day = fund_sums.c, _day(scheme.counts)
    outside = (day < scheme.first_day.isoformat()) | (day > scheme.last_day.isoformat())
    wanted = (kept.scheme == scheme.id, kept.stage == Stage.ACTUAL.value, day != "", day <= as_of.isoformat(), outside)
    return int(connection.execute(select(func.coalesce(func.sum(kept.pence), 0)).where(*wanted)).scalar_one())


def _day(counts: Counts) -> ColumnElement[str]:
    """Return the day that decides whether a sum lies in a fund's time; "" where none is known."""
    kept = fund_sums.c
    days = (kept.paid_on, kept.incurred_on) if counts is Counts.PAID else (kept.incurred_on, kept.paid_on)
    return func.coalesce(*(func.nullif(each, "") for each in days), "")
