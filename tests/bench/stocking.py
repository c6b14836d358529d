"""Ten years of PPE: the place of the stock, the forecast for all types, and the newest entries, among 100,000 movements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from carehome_desktop.app.house import House
from carehome_desktop.domain.stock.movements import SIGNS, Kind
from carehome_desktop.store.tables.stock import stock_movements
from carehome_desktop.ui import theme
from carehome_desktop.ui.ppe.page import PpePage
from tests.bench.rows import Row, middle
from tests.ui.quiet_desk import quiet_desk

MOVEMENTS = 100_000
APART = timedelta(days=3_650) / MOVEMENTS
ROUND = 28
"""Of so many movements of a type, one is a count and one a delivery; the rest is use that was written down."""
TIMES = 20


def rows(folder: Path) -> Iterator[Row]:
    """Measure on one file of ten years."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Scheme.LIGHT)
    at = quiet_desk(folder)
    fill(at.house)
    at.house.stock_supply.set_supplier("Gompels", 2, at.house.manager())
    start = perf_counter()
    page = PpePage(at.session, at.go)
    page.resize(1280, 720)
    page.show()
    page.grab()
    shown = (perf_counter() - start) * 1000
    yield Row(f"PPE, first shown, {MOVEMENTS:,} movements", shown, None, "ms", "at most 100", shown <= 100)
    took = []
    for _ in range(TIMES):
        start = perf_counter()
        at.house.stock.status()
        took.append((perf_counter() - start) * 1000)
    yield Row("forecast for all types, median", middle(took), None, "ms", "at most 120", middle(took) <= 120)
    start = perf_counter()
    at.house.stock.ledger("gloves", 31)
    ledger = (perf_counter() - start) * 1000
    yield Row("the newest entries of a type", ledger, None, "ms", "at most 50", ledger <= 50)
    page.close()
    at.close()


def fill(house: House) -> None:
    """Write ten years of movements: as the program does, but in one transaction."""
    types, who, now = house.stock.types(), house.manager().id, house.machine.clock.wall()
    made = []
    for number in range(MOVEMENTS):
        nth, moment = number // len(types), now - APART * (MOVEMENTS - number)
        kind = {0: Kind.COUNT, ROUND // 2: Kind.DELIVERY}.get(nth % ROUND, Kind.USE)
        boxes, singles = {Kind.COUNT: (3, 0), Kind.DELIVERY: (4, 0)}.get(kind, (0, 15))
        total = boxes * 100 + singles
        made.append(
            {
                "type_id": types[number % len(types)].id,
                "kind": kind.value,
                "boxes": boxes,
                "per_box": 100 if boxes else 0,
                "singles": singles,
                "change": SIGNS.get(kind, 0) * total,
                "happened_at": moment,
                "who": "Gompels" if kind is Kind.DELIVERY else "",
                "reference": "",
                "batch": "",
                "note": "",
                "person_id": who,
                "recorded_at": moment,
            }
        )
    with house.store.write() as connection:
        connection.execute(stock_movements.insert(), made)
