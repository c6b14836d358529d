"""`carehome-desktop endpoint serve`: the endpoint for practice, trainers and tests."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carehome_desktop.endpoint.plan import FaultPlan

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `endpoint` command; its namespace holds `run`."""
    endpoint = subparsers.add_parser("endpoint", help="the endpoint for practice and tests")
    commands = endpoint.add_subparsers(title="commands", required=True)
    serve = commands.add_parser(
        "serve",
        help="receive returns on this computer",
        description='Receive returns on this computer until stopped. The first line says the port: {"port": 8443}.',
    )
    serve.add_argument("--port", type=int, default=0, metavar="N", help="the port; without it, any free one")
    serve.add_argument("--store", metavar="URL", help="where to keep returns, as an SQLAlchemy address")
    serve.add_argument("--faults", type=Path, metavar="FILE", help="a plan of what is to go wrong, as TOML or JSON")
    serve.add_argument("--token", action="append", default=[], metavar="TOKEN=HOME", help="a token and its home")
    serve.add_argument("--token-file", type=Path, metavar="FILE", help="a file with one TOKEN=HOME a line")
    serve.add_argument("--tls-cert", type=Path, metavar="FILE", help="certificate, with --tls-key, to serve https")
    serve.add_argument("--tls-key", type=Path, metavar="FILE", help="the certificate's private key")
    serve.add_argument("--with-parent", action="store_true", help="end when standard input is closed")
    serve.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped; 0 done, 1 refused with words, 2 wrong usage."""
    practice = bool(getattr(args, "practice", False))
    if (args.tls_cert is None) != (args.tls_key is None):
        return _say("Give --tls-cert and --tls-key together.", WRONG_USAGE)
    if not 0 <= args.port <= 65535:
        return _say("Give a port from 0 to 65535.", WRONG_USAGE)
    try:
        tokens = _tokens(args.token, args.token_file, practice=practice)
    except ValueError as error:
        return _say(str(error), WRONG_USAGE)
    if not tokens:
        return _say("Say whose returns to receive: --token TOKEN=HOME, or --practice.", WRONG_USAGE)

    plan = _plan(args.faults)
    if isinstance(plan, str):
        return _say(f"{plan} Nothing was started.", REFUSED)
    return _serve(args, tokens, plan, practice=practice)


def _serve(args: argparse.Namespace, tokens: dict[str, str], plan: FaultPlan, *, practice: bool) -> int:
    # Heavy: the web framework and the database are loaded for this command only.
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

    from carehome_desktop.endpoint.serve import serve

    try:
        serve(
            args.store or _own_store(getattr(args, "data_dir", None), practice=practice),
            tokens,
            port=args.port,
            faults=plan,
            practice=practice,
            tls_cert=args.tls_cert,
            tls_key=args.tls_key,
            with_parent=args.with_parent,
        )
    except (ArgumentError, NoSuchModuleError):
        return _say("--store is not an address that can be used, such as sqlite:///returns.sqlite.", WRONG_USAGE)
    except (SQLAlchemyError, ImportError) as error:
        return _say(
            f"The place to keep returns cannot be opened ({type(error).__name__}). Nothing was started.", REFUSED
        )
    except OSError as error:
        return _say(f"The endpoint cannot start: {error.strerror or error}. Try another port, or none.", REFUSED)
    except KeyboardInterrupt:
        pass  # Ctrl+C is how a person ends it
    return DONE


def _tokens(pairs: list[str], file: Path | None, *, practice: bool) -> dict[str, str]:
    """Return the tokens asked for, or practice's own; ValueError with words."""
    from carehome_desktop.endpoint.tokens import PRACTICE_TOKENS, read_pair, read_token_file

    try:
        tokens = read_token_file(file) if file else {}
    except OSError as error:
        raise ValueError(f"{file.name if file else ''}: the file cannot be read: {error.strerror}.") from None
    tokens.update(read_pair(pair) for pair in pairs)
    return tokens or (dict(PRACTICE_TOKENS) if practice else {})


def _plan(file: Path | None) -> FaultPlan | str:
    """Return the fault plan of a file (an empty one without a file), or words on what is wrong with it."""
    from carehome_desktop.endpoint.plan import FaultPlan
    from carehome_desktop.endpoint.plan_file import WrongPlan, read_plan

    if file is None:
        return FaultPlan()
    read = read_plan(file)
    return str(read) if isinstance(read, WrongPlan) else FaultPlan(read.step)


def _own_store(data_dir: str | Path | None, *, practice: bool) -> str:
    """Return the address of the endpoint's own file, in the data folder that was asked for or in the usual one."""
    import platformdirs

    folder = Path(data_dir) if data_dir else platformdirs.user_data_path("carehome-desktop", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / ('practice-endpoint.db' if practice else 'endpoint.db')}"


def _say(words: str, code: int) -> int:
    print(words, file=sys.stderr)
    return code
