"""Real encrypted files for tests, opened without the vault's checks where a test is not about those."""

from __future__ import annotations

from pathlib import Path

from carehome_desktop.store.database import Store
from carehome_desktop.vault.connect import connect

KEY = bytes(range(32))


def keyed_store(path: Path) -> Store:
    """Return a store on an encrypted file that may not exist yet."""
    return Store(lambda: connect(path, KEY, create=True))
