"""Copies of the store: taken while the program works, checked before they count, and put back with nothing thrown away.

A copy is a folder with a dated name that holds a store and its own header, so a single rename makes it appear whole, and it can be
opened like any data folder. Names are in UTC, since an hour repeats each October.
"""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from carehome_desktop.machine import Clock
from carehome_desktop.vault.connect import connect
from carehome_desktop.vault.durable import make_private_folder, patiently, sync_file, sync_folder
from carehome_desktop.vault.folder import DataFolder
from carehome_desktop.vault.header import Header, fits, read_header, write_header
from carehome_desktop.vault.opening import is_damage, sound, storage_problem
from carehome_desktop.vault.packs_in_copies import bring_packs_back, keep_packs
from carehome_desktop.vault.problems import VaultProblem
from carehome_desktop.vault.trouble import trouble_of

_STAMP = "%Y-%m-%d %H.%M.%S UTC"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d UTC) ([a-z ]+?)(?: (\d+))?")
_UNFINISHED = ".unfinished"


class Reason(StrEnum):
    """Why a copy was taken; part of its name."""

    REGULAR = "regular"
    ON_CLOSING = "on closing"
    BEFORE_UPGRADE = "before upgrade"
    BY_HAND = "by hand"


class CopyFailed(VaultProblem):
    """No copy was made; the store is as it was."""


class CopyUnusable(VaultProblem):
    """A copy cannot be put back; nothing was changed."""


class RestoreFailed(VaultProblem):
    """The computer stopped the copy from being put back."""


@dataclass(frozen=True)
class Copy:
    """One copy. `header` is None, and `trouble` has the words, if its own header does not read."""

    folder: DataFolder
    taken_at: datetime
    number: int
    reason: str
    header: Header | None
    trouble: str | None

    @property
    def reads(self) -> bool:
        """Whether its header reads and its store is there; only its key can tell more."""
        return self.header is not None and self.trouble is None


def take_copy(folder: DataFolder, key: bytes, reason: Reason, clock: Clock) -> Path:
    """Return the folder of a new copy that has been opened and checked page by page; CopyFailed, or a header's trouble.

    It may be taken while other connections of this program work: it holds what was committed when it began. Bump the epoch
    afterwards, so that the copy is known as the older one.
    """
    header = read_header(folder.root)
    staged = DataFolder(folder.copies / _UNFINISHED)
    try:
        make_private_folder(folder.copies)
        shutil.rmtree(staged.root, ignore_errors=True)
        if not staged.root.is_dir():
            staged.root.unlink(missing_ok=True)  # a file or link of this name would stop every copy from now on
        make_private_folder(staged.root)
        with closing(connect(folder.store, key, read_only=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(staged.store),)).fetchall()
        staged.store.chmod(0o600)
        sync_file(staged.store)
        keep_packs(folder, staged)
        if not _is_sound(staged, key):
            raise CopyFailed(
                "A copy of your records was made and did not pass its check, so it does not count. "
                "What was saved stays saved. Try again; if it happens twice, the disk may be failing: keep a backup elsewhere."
            )
        write_header(staged.root, header)
        sync_folder(staged.root)
        final = _free_name(folder.copies, _stamp(clock), reason)
        staged.root.rename(final)
        sync_folder(folder.copies)
    except (OSError, sqlcipher.Error, UnicodeError) as error:  # the last: a folder's name that is no text
        raise _copy_failed(folder, error) from None
    finally:
        shutil.rmtree(staged.root, ignore_errors=True)
    return final


def list_copies(folder: DataFolder) -> list[Copy]:
    """Return the copies, newest first; whatever else lies in the folder is left alone."""
    try:
        places = list(folder.copies.iterdir())
    except OSError:
        return []
    found = [copy for place in places if (copy := _as_copy(place)) is not None]
    return sorted(found, key=lambda copy: (copy.taken_at, copy.number), reverse=True)


def remove_copy(copy: Copy) -> None:
    """Remove one copy whole: it leaves the list first and the disk after that. A disk that refuses keeps it for next time."""
    leaving = copy.folder.root.with_name(f".leaving {copy.folder.root.name}")
    try:
        copy.folder.root.rename(leaving)
        shutil.rmtree(leaving)
    except OSError:
        return


def restore_copy(folder: DataFolder, copy: Copy, key: bytes, clock: Clock) -> Header:
    """Put a copy back and return the new header; CopyUnusable or RestoreFailed. Close every connection to the store first.

    The files there now are kept in `set aside`. The epoch moves past every one known, so that receipts are asked for before
    anything is sent. Cut short at any point, the folder either opens as it was, or says what is missing and lets this be done again.
    """
    if copy.header is None or copy.trouble is not None:
        raise CopyUnusable(f"This copy cannot be used. {copy.trouble or ''} Choose another copy.".replace("  ", " "))
    if not fits(copy.header, key):
        raise CopyUnusable("This copy belongs to other records. Nothing has been changed. Choose another copy.")
    staged = DataFolder(folder.root / _UNFINISHED)
    try:
        shutil.rmtree(staged.root, ignore_errors=True)
        make_private_folder(staged.root)
        shutil.copyfile(copy.folder.store, staged.store)
        staged.store.chmod(0o600)
        sync_file(staged.store)
        if not _is_sound(staged, key):
            raise CopyUnusable(
                "This copy is damaged and cannot be used. Nothing has been changed. Choose another copy."
            )
        bring_packs_back(copy.folder, folder)
        header = _header_after_restore(folder, copy.header, key)
        aside = _aside(folder, clock)
        if folder.header.exists():
            shutil.copyfile(folder.header, aside.header)
            sync_file(aside.header)
        # Before the store, so that at no moment the older store passes as the current one.
        write_header(folder.root, header)
        _put_aside(folder, aside)
        patiently(lambda: staged.store.rename(folder.store))
        folder.doubt.unlink(missing_ok=True)
        sync_folder(folder.root)
    except (OSError, sqlcipher.Error) as error:
        raise _restore_failed(error) from None
    finally:
        shutil.rmtree(staged.root, ignore_errors=True)
    return header


