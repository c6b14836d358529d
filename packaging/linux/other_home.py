"""Makes a practice home as a program of another age left it: something for an update to bring along, or to refuse.

other_home.py FOLDER older|newer
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from carehome_desktop.app import practice
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.services.home import begin
from carehome_desktop.store.database import KNOWN, Store, set_meta
from carehome_desktop.store.upgrade import upgrade
from carehome_desktop.vault import opening
from carehome_desktop.vault.connect import connect
from carehome_desktop.vault.folder import DataFolder
from carehome_desktop.vault.header import write_header

FAR_STEP = "9999"


def main(arguments: list[str]) -> int:
    """Make it, one step of the store behind this program or far ahead of it, and say so."""
    folder, age = DataFolder(Path(arguments[0])), arguments[1]
    step = KNOWN[-2] if age == "older" else KNOWN[-1]
    clock, chance = Clock(), Chance()

    def fill(made: opening.Created) -> None:
        store = Store(partial(connect, folder.store, made.key))
        upgrade(store, step)
        facts = {"store_id": made.header.store_id, "home_id": practice.HOME_ID, "practice": "yes", "epoch": "1"}
        with store.write() as connection:
            for key, value in facts.items():
                set_meta(connection, key, value)
            begin(connection, "Elm House of last year", practice.MANAGER_NAME, clock, chance)
        store.close()

    made = opening.create(
        folder, practice=True, revision=step, device_id="0" * 64, clock=clock, chance=chance, fill=fill
    )
    if age == "newer":
        write_header(folder.root, replace(made.header, revision=FAR_STEP))
    print(f"    records at step {step if age == 'older' else FAR_STEP}; this program’s own is {KNOWN[-1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
