"""The man page, written from what the program itself says of its options and commands."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime

ABOUT = (
    "Without a command it opens the window. With one it does the same work without a screen, for whoever helps with the "
    "computer and for scripts."
)
SELFTEST = "try every part of the program in a folder of its own, and say what was found; --json says it for a script"
EVERYWHERE = ("[-h]", "[--data-dir DIR]", "[--practice]", "[--phrase-file FILE]", "[--json]")
"""What every command takes, and the page tells once."""
EXITS = (
    ("0", "done"),
    ("1", "refused, with words that say why and what to do"),
    ("2", "asked in a way it does not know"),
)
FILES = (
    ("~/.local/share/carehome-desktop/home", "the home’s records, encrypted, and their copies"),
    ("~/.local/share/carehome-desktop/practice", "what was practised; nothing in it is real"),
)


def page(parser: argparse.ArgumentParser, version: str, made: datetime) -> str:
    """Return the page in the language of man(7)."""
    lines = [
        f'.TH CAREHOME-DESKTOP 1 "{made:%d %B %Y}" "Care home desktop {version}"',
        ".SH NAME",
        "carehome\\-desktop \\- Capacity Tracker returns, PPE stock and isolation wages for small care homes",
        ".SH SYNOPSIS",
        ".B carehome\\-desktop\n[\\fIoptions\\fR] [\\fICOMMAND\\fR …]",
        ".SH DESCRIPTION",
        _plain(ABOUT),
        ".SH OPTIONS",
        *_options(parser),
        ".TP\n.B \\-\\-selftest",
        _plain(SELFTEST),
        ".SH COMMANDS",
        *_commands(parser),
    ]
    for title, pairs in (("EXIT STATUS", EXITS), ("FILES", FILES)):
        lines.append(f".SH {title}")
        for name, words in pairs:
            lines += [f".TP\n.B {_plain(name)}", _plain(words)]
    return "\n".join([*lines, ""])


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if action.help == argparse.SUPPRESS or isinstance(action, argparse._SubParsersAction):
            continue
        names = ", ".join(action.option_strings) or str(action.metavar or action.dest)
        takes = "" if action.nargs == 0 or not action.option_strings else f" {action.metavar or action.dest.upper()}"
        yield f".TP\n.B {_plain(names + takes)}"
        yield _plain(action.help or "")


def _commands(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction):
            continue
        said = {choice.dest: choice.help or "" for choice in action._choices_actions}
        for name, command in action.choices.items():
            whole = f"{before}{name}"
            deeper = list(_commands(command, f"{whole} "))
            if not deeper:
                usage = " ".join(command.format_usage().split()).partition(f" {whole} ")[2]
                for everywhere in EVERYWHERE:
                    usage = usage.replace(everywhere, "")
                yield f".TP\n.B {_plain(whole)}"
                yield _plain(said.get(name, "") + (f": {usage.strip()}" if usage.strip() else ""))
            yield from deeper


def _plain(words: str) -> str:
    r"""Return words that man shows as they are: no line begins with a command, and a hyphen stays one that can be typed."""
    safe = " ".join(words.split()).replace("\\", "\\\\").replace("-", "\\-").replace("’", "'")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
