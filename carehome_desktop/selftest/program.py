"""The program itself: what it is, its data files, and the libraries that are only loaded on some days."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

from carehome_desktop import __version__
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.words import count_words
from carehome_desktop.resources import resources_root

FAR_YEAR = 2045
"""Beyond the bank holidays that travel with the program, so that the library is asked."""


def what_it_is() -> str:
    """Say which program this is and what it runs on."""
    built = "packaged" if getattr(sys, "frozen", False) else "from its source"
    return (
        f"Version {__version__}, {built}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    )


def resources(machine: Machine) -> str:
    """Open every data file, and read the questions, contacts, PPE and funds as the program does; Refused if one is bad."""
    from carehome_desktop.app.questions import load_questions
    from carehome_desktop.catalogue.fund import load_fund
    from carehome_desktop.catalogue.ppe_routes import ppe_troubles
    from carehome_desktop.catalogue.support import load_support
    from carehome_desktop.vault.folder import DataFolder

    root = resources_root()
    files = [file for file in sorted(root.rglob("*")) if file.is_file()]
    if empty := [file.relative_to(root).as_posix() for file in files if not file.read_bytes()]:
        raise Refused(f"These data files are empty: {', '.join(empty)}. Install the program again.")
    catalogue, support = load_questions(machine, DataFolder(root / "none")), load_support(*machine.roots)
    troubles = [trouble.sentence() for trouble in (*catalogue.troubles, *support.troubles)]
    troubles += ppe_troubles(machine.roots[0], support.data)
    if troubles:
        raise Refused(" ".join(troubles))
    schemes = load_fund(*machine.roots).schemes
    return (
        f"{count_words(len(files), 'data file')}; {count_words(len(catalogue.sections), 'set')} of questions and "
        f"{count_words(len(schemes), 'fund')}, read without a fault"
    )


def bank_holidays() -> str:
    """Ask the library for a year that our own list does not reach."""
    from carehome_desktop.catalogue.bank_holidays import from_library

    days = from_library(FAR_YEAR)
    if not days:
        raise Refused(f"The library of bank holidays knows none in {FAR_YEAR}.")
    return f"{count_words(len(days), 'day')} in {FAR_YEAR}"


def spreadsheet(folder: Path) -> str:
    """Write a spreadsheet and look that it is one."""
    from carehome_desktop.exports.table import Column, ExportTable
    from carehome_desktop.exports.writing import FileKind, write_tables

    table = ExportTable("Self-test", (Column("What"), Column("How many")), (("gloves", 200),))
    written = write_tables(folder / "self-test.xlsx", FileKind.XLSX, (table,))
    if isinstance(written, Problem):
        raise Refused(written.words)
    size = written.path.stat().st_size
    return f"A spreadsheet was written, {size:,} bytes"


def certificates() -> str:
    """Make what judges whether an endpoint is who it says; nobody is asked over the network."""
    from carehome_desktop.sync.tls import system_context

    context = system_context()
    return f"Connections will be judged by this computer’s own certificates, with {context.minimum_version.name.replace('v1_', ' 1.')} or later"
