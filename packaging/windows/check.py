"""Tries the Setup under Wine: installed, started from the Start menu, self-tested, tests run with its Python, updated, refused, removed.

    check.py --setup FILE --house CHECKOUT --work FOLDER [--only-measure]

Wine is not Windows. What is found wrong here is wrong; what is found right here is only known of Wine.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from desk import Desk, TookTooLongError, desk
from tried import LEFT_OUT, TESTS

NAME, TITLE = "Care home desktop", "Care home"
WINDOW, COMMAND = "carehome-desktop.exe", "carehome-desktop-console.exe"
NOT_NOW = 5
MOST = 1.5
TIMES = 3
PROGRAMS = Path("AppData/Local/Programs") / NAME
RECORDS = Path("AppData/Local/carehome-desktop")
MENU = Path("AppData/Roaming/Microsoft/Windows/Start Menu/Programs") / NAME
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\carehome-desktop"


class WrongError(Exception):
    """Something is not as it must be."""


class Trial:
    """One installation, from nothing to nothing."""

    def __init__(self, windows: Desk, setup: Path, house: Path, work: Path) -> None:
        self.desk, self.house, self.work = windows, house, work
        self.given, self.setup = setup, windows.drive / setup.name
        shutil.copy(setup, self.setup)
        self.program, self.records, self.menu = (windows.user / place for place in (PROGRAMS, RECORDS, MENU))
        self.practice = self.records / "practice"

    def install(self) -> None:
        """Install it silently and look what is there."""
        said = self.desk.run(self.desk.path(self.setup), "/S", seconds=400)
        _must(said.code == 0 and (self.program / WINDOW).is_file(), f"Setup ended with {said.code}: {said.words}")
        self._is_there()

    def _is_there(self) -> None:
        links = sorted(path.name for path in self.menu.glob("*.lnk"))
        _must(links == [f"{NAME}.lnk", "Practise (nothing is real).lnk"], f"The Start menu has {links}")
        told = self.desk.run("reg", "query", UNINSTALL).words
        _must("DisplayVersion" in told and "QuietUninstallString" in told, f"Windows would not list it: {told}")
        files = [path for path in self.program.rglob("*") if path.is_file()]
        compiled = sum(path.suffix == ".pyc" for path in files)
        size = sum(path.stat().st_size for path in files) / 1_000_000
        _say(
            f"{len(files)} files, {size:.0f} MB on the disk, of which {compiled} were compiled by Setup; links: {', '.join(links)}"
        )

    def refuses_newer(self) -> None:
        """Records of a newer program are refused in words and left as they are."""
        self._home("newer")
        before = _sum(self.practice)
        said = self.command("--practice", "home", "show")
        _must(said.code == 1 and "newer version of this program" in said.words, f"It said ({said.code}): {said.words}")
        _must(before == _sum(self.practice), "The records were changed.")
        _say(said.words.strip().partition(". ")[0] + ".")
        shutil.rmtree(self.practice)

    def from_stick(self) -> None:
        """A package on a stick: whole, changed, without its signature; or refused altogether by a program built without a key."""
        stick = self.desk.drive / "stick"
        shutil.rmtree(stick, ignore_errors=True)
        stick.mkdir()
        package = Path(shutil.copy(self.setup, stick))
        beside = self.given.with_name(self.given.name + ".minisig")
        if not beside.exists():
            self._told("This program is unsigned", package)
            return
        signature = Path(shutil.copy(beside, stick))
        self._told("It is genuine, and there is nothing to install.", package)
        with package.open("r+b") as opened:
            opened.seek(1_000_000)
            opened.write(b"changed")
        self._told("is not the file that was signed", package)
        signature.unlink()
        self._told("There is no signature beside", package)

    def _told(self, words: str, package: Path) -> None:
        said = self.command("update", "check", self.desk.path(package))
        _must(said.code == 1 and words in said.words, f"It said ({said.code}): {said.words}")
        _say(words)

    def selftest(self) -> None:
        """Let it try itself, on the screen."""
        said = self.command("--selftest", seconds=400)
        for line in said.words.strip().splitlines():
            _say(line)
        _must(said.code == 0, f"The self-test ended with {said.code}.")
        self._ended()

    def used(self) -> None:
        """Start it from the Start menu; a second start comes to the first; neither Setup nor the uninstaller touches it meanwhile."""
        began = monotonic()
        link = self.desk.path(self.menu / "Practise (nothing is real).lnk")
        self.desk.start("start", link)
        self.desk.window(TITLE)
        _say(f"The window came from its entry in the Start menu, {monotonic() - began:.1f} s after it was asked for")
        # It listens for later starts once its page is there, and only then begins the endpoint for practice.
        _until((self.practice / "practice-endpoint.db").exists, "The page did not come.")
        sleep(1)
        self.desk.picture(self.work / "window.png")
        second = self.desk.run(self.desk.path(self.program / WINDOW), "--practice", seconds=90)
        count = len(self.desk.windows(TITLE))
        _must(second.code == 0 and count == 1, f"A second start ended with {second.code} and there are {count} windows")
        _say("A second start showed the window that is open, and ended")
        before = _names(self.program)
        for words in ((self.desk.path(self.setup), "/S"), (self.desk.path(self.program / "Uninstall.exe"), "/S")):
            said = self.desk.run(*words, seconds=120)
            sleep(2)  # the uninstaller goes on in a copy of itself
            _must(_names(self.program) == before, f"{words[0]} changed files of the program that runs")
            _say(f"{words[0].rpartition(chr(92))[2]} refused while it is open, exit code {said.code}")
        self._close()

    def tests(self) -> None:
        """Run chosen tests with the Python and the libraries that were installed."""
        room = self.desk.drive / "check"
        shutil.copytree(self.program, room, ignore=shutil.ignore_patterns("app", "*.exe", "*._pth"))
        shutil.copy(self.work / "python.exe", room)
        shutil.copytree(self.work / "check-tools", room / "tools")
        shutil.copy(Path(__file__).parent / "wine/sitecustomize.py", room / "tools")
        for name in ("QtTest.pyd", "Qt6Test.dll"):
            shutil.copy(self.work / "site/PySide6" / name, room / "libraries/PySide6")
        house = room / "house"
        for name in ("carehome_desktop", "resources", "tests"):
            shutil.copytree(self.house / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(self.house / "pyproject.toml", house)
        places = ";".join(self.desk.path(room / name) for name in ("libraries", "tools", "house"))
        out = [word for name in LEFT_OUT for word in ("--deselect", name)]
        said = self.desk.run(
            self.desk.path(room / "python.exe"), "-m", "pytest", "-p", "no:cacheprovider", "--tb=short", *out, *TESTS,
            seconds=400, cwd=house, PYTHONPATH=places, PYTHONUTF8="1", WINEQT_QPA_PLATFORM="offscreen",
        )  # fmt: skip
        _must(said.code == 0, said.words)
        _say(said.words.strip().splitlines()[-1].strip("= "))

    def update(self) -> None:
        """Install it over itself by hand: what is kept stays, what an older version left goes, records of an older one are copied first."""
        stale = self.program / "libraries/left_by_an_older_version.py"
        stale.write_text("")
        self._home("older")
        self.desk.start(self.desk.path(self.setup))
        setup = self.desk.window("Setup")
        _until(lambda: "Choose Install" in self._words(), "The Setup's first page did not come.")
        self.desk.picture(self.work / "setup.png")
        self.desk.press(setup, "Return")
        _until(lambda: "is installed" in self._words(), "The Setup's last page did not come.", seconds=400)
        self.desk.picture(self.work / "installed.png")
        self.desk.press(setup, "Return")
        self.desk.no_window("Setup")
        self.desk.window(TITLE)
        _say("Enter on each of the Setup's pages installed it, and its last page opened the program")
        self._close()
        self._is_there()
        _must(not stale.exists(), "A module of the older version is still there.")
        said = self.command("--practice", "home", "set", "council", "York")
        _must(said.code == 0, f"The older records were not opened: {said.words}")
        copies = [path.name for path in (self.practice / "copies").iterdir()]
        _must(any("before upgrade" in name for name in copies), f"There was no copy before the upgrade: {copies}")
        _say(f"Records of the older version were copied, then brought up: {', '.join(copies)}")

    def measure(self) -> None:
        """Compare the first window of the installed program with the same Python started on the source."""
        room = self.desk.drive / "check"
        places = ";".join(self.desk.path(room / name) for name in ("libraries", "house"))
        packaged = (self.desk.path(self.program / WINDOW),)
        source = (self.desk.path(room / "python.exe"), "-X", "utf8", "-m", "carehome_desktop")
        seen: dict[tuple[str, ...], list[float]] = {packaged: [], source: []}
        for _ in range(TIMES + 1):
            for words, found in seen.items():
                began = monotonic()
                self.desk.start(*words, "--practice", cwd=room / "house", PYTHONPATH=places)
                self.desk.window(TITLE, pause=0.1)
                found.append(monotonic() - began)
                self.desk.kill(self.program, room)  # as on Linux: only the start is looked at
                self._ended()
                self.desk.no_window(TITLE)
        middle = {words: median(found[1:]) for words, found in seen.items()}
        for what, words in (("packaged", packaged), ("from source", source)):
            found = sorted(seen[words][1:])
            _say(
                f"first window {what}: {middle[words] * 1000:.0f} ms ({found[0] * 1000:.0f} to {found[-1] * 1000:.0f})"
            )
        ratio = middle[packaged] / middle[source]
        _say(f"that is {ratio:.2f} times as long; at most {MOST} is asked (the same Python, both under Wine)")
        _must(ratio <= MOST, "The packaged program is too slow to start.")

    def remove(self) -> None:
        """Remove it as a person does, reading what is said; only the records are left."""
        self.command("home", "set", "name", "Rose House", "--manager", "A Name")
        before = _sum(self.records)
        self.desk.start(self.desk.path(self.program / "Uninstall.exe"))
        window = self.desk.window("Uninstall")
        words = self._words()
        _must("stay on this computer" in words and "AppData\\Local\\carehome-desktop" in words, f"It says: {words}")
        self.desk.picture(self.work / "uninstall.png")
        self.desk.press(window, "Return")
        _until(lambda: "were not touched" in self._words(), "The uninstaller did not say where the records are.")
        words = self._words()
        self.desk.picture(self.work / "uninstalled.png")
        _say("The uninstaller says: " + next((line for line in words.splitlines() if "not touched" in line), "nothing"))
        self.desk.press(window, "Return")
        self.desk.no_window("Uninstall")
        _must(not self.program.exists() and not self.menu.exists(), f"This was left: {_names(self.program)[:5]}")
        _must("carehome" not in self.desk.run("reg", "query", UNINSTALL).words.lower(), "Windows still lists it.")
        _must(before == _sum(self.records), "The records were changed.")
        local = self.desk.user / "AppData"
        left = sorted(
            {path.relative_to(self.desk.user).as_posix() for path in local.rglob("*arehome*") if path.is_file()}
        )
        for path in sorted(self.records.rglob("*")):
            if path.is_file():
                _say(f"left: {path.relative_to(self.desk.user).as_posix()}")
        _must(not left, f"This was left behind: {left}")

    def command(self, *words: str, seconds: float = 120):  # type: ignore[no-untyped-def]
        """Run the command line twin."""
        return self.desk.run(self.desk.path(self.program / COMMAND), *words, seconds=seconds)

    def _home(self, age: str) -> None:
        """Put records of another age in the place of practice; the checkout's own Python makes them."""
        shutil.rmtree(self.practice, ignore_errors=True)
        maker = self.house / "packaging/linux/other_home.py"
        subprocess.run([str(self.house / ".venv/bin/python"), str(maker), str(self.practice), age], check=True)

    def _words(self) -> str:
        room = self.desk.drive / "check"
        return self.desk.run(
            self.desk.path(room / "python.exe"), str(Path(__file__).parent / "wine/words.py"), seconds=30
        ).words

    def _close(self) -> None:
        """Close the window as its owner does; a key that came before the window took any is pressed again."""
        end = monotonic() + 60
        while self.desk.running(self.program, self.desk.drive / "check") and monotonic() < end:
            for window in self.desk.windows(TITLE):
                self.desk.close(window)
            sleep(2)
        self._ended()

    def _ended(self) -> None:
        """Wait until no process of the program is left."""
        end = monotonic() + 60
        while left := self.desk.running(self.program, self.desk.drive / "check"):
            if monotonic() > end:
                raise TookTooLongError(f"This did not end: {'; '.join(left.values())}")
            sleep(0.1)


