"""Installed sets of questions go with the copies: records that were answered under them are read by them after a restore.

They lie beside the encrypted store as the files they came in, and nothing in them is secret. A file in a copy that cannot be read
does not stop the copy of the records; the program tells of it where it reads its questions.
"""

from __future__ import annotations

from pathlib import Path

from carehome_desktop.vault.durable import make_private_folder, sync_folder, write_durably
from carehome_desktop.vault.folder import DataFolder

LARGEST = 4 * 1024 * 1024
"""Bytes of a file at most; a pack is far smaller, and what is larger was put there by somebody else."""


def keep_packs(folder: DataFolder, copy: DataFolder) -> None:
    """Put the packs of a folder into a copy that is being made; OSError if the disk refuses to take them."""
    _bring(folder, copy)
    if copy.packs.is_dir():
        sync_folder(copy.root)


def bring_packs_back(copy: DataFolder, folder: DataFolder) -> None:
    """Put the packs of a copy into a folder, beside those that are there: none is taken away and none is written over."""
    _bring(copy, folder)


def _bring(source: DataFolder, target: DataFolder) -> None:
    for path in sorted(source.packs.glob("*.toml")):
        there = target.packs / path.name
        content = _read(path)
        if content is not None and not there.exists():
            make_private_folder(target.packs)
            write_durably(there, content)


def _read(path: Path) -> bytes | None:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        return path.read_bytes()
    except OSError:
        return None
