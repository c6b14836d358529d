"""A package of a newer program: what its signed words say of it, and whether it is newer than the one that runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

PROGRAM = "carehome-desktop"
_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){1,3}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}\.(deb|exe)")
SYSTEMS = {"windows-amd64": "Windows", "linux-amd64": "Linux (Debian, Ubuntu)", "linux-arm64": "Linux on ARM"}
"""For which computers packages are made, and what they are called."""


class Standing(Enum):
    """How a package's version stands to the one that runs."""

    NEWER = "newer"
    SAME = "the same"
    OLDER = "older"


@dataclass(frozen=True)
class Release:
    """What the signed words of a package say: `size` is in bytes, `file` the name it was signed under."""

    program: str
    version: str
    made: datetime
    system: str
    file: str
    size: int

    @property
    def system_words(self) -> str:
        """Return for which computers it is made."""
        return SYSTEMS.get(self.system, self.system)


def release_words(release: Release) -> str:
    """Return the words that are signed together with a package; `read_release` reads them."""
    facts = {
        "timestamp": str(int(release.made.timestamp())),
        "file": release.file,
        "program": release.program,
        "version": release.version,
        "system": release.system,
        "size": str(release.size),
    }
    return "\t".join(f"{name}:{value}" for name, value in facts.items())


def read_release(words: str) -> Release | None:
    """Return what signed words say, or None if they are not about a package of a program."""
    facts = dict(fact.split(":", 1) for fact in words.split("\t") if ":" in fact)
    numbers = [facts.get(name, "") for name in ("timestamp", "size")]
    version, file = facts.get("version", ""), facts.get("file", "")
    if not all(re.fullmatch(r"[0-9]{1,10}", each) for each in numbers):
        return None
    if not _VERSION.fullmatch(version) or not _NAME.fullmatch(file):
        return None
    made = datetime.fromtimestamp(int(numbers[0]), UTC)
    return Release(facts.get("program", ""), version, made, facts.get("system", ""), file, int(numbers[1]))


def standing(theirs: str, ours: str) -> Standing:
    """Return how a version stands to ours: number by number, and what is missing at the end counts as 0."""
    first, second = _numbers(theirs), _numbers(ours)
    return Standing.NEWER if first > second else Standing.OLDER if first < second else Standing.SAME


def _numbers(version: str) -> tuple[int, ...]:
    found = [int(number) for number in re.findall(r"\d+", version)[:4]]
    return (*found, *[0] * (4 - len(found)))
