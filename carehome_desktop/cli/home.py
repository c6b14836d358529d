"""`carehome-desktop home …`: what the home is."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from carehome_desktop.app.opening import set_up_home
from carehome_desktop.cli.context import Context
from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.home import FACTS, SECRETS, Home

LABELS = {
    "name": "Name",
    "cqc_location_id": "CQC location ID",
    "ods_code": "ODS code",
    "registered_beds": "Registered beds",
    "council": "Council",
    "only_under_65": "Only for people under 65",
    "programmes": "Programmes",
    "way_out": "Way out",
    "endpoint_url": "Endpoint address",
    "proxy_url": "Proxy address",
    "proxy_user": "Proxy name",
}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `home` commands."""
    commands = subparsers.add_parser("home", help="what the home is").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    commands.add_parser("show", help="what is known of the home").set_defaults(run=run_show)
    change = commands.add_parser(
        "set", help="change one thing, or begin with: home set name 'Rose House' --manager 'A Name'"
    )
    change.add_argument("key", choices=[*FACTS, *SECRETS], metavar="KEY", help=", ".join([*FACTS, *SECRETS]))
    change.add_argument(
        "value", help="what it is; an empty text for not told. For a secret, - reads a line from standard input"
    )
    change.add_argument("--manager", help="your name, when the home is set up for the first time")
    change.set_defaults(run=run_set)


def run_show(context: Context) -> int:
    """Show the home."""
    with context.house(writing=False) as house:
        home = house.home()
        lines = [f"{label}: {_words(getattr(home, key))}" for key, label in LABELS.items()]
        lines += [f"Person: {person.name}, {person.role}" for person in home.people]
        return context.out.done(lines, {"home": as_data(home)})


def run_set(context: Context) -> int:
    """Change one thing, or set the home up."""
    from carehome_desktop.vault.opening import nothing_here

    args = context.args
    value = _from_input() if args.key in SECRETS and args.value == "-" else args.value
    if not context.in_practice and nothing_here(context.folder):
        return _set_up(context, args.key, value)
    with context.house(writing=True) as house:
        if args.key in SECRETS:
            if problem := house.home_records.tell_secret(args.key, value):
                return context.out.refused(problem.words)
            return context.out.done("Saved on this computer.", {"set": args.key})
        told = house.home_records.tell(args.key, value, house.manager())
        if told.problem:
            return context.out.refused(told.problem.words)
        words = ["Saved on this computer.", *([told.hint] if told.hint else [])]
        return context.out.done(words, {"set": args.key, "hint": told.hint})


def _set_up(context: Context, key: str, value: str) -> int:
    if key != "name" or not context.args.manager:
        return context.out.refused(
            "No home is set up here yet. Begin with: home set name 'Rose House' --manager 'A Name'"
        )
    house = set_up_home(context.folder, value, context.args.manager, context.machine)
    if isinstance(house, Problem):
        return context.out.refused(house.words)
    phrase = " ".join(house.recovery.phrase())
    trouble = house.trouble
    house.close()
    words = ["The home is set up.", "Copy these twelve words by hand and keep them away from this computer:", phrase]
    return context.out.done(
        [*words, *([trouble] if trouble else [])], {"set": "name", "phrase": phrase, "trouble": trouble}
    )


def as_data(home: Home) -> dict[str, Any]:
    """Return the home for a script."""
    return {**asdict(home), "programmes": list(home.programmes)}


def _words(value: object) -> str:
    match value:
        case None | "":
            return "(not told yet)"
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(str(each) for each in value)
    return str(value)


def _from_input() -> str:
    import sys

    return sys.stdin.readline().strip() if sys.stdin is not None else ""
