"""The plain file beside the encrypted store: it tells a wrong key from a damaged store from a newer program.

It holds nothing personal and no usable key. A sum over its content makes every flipped or missing byte show.
`format` and `sum` keep their place and meaning in every later format, so that an old program can refuse a new file politely.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from carehome_desktop.vault.durable import make_private_folder, write_durably
from carehome_desktop.vault.problems import VaultProblem
from carehome_desktop.vault.trouble import trouble_of

HEADER_NAME = "header.json"
FORMAT = 1
UNFINISHED = 0
"""The epoch of a header whose store is still being made; nothing can have been saved yet."""

_LONGEST = 65_536
_PLAIN_NAME = re.compile(r"[A-Za-z0-9._-]{1,128}")
_MOST_MEMORY = 512 * 1024 * 1024
_KEY_CHECK_LABEL = b"carehome-desktop key check"


class HeaderMissing(VaultProblem):
    """There is no header in the folder."""


class HeaderDamaged(VaultProblem):
    """The header is there but is not what the program wrote."""


class HeaderTooNew(VaultProblem):
    """The header has a format that only a newer program knows."""


class HeaderUnreadable(VaultProblem):
    """The computer refused to read or write the header."""


@dataclass(frozen=True)
class Kdf:
    """How scrypt turns the recovery phrase into the key that wraps the data key."""

    n: int
    r: int
    p: int
    salt: bytes

    @property
    def memory(self) -> int:
        """Bytes that one scrypt run needs (RFC 7914: the table, the blocks and working room)."""
        return 128 * self.r * (self.n + self.p + 2)


@dataclass(frozen=True)
class Header:
    """What is known of a store without its key."""

    store_id: str
    device_id: str
    epoch: int
    format: int
    revision: str
    practice: bool
    created_at: datetime
    kdf: Kdf
    wrapped_key: bytes = field(repr=False)
    key_check: bytes = field(repr=False)

    @property
    def finished(self) -> bool:
        """Whether setting up got as far as a store that can be saved to."""
        return self.epoch > UNFINISHED


def key_check(key: bytes) -> bytes:
    """Return the value by which a data key is known as the right one without touching the store."""
    return hmac.digest(key, _KEY_CHECK_LABEL, "sha256")


def fits(header: Header, key: bytes) -> bool:
    """Whether this is the data key of this store."""
    return hmac.compare_digest(key_check(key), header.key_check)


def read_header(folder: Path) -> Header:
    """Return the header of a data folder; HeaderMissing, HeaderDamaged, HeaderTooNew or HeaderUnreadable."""
    path = folder / HEADER_NAME
    try:
        raw = _raw(path)
    except FileNotFoundError:
        raise HeaderMissing(
            f"The file {HEADER_NAME}, which says how your records are locked, is not in the folder {folder.name}. "
            "Nothing has been changed. If the folder was moved, open it from where it is now; "
            "otherwise bring back a copy."
        ) from None
    except OSError as error:
        raise HeaderUnreadable(
            f"The computer would not let the program read the file {HEADER_NAME} ({error.strerror or 'no reason given'}). "
            "Nothing has been changed. Close other programs that use the folder, or ask whoever looks after the computer."
        ) from None
    return decode(raw)


def _raw(path: Path) -> bytes:
    if path.exists() and not path.is_file():  # a pipe under this name would be waited on for ever
        raise OSError(errno.EINVAL, "it is no file")
    with path.open("rb") as file:
        return file.read(_LONGEST + 1)


def write_header(folder: Path, header: Header) -> None:
    """Replace the header of a data folder in one durable step; HeaderUnreadable leaves the old one as it was."""
    try:
        make_private_folder(folder)
        write_durably(folder / HEADER_NAME, encode(header))
    except OSError as error:
        raise HeaderUnreadable(
            f"The computer would not let the program write the file {HEADER_NAME}: {trouble_of(error).happened}. "
            f"What was saved stays saved. {trouble_of(error).do} Then try again."
        ) from None


def encode(header: Header) -> bytes:
    """Return the content of the header file: JSON that a person can read, with its sum."""
    import msgspec

    content = msgspec.to_builtins(header)
    content["sum"] = _sum(content)
    return msgspec.json.format(msgspec.json.encode(content, order="sorted"), indent=2) + b"\n"


def decode(raw: bytes) -> Header:
    """Return the header that these bytes hold; HeaderDamaged or HeaderTooNew, never another error."""
    import msgspec

    try:
        content: Any = msgspec.json.decode(raw) if len(raw) <= _LONGEST else None
        if not isinstance(content, dict) or content.pop("sum", None) != _sum(content):
            raise damaged_header()
        if type(content.get("format")) is int and content["format"] > FORMAT:
            raise HeaderTooNew(
                f"The file {HEADER_NAME} was written by a newer version of this program. "
                "Your records are safe and nothing has been changed. Install the newer version to open them."
            )
        header = msgspec.convert(content, Header)
    except (msgspec.MsgspecError, ValueError, TypeError, OverflowError, RecursionError):
        raise damaged_header() from None
    if not _sensible(header):
        raise damaged_header()
    return header


def _sum(content: dict[str, Any]) -> str:
    import msgspec

    return hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()


def _sensible(header: Header) -> bool:
    """Whether each value is one the program could have written; a wild scrypt cost must not eat the machine."""
    kdf = header.kdf
    return (
        header.format == FORMAT
        and header.epoch >= UNFINISHED
        and all(_PLAIN_NAME.fullmatch(name) for name in (header.store_id, header.device_id, header.revision))
        and header.created_at.tzinfo is not None
        and kdf.n >= 2
        and kdf.n & (kdf.n - 1) == 0
        and kdf.r >= 1
        and 1 <= kdf.p <= 16
        and kdf.memory <= _MOST_MEMORY
        and len(kdf.salt) >= 16
        and len(header.wrapped_key) == 12 + 32 + 16
        and len(header.key_check) == 32
    )


def damaged_header() -> HeaderDamaged:
    """Return the words for a header that is not what the program wrote."""
    return HeaderDamaged(
        f"The file {HEADER_NAME}, which says how your records are locked, is damaged. "
        "Your records are in another file and have not been touched. "
        "Choose one of the copies: its own header can be used to open your records again."
    )
