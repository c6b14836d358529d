"""From the command line to the first paint; nothing heavy is imported on the way."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from carehome_desktop.ui import theme
from carehome_desktop.ui.one_window import name_for, raise_running

NO_SCREEN = (
    "This computer shows no screen to the program, so no window can be opened. Your records are safe. "
    "Start it from the desktop, or use a command: carehome-desktop --help"
)


def parser() -> argparse.ArgumentParser:
    """Return what the window can be told."""
    made = argparse.ArgumentParser(
        prog="carehome-desktop",
        description="The window of Care home desktop.",
        formatter_class=partial(
            argparse.HelpFormatter, width=100
        ),  # asking the terminal for it costs 2 ms of the start
    )
    made.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="the folder of the records; without it, this user's own"
    )
    made.add_argument("--practice", action="store_true", help="practise: nothing is real, no set-up, no password store")
    made.add_argument("file", type=Path, nargs="?", metavar="FILE", help="a file of newer questions to look at")
    return made


def no_screen() -> bool:
    """Return whether this is a Linux session without a screen, where Qt would end the program with words for its makers."""
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in shown)


def start(argv: Sequence[str]) -> int:
    """Open the window, or bring the one that is open to the front; returns the exit code."""
    gc.disable()  # what is made while starting lives to the end; looking for rubbish in it costs a tenth of the start
    args = parser().parse_args(argv)
    if no_screen():
        print(NO_SCREEN, file=sys.stderr)
        return 1
    name = name_for(str(args.data_dir.absolute()) if args.data_dir else "practice" if args.practice else "home")
    app = theme.application(sys.argv[0])
    if raise_running(name, args.file):
        return 0
    theme.apply(app).icons_wait = True
    from carehome_desktop.window.program import Program
    from carehome_desktop.window.unexpected import listen

    program = Program(args.data_dir, practice=args.practice, listen_as=name, file=args.file)
    listen(program.frame, program.doubt)
    program.show()
    code = app.exec()
    program.end()
    program.follow()
    return code