def mend_header(folder: DataFolder, copy: Copy, key: bytes, clock: Clock) -> Header:
    """Make a damaged or missing header anew from a copy's, for a store that is whole: nothing saved since the copy is lost.

    Raises CopyUnusable if the key does not open the store; then only restore_copy is left.
    """
    if copy.header is None or not fits(copy.header, key):
        raise CopyUnusable("This copy belongs to other records. Nothing has been changed. Choose another copy.")
    try:
        if not folder.store.exists() or not _is_sound(folder, key):
            raise CopyUnusable(
                "The file with your records cannot be opened with the header of this copy. Nothing has been changed. "
                "Put the whole copy back instead."
            )
        header = _header_after_restore(folder, copy.header, key)
        if folder.header.exists():
            aside = _aside(folder, clock)
            folder.header.replace(aside.header)
        write_header(folder.root, header)
    except (OSError, sqlcipher.Error) as error:
        raise _restore_failed(error) from None
    return header


def _as_copy(place: Path) -> Copy | None:
    """Return the copy that a folder's name says it is, or None."""
    match = _NAME.fullmatch(place.name)
    if match is None or not place.is_dir():
        return None
    try:
        taken_at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    folder = DataFolder(place)
    header, trouble = None, None
    try:
        header = read_header(place)
        if not folder.store.exists():
            trouble = "Its file with the records is missing."
    except VaultProblem as problem:
        trouble = problem.words
    return Copy(folder, taken_at, int(match[3] or 1), match[2], header, trouble)


def _stamp(clock: Clock) -> str:
    return clock.wall().astimezone(UTC).strftime(_STAMP)


def _free_name(folder: Path, stamp: str, reason: str = "") -> Path:
    """Return a name not taken yet: what was made in the same second is told apart, and put in order, by a number."""
    same_second = sum(place.name.startswith(stamp) for place in folder.iterdir())
    parts = [stamp, reason, str(same_second + 1) if same_second else ""]
    return folder / " ".join(part for part in parts if part)


def _is_sound(folder: DataFolder, key: bytes) -> bool:
    try:
        with closing(connect(folder.store, key, read_only=True)) as connection:
            return sound(connection)
    except sqlcipher.Error as error:
        if is_damage(error):
            return False
        raise


def _header_after_restore(folder: DataFolder, copied: Header, key: bytes) -> Header:
    """Return the copy's header past every epoch known, with the newest phrase that opens this key."""
    newest, epochs = copied, [copied.epoch]
    for copy in reversed(list_copies(folder)):
        if copy.header is not None and fits(copy.header, key):
            newest = copy.header
            epochs.append(copy.header.epoch)
    try:
        current = read_header(folder.root)
    except VaultProblem:
        current = newest
    if fits(current, key):
        newest = current
        epochs.append(current.epoch)
    return replace(copied, epoch=max(epochs) + 1, kdf=newest.kdf, wrapped_key=newest.wrapped_key)


def _aside(folder: DataFolder, clock: Clock) -> DataFolder:
    make_private_folder(folder.aside)
    place = _free_name(folder.aside, _stamp(clock))
    make_private_folder(place)
    sync_folder(folder.aside)
    return DataFolder(place)


def _put_aside(folder: DataFolder, aside: DataFolder) -> None:
    """Take the store out of the way; its files are whole in their new place before the first leaves the old one."""
    pairs = [(here, there) for here, there in zip(folder.store_files, aside.store_files, strict=True) if here.exists()]
    try:
        for here, there in pairs:
            shutil.copyfile(here, there)
            sync_file(there)
    except OSError:
        # A failing or full disk: moving needs neither reading nor room.
        for here, there in pairs:
            here.replace(there)
    sync_folder(aside.root)
    # The database goes before its log, so that it never stands there without its last commits.
    for here, _ in pairs:
        patiently(partial(here.unlink, missing_ok=True))
    sync_folder(folder.root)


def _copy_failed(folder: DataFolder, error: OSError | sqlcipher.Error | UnicodeError) -> VaultProblem:
    if isinstance(error, OSError):
        trouble = trouble_of(error)
        return CopyFailed(
            f"No copy of your records could be made: {trouble.happened}. What was saved stays saved. {trouble.do} "
            "The program tries again when it is closed."
        )
    problem = storage_problem(folder, error)
    return CopyFailed(f"No copy of your records could be made. {problem.words}")


def _restore_failed(error: OSError | sqlcipher.Error) -> RestoreFailed:
    trouble = trouble_of(error)
    return RestoreFailed(
        f"Putting things back was stopped: {trouble.happened}. Nothing was thrown away: the copy is still there, and files "
        f"that were moved are in the folder “set aside”. {trouble.do} Then try again."
    )
