"""The key in Windows' own Credential Manager, the real one: kept, read back, small enough, and taken out again."""

from __future__ import annotations

import sys

import pytest

from carehome_desktop.vault import keys

MOST = 2560
"""Bytes that Credential Manager keeps under one name (CRED_MAX_CREDENTIAL_BLOB_SIZE, five times 512)."""

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="this is Windows' own password store")


def test_the_key_is_kept_read_back_and_taken_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(keys.CHOICE, "keyring.backends.Windows.WinVaultKeyring")
    key = bytes(range(32))
    assert len(key.hex().encode("utf-16-le")) <= MOST
    with pytest.raises(keys.KeyMissing):
        keys.read_key("a store of this test")
    keys.save_key("a store of this test", key)
    try:
        assert keys.read_key("a store of this test") == key
    finally:
        keys.forget_key("a store of this test")
    with pytest.raises(keys.KeyMissing):
        keys.read_key("a store of this test")
