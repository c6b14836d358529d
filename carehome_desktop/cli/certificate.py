"""`carehome-desktop evidence certificate`: the final certificate of a fund whose time is over."""

from __future__ import annotations

import argparse
from pathlib import Path

from carehome_desktop.cli.context import Context
from carehome_desktop.cli.fund_sent import ANYWAY, sent_as_data
from carehome_desktop.cli.pdf_file import save_pdf
from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.warned import Warned


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add it to those of `evidence`."""
    made = commands.add_parser(
        "certificate", help="the final certificate as it stands; with --declared-by, mark it as sent: it is frozen"
    )
    made.add_argument("scheme", help="such as icf-1")
    made.add_argument(
        "--out", type=Path, metavar="FILE", help="the PDF to write: the frozen one if it was marked as sent"
    )
    made.add_argument("--declared-by", default="", metavar="NAME")
    made.add_argument("--role", default="", help="such as “Registered manager”")
    made.add_argument("--reason", default="", help="why it goes out all the same; it is kept with it")
    made.set_defaults(run=run_certificate)


def run_certificate(context: Context) -> int:
    """Show, write or freeze a certificate."""
    args = context.args
    with context.house(writing=bool(args.declared_by)) as house:
        certificates = house.certificates
        if args.declared_by:
            by, reason = house.manager(), args.reason.strip()
            kept = certificates.certify(args.scheme, args.declared_by, args.role, by, reason)
            if isinstance(kept, Warned):
                return context.out.refused(" ".join((*kept.words, ANYWAY)), warnings=list(kept.words))
            if isinstance(kept, Problem):
                return context.out.refused(kept.words)
        words, newest = certificates.certificate(args.scheme), certificates.newest(args.scheme)
        doubts = [each.words for each in certificates.doubts(args.scheme)]
        if args.out is not None:
            save_pdf(args.out, lambda: certificates.as_it_stands(args.scheme))
    said = [
        words.title,
        *(f"{name}: {told}" for name, told in words.balance),
        words.declaration,
        *(f"Look first: {each}" for each in doubts),
        *([f"Marked as sent: revision {newest.revision}, declared by {newest.declared_by}."] if newest else []),
        *([f"Written: {args.out}"] if args.out is not None else []),
    ]
    data = {"balance": dict(words.balance), "declaration": words.declaration, "doubts": doubts}
    return context.out.done(said, data | {"sent": sent_as_data(newest) if newest is not None else None})
