"""Ten years of daily returns: opening any of them, and all of them as a file."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from carehome_desktop.app.house import House
from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.delivery import Delivery, Receipt, State
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.returns import FiledReturn, Outgoing
from carehome_desktop.domain.values import YesNo
from carehome_desktop.exports.writing import FileKind, Written
from carehome_desktop.store import outbox, returns
from carehome_desktop.ui import theme
from carehome_desktop.ui.history.record import RecordPage
from tests.bench.rows import Row, middle, p99
from tests.homes import SECTION, answer_all, day
from tests.ui.quiet_desk import QuietDesk, quiet_desk

DAYS = 3_650
FIRST = date(2016, 11, 24)
OPENED, WARMING = 310, 10
KEYS = ("full", "full wages", "full wages no", "june 2019", "practice manager yes 14")


def rows(folder: Path) -> Iterator[Row]:
    """Measure on one file of ten years."""
    at = quiet_desk(folder)
    file_ten_years(at.house)
    window = _window()
    took = [_opening(at, window, return_id) for return_id in _some(at)][WARMING:]
    yield Row(f"open any of {DAYS:,} past returns, median", middle(took), None, "ms", "no goal", True)
    yield Row(f"open any of {DAYS:,} past returns, p99", p99(took), None, "ms", "at most 50", p99(took) <= 50)
    start = perf_counter()
    searched = at.house.history.search("").searched
    yield Row(f"first search in {searched:,} answers", (perf_counter() - start) * 1000, None, "ms", "no goal", True)
    keys = [_timed(partial(at.house.history.search, words)) for words in KEYS * 4]
    yield Row("each key of a search after that, p99", p99(keys), None, "ms", "no goal", True)
    for kind, goal in ((FileKind.CSV, 3.0), (FileKind.XLSX, 15.0)):
        figure, written = _export(at.house, folder / f"history.{kind.value}", kind)
        yield Row(f"ten years as {kind.name}, {written:,} rows", figure, None, "s", f"at most {goal:g}", figure <= goal)
    at.close()


def file_ten_years(house: House) -> None:
    """File a return for each day of ten years, each received: as the program does, but in one transaction."""
    period = day("2020-06-05")
    answer_all(house, period)
    queued = house.filing.queue(SECTION, period, house.manager())
    assert isinstance(queued, Outgoing), queued
    chance = random.Random(1)
    with house.store.write() as connection:
        model = returns.by_id(connection, queued.return_id)
        body = queued.body
        assert model is not None
        for number in range(DAYS):
            of = Period.of(PeriodKind.DAY, FIRST + timedelta(days=number))
            if of == period:
                continue
            at = datetime(of.first_day().year, of.first_day().month, of.first_day().day, 9, tzinfo=UTC)
            filed = replace(model, id=f"return-{number}", period=of, queued_at=at, answers=_answers(model, at, chance))
            returns.add(connection, filed)
            outbox.add(connection, filed.id, "bench", body, f"digest-{number}", "Waiting", at)
            receipt = Receipt(f"PRACTICE-{number}", filed.id, f"digest-{number}", SECTION, of, 1, at)
            outbox.add_receipt(connection, receipt, at)
            done = Delivery(State.RECEIVED, 1, None)
            outbox.set_delivery(connection, filed.id, done, words="Received", at=at, next_try=None)


def _answers(model: FiledReturn, at: datetime, chance: random.Random) -> tuple[Answer, ...]:
    return tuple(
        replace(
            answer,
            value=YesNo(chance.random() > 0.1),
            note=f"Told the night staff, sheet {chance.randrange(500)}." if chance.random() > 0.7 else "",
            saved_at=at,
        )
        for answer in model.answers
    )


def _window() -> QStackedWidget:
    theme.apply(theme.application("bench"), theme.Scheme.LIGHT, 1.0)
    window = QStackedWidget()
    window.resize(1112, 620)  # what is left of 1280 x 720 beside the places and between the lines
    window.show()
    QApplication.processEvents()
    return window


def _some(at: QuietDesk) -> list[str]:
    every = [each.id for each in at.house.history.returns()]
    return random.Random(2).sample(every, OPENED)


def _opening(at: QuietDesk, window: QStackedWidget, return_id: str) -> float:
    """Return the milliseconds from asking for a record to its first paint in a window that is open."""
    start = perf_counter()
    page = RecordPage(at.session, at.go, return_id)
    window.addWidget(page)
    window.setCurrentWidget(page)
    window.grab()
    took = (perf_counter() - start) * 1000
    QApplication.processEvents()
    window.removeWidget(page)
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # else the pages pile up, and each costs more
    return took


def _timed(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def _export(house: House, path: Path, kind: FileKind) -> tuple[float, int]:
    start = perf_counter()
    written = house.history.export(path, kind, FIRST, FIRST + timedelta(days=DAYS))
    assert isinstance(written, Written), written
    return perf_counter() - start, written.rows
