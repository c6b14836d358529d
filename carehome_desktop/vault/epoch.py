"""The count that tells an older store put back in place of a newer one.

Header and store each carry an epoch. A bump commits it to the store first and to the header after it; so the header is ahead only
if the store went back in time. An interrupted bump leaves the store ahead, which is no danger.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from carehome_desktop.vault.header import Header, write_header


def must_reconcile(header: Header, store_epoch: int, device_id: str) -> bool:
    """Whether receipts must be asked for before anything is sent: the store is older than its header, or on another machine."""
    return header.epoch > store_epoch or header.device_id != device_id


def bump_epoch(folder: Path, header: Header, store_epoch: int, device_id: str, commit: Callable[[int], None]) -> Header:
    """Move to the next epoch on this machine and return the new header; call it after a copy and after reconciling.

    `commit` writes the number into the store and returns once that is durable; if it raises, the header stays as it was.
    """
    epoch = max(header.epoch, store_epoch) + 1
    commit(epoch)
    moved = replace(header, epoch=epoch, device_id=device_id)
    write_header(folder, moved)
    return moved
