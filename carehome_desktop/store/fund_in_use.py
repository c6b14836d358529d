"""Whether anything of a fund was ever recorded: asked by Today of every home, so that it loads nothing of the funds where there is none."""

from __future__ import annotations

from sqlalchemy import Connection, select

from carehome_desktop.store.tables.fund import fund_costs, fund_instalments


def is_in_use(connection: Connection) -> bool:
    """Return whether there is any instalment or cost, taken back or not."""
    return any(connection.execute(select(table.c.id).limit(1)).first() for table in (fund_instalments, fund_costs))
