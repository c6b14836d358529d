"""Where each page of the window is gone to, in a home that the walk has been through."""

from __future__ import annotations

from carehome_desktop.app.house import House
from carehome_desktop.domain.fund.entries import Cost, Stage
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.ways import Way
from carehome_desktop.ui.go import LookBack, Walk

SECTION = "infection-control"
Visits = dict[str, list[tuple[object, ...]]]
"""The arguments of each page, by the name that `Go` has for it; each is opened once for each set of arguments."""


def visits(house: House) -> Visits:
    """Return where to go, after writing down one count and one cost, so that their pages have something to show."""
    return {**_returns(house), **_looking_back(house), **_ppe(house), **_staff(), **_fund(house)}


def _returns(house: House) -> Visits:
    today = house.machine.clock.local().date()
    section = house.catalogue.section(SECTION, today)
    if section is None:
        raise Refused(f"The questions “{SECTION}” are not there.")
    period = Period.of(section.period_kind, today)
    rows = house.deliveries.outgoing()
    sent = next(row.return_id for row in rows if row.receipt is not None)
    by_hand = next(row.return_id for row in rows if row.way is Way.HAND)
    return {
        "section": [(section.id, period)],
        "question": [(section.id, period, section.questions[0].id, Walk.ON)],
        "check": [(section.id, period)],
        "queued": [(sent,), (by_hand,)],
        "record": [(sent,), (by_hand,)],
        "copy_sheet": [(by_hand,)],
        "change_way": [(by_hand,)],
        "files": [(), (by_hand,)],
        "no_change": [()],
        "outbox": [()],
        "text": [(house.guidance.places()[0].id,)],
        "help": [("ppe",), ("wages",), ("fund",)],
        "sets": [()],
        "deadlines": [()],
        "support_sheet": [(period,)],
        "late_proof": [(period,)],
        "log_in_card": [()],
        "update": [()],
        "recovery": [()],
    }


def _looking_back(house: House) -> Visits:
    today = house.machine.clock.local().date()
    return {"look_back": [(each,) for each in LookBack], "proof": [(today.replace(day=1), today)]}


def _ppe(house: House) -> Visits:
    kind = house.stock.types()[0]
    entry = Entry(kind.id, Kind.COUNT, Quantity(singles=200), house.machine.clock.wall())
    counted = house.stock.record(entry, house.manager(), sure=True)
    if not isinstance(counted, Movement):
        raise Refused(counted.words)
    route = house.stock_routes.routes()[0]
    return {
        "ppe_type": [(kind.id,)],
        "ppe_record": [("delivery", kind.id), ("count", kind.id), ("out", "")],
        "ppe_round": [()],
        "ppe_ladder": [(kind.id,)],
        "ppe_route": [(kind.id, route.id)],
        "ppe_call_sheet": [(kind.id,)],
        "ppe_charts": [(kind.id,)],
        "ppe_files": [()],
        "ppe_import": [()],
        "ppe_what_if": [(kind.id,)],
        "ppe_entries": [()],
        "ppe_entry": [(counted.id,)],
        "ppe_setup": [()],
        "ppe_recall": [()],
        "ppe_costs": [()],
    }


def _staff() -> Visits:
    return {"staff": [()], "staff_member": [()], "isolation_entry": [()]}


def _fund(house: House) -> Visits:
    scheme = house.fund.overview()[0].report.scheme
    told = Cost(scheme.id, Stage.PLANNED, "Self-test", 100, ((scheme.measures[0].id, 100),), reason="For the self-test")
    cost = house.fund.add_cost(told, house.manager())
    if not isinstance(cost, Kept):
        raise Refused(str(cost.words))
    return {
        "fund_scheme": [(scheme.id,)],
        "fund_instalment": [(scheme.id,)],
        "fund_cost": [(scheme.id,), (scheme.id, cost.id)],
        "fund_report": [(scheme.id,)],
        "fund_repayment": [(scheme.id,)],
        "fund_lines": [(scheme.id,)],
        "fund_new": [()],
        "evidence": [(scheme.id,)],
        "evidence_files": [("cost", cost.id, "Self-test")],
        "evidence_pack": [(scheme.id,)],
        "council_question": [(scheme.id,)],
        "certificate": [(scheme.id,)],
    }
