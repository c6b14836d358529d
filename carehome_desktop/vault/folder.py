"""Where the records lie, and the rule that one program at a time looks after them."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from carehome_desktop.vault.durable import make_private_folder, write_durably
from carehome_desktop.vault.header import HEADER_NAME
from carehome_desktop.vault.problems import VaultProblem
from carehome_desktop.vault.trouble import trouble_of

if TYPE_CHECKING:
    from filelock import FileLock

APPLICATION = "carehome-desktop"


class FolderInUse(VaultProblem):
    """Another running program looks after this folder."""


class FolderRefused(VaultProblem):
    """The computer does not let the program use this folder."""


@dataclass(frozen=True)
class DataFolder:
    """The paths of one store: header, encrypted database, its copies, and files set aside by a restore."""

    root: Path

    @property
    def header(self) -> Path:
        return self.root / HEADER_NAME

    @property
    def store(self) -> Path:
        return self.root / "store.db"

    @property
    def store_files(self) -> tuple[Path, Path, Path]:
        """The database and the two files SQLite keeps beside it, the database first."""
        return self.store, self.root / "store.db-wal", self.root / "store.db-shm"

    @property
    def copies(self) -> Path:
        return self.root / "copies"

    @property
    def packs(self) -> Path:
        """Sets of questions that were installed, one file each; nothing in them is secret."""
        return self.root / "packs"

    @property
    def updates(self) -> Path:
        """Where a newer package is copied to before it is checked and run."""
        return self.root / "updates"

    @property
    def aside(self) -> Path:
        return self.root / "set aside"

    @property
    def doubt(self) -> Path:
        """An empty file: the store looked damaged while it was open, so the next start reads all of it before anything else."""
        return self.root / "look the file over"

    @property
    def lock(self) -> Path:
        return self.root / "program.lock"


def default_folder(practice: bool) -> DataFolder:
    """Return this user's folder for the home, or the one for practice; they never touch."""
    import platformdirs

    return DataFolder(platformdirs.user_data_path(APPLICATION, appauthor=False) / ("practice" if practice else "home"))


class FolderLock:
    """Held by the one program that looks after a folder; the system lets go of it when that program ends, however it ends."""

    def __init__(self, lock: FileLock) -> None:
        self._lock = lock

    @classmethod
    def acquire(cls, folder: DataFolder) -> FolderLock:
        """Take the folder at once; FolderInUse if another program has it, FolderRefused if the disk says no."""
        from filelock import FileLock, Timeout

        try:
            make_private_folder(folder.root)
            # is_singleton False: a second holder in this process must be refused as one in another process is.
            lock = FileLock(folder.lock, timeout=0, thread_local=False, is_singleton=False)
            lock.acquire()
        except Timeout:
            raise FolderInUse(
                "This program is already open on these records. Your records are safe. Use the window that is open, or close it first."
            ) from None
        except OSError as error:
            raise FolderRefused(
                f"The computer does not let the program use the folder {folder.root.name}: {trouble_of(error).happened}. "
                f"Nothing has been changed. {trouble_of(error).do} Then try again."
            ) from None
        return cls(lock)

    def release(self) -> None:
        """Let go of the folder; doing it twice does no harm."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def device_id(
    random_bytes: Callable[[int], bytes],
    *,
    machine_id: Callable[[], str | None] | None = None,
    own_folder: Path | None = None,
) -> str:
    """Return 64 hex digits that stay the same on this machine and tell nothing about it.

    Where the system has no machine id, a random one is made once for this user, outside the data folder, so that a
    copied folder does not take it along. FolderRefused if that cannot be kept.
    """
    known = (machine_id or system_machine_id)()
    source = known if known else _own_machine_id(random_bytes, own_folder)
    # machine-id(5) asks for a keyed hash, never the id itself.
    return hmac.digest(b"carehome-desktop device", hashlib.sha256(source.encode()).digest(), "sha256").hex()


def system_machine_id() -> str | None:
    """Return the id that the operating system gave this machine, or None where it keeps none we can read."""
    import sys

    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(
                winreg.HKEY_LOCAL_MACHINE,
                r"SOFTWARE\Microsoft\Cryptography",
                0,
                winreg.KEY_READ | winreg.KEY_WOW64_64KEY,
            ) as place:
                return str(winreg.QueryValueEx(place, "MachineGuid")[0]).strip() or None
        except OSError:
            return None
    for place in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        try:
            found = place.read_text(encoding="ascii", errors="replace").strip()
        except OSError:
            continue
        if found and found != "uninitialized":
            return found
    return None


def _own_machine_id(random_bytes: Callable[[int], bytes], own_folder: Path | None) -> str:
    import platformdirs

    # State, not settings: people take their settings along to a new computer, and this must stay on the old one.
    folder = own_folder or platformdirs.user_state_path(APPLICATION, appauthor=False)
    path = folder / "device"
    try:
        if path.exists() and (found := path.read_text(encoding="ascii", errors="replace").strip()):
            return found
        made = random_bytes(32).hex()
        make_private_folder(folder)
        write_durably(path, made.encode() + b"\n")
    except OSError as error:
        raise FolderRefused(
            f"The computer does not let the program keep its settings: {trouble_of(error).happened}. "
            f"Nothing has been changed. {trouble_of(error).do} Then try again."
        ) from None
    return made
