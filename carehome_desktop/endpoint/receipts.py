"""Receipt ids that can be read out on the telephone, and the cursors that walk along the receipts of a home."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable

# No 0 O, 1 I L, U (heard as "you"): 30 signs, so 8 of them tell 656 thousand million receipts apart.
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 8


def receipt_id(random_bytes: Callable[[int], bytes], *, practice: bool) -> str:
    """Return a new receipt id such as `CT-7H2K-9QXD`, or `PRACTICE-7H2K-9QXD` from a practice endpoint."""
    number = int.from_bytes(random_bytes(16), "big")
    signs = ""
    for _ in range(_LENGTH):
        number, rest = divmod(number, len(SIGNS))
        signs += SIGNS[rest]
    return f"{'PRACTICE' if practice else 'CT'}-{signs[:4]}-{signs[4:]}"


def cursor_after(home: str, number: int) -> str:
    """Return the cursor that stands behind a home's receipt of this number (0: before the first)."""
    return base64.urlsafe_b64encode(f"{number}.{_mark(home)}".encode("ascii")).decode("ascii").rstrip("=")


def number_of(home: str, cursor: str) -> int | None:
    """Return the number a cursor stands behind; None if it was never given to this home."""
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        return None
    number, _, _ = text.partition(".")
    if not (number.isdecimal() and len(number) <= 18):
        return None
    # Written anew and compared: the only spelling that counts is the one we give out.
    return int(number) if cursor_after(home, int(number)) == cursor else None


def _mark(home: str) -> str:
    return hashlib.sha256(home.encode("utf-8")).hexdigest()[:12]