def main() -> int:
    """Go through it all and say what was seen; 1 at the first thing that is wrong."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--setup", type=Path, required=True)
    asked.add_argument("--house", type=Path, required=True)
    asked.add_argument("--work", type=Path, required=True)
    args = asked.parse_args()
    work = args.work.resolve()
    try:
        with _step("A new Windows of a kind (Wine)"):
            room = desk(work / "wine")
            windows = room.__enter__()
        try:
            trial = Trial(windows, args.setup.resolve(), args.house.resolve(), work)
            for words, step in _steps(trial):
                with _step(words):
                    step()
        finally:
            room.__exit__(None, None, None)
    except (WrongError, TookTooLongError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _steps(trial: Trial) -> Iterator[tuple[str, Callable[[], None]]]:
    yield f"Install {trial.setup.name} silently, for this user alone", trial.install
    yield "The program tries itself", trial.selftest
    yield "Started from the Start menu; nothing takes its files away while it is open", trial.used
    yield "Records of a newer program are refused and left as they are", trial.refuses_newer
    yield "Chosen tests with the packaged Python", trial.tests
    yield "Update it over itself", trial.update
    yield "A package from a stick", trial.from_stick
    yield "How long until the window is seen", trial.measure
    yield "Remove it", trial.remove


@contextmanager
def _step(words: str) -> Iterator[None]:
    began = monotonic()
    print(words, flush=True)
    yield
    _say(f"{monotonic() - began:.0f} s")


def _say(words: str) -> None:
    print(f"    {words}", flush=True)


def _until(there: Callable[[], bool], words: str, seconds: float = 90) -> None:
    end = monotonic() + seconds
    while not there():
        if monotonic() > end:
            raise TookTooLongError(words)
        sleep(0.2)


def _must(right: bool, words: str) -> None:
    if not right:
        raise WrongError(words)


def _names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _sum(folder: Path) -> str:
    """Return a sum over the records in a folder; the lock file and what SQLite makes anew are none."""
    files = [path for path in sorted(folder.rglob("*")) if path.name in ("header.json", "store.db")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
