"""Reads what is needed of DER, the form that signatures and catalogues are written in (ITU-T X.690)."""

from __future__ import annotations

from collections.abc import Iterator

OCTETS = 0x04


class NotDerError(ValueError):
    """The bytes end too early or are no DER."""


def values(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the tag and the content of each value that stands in some bytes, one after the other."""
    at = 0
    while at < len(content):
        tag, size, at = content[at], *_length(content, at + 1)
        if at + size > len(content):
            raise NotDerError("a value is longer than what holds it")
        yield tag, content[at : at + size]
        at += size


def child(content: bytes, *path: int) -> bytes:
    """Return the content of a value by its place in each level, outermost first."""
    for place in path:
        found = [value for _, value in values(content)]
        if place >= len(found):
            raise NotDerError("a value is missing")
        content = found[place]
    return content


def _length(content: bytes, at: int) -> tuple[int, int]:
    """Return a length and where what it measures begins."""
    if at >= len(content):
        raise NotDerError("the end came before a length")
    first = content[at]
    if first < 0x80:
        return first, at + 1
    count = first & 0x7F
    if not 0 < count <= 4 or at + 1 + count > len(content):
        raise NotDerError("a length that DER does not know")
    return int.from_bytes(content[at + 1 : at + 1 + count]), at + 1 + count
