"""A fund with 100,000 costs: its page, finding a cost, and writing one down; and the wages of a year for 60 staff, added up.

Figures are of the processor's time, so that what else the machine does is not measured with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from carehome_desktop.app.house import House
from carehome_desktop.domain.fund.entries import Cost, Stage
from carehome_desktop.store.tables.fund import fund_costs
from carehome_desktop.store.tables.wages import isolations, staff
from carehome_desktop.ui.fund.evidence_page import EvidencePage
from carehome_desktop.ui.fund.page import FundPage
from carehome_desktop.ui.fund.scheme_page import SchemePage
from carehome_desktop.ui.today.page import TodayPage
from tests.bench.at_work import at_desk, at_most, shown, took
from tests.bench.rows import Row, middle, p99
from tests.ui.accessible import settle
from tests.ui.quiet_desk import QuietDesk

COSTS, STAFF, EACH = 100_000, 60, 6
"""Six isolations of each person in the year: more than any home had."""
FUND, YEAR = "icf-2", date(2020, 10, 1)
DAYS = 180
TIMES = 20
TYPED = ("city cabs inv-4", "screens", "nothing holds this")


def rows(folder: Path) -> Iterator[Row]:
    """Measure the wages first, with no costs beside them, then the costs."""
    at = at_desk(folder)
    _isolate(at.house)
    spells = len(at.house.isolations.standing())
    times = [took(lambda: at.house.fund.report(FUND)) for _ in range(TIMES)]
    yield at_most(f"wages of a year, {STAFF} staff, {spells} isolations, added up", middle(times), 100)
    _spend(at.house)
    yield at_most(f"a fund's report, {COSTS:,} costs, the first time", took(lambda: at.house.fund.report(FUND)), 100)
    shown(TodayPage(at.session, at.go)).close()  # a start leads through Today
    shown(FundPage(at.session, at.go)).close()  # and the way to a fund through the place of the funds
    pages: list[QWidget] = []
    yield at_most(
        f"a fund's page, its first screen, after the place of the funds, {COSTS:,} costs",
        took(lambda: pages.append(shown(SchemePage(at.session, at.go, FUND)))),
        100,
    )
    yield at_most("its newest costs below that, until the window is at rest", took(settle), 150)
    pages[0].close()
    yield at_most("a key typed to find a cost, to painted rows, p99", p99(list(_typed(at))), 50)
    yield at_most("a cost found by words and stage, p99", p99(list(_found_by_stage(at))), 50)
    yield at_most("what is missing in it, looked for", took(lambda: at.house.fund.missing(FUND)), 250)
    yield at_most(
        "its page of evidence, its first screen",
        took(lambda: pages.append(shown(EvidencePage(at.session, at.go, FUND)))),
        250,
    )
    pages[-1].close()
    kept = [took(lambda number=number: _add(at.house, number)) for number in range(TIMES)]
    yield at_most("a cost written down and looked over, median", middle(kept), 100)
    at.session.background.wait(60_000)  # what the pages asked for is not to be in the rows that follow
    settle()
    at.close()


def _typed(at: QuietDesk) -> Iterator[float]:
    """Give the time of each key typed on the page of the fund."""
    page = SchemePage(at.session, at.go, FUND)
    shown(page)
    settle()
    for typed in TYPED:
        for end in range(1, len(typed) + 1):
            yield took(lambda said=typed[:end]: _key(page, said))
    page.close()


def _key(page: SchemePage, said: str) -> None:
    page.search.set_text(said)
    page.search.changed.emit(said)
    settle()


def _found_by_stage(at: QuietDesk) -> Iterator[float]:
    for typed in TYPED:
        for end in range(1, len(typed) + 1):
            yield took(lambda said=typed[:end]: at.house.fund.look_up(FUND, said, Stage.ACTUAL, 30))


def _add(house: House, number: int) -> None:
    day = YEAR + timedelta(days=number)
    told = Cost(
        FUND,
        Stage.ACTUAL,
        "Taxis",
        1200,
        (("transport", 1200),),
        supplier="Cabs",
        invoice=f"NEW-{number}",
        incurred_on=day,
        paid_on=day,
        reason="agreed",
    )
    house.fund.add_cost(told, house.manager())


def _isolate(house: House) -> None:
    """Write a year of isolations: as the program does, but in one transaction."""
    who, now = house.manager().id, house.machine.clock.wall()
    members = [{"id": f"s{at}", "code": f"B{at}", "person_id": who, "added_at": now} for at in range(STAFF)]
    spells = []
    for number in range(STAFF * EACH):
        first = YEAR + timedelta(days=number * 365 // (STAFF * EACH))
        spells.append(
            {
                "isolation_id": f"i{number}",
                "revision": 1,
                "staff_id": f"s{number % STAFF}",
                "reason": ("positive-test", "symptoms", "household")[number % 3],
                "first_day": first.isoformat(),
                "last_day": (first + timedelta(days=9)).isoformat(),
                "normal": 41400,
                "sick_pay": 14378,
                "other_sick_pay": 0,
                "rebate": 0,
                "basis": "top-up",
                "basis_note": "",
                "evidence_by": "",
                "note": "",
                "withdrawn": "",
                "person_id": who,
                "recorded_at": now,
            }
        )
    with house.store.write() as connection:
        connection.execute(staff.insert(), members)
        connection.execute(isolations.insert(), spells)


def _spend(house: House) -> None:
    """Write the costs of a very large fund: as the program does, but in one transaction."""
    who, now = house.manager().id, house.machine.clock.wall()
    made = []
    for number in range(COSTS):
        day = (YEAR + timedelta(days=number % DAYS)).isoformat()
        pence = 1000 + number % 500
        parts = [["transport", 500], ["recruit", pence - 500]] if number % 4 == 0 else [["transport", pence]]
        made.append(
            {
                "cost_id": f"c{number:031x}",
                "revision": 1,
                "scheme": FUND,
                "stage": "planned" if number % 10 == 9 else "actual",
                "what": f"Taxis, week {number % 977}" if number % 5 else f"Folding screens {number}",
                "supplier": f"City Cabs {number % 40}",
                "invoice": f"INV-{number}",
                "net": pence,
                "vat": 0,
                "vat_back": 0,
                "incurred_on": day,
                "paid_on": day,
                "parts": parts,
                "reason": "",
                "withdrawn": "",
                "person_id": who,
                "recorded_at": now,
            }
        )
    with house.store.write() as connection:
        connection.execute(fund_costs.insert(), made)
