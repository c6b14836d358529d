"""A Windows of a kind: Wine in a folder of its own, with a screen that nobody looks at. What Wine lacks is put beside it, never into the package."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

HERE = Path(__file__).resolve().parent
WINE = "/usr/lib/wine/wine64"
COMPILER = "x86_64-w64-mingw32-gcc"
SWITCHED_OFF = "mscoree=;mshtml=;winedbg.exe=;winemenubuilder.exe="
"""What would fetch something, ask somebody, or write into the menu of whoever runs this."""
STUBS = (("icuuc", ()), ("bcryptprimitives", ("-ladvapi32",)))


class TookTooLongError(Exception):
    """A program did not end, or a window did not come, in the time it had."""


@dataclass(frozen=True)
class Said:
    """How a program ended: its code and what it said."""

    code: int
    words: str


class Desk:
    """Runs Windows programs; every wait has an end."""

    def __init__(self, prefix: Path, display: str) -> None:
        self.drive = prefix / "drive_c"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTHON", "WINE"))},
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": SWITCHED_OFF,
            "DISPLAY": display,
        }

    def make(self) -> None:
        """Make the prefix as a Windows 10, with what Wine lacks."""
        self._host("wine", "wineboot", "-i", seconds=240)
        self.run("winecfg", "-v", "win10", seconds=60)
        for name, libraries in STUBS:
            target = self.drive / "windows/system32" / f"{name}.dll"
            subprocess.run(
                [COMPILER, "-shared", "-Os", "-s", "-o", str(target), str(HERE / "wine" / f"{name}.c"), *libraries],
                check=True,
            )

    @property
    def user(self) -> Path:
        """This user's folder."""
        return next(path for path in (self.drive / "users").iterdir() if path.name != "Public")

    def path(self, place: Path) -> str:
        """Return a path in the prefix as Windows names it."""
        return "C:\\" + str(place.relative_to(self.drive)).replace("/", "\\")

    def run(self, *words: str, seconds: float = 120, cwd: Path | None = None, **more: str) -> Said:
        """Run a program to its end and return what it said; TookTooLongError."""
        started = self.start(*words, cwd=cwd, pipe=True, **more)
        heard: list[bytes] = []
        assert started.stdout is not None
        # A program that it started in turn may hold the pipe open for longer.
        reader = threading.Thread(
            target=lambda: heard.extend(iter(lambda: os.read(started.stdout.fileno(), 65536), b"")), daemon=True
        )  # type: ignore[union-attr]
        reader.start()
        try:
            code = started.wait(seconds)
        except subprocess.TimeoutExpired:
            started.kill()
            raise TookTooLongError(
                f"{' '.join(words)} did not end within {seconds:.0f} seconds. It said: {_text(heard)}"
            ) from None
        reader.join(3)
        return Said(code, _text(heard))

    def start(self, *words: str, cwd: Path | None = None, pipe: bool = False, **more: str) -> subprocess.Popen[bytes]:
        """Start a program."""
        return subprocess.Popen(
            [WINE, *words],
            env={**self.environment, **more},
            cwd=cwd or self.drive,
            stdin=subprocess.DEVNULL,
            # A file in its place ends Python under Wine before it begins.
            stdout=subprocess.PIPE if pipe else subprocess.DEVNULL,
            stderr=subprocess.STDOUT if pipe else subprocess.DEVNULL,
        )

    def windows(self, name: str) -> list[str]:
        """Return the visible windows with a name."""
        asked = ["timeout", "10", "xdotool", "search", "--onlyvisible", "--name", name]
        told = subprocess.run(asked, env=self.environment, capture_output=True, text=True, check=False)
        return told.stdout.split()

    def window(self, name: str, seconds: float = 90, pause: float = 0.2) -> str:
        """Wait for a window; TookTooLongError."""
        end = monotonic() + seconds
        while not (found := self.windows(name)):
            if monotonic() > end:
                raise TookTooLongError(f"No window “{name}” came within {seconds:.0f} seconds.")
            sleep(pause)
        return found[0]

    def no_window(self, name: str, seconds: float = 60) -> None:
        """Wait until no such window is there; TookTooLongError."""
        end = monotonic() + seconds
        while self.windows(name):
            if monotonic() > end:
                raise TookTooLongError(f"The window “{name}” is still there after {seconds:.0f} seconds.")
            sleep(0.2)

    def running(self, *folders: Path) -> dict[int, str]:
        """Return the programs that run from some folders, with their command lines."""
        places = tuple(self.path(folder).lower() for folder in folders)
        found = {}
        for process in Path("/proc").iterdir():
            with suppress(OSError):
                line = (process / "cmdline").read_bytes() if process.name.isdigit() else b""
                words = line.rstrip(b"\0").replace(b"\0", b" ").decode("utf-8", "replace")
                if words.lower().startswith(places):
                    found[int(process.name)] = words
        return found

    def kill(self, *folders: Path) -> None:
        """End the programs that run from some folders."""
        for number in self.running(*folders):
            with suppress(OSError):
                os.kill(number, signal.SIGKILL)

    def press(self, window: str, key: str) -> None:
        """Press a key in a window."""
        for words in (("windowactivate", "--sync", window), ("key", "--window", window, key)):
            subprocess.run(["timeout", "15", "xdotool", *words], env=self.environment, capture_output=True, check=False)

    def close(self, window: str) -> None:
        """Close a window as its owner does."""
        self.press(window, "alt+F4")

    def picture(self, file: Path) -> None:
        """Keep a picture of the screen, where there is a tool for it."""
        if shutil.which("import"):
            subprocess.run(["timeout", "20", "import", "-window", "root", str(file)], env=self.environment, check=False)

    def end(self) -> None:
        """End every program in the prefix."""
        with suppress(subprocess.SubprocessError):
            self._host("wineserver", "-k", seconds=30)

    def _host(self, *words: str, seconds: float) -> None:
        nobody = subprocess.DEVNULL
        subprocess.run(
            list(words), env=self.environment, stdin=nobody, stdout=nobody, stderr=nobody, check=False, timeout=seconds
        )


@contextmanager
def desk(prefix: Path) -> Iterator[Desk]:
    """Give a new Windows and take its programs away afterwards."""
    shutil.rmtree(prefix, ignore_errors=True)
    prefix.mkdir(parents=True)
    with _screen() as display:
        made = Desk(prefix, display)
        try:
            made.make()
            yield made
        finally:
            made.end()


@contextmanager
def _screen() -> Iterator[str]:
    read, write = os.pipe()
    nobody = subprocess.DEVNULL
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(words, pass_fds=[write], stdin=nobody, stdout=nobody, stderr=nobody)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env={**os.environ, "DISPLAY": display},
            stdin=nobody,
            stdout=nobody,
            stderr=nobody,
        )
        try:
            yield display
        finally:
            manager.terminate()
            manager.wait()
    finally:
        server.terminate()
        server.wait()


def _text(heard: Sequence[bytes]) -> str:
    return b"".join(heard).decode("utf-8", "replace").replace("\r", "")
