"""Charts of PPE, to be looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.stock.movements import Kind, Origin
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.what_if import Needs
from carehome_desktop.domain.values import Counts
from carehome_desktop.ui.ppe.charts.page import ChartsPage, What
from tests.ui.accessible import settle
from tests.ui.gallery import page
from tests.ui.outbox.pages import in_window
from tests.ui.ppe.pages import record, stocked
from tests.ui.quiet_desk import QuietDesk, quiet_desk

LEVELS = ((63, 520), (49, 410), (35, 780), (21, 300))


def months(at: QuietDesk) -> QuietDesk:
    """Give gloves two months of counts and deliveries before what is there."""
    for ago, singles in LEVELS:
        record(at, "gloves", Kind.COUNT, Quantity(singles=singles), ago)
    for ago, boxes in ((56, 4), (40, 8), (14, 10)):
        record(at, "gloves", Kind.DELIVERY, Quantity(boxes, 100), ago, origin=Origin.BOUGHT, who="Gompels", pence=2400)
    return stocked(at)


def residents(at: QuietDesk) -> QuietDesk:
    """Say how many beds are in use this month and last."""
    for text, number in (("2026-10", 22), ("2026-11", 24)):
        period = Period(PeriodKind.MONTH, text)
        value = Counts.of({"general-residential": number})
        at.house.answering.answer("beds", period, "beds-occupied", value, at.house.manager())
    return at


def shown(at: QuietDesk, what: What, type_id: str = "gloves") -> ChartsPage:
    """Return the page with one chart drawn."""
    made = ChartsPage(at.session, at.go, type_id)
    made.what.choose(what)
    made.draw()
    at.session.background.wait(10_000)
    return made


@page("ppe-chart-level")
def level() -> QWidget:
    at = months(quiet_desk())
    made = shown(at, What.LEVEL)
    return in_window(at, made, "ppe")


@page("ppe-chart-what-if")
def level_what_if() -> QWidget:
    at = months(quiet_desk())
    at.house.stock_what_if.set_needs(Needs(20, 0, 9, 6, 4, 50), at.house.manager())
    made = shown(at, What.LEVEL)
    settle()
    made.level.what_if.set_open(True)
    made.level.sliders.isolating.slider.setValue(12)
    return in_window(at, made, "ppe")


@page("ppe-chart-cover")
def cover() -> QWidget:
    at = months(quiet_desk())
    return in_window(at, shown(at, What.COVER), "ppe")


@page("ppe-chart-use")
def use() -> QWidget:
    at = residents(months(quiet_desk()))
    return in_window(at, shown(at, What.USE), "ppe")


@page("ppe-chart-use-unknown")
def use_unknown() -> QWidget:
    at = months(quiet_desk())
    return in_window(at, shown(at, What.USE), "ppe")


@page("ppe-chart-empty")
def empty() -> QWidget:
    at = quiet_desk()
    return in_window(at, shown(at, What.LEVEL), "ppe")
