"""An older store put back is noticed before anything is sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carehome_desktop.vault.epoch import bump_epoch, must_reconcile
from carehome_desktop.vault.header import read_header
from tests.vault.conftest import DEVICE, Home


@pytest.mark.parametrize(
    ("header_epoch", "store_epoch", "device", "expected"),
    [
        (3, 3, DEVICE, False),
        (3, 4, DEVICE, False),  # a bump cut short after the store's commit
        (4, 3, DEVICE, True),  # an older store put back
        (3, 3, "another-machine", True),
        (3, 4, "another-machine", True),
    ],
)
def test_receipts_are_asked_for_first_after_a_restore_or_a_move(
    home: Home, header_epoch: int, store_epoch: int, device: str, expected: bool
) -> None:
    assert must_reconcile(replace(home.header, epoch=header_epoch), store_epoch, device) is expected


def test_the_store_learns_the_new_epoch_before_the_header_does(home: Home) -> None:
    seen: list[tuple[int, int]] = []
    moved = bump_epoch(
        home.folder.root,
        home.header,
        1,
        "another-machine",
        lambda epoch: seen.append((epoch, read_header(home.folder.root).epoch)),
    )
    assert seen == [(2, 1)]
    assert read_header(home.folder.root) == moved == replace(home.header, epoch=2, device_id="another-machine")
    assert not must_reconcile(moved, 2, "another-machine")


def test_a_store_that_is_ahead_stays_ahead_of_no_header(home: Home) -> None:
    assert bump_epoch(home.folder.root, home.header, 9, DEVICE, lambda _: None).epoch == 10


def test_a_commit_that_fails_leaves_the_header_as_it_was(home: Home) -> None:
    def fail(_: int) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        bump_epoch(home.folder.root, home.header, 1, DEVICE, fail)
    assert read_header(home.folder.root) == home.header
