"""The digest of a body, and the header that carries it (RFC 9530)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

_MEMBER = re.compile(r"(?:^|,)[ \t]*sha-256=:([A-Za-z0-9+/=]*):[ \t]*(?:;[^,]*)?(?=,|$)")


def sha256_hex(body: bytes) -> str:
    """Return the SHA-256 of a body in lower-case hexadecimal, as receipts give it."""
    return hashlib.sha256(body).hexdigest()


def digest_agrees(header: str | None, body: bytes) -> bool:
    """Return whether the header names the SHA-256 of these bytes; other algorithms beside it are let be."""
    members = _MEMBER.findall(header or "")
    if not members:
        return False
    try:
        # RFC 8941: of a member given twice, the last counts.
        return base64.b64decode(members[-1], validate=True) == hashlib.sha256(body).digest()
    except binascii.Error:
        return False
