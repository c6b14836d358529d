"""Ten years of PPE: its place, the forecast for all types, finding an entry, and sliding *what if*, among 100,000 movements.

Figures are of the processor's time, so that what else the machine does is not measured with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from carehome_desktop.app.house import House
from carehome_desktop.domain.stock.movements import SIGNS, Kind
from carehome_desktop.domain.stock.what_if import Needs
from carehome_desktop.store.tables.stock import stock_movements
from carehome_desktop.ui.ppe.entries import EntriesPage
from carehome_desktop.ui.ppe.page import PpePage
from carehome_desktop.ui.ppe.what_if import WhatIfPage
from carehome_desktop.ui.returns.page import ReturnsPage
from carehome_desktop.ui.today.page import TodayPage
from tests.bench.at_work import at_desk, at_most, shown, took
from tests.bench.rows import Row, middle, p99
from tests.ui.accessible import settle
from tests.ui.quiet_desk import QuietDesk

MOVEMENTS = 100_000
APART = timedelta(days=3_650) / MOVEMENTS
ROUND = 28
"""Of so many movements of a type, one is a count and one a delivery; the rest is use that was written down."""
NOTED = 10
"""Of so many movements one has a note."""
TIMES = 20
TYPED = ("gompels po-1", "outbreak", "nothing holds this")


def rows(folder: Path) -> Iterator[Row]:
    """Measure on one file of ten years."""
    at = at_desk(folder)
    fill(at.house)
    at.house.stock_supply.set_supplier("Gompels", 2, at.house.manager())
    # A start draws a page first, with the first font, icons and style of the process.
    shown(ReturnsPage(at.session, at.go)).close()
    yield at_most(f"PPE, the stock asked for the first time, {MOVEMENTS:,} movements", _page_shown(at), 100)
    shown(TodayPage(at.session, at.go)).close()  # which asks the stock what is low
    yield at_most("PPE, shown after Today", _page_shown(at), 100)
    times = [took(at.house.stock.status) for _ in range(TIMES)]
    yield at_most("forecast for all types, median", middle(times), 120)
    times = [took(lambda: at.house.stock.ledger("gloves", 31)) for _ in range(TIMES)]
    yield at_most("the newest entries of a type, median", middle(times), 50)
    keys = list(_typed(at))
    yield at_most("a key typed to find an entry, to painted rows, p99", p99(keys), 50)
    yield at_most("what if, a step slid to painted, p99", p99(list(_slid(at))), 16)
    yield at_most("the same with the arithmetic of a type open, p99", p99(list(_slid(at, "gloves"))), 16)
    at.close()


def _typed(at: QuietDesk) -> Iterator[float]:
    """Give the time of each key, over all types and in one type and kind."""
    page = EntriesPage(at.session, at.go)
    shown(page)
    for type_id, kind in (("", ""), ("gloves", Kind.USE.value), ("", Kind.LENT.value), ("", Kind.DELIVERY.value)):
        page.type.choose(type_id)
        page.kind.choose(kind)
        for typed in TYPED:
            for end in range(1, len(typed) + 1):
                yield took(lambda said=typed[:end]: _painted(page, lambda: page.list.filter_box.setText(said)))
    page.close()


def _page_shown(at: QuietDesk) -> float:
    page: list[QWidget] = []
    time = took(lambda: page.append(shown(PpePage(at.session, at.go))))
    page[0].close()
    return time


def _slid(at: QuietDesk, why: str = "") -> Iterator[float]:
    """Give the time of each step of the slider: days, dates and the chart of all types; `why` is a type whose sums are open."""
    at.house.stock_what_if.set_needs(Needs(40, 0, 20, 10, 4, 50), at.house.manager())
    page = WhatIfPage(at.session, at.go, why)
    shown(page)
    for step in range(1, 5 * TIMES + 1):
        number = step % 40
        yield took(lambda to=number: _painted(page, lambda: page.sliders.isolating.slider.setValue(to)))
    page.close()


def _painted(page: QWidget, act: Callable[[], object]) -> None:
    act()
    settle()


def fill(house: House) -> None:
    """Write ten years of movements: as the program does, but in one transaction."""
    types, who, now = house.stock.types(), house.manager().id, house.machine.clock.wall()
    made = []
    for number in range(MOVEMENTS):
        nth, moment = number // len(types), now - APART * (MOVEMENTS - number)
        kind = {0: Kind.COUNT, ROUND // 2: Kind.DELIVERY}.get(nth % ROUND, Kind.USE)
        boxes, singles = {Kind.COUNT: (3, 0), Kind.DELIVERY: (4, 0)}.get(kind, (0, 15))
        total, came = boxes * 100 + singles, kind is Kind.DELIVERY
        made.append(
            {
                "type_id": types[number % len(types)].id,
                "kind": kind.value,
                "boxes": boxes,
                "per_box": 100 if boxes else 0,
                "singles": singles,
                "change": SIGNS.get(kind, 0) * total,
                "happened_at": moment,
                "who": "Gompels" if came else "",
                "reference": f"PO-{nth}" if came else "",
                "pence": 1250 if came else None,
                "batch": f"B{nth}" if came else "",
                "note": "Outbreak upstairs" if number % NOTED == 0 else "",
                "person_id": who,
                "recorded_at": moment,
            }
        )
    with house.store.write() as connection:
        connection.execute(stock_movements.insert(), made)
