"""Making a store, and opening one: each thing that can be wrong is told apart and named in its own words."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import sqlcipher3.dbapi2 as sqlcipher

from carehome_desktop.machine import Chance, Clock
from carehome_desktop.vault import keys, phrase
from carehome_desktop.vault.connect import connect
from carehome_desktop.vault.durable import make_private_folder, sync_folder
from carehome_desktop.vault.folder import DataFolder, FolderRefused
from carehome_desktop.vault.header import (
    FORMAT,
    UNFINISHED,
    Header,
    HeaderMissing,
    damaged_header,
    fits,
    key_check,
    read_header,
    write_header,
)
from carehome_desktop.vault.problems import VaultProblem
from carehome_desktop.vault.trouble import trouble_of

APPLICATION_ID = 0x43484F4D
"""SQLite's application_id of our files: "CHOM"."""

_PAGE = 4096
_DAMAGE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
Answer = TypeVar("Answer")


class StoreExists(VaultProblem):
    """There are records in the folder already."""


class SetUpUnfinished(VaultProblem):
    """Setting up was interrupted before anything could be saved."""


class StoreMissing(VaultProblem):
    """The header is there, the encrypted store is not."""


class StoreDamaged(VaultProblem):
    """The key is right, and the store cannot be read with it."""


class StoreTooNew(VaultProblem):
    """A newer program has changed the store; `revision` is the step it names."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"These records were saved by a newer version of this program (their step is called “{revision}”). "
            "They are safe and nothing has been changed. Install the newer version to open them."
        )
        self.revision = revision


class StoreUnreadable(VaultProblem):
    """The computer refused to open the store's file."""


@dataclass(frozen=True)
class Created:
    """A new store, ready for its tables. `phrase` is None in practice; `keyring_trouble` means it must be shown at once."""

    header: Header
    key: bytes = field(repr=False)
    phrase: str | None = field(repr=False)
    keyring_trouble: keys.KeyringProblem | None = None


@dataclass(frozen=True)
class Unlocked:
    """A store whose key is known to be right. `keyring_trouble` says why the key could not be put back."""

    header: Header
    key: bytes = field(repr=False)
    keyring_trouble: keys.KeyringProblem | None = None


def nothing_here(folder: DataFolder) -> bool:
    """Whether the folder is one to set up in: nothing was ever saved there."""
    try:
        return not read_header(folder.root).finished
    except HeaderMissing:
        return not any(path.exists() for path in folder.store_files) and not _has_copies(folder)
    except VaultProblem:
        return False


def create(
    folder: DataFolder,
    *,
    practice: bool,
    revision: str,
    device_id: str,
    clock: Clock,
    chance: Chance,
    cost: phrase.Cost | None = None,
    fill: Callable[[Created], None] = lambda _: None,
) -> Created:
    """Make a header and an encrypted store; StoreExists, FolderRefused or HeaderUnreadable.

    `fill` writes the first records; if it raises, nothing was set up. The header is written as unfinished first and as
    finished last, so that an interrupted set-up is known as one.
    """
    if not nothing_here(folder):
        raise StoreExists(
            "There are records in this folder already. They are safe and nothing has been changed. "
            "Open them, or choose another folder for a new home."
        )
    _clear_unfinished(folder)
    store_id = chance.new_id()
    key = phrase.practice_key(store_id) if practice else chance.random_bytes(32)
    words = phrase.PRACTICE_PHRASE if practice else phrase.new_phrase(chance.random_bytes)
    kdf, wrapped = phrase.wrap(
        key, words, store_id, chance.random_bytes, cost or (phrase.PRACTICE_COST if practice else phrase.REAL_COST)
    )
    header = Header(
        store_id=store_id,
        device_id=device_id,
        epoch=UNFINISHED,
        format=FORMAT,
        revision=revision,
        practice=practice,
        created_at=clock.wall(),
        kdf=kdf,
        wrapped_key=wrapped,
        key_check=key_check(key),
    )
    write_header(folder.root, header)
    trouble = None if practice else _keep_key(store_id, key)
    _make_store(folder, key)
    made = Created(replace(header, epoch=UNFINISHED + 1), key, None if practice else words, trouble)
    fill(made)
    write_header(folder.root, made.header)
    return made


def unlock(folder: DataFolder, known_revisions: Collection[str]) -> Unlocked:
    """Open with the key this computer keeps; a VaultProblem says why not. Nothing is opened for writing."""
    header = readable_header(folder, known_revisions)
    key = key_kept_for(header)
    look(folder, key, known_revisions)
    return Unlocked(header, key)


def unlock_by_phrase(folder: DataFolder, typed: str, known_revisions: Collection[str]) -> Unlocked:
    """Open with the recovery phrase and put the key back into the password store, where there is one."""
    header = readable_header(folder, known_revisions)
    key = phrase.unwrap(header, typed)
    look(folder, key, known_revisions)
    return Unlocked(header, key, None if header.practice else _keep_key(header.store_id, key))


def readable_header(folder: DataFolder, known_revisions: Collection[str]) -> Header:
    """Return the header of a store this program can open; it comes before any question about keys."""
    header = read_header(folder.root)
    if not header.finished:
        raise SetUpUnfinished(
            "Setting up was interrupted before anything could be saved, so nothing is lost. Start setting up again."
        )
    if header.revision not in known_revisions:
        raise StoreTooNew(header.revision)
    if not folder.store.exists():
        raise StoreMissing(
            f"The file {folder.store.name}, which holds your records, is not in the folder {folder.root.name}. "
            f"The program has not put an empty one in its place. {copies_sentence(folder)}"
        )
    return header


