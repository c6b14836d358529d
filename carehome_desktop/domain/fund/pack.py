"""The evidence pack in words and pounds: what an auditor reads, and the one place that decides what leaves the home."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carehome_desktop.domain.fund.cover_names import Cover
from carehome_desktop.domain.fund.evidence import About, Attached
from carehome_desktop.domain.words import count_words

LEFT_OUT = "Left out here; the home has it."


class For(StrEnum):
    """Who a pack is for."""

    HOME = "home"
    COUNCIL = "council"


@dataclass(frozen=True)
class PackFile:
    """A file whose pages are in the pack, by its reference (*E-4/1*). `name` is "" where a name could stand in it."""

    id: str
    reference: str
    label: str
    name: str
    digest: str
    pages: int


@dataclass(frozen=True)
class PackItem:
    """One cost, isolation, instalment or question, by its reference.

    `gone_past` are warnings with the reasons why they were gone past, `owed` what is missing, `kept_back` how many of its files
    stay in the home; `about` and `id` say what it is in the file.
    """

    reference: str
    title: str
    sum: str
    facts: tuple[tuple[str, str], ...]
    working: tuple[str, ...] = ()
    gone_past: tuple[tuple[str, str], ...] = ()
    owed: tuple[str, ...] = ()
    files: tuple[PackFile, ...] = ()
    kept_back: int = 0
    about: About | None = None
    id: str = ""


@dataclass(frozen=True)
class PackPart:
    """Items of one kind under a heading; `none` is said where there are none, `of` is how many there are if not all of them are here."""

    heading: str
    none: str
    items: tuple[PackItem, ...]
    of: int = 0


@dataclass(frozen=True)
class Pack:
    """Everything of one pack, ready to be laid on paper. `typed` is every word of the home's own that is in it, as it is printed."""

    title: str
    home: str
    kind: For
    facts: tuple[tuple[str, str], ...]
    parts: tuple[PackPart, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    printed: str
    practice: bool
    typed: tuple[str, ...] = ()
    tells_notes: bool = True
    """Whether warnings and what is missing stand in it; the council's leaves them out unless the home lets them stand."""
    quoted: tuple[str, ...] = ()
    """Sentences of the program's own in which words of the home may stand."""
    besides: tuple[tuple[str, str, str], ...] = ()
    """Warnings gone past that belong to no item: what it was, what it said, and the reason."""

    @property
    def items(self) -> tuple[PackItem, ...]:
        """Return every item in the order of the paper."""
        return tuple(item for part in self.parts for item in part.items)

    @property
    def gone_past(self) -> tuple[tuple[str, str, str], ...]:
        """Return each warning that was gone past: the reference, what it said, and the reason."""
        own = ((item.reference, words, reason) for item in self.items for words, reason in item.gone_past)
        return (*own, *self.besides)

    @property
    def file_pages(self) -> int:
        """Return how many pages of files are in it."""
        return sum(file.pages for item in self.items for file in item.files)

    @property
    def kept_back(self) -> int:
        """Return how many files stay in the home."""
        return sum(item.kept_back for item in self.items)


class Sayer:
    """Decides what becomes of words that a person typed, by who reads them; remembers what it let through."""

    def __init__(self, kind: For, cover: Cover, *, with_notes: bool) -> None:
        self.kind, self._cover, self._with_notes = kind, cover, with_notes
        self._let: dict[str, None] = {}
        self._quotes: dict[str, None] = {}

    @property
    def typed(self) -> tuple[str, ...]:
        """Return every typed word that is in the pack, as it stands there, each once."""
        return tuple(self._let)

    @property
    def for_home(self) -> bool:
        """Return whether it stays in the home."""
        return self.kind is For.HOME

    @property
    def tells_notes(self) -> bool:
        """Return whether notes, reasons and what is missing stand in it."""
        return self.for_home or self._with_notes

    def line(self, words: str) -> str:
        """Return what a cost is called by: for the council with the known names covered."""
        if self.for_home or not words:
            return words
        said = self._cover(words)
        self._let[said] = None
        return said

    @property
    def quoted(self) -> tuple[str, ...]:
        """Return the program's own sentences that may quote typed words, each once."""
        return tuple(self._quotes)

    def quote(self, words: str) -> str:
        """Return a sentence of the program's own in which typed words may stand: for the council with the known names covered."""
        if self.for_home:
            return words
        said = self._cover(words)
        self._quotes[said] = None
        return said

    def note(self, words: str) -> str:
        """Return a note: the council does not read it unless the home ticks that it may, and never a known name in it."""
        if self.for_home or not words:
            return words
        return self.line(words) if self._with_notes else LEFT_OUT

    def files(
        self, reference: str, attached: list[Attached], labels: dict[str, str]
    ) -> tuple[tuple[PackFile, ...], int]:
        """Return the files that are in the pack, and how many stay in the home: for the council those whose names are covered."""
        fit = [each for each in attached if not each.gone and (self.for_home or each.covered)]
        files = tuple(
            PackFile(
                each.id,
                f"{reference}/{number}",
                labels.get(each.what, each.what),
                each.file_name if self.for_home else "",
                each.digest,
                each.pages,
            )
            for number, each in enumerate(fit, start=1)
        )
        return files, len([each for each in attached if not each.gone]) - len(files)


def files_words(item: PackItem) -> tuple[str, ...]:
    """Return in words which files an item has, and how many are not in the pack."""
    said = [
        f"{file.reference}: {file.label}, {count_words(file.pages, 'page')}{f', {file.name}' if file.name else ''}."
        for file in item.files
    ]
    if item.kept_back:
        said.append(
            f"{count_words(item.kept_back, 'file')} {'is' if item.kept_back == 1 else 'are'} kept in the home and not in this pack: "
            "names can be read there."
        )
    return tuple(said or ["No file is attached."])
