"""Reads of a Windows program or library which other libraries it loads (the PE format, "Import Directory" and "Delay-Load")."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

IMPORTS, DELAYED = 1, 13
"""Places in the optional header's list of tables."""
IMPORT_ENTRY, DELAYED_ENTRY = 20, 32
NAME_IN_IMPORT, NAME_IN_DELAYED = 12, 4
PE64 = 0x20B


class NotPeError(ValueError):
    """The bytes are no 64-bit Windows program or library."""


def is_pe(path: Path) -> bool:
    """Return whether a file is a Windows program or library."""
    with path.open("rb") as file:
        return file.read(2) == b"MZ"


def loads(content: bytes) -> set[str]:
    """Return the names of the libraries that a program or library loads, in small letters; NotPeError if it is none for 64 bits."""
    try:
        return {name.lower() for name in _names(content)}
    except (struct.error, IndexError) as error:
        raise NotPeError("it ends too early") from error


def _names(content: bytes) -> Iterator[str]:
    header = struct.unpack_from("<I", content, 0x3C)[0]
    if content[:2] != b"MZ" or content[header : header + 4] != b"PE\0\0":
        raise NotPeError("it does not begin as one")
    sections, optional_size = (
        struct.unpack_from("<H", content, header + 6)[0],
        struct.unpack_from("<H", content, header + 20)[0],
    )
    optional = header + 24
    if struct.unpack_from("<H", content, optional)[0] != PE64:
        raise NotPeError("it is for 32 bits")
    places = [
        struct.unpack_from("<IIII", content, optional + optional_size + number * 40 + 8) for number in range(sections)
    ]

    def offset(address: int) -> int:
        for size, start, raw_size, raw in places:
            if start <= address < start + max(size, raw_size):
                return int(raw + address - start)
        raise NotPeError("a table lies in no section")

    tables = struct.unpack_from("<I", content, optional + 108)[0]
    for table, step, name_at in ((IMPORTS, IMPORT_ENTRY, NAME_IN_IMPORT), (DELAYED, DELAYED_ENTRY, NAME_IN_DELAYED)):
        if table >= tables:
            continue
        address = struct.unpack_from("<I", content, optional + 112 + table * 8)[0]
        if not address:
            continue
        entry = offset(address)
        while name := struct.unpack_from("<I", content, entry + name_at)[0]:
            start = offset(name)
            yield content[start : content.index(b"\0", start)].decode("ascii")
            entry += step
