"""`carehome-desktop doctor`: what is well and what is not, in words a helper can read out on the telephone."""

from __future__ import annotations

import argparse
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from carehome_desktop import __version__
from carehome_desktop.app.house import House
from carehome_desktop.app.updates import signed_words, updates_for
from carehome_desktop.cli.context import Context
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.words import count_words
from carehome_desktop.vault import copies, opening
from carehome_desktop.vault.problems import VaultProblem

PARTS = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "keyring", "requests", "reportlab", "cryptography")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `doctor` command."""
    subparsers.add_parser("doctor", help="versions, file, keyring and connection, in words").set_defaults(run=run)


def run(context: Context) -> int:
    """Look at everything; exit 1 if something needs a person."""
    findings: list[tuple[str, bool, str]] = [
        ("program", True, f"Version {__version__}, Python {platform.python_version()}, {platform.system()}"),
        ("parts", True, ", ".join(_part(name) for name in PARTS)),
        ("updates", True, _updates(context)),
        _resources(context),
        *_records(context),
    ]
    well = all(fine for _, fine, _ in findings)
    lines = [f"{'fine ' if fine else 'LOOK '} {name}: {words}" for name, fine, words in findings]
    data: dict[str, Any] = {
        "findings": [{"what": name, "fine": fine, "words": words} for name, fine, words in findings]
    }
    return context.out.done(lines, data) if well else context.out.found("\n".join(lines), data)


def _part(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} (inside the program)" if getattr(sys, "frozen", False) else f"{name} missing"


def _updates(context: Context) -> str:
    words = signed_words(updates_for(context.folder, context.machine))
    return f"{words[0].upper()}{words[1:]}"


def _resources(context: Context) -> tuple[str, bool, str]:
    from carehome_desktop.app.questions import load_questions
    from carehome_desktop.catalogue.ppe_routes import ppe_troubles
    from carehome_desktop.catalogue.support import load_support

    catalogue, support = load_questions(context.machine, context.folder), load_support(*context.machine.roots)
    troubles = [trouble.sentence() for trouble in (*catalogue.troubles, *support.troubles)]
    troubles += ppe_troubles(context.machine.roots[0], support.data)
    if troubles:
        return "questions", False, " ".join(troubles)
    sections = count_words(len(catalogue.sections), "section")
    questions = count_words(sum(len(section.questions) for section in catalogue.sections), "question")
    return "questions", True, f"{sections}, {questions}, read without a fault"


def _records(context: Context) -> list[tuple[str, bool, str]]:
    folder = context.folder
    if opening.nothing_here(folder):
        words = (
            "No home is set up in this folder yet. Open the program, or: home set name 'Rose House' --manager 'A Name'"
        )
        return [("records", True, words)]
    try:
        with context.house(writing=False) as house:
            opening.examine(house.folder, house.key)
            found = [
                (
                    "records",
                    True,
                    f"The file opens and every page of it is sound (store step {house.store.revision()}).",
                ),
                _password_store(house.header.practice, house.trouble),
                _delivery(house),
            ]
            found.append(_connection(context))
    except (VaultProblem, Refused) as trouble:
        found = [("records", False, trouble.words)]
    kept = copies.list_copies(folder)
    found.append(("copies", True, f"{len(kept)} kept" + (f", newest of {kept[0].taken_at:%d %B %Y}" if kept else "")))
    return found


def _delivery(house: House) -> tuple[str, bool, str]:
    status = house.deliveries.status()
    words = [status.line(house.machine.clock.wall()), status.pause_words, status.clock_words]
    return "delivery", not (status.refused or status.pause), ". ".join(each.rstrip(".") for each in words if each) + "."


def _password_store(practice: bool, trouble: str) -> tuple[str, bool, str]:
    if practice:
        return "keyring", True, "Practice needs none."
    return ("keyring", not trouble, trouble or "The key is in this computer's password store and fits.")


def _connection(context: Context) -> tuple[str, bool, str]:
    with context.house(writing=False, sending=True) as house:
        send = house.sender()
        if send is None:
            return "connection", True, "No address is set for the endpoint yet."
        if not send.reach():
            return "connection", False, "No connection to the endpoint's address now. Saved answers wait and are safe."
        return "connection", True, "The endpoint's address can be reached."
