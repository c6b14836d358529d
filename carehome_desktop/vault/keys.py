"""The data key in the operating system's own password store, and the four ordinary ways in which it cannot be had.

Only back ends known to encrypt are used, and they are started directly: keyring's settings file can name a folder to load code
from, so it is never read. The environment may choose among the safe ones or switch them off, nothing else.
"""

from __future__ import annotations

import importlib
import os
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from carehome_desktop.vault import secret_service
from carehome_desktop.vault.problems import VaultProblem

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "carehome-desktop"
CHOICE = "PYTHON_KEYRING_BACKEND"
SAFE_BACKENDS = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.kwallet.DBusKeyringKWallet4",
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.macOS.Keyring",
)
_ONLY_ON = {"keyring.backends.Windows": "win32", "keyring.backends.macOS": "darwin"}
"""What is of one system alone is not loaded on another, to be told that it does not run there: on Linux that took 11 ms of each start."""
CHAINER = "keyring.backends.chainer.ChainerBackend"
"""keyring's name for "all there are, best first": here, all safe ones."""
PATIENCE = 15.0
"""Seconds for a sign of life; one that starts with the session is there in a few."""

_KEY = re.compile(r"[0-9a-f]{64}")


class KeyringProblem(VaultProblem):
    """The key could not be had from the password store; the recovery phrase is the way on."""


class KeyringAbsent(KeyringProblem):
    """This computer has no password store that can be trusted."""


class KeyringLocked(KeyringProblem):
    """The password store is there but locked."""


class KeyMissing(KeyringProblem):
    """The password store is open but has no key for this store."""


class KeyWrong(KeyringProblem):
    """The password store has a key, which is not the key of this store."""


def read_key(store_id: str) -> bytes:
    """Return the key kept for a store; KeyringAbsent, KeyringLocked, KeyMissing, or KeyWrong if it is no key at all."""
    from keyring import errors

    trouble: KeyringProblem | None = None
    for backend in _backends():
        try:
            found = backend.get_password(SERVICE, store_id)
        except errors.KeyringLocked:
            trouble = _locked()
        except Exception:  # each system's password store has failures of its own kind
            trouble = trouble or _silent()
        else:
            if found is not None:
                return _as_key(found)
    raise trouble or KeyMissing(
        "This computer's password store has no key for these records. That happens on a new computer, under another user "
        "name, or when saved passwords were cleared. Your records are safe. Type your recovery phrase: the key is then put back."
    )


def save_key(store_id: str, key: bytes) -> None:
    """Keep the key and read it back; KeyringAbsent or KeyringLocked if the password store would not."""
    from keyring import errors

    trouble: KeyringProblem | None = None
    for backend in _backends():
        try:
            backend.set_password(SERVICE, store_id, key.hex())
            if backend.get_password(SERVICE, store_id) == key.hex():
                return
        except errors.KeyringLocked:
            trouble = _locked()
        except Exception:  # as in read_key
            trouble = trouble or _silent()
    raise trouble or _silent()


def forget_key(store_id: str) -> None:
    """Remove the key from every safe password store; a key that is not there is no trouble."""
    from keyring import errors

    for backend in _backends():
        try:
            backend.delete_password(SERVICE, store_id)
        except errors.PasswordDeleteError:
            continue
        except errors.KeyringLocked:
            raise _locked() from None
        except Exception:  # as in read_key
            raise _silent() from None


def wrong_key() -> KeyWrong:
    """Return the words for a key that does not fit its store."""
    return KeyWrong(
        "The key in this computer's password store does not fit these records. It may belong to an older set-up. "
        "Your records are safe and have not been opened. Type your recovery phrase: the right key is then put in its place."
    )


def _backends() -> tuple[KeyringBackend, ...]:
    """Return the safe password stores that run here, best first; KeyringAbsent if there is none, or if it hangs."""
    choice = os.environ.get(CHOICE, "")
    if choice and choice not in (*SAFE_BACKENDS, CHAINER):
        raise KeyringAbsent(
            f"This computer is set to keep keys in a place that is not safe or is switched off ({choice}), so it is not used. "
            "Your records are safe. They open with your recovery phrase, which is asked for at each start; or ask whoever looks after the computer "
            f"to remove the setting {CHOICE}."
        )
    names = (choice,) if choice in SAFE_BACKENDS else SAFE_BACKENDS
    running = sorted(_running(names), key=lambda pair: pair[0], reverse=True)
    if not running:
        raise KeyringAbsent(
            "This computer has no password store that this program can use. Your records are safe. "
            "They open with your recovery phrase, which is asked for at each start."
        )
    if secret_service.hangs(PATIENCE):
        raise _silent()
    return tuple(backend for _, backend in running)


def _running(names: tuple[str, ...]) -> Iterator[tuple[float, KeyringBackend]]:
    for name in names:
        module, _, kind = name.rpartition(".")
        if _ONLY_ON.get(module, sys.platform) != sys.platform:
            continue
        try:
            found = getattr(importlib.import_module(module), kind)
            yield float(found.priority), found()
        except Exception:  # noqa: S112  a back end of another system: each says so in its own way
            continue


def _as_key(found: str) -> bytes:
    if not _KEY.fullmatch(found):
        raise wrong_key()
    return bytes.fromhex(found)


def _locked() -> KeyringLocked:
    return KeyringLocked(
        "This computer's password store is locked, so the key to your records cannot be read. Your records are safe. "
        "Unlock it, usually by signing in to the computer again, and start once more; or type your recovery phrase."
    )


def _silent() -> KeyringAbsent:
    return KeyringAbsent(
        "This computer's password store does not answer. Your records are safe. "
        "They open with your recovery phrase; or restart the computer and try again."
    )
