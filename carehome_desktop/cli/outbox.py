"""`carehome-desktop outbox …`: what waits, and send it now."""

from __future__ import annotations

import argparse

from carehome_desktop.app.house import House
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.returns import as_data, line_of
from carehome_desktop.domain.delivery import UNRESOLVED


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `outbox` commands."""
    commands = subparsers.add_parser("outbox", help="what waits to be sent").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    commands.add_parser("list", help="what waits or was refused").set_defaults(run=run_list)
    commands.add_parser("send", help="send what waits, now").set_defaults(run=run_send)


def run_list(context: Context) -> int:
    """List what waits or was refused."""
    with context.house(writing=False) as house:
        rows = house.deliveries.unsettled()
        now = context.machine.clock.wall()
        words = [f"{line_of(row)} – {row.words}" for row in rows]
        line = house.deliveries.status().line(now)
        return context.out.done([*words, line], {"outbox": [as_data(row) for row in rows], "line": line})


def run_send(context: Context) -> int:
    """Try everything that waits once, now."""
    with context.house(writing=True, sending=True) as house:
        before = {row.return_id for row in house.deliveries.outgoing() if row.state in UNRESOLVED}
        if house.sender() is None:
            return context.out.refused(
                house.endpoint_trouble
                or "No address is set for the endpoint, so nothing was sent. Set it: home set endpoint_url …"
            )
        send_now(house)
        rows = [row for row in house.deliveries.outgoing() if row.return_id in before]
        left = [row for row in rows if row.state in UNRESOLVED]
        pause = house.deliveries.status().pause_words
        words = [f"{line_of(row)} – {row.words}" for row in rows] or ["Nothing is waiting."]
        data = {
            "sent": [as_data(row) for row in rows if row not in left],
            "waiting": [as_data(row) for row in left],
            "pause": pause,
        }
        if left or any(row.receipt is None for row in rows):
            return context.out.refused("\n".join([*words, *([pause] if pause else [])]), **data)
        return context.out.done(words, data)


def send_now(house: House) -> None:
    """Take the courier through everything that can be tried now."""
    house.settle_in()
    house.courier.start()
    house.courier.send_now()
    while house.courier.step() == 0:
        pass
