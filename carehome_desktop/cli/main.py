"""The command line twin: the same services as the window, for an IT helper, for scripts and for tests."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

from carehome_desktop import __version__
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.updates import release_keys
from carehome_desktop.cli import (
    deadlines,
    demo,
    doctor,
    endpoint,
    evidence,
    fund,
    guidance,
    history,
    holidays,
    home,
    isolation,
    outbox,
    papers,
    ppe,
    returns,
    sets,
    staff,
    update,
)
from carehome_desktop.cli.commands import COMMANDS
from carehome_desktop.cli.context import Context, TakePicture
from carehome_desktop.cli.output import Output
from carehome_desktop.cli.unexpected import words_for
from carehome_desktop.domain.problems import Refused
from carehome_desktop.vault.keys import KeyringProblem
from carehome_desktop.vault.problems import VaultProblem

_log = logging.getLogger(__name__)

BY_PHRASE = "A command is given the phrase in a file: carehome-desktop --phrase-file FILE …"


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command; `--json` and the folder's options may stand anywhere."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="the folder of the records; without it, this user's own"
    )
    shared.add_argument(
        "--practice", action="store_true", help="practise: nothing is real, no set-up, no password store"
    )
    shared.add_argument("--phrase-file", type=Path, metavar="FILE", help="open with the recovery phrase in this file")
    shared.add_argument("--json", action="store_true", help="say it for a script")
    top = argparse.ArgumentParser(prog="carehome-desktop", description=__doc__, parents=[shared])
    signers = " or ".join(key.name for key in release_keys(Machine()))
    signed = f"updates signed by {signers}" if signers else "unsigned"
    version = f"carehome-desktop {__version__} ({signed})".replace("%", "%%")
    top.add_argument("--version", action="version", version=version)
    commands = top.add_subparsers(title="commands", metavar="COMMAND", parser_class=_with(shared))
    for module in (
        demo,
        home,
        returns,
        deadlines,
        holidays,
        outbox,
        history,
        papers,
        ppe,
        staff,
        isolation,
        fund,
        evidence,
        guidance,
        sets,
        endpoint,
        update,
        doctor,
    ):
        module.add_parser(commands)
    return top


def main(argv: Sequence[str], machine: Machine | None = None, take_picture: TakePicture | None = None) -> int:
    """Run one command; returns 0 done, 1 refused with words, 2 wrong usage (argparse exits with it by itself)."""
    args = parser().parse_args(argv)
    out = Output(as_json=getattr(args, "json", False))
    if not hasattr(args, "run"):
        return out.wrong("Say what to do: one of " + ", ".join(COMMANDS) + ". --help tells more.")
    if args.run is endpoint.run:
        return int(endpoint.run(args))
    context = Context(args, machine or Machine(), out, take_picture)
    try:
        return int(args.run(context))
    except (Refused, VaultProblem) as refusal:
        by_phrase = isinstance(refusal, KeyringProblem) and getattr(args, "phrase_file", None) is None
        return out.refused(f"{refusal.words} {BY_PHRASE}" if by_phrase else refusal.words)
    except (Exception, KeyboardInterrupt) as error:  # whatever it is, a person is told what is safe and what to do
        _log.debug("a command failed: %s", type(error).__name__)
        return out.refused(words_for(error))


def _with(shared: argparse.ArgumentParser) -> type[argparse.ArgumentParser]:
    """Return a parser class whose every command takes the shared options too."""

    class Command(argparse.ArgumentParser):
        def __init__(self, **kwargs: object) -> None:
            own = kwargs.pop("parents", ())
            super().__init__(parents=[shared, *own], **kwargs)  # type: ignore[misc, arg-type]

    return Command
