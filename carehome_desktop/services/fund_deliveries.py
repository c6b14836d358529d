"""Deliveries of PPE that are marked for a fund and wait to be recorded there as a cost."""

from __future__ import annotations

from sqlalchemy import Connection

from carehome_desktop.domain.stock.movements import Movement
from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.store import fund, stock, stock_costs


def waiting_in(connection: Connection, scheme: Scheme) -> list[Movement]:
    """Return what is marked for a fund, of a day in a fund's time, and is no cost of any fund yet."""
    not_yet = stock_costs.marks(connection).keys() - fund.put_down(connection).keys()
    found = (stock.one(connection, each) for each in sorted(not_yet))
    return [each for each in found if each is not None and each.undone is None and scheme.covers(each.entry.day)]
