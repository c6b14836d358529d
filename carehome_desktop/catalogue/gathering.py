"""Gathers what lies in the folders of resources: a later folder adds, it never changes or removes what came before."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from carehome_desktop.catalogue.catalogue import Catalogue
from carehome_desktop.catalogue.packs import as_programme, read_pack_file
from carehome_desktop.catalogue.reading import ResourceFile, read_file
from carehome_desktop.catalogue.sections import (
    SECTION_FILE,
    ReadSection,
    SectionSource,
    read_section,
    section_in_folder,
)
from carehome_desktop.catalogue.shapes import GlossaryShape, ProgrammeShape
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.questions import Programme, Section, SectionHead, Term


def load_catalogue(*roots: Path) -> Catalogue:
    """Read folders of resources, and packs that are one file each; in a folder, of each section only its beginning."""
    gathering = Gathering()
    for root in roots:
        if root.is_file():
            gathering.add_pack(root)
        else:
            gathering.add_folder(root)
    return gathering.catalogue()


class Gathering:
    """What has been found so far."""

    def __init__(self) -> None:
        self._programmes: dict[str, Programme] = {}
        self._terms: dict[str, Term] = {}
        self._shelf: dict[tuple[str, str], _Shelved] = {}
        self._troubles: list[BadResource] = []

    def catalogue(self) -> Catalogue:
        """Return all of it."""
        # Only now: a pack may use a programme that came in another one.
        lost = [source for each in self._shelf.values() for source in each.sources if not self._knows(source)]
        words = "The programme “{}” is not known. Expected: the id of a file in programmes/."
        troubles = [source.file.trouble(("programme",), words.format(source.head.programme)) for source in lost]
        return Catalogue(
            self._shelf.values(), self._programmes.values(), self._terms.values(), (*self._troubles, *troubles)
        )

    def add_folder(self, root: Path) -> None:
        """Add what lies in a folder of resources."""
        for path in sorted((root / "programmes").glob("*.toml")):
            programme = read_file(path, _name(root, path), ProgrammeShape)
            if isinstance(programme, BadResource):
                self._troubles.append(programme)
            else:
                self.add_programme(programme)
        if (path := root / "glossary.toml").exists():
            glossary = read_file(path, _name(root, path), GlossaryShape)
            if isinstance(glossary, BadResource):
                self._troubles.append(glossary)
            else:
                self.add_glossary(glossary)
        for path in sorted((root / "sections").glob(f"*/*/{SECTION_FILE}")):
            source = section_in_folder(path.parent, _name(root, path.parent))
            if isinstance(source, BadResource):
                self._troubles.append(source)
            else:
                self.add_section(source)

    def add_pack(self, path: Path) -> None:
        """Add what lies in a pack; one that is not good any more adds nothing."""
        pack = read_pack_file(path, f"{path.parent.name}/{path.name}")
        if isinstance(pack, BadResource):
            self._troubles.append(pack)
            return
        for programme in pack.programmes:
            self.add_programme(programme)
        self.add_glossary(pack.glossary)
        for source in pack.sources:
            self.add_section(source)

    def add_programme(self, file: ResourceFile[ProgrammeShape]) -> None:
        """Add a programme."""
        programme = as_programme(file.shape)
        if self._programmes.setdefault(programme.id, programme) != programme:
            words = f"The programme “{programme.id}” is there already. Expected: an id of its own."
            self._troubles.append(file.trouble(("id",), words))

    def add_glossary(self, file: ResourceFile[GlossaryShape]) -> None:
        """Add the words of a glossary."""
        for index, shape in enumerate(file.shape.term):
            term = Term(shape.word, shape.also, shape.meaning)
            if self._terms.setdefault(shape.word.casefold(), term) != term:
                words = f"“{shape.word}” is explained already. Expected: each word once."
                self._troubles.append(file.trouble(("term", index, "word"), words))

    def add_section(self, source: SectionSource) -> None:
        """Add a version of a section."""
        head = source.head
        self._shelf.setdefault((head.id, head.version), _Shelved(head)).sources.append(source)

    def _knows(self, source: SectionSource) -> bool:
        return source.file.shape.programme in self._programmes


class _Shelved:
    """A version of a section, read when it is first asked for; of several with one name the first one stands."""

    def __init__(self, head: SectionHead) -> None:
        self.head = head
        self.sources: list[SectionSource] = []

    @property
    def pack(self) -> str:
        file = self.sources[0].file
        return file.name.rpartition("/")[2] if file.at else ""

    @property
    def section(self) -> Section:
        return self._read[0].section

    @property
    def troubles(self) -> tuple[BadResource, ...] | None:
        if "_read" not in self.__dict__:
            return None
        first, *others = self._read
        found = list(first.troubles)
        for source, other in zip(self.sources[1:], others, strict=True):
            found += other.troubles
            if other.section.digest != first.section.digest:
                words = (
                    f"Version {self.head.version} of “{self.head.id}” is there already and is never changed. "
                    "Expected: a version of its own."
                )
                found.append(source.file.trouble(("version",), words))
        return tuple(found)

    @cached_property
    def _read(self) -> list[ReadSection]:
        return [read_section(source) for source in self.sources]


def _name(root: Path, path: Path) -> str:
    """Return the path as people are shown it: from its root folder on."""
    return f"{root.name}/{path.relative_to(root).as_posix()}"
