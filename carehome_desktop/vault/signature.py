"""Signatures of the program's own packages, in the format of minisign, so that anybody can check one without this program.

A signature file has four lines: a comment nobody signed; the signature of the file's BLAKE2b-512 digest; a comment that is
signed as well; the signature of the first signature and that comment. Keys and signatures begin with two letters for the
algorithm and eight bytes that name the key.
"""

from __future__ import annotations

import hashlib
from base64 import b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass, field
from pathlib import Path

SUFFIX = ".minisig"
"""What a signature file's name has more than its package's."""
COMMENT, SIGNED_COMMENT = "untrusted comment: ", "trusted comment: "
KEY, PREHASHED = b"Ed", b"ED"
ID, RAW, SIGNATURE = 8, 32, 64
LONGEST = 4096
"""Bytes of a signature file; a real one has about 400."""
_PIECE = 1 << 20


class NotASignature(Exception):  # noqa: N818 - it says what the text is
    """A text is no signature, or no key, of this format."""


@dataclass(frozen=True)
class PublicKey:
    """A key that releases are signed with; `name` is whose it is."""

    id: bytes
    raw: bytes = field(repr=False)
    name: str

    @property
    def id_words(self) -> str:
        """Return the key's id as minisign writes it."""
        return self.id[::-1].hex().upper()


@dataclass(frozen=True)
class Signature:
    """What a signature file says; nothing of it is true before `is_by`."""

    key_id: bytes
    over_file: bytes = field(repr=False)
    comment: str
    over_comment: bytes = field(repr=False)


def read_keys(text: str) -> tuple[PublicKey, ...]:
    """Return the keys in a text of pairs of lines, a comment with the key's name and the key; NotASignature."""
    lines = [line for line in text.splitlines() if line.strip()]
    keys = []
    for comment, encoded in zip(lines[::2], lines[1::2], strict=False):
        packed = _decoded(encoded, len(KEY) + ID + RAW)
        if not comment.startswith(COMMENT) or packed[:2] != KEY:
            raise NotASignature("This is no public key of minisign's format.")
        keys.append(PublicKey(packed[2 : 2 + ID], packed[2 + ID :], comment.removeprefix(COMMENT).strip()))
    if len(lines) % 2 or not keys:
        raise NotASignature("This is no public key of minisign's format.")
    return tuple(keys)


def read_signature(content: bytes) -> Signature:
    """Return what a signature file says; NotASignature if it is none."""
    try:
        lines = content.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        raise NotASignature("It is no text.") from None
    if len(content) > LONGEST or len(lines) != 4 or not lines[2].startswith(SIGNED_COMMENT):
        raise NotASignature("It has not the four lines of a signature.")
    packed, over_comment = _decoded(lines[1], len(PREHASHED) + ID + SIGNATURE), _decoded(lines[3], SIGNATURE)
    if packed[:2] != PREHASHED:
        raise NotASignature("It is made in a way this program does not know.")
    return Signature(packed[2 : 2 + ID], packed[2 + ID :], lines[2].removeprefix(SIGNED_COMMENT), over_comment)


def digest_of(file: Path) -> bytes:
    """Return what is signed of a file, read in pieces; OSError."""
    digest = hashlib.blake2b()
    with file.open("rb") as opened:
        while piece := opened.read(_PIECE):
            digest.update(piece)
    return digest.digest()


def comment_is_by(signature: Signature, key: PublicKey) -> bool:
    """Return whether a key signed the comment, and that this signature of a file goes with it; the file itself is not looked at."""
    return signature.key_id == key.id and _verifies(
        key, signature.over_comment, signature.over_file + signature.comment.encode()
    )


def file_is_by(signature: Signature, key: PublicKey, digest: bytes) -> bool:
    """Return whether a key signed the file with this digest."""
    return signature.key_id == key.id and _verifies(key, signature.over_file, digest)


def _verifies(key: PublicKey, signature: bytes, message: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _decoded(line: str, length: int) -> bytes:
    try:
        packed = b64decode(line.strip(), validate=True)
    except (NotBase64, ValueError):
        raise NotASignature("A line of it is not whole.") from None
    if len(packed) != length:
        raise NotASignature("A line of it is not whole.")
    return packed
