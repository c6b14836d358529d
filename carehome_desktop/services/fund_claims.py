"""What a cost is held against before it is kept: its like in any fund, what came and was spent, and the delivery it was put down from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from carehome_desktop.domain.fund.entries import Cost
from carehome_desktop.domain.fund.guards import Claim, is_alike, is_same_invoice
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.schemes import Part, Scheme
from carehome_desktop.store import fund as kept
from carehome_desktop.store import stock

if TYPE_CHECKING:
    from sqlalchemy import Connection


def claim_of(
    connection: Connection, cost_id: str, told: Cost, schemes: Sequence[Scheme], spent: Counter[str], wages: int
) -> Claim:
    """Return a cost with all that it is held against; `spent` is by measure and without it, and the file finds its like."""
    scheme = next(each for each in schemes if each.id == told.scheme_id)
    others = (each.entry for each in kept.could_be_same(connection, told) if each.id != cost_id)
    put_down = kept.of_delivery(connection, told.delivery) if told.delivery is not None else []
    delivery = stock.one(connection, told.delivery) if told.delivery is not None else None
    came = [each.entry for each in kept.instalments(connection, scheme.id)]
    council = {each.id for each in scheme.measures if each.parts == {Part.COUNCIL}}
    return Claim(
        cost=told,
        scheme=scheme,
        alike=[each for each in others if is_same_invoice(told, each) or is_alike(told, each)],
        of_delivery=[each.entry for each in put_down if each.id != cost_id],
        delivery_cost=delivery.entry.pence if delivery is not None else None,
        names={each.id: each.name for each in schemes},
        received=sum(each.pence for each in came),
        spent=sum(spent.values()) + wages,
        from_council=sum(each.pence for each in came if each.part is Part.COUNCIL),
        council_spent=sum(pence for name, pence in spent.items() if name in council),
    )


def source_trouble(told: Cost, schemes: Sequence[Scheme]) -> Problem | None:
    """Return that a part is paid by what is no other money that is kept apart: another fund has its own costs."""
    known = {each.id for each in schemes if each.plain}
    wrong = next((source for source, _ in told.elsewhere if source not in known), None)
    if wrong is None:
        return None
    return Problem("elsewhere", f"There is no other money called {wrong}. There are: {', '.join(sorted(known))}.")


def stock_trouble(connection: Connection, told: Cost, before: Cost | None) -> Problem | None:
    """Return that a cost is newly put down from what is no entry of the PPE ledger that stands."""
    if told.delivery is None or (before is not None and before.delivery == told.delivery):
        return None
    entry = stock.one(connection, told.delivery)
    if entry is None or entry.undone is not None:
        return Problem(
            "delivery",
            f"Entry {told.delivery} of the PPE ledger is not there, or was taken back. Nothing was recorded.",
        )
    return None