def key_kept_for(header: Header) -> bytes:
    """Return the key of a store from the password store (practice needs none); one of the four KeyringProblems."""
    key = phrase.practice_key(header.store_id) if header.practice else keys.read_key(header.store_id)
    if not fits(header, key):
        raise damaged_header() if header.practice else keys.wrong_key()
    return key


def look(folder: DataFolder, key: bytes, known_revisions: Collection[str]) -> None:
    """Read the first page with the right key: StoreDamaged, StoreTooNew or StoreUnreadable. A matter of milliseconds."""
    found = _read(folder, key, _revision)
    if found is not None and found not in known_revisions:
        raise StoreTooNew(found)


def examine(folder: DataFolder, key: bytes) -> None:
    """Read every page and check it; StoreDamaged or StoreUnreadable. For after the window is there: it reads the whole file."""
    if not _read(folder, key, sound):
        raise damaged(folder)


def renew_phrase(
    folder: DataFolder,
    header: Header,
    key: bytes,
    chance: Chance,
    cost: phrase.Cost | None = None,
    keep: Callable[[str], None] = lambda _: None,
) -> tuple[Header, str]:
    """Lock the key under a new phrase, which replaces the old one at once; returns the new header and phrase.

    `keep` is handed the phrase while the old one still works; if it raises, nothing has changed.
    """
    words = phrase.new_phrase(chance.random_bytes)
    kdf, wrapped = phrase.wrap(key, words, header.store_id, chance.random_bytes, cost or phrase.REAL_COST)
    renewed = replace(header, kdf=kdf, wrapped_key=wrapped)
    keep(words)
    write_header(folder.root, renewed)
    return renewed, words


def copies_sentence(folder: DataFolder) -> str:
    """Return what to do next, by whether there are copies to go back to."""
    from carehome_desktop.vault.copies import list_copies

    kept = [copy for copy in list_copies(folder) if copy.reads]
    if not kept:
        return "There is no copy in the folder. Keep the folder as it is and ask whoever looks after the computer for a backup."
    newest = kept[0].taken_at.strftime("%d/%m/%Y %H:%M UTC")
    number = "is one copy, taken" if len(kept) == 1 else f"are {len(kept)} copies, the newest taken"
    return f"There {number} on {newest}. Choose it to go on; the files there now are kept aside."


def storage_problem(folder: DataFolder, error: sqlcipher.Error) -> VaultProblem:
    """Return words for what the database said about a store whose key is right."""
    if is_damage(error):
        return damaged(folder)
    trouble = trouble_of(error)
    return StoreUnreadable(
        f"The file {folder.store.name} could not be used: {trouble.happened}. {trouble.safe} {trouble.do} Then try again."
    )


def is_damage(error: sqlcipher.Error) -> bool:
    """Whether the database says that the file, not the disk or another program, is the trouble."""
    return str(getattr(error, "sqlite_errorname", "")).startswith(_DAMAGE)


def damaged(folder: DataFolder) -> StoreDamaged:
    """Return the words for a store that its right key cannot read."""
    return StoreDamaged(
        f"The file {folder.store.name}, which holds your records, is damaged. The key is right, so this is the disk or a file "
        f"cut short. The program has changed nothing in it. {copies_sentence(folder)}"
    )


def _read(folder: DataFolder, key: bytes, question: Callable[[Any], Answer]) -> Answer:
    """Ask an open store something, read only."""
    try:
        # On Windows a file that another program keeps to itself still tells its size; a file of less than one page would be taken for a new database.
        with folder.store.open("rb"):
            size = folder.store.stat().st_size
        if size < _PAGE:
            raise damaged(folder)
        with closing(connect(folder.store, key, read_only=True)) as connection:
            return question(connection)
    except sqlcipher.Error as error:
        raise storage_problem(folder, error) from None
    except OSError as error:
        raise StoreUnreadable(
            f"The computer would not let the program read the file {folder.store.name} "
            f"({error.strerror or 'no reason given'}). What was saved stays saved. "
            "Ask whoever looks after the computer to let you read the folder."
        ) from None


def _revision(connection: Any) -> str | None:
    """Return the step that Alembic noted in the store, if it has been there."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    if ("alembic_version",) not in tables:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def sound(connection: Any) -> bool:
    """Whether every page carries its right seal and every table and index holds together."""
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        return False
    return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def _keep_key(store_id: str, key: bytes) -> keys.KeyringProblem | None:
    try:
        keys.save_key(store_id, key)
    except keys.KeyringProblem as trouble:
        return trouble
    return None


def _has_copies(folder: DataFolder) -> bool:
    return folder.copies.is_dir() and any(folder.copies.iterdir())


def _clear_unfinished(folder: DataFolder) -> None:
    """Take away what an interrupted set-up left; it never held a record."""
    try:
        unfinished = read_header(folder.root)
    except HeaderMissing:
        return
    if not unfinished.practice:
        with contextlib.suppress(keys.KeyringProblem):
            keys.forget_key(unfinished.store_id)
    for path in folder.store_files:
        path.unlink(missing_ok=True)


def _make_store(folder: DataFolder, key: bytes) -> None:
    try:
        make_private_folder(folder.copies)
        folder.store.touch(mode=0o600)
        with closing(connect(folder.store, key, create=True)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}").fetchall()
        sync_folder(folder.root)
    except (OSError, sqlcipher.Error) as error:
        trouble = trouble_of(error)
        raise FolderRefused(
            f"The computer does not let the program make its file in the folder {folder.root.name}: {trouble.happened}. "
            f"Nothing was lost: there was nothing yet. {trouble.do} Then set up again."
        ) from None
