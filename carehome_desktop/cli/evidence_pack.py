"""`carehome-desktop evidence pack`: the evidence pack of a fund, for the home or for the council."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from carehome_desktop.cli.context import Context
from carehome_desktop.cli.pdf_file import save_pdf
from carehome_desktop.domain.fund.pack import For, Pack
from carehome_desktop.domain.words import count_words


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add it to those of `evidence`."""
    pack = commands.add_parser(
        "pack", help="one PDF with every cost, isolation and file of a fund, and what is missing"
    )
    pack.add_argument("scheme", help="such as icf-1")
    pack.add_argument(
        "--for",
        dest="kind",
        choices=[each.value for each in For],
        required=True,
        help="home: with names; council: codes only",
    )
    pack.add_argument(
        "--out", type=Path, metavar="FILE", help="the PDF to write; without it only what would be in it is said"
    )
    pack.add_argument(
        "--with-notes",
        action="store_true",
        help="for the council: let notes, reasons and what is missing stand, known names covered",
    )
    pack.set_defaults(run=run_pack)


def run_pack(context: Context) -> int:
    """Make the pack."""
    args = context.args
    with context.house(writing=False) as house:
        pack = house.evidence_packs.pack(args.scheme, For(args.kind), with_notes=args.with_notes)
        if args.out is not None:
            save_pdf(args.out, lambda: house.evidence_packs.as_pdf(pack))
    said = [
        pack.title,
        *pack.notes,
        *(f"{item.reference}  {item.title}  {item.sum}" for item in pack.items),
        *(f"Missing: {words}" for words in pack.missing),
        f"{count_words(pack.file_pages, 'page')} of files, {count_words(pack.kept_back, 'file')} kept back.",
        *([f"Written: {args.out}"] if args.out is not None else []),
    ]
    return context.out.done(said, pack_as_data(pack) | {"file": str(args.out) if args.out is not None else None})


def pack_as_data(pack: Pack) -> dict[str, Any]:
    """Return a pack for a script; `typed` is every word of the home's own that the council would read, `quoted` our sentences that quote them."""
    return {
        "for": pack.kind.value,
        "items": [
            {
                "reference": item.reference,
                "title": item.title,
                "sum": item.sum,
                "files": [file.reference for file in item.files],
                "kept_back": item.kept_back,
                "missing": list(item.owed),
            }
            for item in pack.items
        ],
        "missing": list(pack.missing),
        "gone_past": [{"reference": ref, "words": words, "reason": why} for ref, words, why in pack.gone_past],
        "file_pages": pack.file_pages,
        "kept_back": pack.kept_back,
        "typed": list(pack.typed),
        "quoted": list(pack.quoted),
    }
