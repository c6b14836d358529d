"""`carehome-desktop isolation …`: who isolated, what was paid for it, and what a fund is charged."""

from __future__ import annotations

import argparse

from carehome_desktop.cli import isolation_price, isolation_records


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `isolation` commands."""
    commands = subparsers.add_parser("isolation", help="isolation wages: what they come to, and why").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    isolation_price.add_price_parser(commands)
    isolation_records.add_commands(commands)
