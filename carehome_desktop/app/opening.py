"""Opens the home that lies in a folder, makes a new one, or makes the one for practice."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from carehome_desktop.app import practice
from carehome_desktop.app.house import House
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.services.home import begin, check_names
from carehome_desktop.store.database import KNOWN, NEWEST, Store
from carehome_desktop.vault import opening
from carehome_desktop.vault.connect import connect
from carehome_desktop.vault.folder import DataFolder, FolderLock, default_folder, device_id
from carehome_desktop.vault.header import Header, write_header
from carehome_desktop.vault.same_file import SameFile


def folder_for(data_dir: Path | None, *, in_practice: bool) -> DataFolder:
    """Return the folder asked for, or this user's own for a home or for practice."""
    return DataFolder(data_dir.absolute()) if data_dir else default_folder(in_practice)


def open_home(folder: DataFolder, machine: Machine, *, phrase: str | None = None, alone: bool = True) -> House:
    """Open a home by the key this computer keeps, or by its phrase; VaultProblem in words if it does not open.

    `alone` takes the folder for this program; without it the house is for reading beside another program.
    """
    lock = FolderLock.acquire(folder) if alone else None
    try:
        unlocked = (
            opening.unlock_by_phrase(folder, phrase, KNOWN) if phrase is not None else opening.unlock(folder, KNOWN)
        )
        house = _house(folder, unlocked.header, unlocked.key, machine, lock, _trouble(unlocked))
        if lock:
            house.recovery.finish_renewing()
        return house
    except BaseException:
        if lock:
            lock.release()
        raise


def set_up_home(folder: DataFolder, name: str, manager: str, machine: Machine) -> House | Problem:
    """Make a new home from the two answers of the first page; VaultProblem in words if the folder will not have it."""
    if problem := check_names(name, manager):
        return problem
    return _new(folder, name, manager, machine, in_practice=False)


def open_practice(folder: DataFolder, machine: Machine, *, alone: bool = True) -> House:
    """Open the home for practice, made on the spot the first time."""
    if opening.nothing_here(folder):
        made = _new(folder, practice.HOME_NAME, practice.MANAGER_NAME, machine, in_practice=True)
        if alone:
            return made
        made.close()
    house = open_home(folder, machine, alone=alone)
    if not house.header.practice:
        house.close()
        raise Refused(
            "The records in this folder are a real home's, so they are not opened for practice. Nothing was changed."
        )
    return house


def begin_practice_endpoint(house: House, faults: Path | None = None) -> None:
    """Start the endpoint that answers practice returns; what is wrong is kept as words, practice goes on without."""
    house.practice_endpoint = starting = practice.PracticeEndpoint(house.folder.root, faults)
    if house.closed:
        starting.stop()
        return
    try:
        starting.wait_until_it_answers()
    except Refused as trouble:
        house.practice_endpoint = None
        house.endpoint_trouble = trouble.words


def _new(folder: DataFolder, name: str, manager: str, machine: Machine, *, in_practice: bool) -> House:
    lock = FolderLock.acquire(folder)
    chance = machine.chance

    def fill(made: opening.Created) -> None:
        facts = {
            "store_id": made.header.store_id,
            "home_id": practice.HOME_ID if in_practice else chance.new_id(),
            "practice": "yes" if in_practice else "no",
            "epoch": str(made.header.epoch),
        }
        if made.phrase is not None:
            facts["recovery_phrase"] = made.phrase
        store = Store(partial(connect, folder.store, made.key))
        try:
            store.create(facts, lambda connection: begin(connection, name, manager, machine.clock, chance))
        finally:
            store.close()  # what is open cannot be taken away on Windows when it is tried again

    try:
        device = device_id(chance.random_bytes)
        made = opening.create(
            folder,
            practice=in_practice,
            revision=NEWEST,
            device_id=device,
            clock=machine.clock,
            chance=chance,
            fill=fill,
        )
        return _house(folder, made.header, made.key, machine, lock, _trouble(made))
    except BaseException:
        lock.release()
        raise


def _house(
    folder: DataFolder, header: Header, key: bytes, machine: Machine, lock: FolderLock | None, trouble: str
) -> House:
    store = Store(partial(connect, folder.store, key), SameFile(folder.store).check)
    found = store.revision()
    if found != NEWEST and lock is not None:
        header = _upgrade(folder, header, key, store, machine)
    return House(folder, header, store, machine, device_id(machine.chance.random_bytes), key, lock, trouble=trouble)


def _upgrade(folder: DataFolder, header: Header, key: bytes, store: Store, machine: Machine) -> Header:
    from carehome_desktop.store.upgrade import upgrade
    from carehome_desktop.vault import copies

    copies.take_copy(folder, key, copies.Reason.BEFORE_UPGRADE, machine.clock)
    # The header first: an older program must never take a half upgraded file for one of its own.
    newer = replace(header, revision=NEWEST)
    write_header(folder.root, newer)
    upgrade(store)
    return newer


def _trouble(opened: opening.Created | opening.Unlocked) -> str:
    return opened.keyring_trouble.words if opened.keyring_trouble else ""
