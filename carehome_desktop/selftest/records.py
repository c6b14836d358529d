"""An encrypted home in a folder of its own: made, answered, closed, opened again, brought up from the oldest step."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path

from carehome_desktop.app.house import House
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_home, set_up_home
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.questions import AnswerKind
from carehome_desktop.domain.values import YesNo
from carehome_desktop.store.database import KNOWN, NEWEST, Store
from carehome_desktop.vault import keys, opening
from carehome_desktop.vault.connect import connect
from carehome_desktop.vault.folder import DataFolder

HOME, MANAGER = "Self-test House", "Self Tester"
SECTION = "infection-control"
NOT_ENCRYPTED = b"SQLite format 3"


def encrypted(root: Path, machine: Machine) -> tuple[str, str]:
    """Tell the story of a home's file, and what this computer's password store did in it; its key is taken out again.

    A computer without a password store is no trouble: the phrase opens the home. Refused in words if the file is not as it must be.
    """
    folder = DataFolder(root)
    house = set_up_home(folder, HOME, MANAGER, machine)
    if isinstance(house, Problem):
        raise Refused(house.words)
    store_id, trouble, phrase = house.header.store_id, house.trouble, " ".join(house.recovery.phrase())
    try:
        _answer(house)
        house.keep_copy()
        house.close()
        _is_not_readable(folder)
        if not trouble:
            _opens(folder, machine, None)
        _opens(folder, machine, phrase)
    finally:
        house.close()
        _forget(store_id)
    ways = "by its recovery phrase" if trouble else "by the key this computer kept, and by its recovery phrase"
    return f"Encrypted, answered, copied, closed, and opened again {ways}", _password_store(trouble)


def upgraded(root: Path, machine: Machine) -> str:
    """Bring an empty encrypted file through every step that the records ever took."""
    from carehome_desktop.store.upgrade import upgrade

    root.mkdir()
    store = Store(partial(connect, root / "store.db", machine.chance.random_bytes(32), create=True))
    try:
        upgrade(store)
        found = store.revision()
    finally:
        store.close()
    if found != NEWEST:
        raise Refused(f"The records should be at step {NEWEST} and are at {found}.")
    return f"Older records can be brought up to now, {len(KNOWN)} steps"


def _answer(house: House) -> None:
    today = house.machine.clock.local().date()
    section = house.catalogue.section(SECTION, today)
    if section is None:
        raise Refused(f"The questions “{SECTION}” are not there.")
    question = next(each for each in section.questions if each.kind is AnswerKind.YES_NO)
    period = Period.of(section.period_kind, today)
    saved = house.answering.answer(section.id, period, question.id, YesNo(True), house.manager())
    if isinstance(saved, Problem):
        raise Refused(saved.words)


def _is_not_readable(folder: DataFolder) -> None:
    for file in (path for path in folder.store_files if path.exists()):
        content = file.read_bytes()
        if NOT_ENCRYPTED in content or HOME.encode() in content:
            raise Refused(f"The file {file.name} can be read without its key.")


def _opens(folder: DataFolder, machine: Machine, phrase: str | None) -> None:
    house = open_home(folder, machine, phrase=phrase)
    try:
        opening.examine(folder, house.key)
        if house.home().name != HOME:
            raise Refused("What was saved is not what is read.")
    finally:
        house.close()


def _forget(store_id: str) -> None:
    with contextlib.suppress(keys.KeyringAbsent, keys.KeyringLocked):
        keys.forget_key(store_id)


def _password_store(trouble: str) -> str:
    if trouble:
        return f"None that can be used now. {trouble}"
    return "There is one: a key was kept in it, read back, and taken out again"
