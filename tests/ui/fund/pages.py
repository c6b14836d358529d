"""The funds as a manager meets them on the screen."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.fund.conditions import Standing
from carehome_desktop.domain.fund.entries import Cost, Head, Instalment, Stage
from carehome_desktop.domain.kept import Kept
from carehome_desktop.ui.fund.cost import CostPage
from carehome_desktop.ui.fund.council_lines import CouncilLinesPage
from carehome_desktop.ui.fund.instalment import InstalmentPage
from carehome_desktop.ui.fund.new_fund import NewFundPage
from carehome_desktop.ui.fund.page import FundPage
from carehome_desktop.ui.fund.repayment import RepaymentPage
from carehome_desktop.ui.fund.report_page import ReportPage
from carehome_desktop.ui.fund.scheme_page import SchemePage
from tests.ui.gallery import page
from tests.ui.outbox.pages import in_window
from tests.ui.quiet_desk import QuietDesk, quiet_desk
from tests.ui.wages.pages import with_isolations

ICF = "icf-1"


def with_money(at: QuietDesk) -> list[str]:
    """Record two instalments and costs of every stage; return the ids of the costs."""
    with_isolations(at)
    fund, by = at.house.fund, at.house.manager()
    for number, day in ((1, date(2020, 6, 12)), (2, date(2020, 7, 30))):
        fund.add_instalment(Instalment(ICF, number, 963000, day, f"PO {80 + number}"), by)
    costs = (
        Cost(ICF, Stage.ACTUAL, "Taxis in June", 10000, (("transport", 12000),), 2000, supplier="Acme Cars", invoice="7",
             incurred_on=date(2020, 6, 30), paid_on=date(2020, 7, 2)),
        Cost(ICF, Stage.ACTUAL, "More hours for the east wing", 260000, (("cohort", 160000), ("residents", 100000)),
             incurred_on=date(2020, 7, 31)),
        Cost(ICF, Stage.COMMITTED, "Rooms at the guest house", 45000, (("accommodation", 45000),), incurred_on=date(2020, 9, 1)),
        Cost(ICF, Stage.PLANNED, "Bicycles", 60000, (("transport", 60000),), 12000, vat_back=True, incurred_on=date(2020, 9, 7)),
    )  # fmt: skip
    made = []
    for cost in costs:
        kept = fund.add_cost(cost, by)
        assert isinstance(kept, Kept), kept
        made.append(kept.id)
    fund.tell_head(ICF, Head("V-20381", 22), by)
    return made


@page("fund-empty")
def fund_empty() -> QWidget:
    at = quiet_desk()
    return in_window(at, FundPage(at.session, at.go), "fund")


@page("fund")
def fund() -> QWidget:
    at = quiet_desk()
    with_money(at)
    return in_window(at, FundPage(at.session, at.go), "fund")


@page("fund-scheme-empty")
def fund_scheme_empty() -> QWidget:
    at = quiet_desk()
    return in_window(at, SchemePage(at.session, at.go, ICF), "fund")


@page("fund-scheme")
def fund_scheme() -> QWidget:
    at = quiet_desk()
    with_money(at)
    return in_window(at, SchemePage(at.session, at.go, ICF), "fund")


@page("fund-scheme-known")
def fund_scheme_known() -> QWidget:
    at = quiet_desk()
    made = SchemePage(at.session, at.go, ICF)
    made.known.set_open(True)
    return in_window(at, made, "fund")


@page("fund-instalment")
def fund_instalment() -> QWidget:
    at = quiet_desk()
    with_money(at)
    return in_window(at, InstalmentPage(at.session, at.go, ICF), "fund")


@page("fund-cost-new")
def fund_cost_new() -> QWidget:
    at = quiet_desk()
    return in_window(at, CostPage(at.session, at.go, ICF), "fund")


@page("fund-cost-open")
def fund_cost_open() -> QWidget:
    at = quiet_desk()
    return in_window(at, CostPage(at.session, at.go, ICF, with_money(at)[1]), "fund")


@page("fund-report")
def fund_report() -> QWidget:
    at = quiet_desk()
    with_money(at)
    at.house.fund_returns.send(
        ICF, date(2020, 6, 26), "J. Shaw", "Registered manager", at.house.manager(), reason="By post"
    )
    return in_window(at, ReportPage(at.session, at.go, ICF), "fund")


@page("fund-repayment")
def fund_repayment() -> QWidget:
    at = quiet_desk()
    with_money(at)
    return in_window(at, RepaymentPage(at.session, at.go, ICF), "fund")


@page("fund-new")
def fund_new() -> QWidget:
    at = quiet_desk()
    made = NewFundPage(at.session, at.go)
    made.kind.choose("fund")
    made._show_kind("fund")
    return in_window(at, made, "fund")


@page("fund-lines")
def fund_lines() -> QWidget:
    at = quiet_desk()
    return in_window(at, CouncilLinesPage(at.session, at.go, ICF), "fund")


@page("fund-other-money")
def fund_other_money() -> QWidget:
    at = quiet_desk()
    fund, by = at.house.fund, at.house.manager()
    fund.add_instalment(Instalment("ppe-support", 1, 100000, date(2020, 5, 1)), by)
    return in_window(at, SchemePage(at.session, at.go, "ppe-support"), "fund")


@page("fund-report-sent")
def fund_report_sent() -> QWidget:
    at = quiet_desk()
    with_money(at)
    day, by = date(2020, 9, 23), at.house.manager()
    at.house.fund_returns.send(ICF, day, "J. Shaw", "Registered manager", by, reason="Invoices are on their way")
    made = ReportPage(at.session, at.go, ICF)
    made._take_day(day)
    return in_window(at, made, "fund")


@page("fund-conditions")
def fund_conditions() -> QWidget:
    at = quiet_desk()
    at.house.fund.add_instalment(Instalment(ICF, 1, 963000, date(2020, 6, 12)), at.house.manager())
    at.house.fund_conditions.tell(ICF, 2, "return-sent", Standing.MET, at.house.manager(), "By e-mail, 19 June")
    made = SchemePage(at.session, at.go, ICF)
    made.conditions.set_open(True)
    return in_window(at, made, "fund")
