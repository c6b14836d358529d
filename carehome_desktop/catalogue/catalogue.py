"""All that the built-in resources and the installed packs hold, found by id, version and day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from carehome_desktop.catalogue.reading import read_file
from carehome_desktop.catalogue.sections import SECTION_FILE, read_section
from carehome_desktop.catalogue.shapes import GlossaryShape, ProgrammeShape
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.questions import Programme, Section, Term, section_for


@dataclass(frozen=True)
class Catalogue:
    """Every version of every section, the programmes, the glossary, and what could not be read."""

    sections: tuple[Section, ...] = ()
    programmes: tuple[Programme, ...] = ()
    glossary: tuple[Term, ...] = ()
    troubles: tuple[BadResource, ...] = ()

    def section(self, section_id: str, day: date) -> Section | None:
        """Return the version of a section that is in force on a day, or None."""
        return section_for(self.sections, section_id, day)

    def section_version(self, section_id: str, version: str) -> Section | None:
        """Return one version of a section, whatever the day, or None."""
        return next((each for each in self.sections if (each.id, each.version) == (section_id, version)), None)

    def programme(self, programme_id: str) -> Programme | None:
        """Return a programme by its id, or None."""
        return next((each for each in self.programmes if each.id == programme_id), None)

    def sections_of(self, programme_id: str) -> tuple[Section, ...]:
        """Return all versions of the sections that belong to a programme."""
        return tuple(each for each in self.sections if each.programme == programme_id)


def load_catalogue(*roots: Path) -> Catalogue:
    """Read the built-in resources and then each pack: a pack adds, it never changes or removes what came before."""
    gathering = _Gathering()
    for root in roots:
        gathering.add_programmes(root)
        gathering.add_glossary(root)
        gathering.add_sections(root)
    return gathering.catalogue()


class _Gathering:
    """What has been read so far."""

    def __init__(self) -> None:
        self._programmes: dict[str, Programme] = {}
        self._terms: dict[str, Term] = {}
        self._sections: dict[tuple[str, str], Section] = {}
        self._troubles: list[BadResource] = []

    def catalogue(self) -> Catalogue:
        sections = sorted(self._sections.values(), key=lambda each: (each.id, each.first_day, each.version))
        return Catalogue(
            tuple(sections), tuple(self._programmes.values()), tuple(self._terms.values()), tuple(self._troubles)
        )

    def add_programmes(self, root: Path) -> None:
        for path in sorted((root / "programmes").glob("*.toml")):
            file = read_file(path, _name(root, path), ProgrammeShape)
            if isinstance(file, BadResource):
                self._troubles.append(file)
                continue
            shape = file.shape
            programme = Programme(shape.id, shape.title, shape.who_asks, shape.sure, shape.no_sections)
            if self._programmes.setdefault(shape.id, programme) != programme:
                words = f"The programme “{shape.id}” is there already. Expected: an id of its own."
                self._troubles.append(file.trouble(("id",), words))

    def add_glossary(self, root: Path) -> None:
        path = root / "glossary.toml"
        if not path.exists():
            return
        file = read_file(path, _name(root, path), GlossaryShape)
        if isinstance(file, BadResource):
            self._troubles.append(file)
            return
        for index, shape in enumerate(file.shape.term):
            term = Term(shape.word, shape.also, shape.meaning)
            if self._terms.setdefault(shape.word.casefold(), term) != term:
                words = f"“{shape.word}” is explained already. Expected: each word once."
                self._troubles.append(file.trouble(("term", index, "word"), words))

    def add_sections(self, root: Path) -> None:
        for path in sorted((root / "sections").glob(f"*/*/{SECTION_FILE}")):
            read = read_section(path.parent, _name(root, path.parent))
            if isinstance(read, BadResource):
                self._troubles.append(read)
                continue
            self._troubles += read.troubles
            section = read.section
            if section.programme not in self._programmes:
                words = f"The programme “{section.programme}” is not known. Expected: the id of a file in programmes/."
                self._troubles.append(read.head.trouble(("programme",), words))
            known = self._sections.setdefault((section.id, section.version), section)
            if known.digest != section.digest:
                words = (
                    f"Version {section.version} of “{section.id}” is there already and is never changed. "
                    "Expected: a version of its own."
                )
                self._troubles.append(read.head.trouble(("version",), words))


def _name(root: Path, path: Path) -> str:
    """Return the path as people are shown it: from its root folder on."""
    return f"{root.name}/{path.relative_to(root).as_posix()}"
