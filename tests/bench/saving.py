"""From a choice to *Saved*: an answer through the service beside a bare keyed commit, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import YesNo
from carehome_desktop.vault.connect import connect
from carehome_desktop.vault.folder import DataFolder
from tests.bench.rows import Row, middle, p99

TIMES = 600
WEEK = Period(PeriodKind.WEEK, "2026-W47")


def rows(folder: Path) -> Iterator[Row]:
    """Measure the two in turn."""
    house = open_practice(DataFolder(folder / "home"), Machine())
    who = house.manager()
    questions = [question.id for question in house.answering.section_for("infection-control", WEEK).questions]
    bare, ours = [], []
    with closing(connect(folder / "bare.db", bytes(range(32)), create=True)) as connection:
        connection.execute("CREATE TABLE t (k TEXT PRIMARY KEY, v TEXT)")
        for number in range(TIMES):
            start = perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT OR REPLACE INTO t VALUES (?, ?)", (questions[number % 13], "x" * 200))
            connection.execute("COMMIT")
            bare.append((perf_counter() - start) * 1000)
            start = perf_counter()
            house.answering.answer("infection-control", WEEK, questions[number % 13], YesNo(number % 2 == 0), who)
            ours.append((perf_counter() - start) * 1000)
    house.close()
    yield Row(
        "answer to saved, median", middle(ours), middle(bare), "ms", "at most 3 x", middle(ours) <= 3 * middle(bare)
    )
    over = p99(ours) - p99(bare)
    yield Row("answer to saved, p99", p99(ours), p99(bare), "ms", "at most 5 ms above", over <= 5)
