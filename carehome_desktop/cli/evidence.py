"""`carehome-desktop evidence …`: files that prove a fund's money, what the council asked, and how long all of it is kept."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from carehome_desktop.cli.certificate import add_commands as add_certificate
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.council import add_commands as add_council
from carehome_desktop.cli.evidence_pack import add_commands as add_pack
from carehome_desktop.domain.fund.attachment_check import MEGABYTE, too_big
from carehome_desktop.domain.fund.evidence import About, Attached
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.words import count_words
from carehome_desktop.services.evidence import plain_name

UNREAD = "The file {name} cannot be read ({why}). Nothing was kept."


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `evidence` commands."""
    commands = subparsers.add_parser("evidence", help="files that prove a fund's money, and the pack").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    attach = commands.add_parser("attach", help="keep a PDF, PNG or JPEG file inside the encrypted records")
    attach.add_argument("about", choices=[each.value for each in About], help="what it proves")
    attach.add_argument("about_id", metavar="ID", help="the id of the cost, isolation, instalment or letter")
    attach.add_argument("file", type=Path)
    attach.add_argument("--what", required=True, help="such as invoice, payroll, rota, bank; kinds lists them")
    attach.add_argument(
        "--names-covered", action="store_true", help="no name can be read on it; it may go to the council"
    )
    attach.set_defaults(run=run_attach)
    commands.add_parser("kinds", help="the kinds of evidence, and how sure each is").set_defaults(run=run_kinds)
    listing = commands.add_parser("list", help="the files of one thing")
    listing.add_argument("about", choices=[each.value for each in About])
    listing.add_argument("about_id", metavar="ID")
    listing.set_defaults(run=run_list)
    mark = commands.add_parser("mark", help="say whether every name on a file is covered")
    mark.add_argument("file", metavar="ID", help="its id, as list shows it")
    which = mark.add_mutually_exclusive_group(required=True)
    which.add_argument("--names-covered", dest="covered", action="store_true")
    which.add_argument("--names-to-be-read", dest="covered", action="store_false")
    mark.set_defaults(run=run_mark)
    save = commands.add_parser("save", help="write a file out, byte for byte as it came; it is then not encrypted")
    save.add_argument("file", metavar="ID")
    save.add_argument("--out", type=Path, required=True, metavar="FILE", help="a file that is there is left alone")
    save.set_defaults(run=run_save)
    back = commands.add_parser("take-back", help="take a file back; its line and the reason stay")
    back.add_argument("file", metavar="ID")
    back.add_argument("--reason", required=True)
    back.add_argument("--erase", action="store_true", help="take its bytes away for good, if nothing else needs them")
    back.set_defaults(run=run_take_back)
    add_council(commands)
    add_pack(commands)
    add_certificate(commands)


def run_attach(context: Context) -> int:
    """Take a file in."""
    args = context.args
    path: Path = args.file
    try:
        if problem := too_big(path.stat().st_size):
            return context.out.refused(problem.words)
        content = path.read_bytes()
    except OSError as error:
        return context.out.refused(UNREAD.format(name=path.name, why=error.strerror or "no reason given"))
    with context.house(writing=True) as house:
        by, about = house.manager(), About(args.about)
        kept = house.evidence.attach(about, args.about_id, plain_name(path.name), content, args.what, by)
        if isinstance(kept, Attached) and args.names_covered:
            kept = house.evidence.mark(kept.id, by, covered=True)
    if isinstance(kept, Problem):
        return context.out.refused(kept.words)
    return context.out.done(f"Saved on this computer: {file_words(kept)}", {"attached": attached_as_data(kept)})


def run_kinds(context: Context) -> int:
    """List the kinds of evidence."""
    with context.house(writing=False) as house:
        found = house.evidence.kinds
    words = [f"{each.id}: {each.label}. {each.known.words()}" for each in found.kinds]
    data = [{"id": each.id, "label": each.label, "about": sorted(each.about)} for each in found.kinds]
    return context.out.done([*words, *filter(None, [found.trouble])], {"kinds": data})


def run_list(context: Context) -> int:
    """List the files of one thing."""
    with context.house(writing=False) as house:
        found = house.evidence.of(About(context.args.about), context.args.about_id)
    words = [f"{file_words(each)}  ({each.id})" for each in found]
    return context.out.done(
        words or ["Nothing is attached there."], {"files": [attached_as_data(each) for each in found]}
    )


def run_mark(context: Context) -> int:
    """Mark a file as fit for the council, or not."""
    args = context.args
    with context.house(writing=True) as house:
        kept = house.evidence.mark(args.file, house.manager(), covered=args.covered)
    if isinstance(kept, Problem):
        return context.out.refused(kept.words)
    return context.out.done(file_words(kept), {"attached": attached_as_data(kept)})


def run_save(context: Context) -> int:
    """Write a file out as it came."""
    out: Path = context.args.out
    with context.house(writing=False) as house:
        content = house.evidence.content(context.args.file).content
    try:
        with out.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise Refused(
            f"The file was not written ({error.strerror or 'no reason given'}). It is safe in the records. Choose another name or place."
        ) from None
    return context.out.done(f"Written: {out}. Outside the records it is not encrypted.", {"file": str(out)})


def run_take_back(context: Context) -> int:
    """Take a file back."""
    args = context.args
    with context.house(writing=True) as house:
        kept = house.evidence.take_back(args.file, args.reason, house.manager(), erase=args.erase)
    if isinstance(kept, Problem):
        return context.out.refused(kept.words)
    said = "Taken back. That it was there stays to be read."
    if args.erase:
        said += (
            " Its bytes are erased; copies made before still hold them."
            if kept.gone
            else " Its bytes prove something else too and stay."
        )
    return context.out.done(said, {"taken_back": kept.id, "erased": kept.gone})


def file_words(attached: Attached) -> str:
    """Return a file in one line."""
    covered = "names covered" if attached.covered else "names can be read, so it stays in the home"
    pages = count_words(attached.pages, "page")
    return f"{attached.file_name}, {pages}, {max(attached.size / MEGABYTE, 0.1):.1f} megabytes, {covered}"


def attached_as_data(attached: Attached) -> dict[str, Any]:
    """Return a file for a script."""
    return {
        "id": attached.id,
        "about": attached.about.value,
        "about_id": attached.about_id,
        "what": attached.what,
        "file": attached.file_name,
        "pages": attached.pages,
        "size": attached.size,
        "sha256": attached.digest,
        "names_covered": attached.covered,
    }
