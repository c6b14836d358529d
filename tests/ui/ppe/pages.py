"""PPE as a manager meets it on the screen."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Origin
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.stock.what_if import Needs
from carehome_desktop.ui.answering.keeper import Keeper
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.ppe.costs import CostsPage
from carehome_desktop.ui.ppe.count_round import CountRoundPage
from carehome_desktop.ui.ppe.entries import EntriesPage
from carehome_desktop.ui.ppe.entry import EntryPage
from carehome_desktop.ui.ppe.page import PpePage
from carehome_desktop.ui.ppe.recall import RecallPage
from carehome_desktop.ui.ppe.record import RecordPage
from carehome_desktop.ui.ppe.setup import SetupPage
from carehome_desktop.ui.ppe.type_page import PpeTypePage
from carehome_desktop.ui.ppe.what_if import WhatIfPage
from tests.ui.gallery import page
from tests.ui.outbox.pages import in_window
from tests.ui.quiet_desk import QuietDesk, quiet_desk

COUNTS = (
    ("aprons", Quantity(6, 100), Quantity(1, 100, 40)),
    ("gloves", Quantity(9, 100), Quantity(4, 100, 80)),
    ("masks", Quantity(20, 50), Quantity(17, 50, 12)),
    ("hand-sanitiser", Quantity(singles=24), Quantity(singles=5)),
)


def record(at: QuietDesk, type_id: str, kind: Kind, quantity: Quantity, ago: float, **more: object) -> Movement:
    """Record something so many days ago."""
    entry = Entry(type_id, kind, quantity, at.hands.now - timedelta(days=ago), **more)  # type: ignore[arg-type]
    made = at.house.stock.record(entry, at.house.manager(), sure=True)
    assert isinstance(made, Movement)
    return made


def stocked(at: QuietDesk) -> QuietDesk:
    """Count the cupboard twice, with a delivery, waste and something taken back in between."""
    for type_id, before, after in COUNTS:
        record(at, type_id, Kind.COUNT, before, 9)
        record(at, type_id, Kind.COUNT, after, 2)
    record(at, "gloves", Kind.DELIVERY, Quantity(2, 100), 7, origin=Origin.BOUGHT, who="Gompels", pence=1250)
    record(at, "gloves", Kind.WASTE, Quantity(singles=20), 6, note="Box was wet")
    took = record(at, "gloves", Kind.USE, Quantity(singles=50), 1)
    at.house.stock.undo(took.id, at.house.manager(), "Written down twice.")
    at.house.stock_supply.set_supplier("Gompels", 2, at.house.manager())
    record(at, "masks", Kind.LENT, Quantity(singles=50), 1, who="Oak Lodge")
    record(at, "gloves", Kind.DELIVERY, Quantity(3, 100), 0.5, expires=date(2026, 11, 25), batch="B7")
    record(at, "hand-sanitiser", Kind.USE, Quantity(singles=9), 1)
    at.house.stock.set_lines(3, 7, at.house.manager())
    return at


@page("ppe")
def ppe() -> QWidget:
    at = stocked(quiet_desk())
    return in_window(at, PpePage(at.session, at.go), "ppe")


@page("ppe-empty")
def ppe_empty() -> QWidget:
    at = quiet_desk()
    return in_window(at, PpePage(at.session, at.go), "ppe")


@page("ppe-type")
def ppe_type() -> QWidget:
    at = stocked(quiet_desk())
    made = PpeTypePage(at.session, at.go, "gloves")
    (why,) = (each for each in made.findChildren(Disclosure) if each.button.accessibleName().startswith("Why"))
    why.set_open(True)
    return in_window(at, made, "ppe")


@page("ppe-delivery")
def ppe_delivery() -> QWidget:
    at = stocked(quiet_desk())
    made = RecordPage(at.session, at.go, "delivery", "gloves")
    made.how_many.box.setText("1000 boxes of 100")
    made.save()
    return in_window(at, made, "ppe")


@page("ppe-count")
def ppe_count() -> QWidget:
    at = stocked(quiet_desk())
    return in_window(at, RecordPage(at.session, at.go, "count"), "ppe")


@page("ppe-round")
def ppe_round() -> QWidget:
    at = stocked(quiet_desk())
    made = CountRoundPage(at.session, at.go)
    made.lines[0].box.setText("1 box + 20")
    made.lines[0].line.changed.emit("")
    made.lines[2].box.setText("some")
    made.save()
    return in_window(at, made, "ppe")


@page("ppe-what-if")
def ppe_what_if() -> QWidget:
    at = stocked(quiet_desk())
    at.house.stock_what_if.set_needs(Needs(20, 1, 9, 6, 4, 50), at.house.manager())
    made = WhatIfPage(at.session, at.go, "gloves")
    made.sliders.isolating.slider.setValue(4)
    made.sliders.changes.slider.setValue(8)
    return in_window(at, made, "ppe")


@page("ppe-what-if-empty")
def ppe_what_if_empty() -> QWidget:
    at = quiet_desk()
    return in_window(at, WhatIfPage(at.session, at.go), "ppe")


@page("ppe-proposal")
def ppe_proposal() -> QWidget:
    at = stocked(quiet_desk())
    keeper = Keeper(at.house.answering, at.session.hub)
    day = Period(PeriodKind.DAY, "2026-11-21")
    return in_window(at, AnsweringPage(at.session, at.go, keeper, "ppe", day, "ppe-gloves"), "returns")


def kept(at: QuietDesk) -> QuietDesk:
    """Have a type of the home's own, codes, and a delivery for a fund."""
    who = at.house.manager()
    made = at.house.stock_types.add("masks", "FFP3 masks", "mask", "masks", who)
    assert isinstance(made, PpeType)
    old = at.house.stock_types.add("gloves", "Long gloves", "glove", "gloves", who)
    assert isinstance(old, PpeType)
    at.house.stock_types.retire(old.id, who)
    at.house.stock_types.keep_code("5012345678900", "gloves", who)
    at.house.stock_types.keep_code("FFP3-20", made.id, who)
    delivery = next(each for each in at.house.stock.find("gloves", Kind.DELIVERY) if each.entry.pence)
    at.house.stock_costs.mark(delivery.id, True, who, "Outbreak in November")
    record(at, "aprons", Kind.DELIVERY, Quantity(2, 100), 3, origin=Origin.BOUGHT, who="Gompels", pence=860)
    return at


@page("ppe-entries")
def ppe_entries() -> QWidget:
    at = kept(stocked(quiet_desk()))
    return in_window(at, EntriesPage(at.session, at.go), "ppe")


@page("ppe-entry")
def ppe_entry() -> QWidget:
    at = kept(stocked(quiet_desk()))
    delivery = next(each for each in at.house.stock.find("gloves", Kind.DELIVERY) if each.entry.pence)
    made = EntryPage(at.session, at.go, delivery.id)
    made.undo.ask()
    return in_window(at, made, "ppe")


@page("ppe-setup")
def ppe_setup() -> QWidget:
    at = kept(stocked(quiet_desk()))
    made = SetupPage(at.session, at.go)
    made.area.ensureWidgetVisible(made.codes)
    return in_window(at, made, "ppe")


@page("ppe-recall")
def ppe_recall() -> QWidget:
    at = kept(stocked(quiet_desk()))
    made = RecallPage(at.session, at.go)
    made.batch.box.setText("b7")
    made.look_for()
    return in_window(at, made, "ppe")


@page("ppe-costs")
def ppe_costs() -> QWidget:
    at = kept(stocked(quiet_desk()))
    return in_window(at, CostsPage(at.session, at.go), "ppe")
