"""Runs inside a D-Bus session with a real, unlocked keyring and prints what happens in each situation, one JSON line each.

Started by test_keys.py; the argument is a folder to work in.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import keyring
import secretstorage
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from carehome_desktop.machine import Chance, Clock
from carehome_desktop.vault import keys
from carehome_desktop.vault.folder import DataFolder
from carehome_desktop.vault.opening import Unlocked, create, unlock, unlock_by_phrase
from carehome_desktop.vault.phrase import Cost
from carehome_desktop.vault.problems import VaultProblem

KNOWN = {"0001"}


def main(root: Path) -> None:
    """Walk through the situations of one home."""
    folder = DataFolder(root)
    made = create(
        folder,
        practice=False,
        revision="0001",
        device_id="this-machine",
        clock=Clock(),
        chance=Chance(),
        cost=Cost(n=16, r=8, p=1),
    )
    phrase = made.phrase or ""
    store_id = made.header.store_id

    def tell(situation: str, act: Callable[[], Unlocked]) -> None:
        try:
            opened = act()
        except VaultProblem as problem:
            result: dict[str, object] = {"trouble": type(problem).__name__, "words": problem.words}
        else:
            trouble = opened.keyring_trouble
            result = {"opened": opened.key == made.key, "trouble": type(trouble).__name__ if trouble else None}
        print(json.dumps({"situation": situation} | result), flush=True)

    def kept() -> Unlocked:
        return unlock(folder, KNOWN)

    def typed() -> Unlocked:
        return unlock_by_phrase(folder, phrase, KNOWN)

    print(
        json.dumps(
            {
                "situation": "made",
                "trouble": made.keyring_trouble and made.keyring_trouble.words,
                "kept": keyring.get_password(keys.SERVICE, store_id) == made.key.hex(),
            }
        )
    )
    tell("present", kept)
    keys.forget_key(store_id)
    keys.forget_key(store_id)
    tell("missing", kept)
    tell("missing, phrase typed", typed)
    tell("put back", kept)
    keys.save_key(store_id, bytes(32))
    tell("wrong", kept)
    tell("wrong, phrase typed", typed)
    tell("put right", kept)
    keyring.set_password(keys.SERVICE, store_id, "not a key")
    tell("no key at all", kept)
    keys.save_key(store_id, made.key)
    secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
    tell("locked", kept)
    tell("locked, phrase typed", typed)
    keys.PATIENCE = 0.5
    daemon = pid_of_the_store()
    os.kill(daemon, signal.SIGSTOP)
    tell("hangs", kept)
    tell("hangs, phrase typed", typed)
    os.kill(daemon, signal.SIGCONT)


def pid_of_the_store() -> int:
    """Return which process is the password store of this session."""
    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    asked = new_method_call(bus, "GetConnectionUnixProcessID", "s", ("org.freedesktop.secrets",))
    with open_dbus_connection() as connection:
        return int(connection.send_and_get_reply(asked).body[0])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
