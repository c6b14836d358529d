"""Goes through the parts in order, in a folder that is taken away again, and says what was found."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.cli.output import Output
from carehome_desktop.domain.problems import Refused
from carehome_desktop.selftest.findings import Finding, find

OWN_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME")
"""Where the program would else leave something of this user's on Linux."""


def parser() -> argparse.ArgumentParser:
    """Return what the self-test can be told."""
    made = argparse.ArgumentParser(prog="carehome-desktop --selftest", description="Tries every part of the program.")
    made.add_argument("--selftest", action="store_true", help=argparse.SUPPRESS)
    made.add_argument("--json", action="store_true", help="say it for a script")
    made.add_argument("--out", type=Path, metavar="FILE", help="write it into a file as well, for whoever helps")
    return made


def run(argv: Sequence[str], machine: Machine | None = None) -> int:
    """Try everything; returns 0 if all is well, 1 if something needs a person. Nobody's records are opened or changed."""
    args = parser().parse_args(argv)
    with _own_folder() as folder:
        found = look(folder, machine or Machine())
    lines = [each.line() for each in found]
    well = all(each.fine for each in found)
    lines.append("All is well." if well else "Something is not well: see the lines that begin with LOOK.")
    data = {"findings": [{"what": each.what, "fine": each.fine, "words": each.words} for each in found]}
    if args.out is not None:
        args.out.write_text("\n".join([*lines, ""]), encoding="utf-8")
    out = Output(as_json=args.json)
    return out.done(lines, data) if well else out.refused("\n".join(lines), **data)


def look(folder: Path, machine: Machine) -> list[Finding]:
    """Return what is found of each part, in a folder of its own.

    What a part needs is imported when it is its turn: a package that something was left out of can still say what.
    """
    home, practice, out = folder / "home", folder / "practice", folder / "out"
    prints: list[Path] = []
    password_store: list[str] = []

    def encrypted() -> str:
        from carehome_desktop.selftest.records import encrypted

        words, told = encrypted(home, machine)
        password_store.append(told)
        return words

    def upgraded() -> str:
        from carehome_desktop.selftest.records import upgraded

        return upgraded(folder / "older", machine)

    def walk() -> str:
        from carehome_desktop.selftest.walk import walk

        words, written = walk(practice, out, machine)
        prints.extend(written)
        return words

    parts: list[tuple[str, Callable[[], str]]] = [
        ("program", _program),
        ("data files", partial(_resources, machine)),
        ("records", encrypted),
        ("password store", lambda: _told(password_store)),
        ("older records", upgraded),
        ("bank holidays", _bank_holidays),
        ("spreadsheets", partial(_spreadsheet, folder)),
        ("certificates", _certificates),
        ("walk", walk),
        ("screen", _screen),
        ("prints", partial(_drawn, prints)),
        ("pages", partial(_pages, practice, folder / "empty", home, machine)),
    ]
    return [find(what, looked) for what, looked in parts]


def _program() -> str:
    from carehome_desktop.selftest.program import what_it_is

    return what_it_is()


def _resources(machine: Machine) -> str:
    from carehome_desktop.selftest.program import resources

    return resources(machine)


def _bank_holidays() -> str:
    from carehome_desktop.selftest.program import bank_holidays

    return bank_holidays()


def _spreadsheet(folder: Path) -> str:
    from carehome_desktop.selftest.program import spreadsheet

    return spreadsheet(folder)


def _certificates() -> str:
    from carehome_desktop.selftest.program import certificates

    return certificates()


def _told(words: Sequence[str]) -> str:
    if not words:
        raise Refused("It is not known, since no encrypted records could be made.")
    return words[0]


def _screen() -> str:
    from carehome_desktop.window.start import no_screen

    if no_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from carehome_desktop.selftest.pages import screen
    from carehome_desktop.ui import theme

    theme.apply(theme.application(sys.argv[0]))
    return screen()


def _drawn(prints: Sequence[Path]) -> str:
    from carehome_desktop.selftest.paper import drawn

    return drawn(prints)


def _pages(practice: Path, empty: Path, locked: Path, machine: Machine) -> str:
    from carehome_desktop.selftest.pages import all_pages

    return all_pages(practice, empty, locked, machine)


@contextmanager
def _own_folder() -> Iterator[Path]:
    """Give a folder that is taken away again, and let nothing be written into this user's own."""
    before = {name: os.environ.get(name) for name in OWN_FOLDERS}
    with tempfile.TemporaryDirectory(prefix="carehome-selftest-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        for name in OWN_FOLDERS:
            os.environ[name] = str(folder / name.lower())
        try:
            yield folder
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
