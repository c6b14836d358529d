"""The very questions that answers were given under, read once each: a digest always means the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection

from carehome_desktop.domain.questions import Section
from carehome_desktop.store import history


class KeptSets:
    """Finds sets by their digest. `known` is asked for what was never filed and so is in no file: (section id, version)."""

    def __init__(
        self,
        section_from_data: Callable[[dict[str, Any]], Section],
        known: Callable[[str, str], Section | None] = lambda _id, _version: None,
    ) -> None:
        self._from_data, self._known = section_from_data, known
        self._read: dict[str, Section] = {}

    def read(self, connection: Connection, digests: Iterable[str]) -> None:
        """Have these sets at hand."""
        wanted = sorted({*digests} - self._read.keys())
        for digest, content in history.set_contents(connection, wanted).items() if wanted else ():
            self._read[digest] = self._from_data(content)

    def of(self, digest: str, section_id: str = "", version: str = "") -> Section | None:
        """Return a set that was read before, else the one the program knows by name, else None."""
        return self._read.get(digest) or self._known(section_id, version)
