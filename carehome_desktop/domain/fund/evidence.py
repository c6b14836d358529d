"""Files that prove a fund's money, what each belongs to, and the references that the report and the evidence pack name it by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from carehome_desktop.domain.wages.known import Known


class About(StrEnum):
    """What a file belongs to."""

    COST = "cost"
    ISOLATION = "isolation"
    INSTALMENT = "instalment"
    LETTER = "letter"


class FileKind(StrEnum):
    """What a file is; nothing else is taken in."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"


LETTERS = {About.COST: "E", About.ISOLATION: "W", About.INSTALMENT: "R", About.LETTER: "Q"}
"""Expenses, wages, receipts and questions: the first sign of a reference."""
NO_NUMBER = "–"


@dataclass(frozen=True)
class EvidenceKind:
    """A kind of evidence, and what it can be attached to."""

    id: str
    label: str
    about: frozenset[About]
    known: Known


@dataclass(frozen=True)
class EvidenceKinds:
    """The kinds of evidence; `trouble` says in a sentence why there are none."""

    kinds: tuple[EvidenceKind, ...]
    trouble: str = ""

    def offered(self, about: About) -> tuple[EvidenceKind, ...]:
        """Return the kinds that can be attached to such a thing."""
        return tuple(each for each in self.kinds if about in each.about)

    def label(self, kind_id: str) -> str:
        """Return what a kind is called; its id where it is no longer known."""
        return next((each.label for each in self.kinds if each.id == kind_id), kind_id)


@dataclass(frozen=True)
class Content:
    """A file that was looked into: its kind, its pages, and the bytes as they came."""

    kind: FileKind
    pages: int
    content: bytes


@dataclass(frozen=True)
class Attached:
    """A file as it stands: `covered` says that no name can be read on it, `withdrawn` why it was taken back.

    `gone` is whether its bytes were erased for good; `size` is in bytes.
    """

    id: str
    about: About
    about_id: str
    what: str
    file_name: str
    digest: str
    kind: FileKind | None
    pages: int
    size: int
    covered: bool
    withdrawn: str
    person_id: str
    recorded_at: datetime

    @property
    def gone(self) -> bool:
        """Return whether nothing but this line is left of it."""
        return self.kind is None


def reference(about: About, number: int | None) -> str:
    """Return *E-4*. The number counts what was ever recorded of its kind, oldest first, so that it never moves."""
    return f"{LETTERS[about]}-{number}" if number is not None else NO_NUMBER


def runs_words(about: About, numbers: Iterable[int]) -> str:
    """Return *E-1 to E-4, E-7* for the numbers of one kind; "" for none."""
    said = []
    # Numbers that follow each other differ from their places by the same amount.
    for _, run in groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0]):
        own = [reference(about, number) for _, number in run]
        said.append(", ".join(own) if len(own) < 3 else f"{own[0]} to {own[-1]}")
    return ", ".join(said)
