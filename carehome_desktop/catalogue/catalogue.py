"""All that the built-in resources and the installed packs hold, found by id, version and day.

Of each set only its beginning is read at once; its questions are read when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.questions import Programme, Section, SectionHead, Term, section_for


class Shelved(Protocol):
    """A version of a section as it stands on the shelf: read, or not yet."""

    @property
    def head(self) -> SectionHead: ...
    @property
    def pack(self) -> str:
        """The name of the file it was installed in; "" if it lies in a folder of resources."""

    @property
    def section(self) -> Section: ...
    @property
    def troubles(self) -> tuple[BadResource, ...] | None:
        """What is wrong with it; None as long as nobody has looked."""


class Catalogue:
    """Every version of every section, the programmes, the glossary, and what could not be read."""

    def __init__(
        self,
        shelf: Iterable[Shelved] = (),
        programmes: Iterable[Programme] = (),
        glossary: Iterable[Term] = (),
        troubles: Iterable[BadResource] = (),
    ) -> None:
        self._shelf = {(each.head.id, each.head.version): each for each in sorted(shelf, key=_place)}
        self._troubles = tuple(troubles)
        self.heads = tuple(each.head for each in self._shelf.values())
        """What is known of every version of every section without reading its questions."""
        self.programmes = tuple(programmes)
        self.glossary = tuple(glossary)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return every version of every section with its questions: all files are read for it."""
        return tuple(each.section for each in self._shelf.values())

    @property
    def troubles(self) -> tuple[BadResource, ...]:
        """Return all that could not be read: all files are read for it."""
        for each in self._shelf.values():
            _ = each.section
        return self.troubles_so_far

    @property
    def troubles_so_far(self) -> tuple[BadResource, ...]:
        """Return what could not be read of all that was asked for until now."""
        found = (trouble for each in self._shelf.values() for trouble in each.troubles or ())
        return tuple(dict.fromkeys((*self._troubles, *found)))

    def head(self, section_id: str, day: date) -> SectionHead | None:
        """Return what is known of the version of a section that is in force on a day, or None."""
        return section_for(self.heads, section_id, day)

    def section(self, section_id: str, day: date) -> Section | None:
        """Return the version of a section that is in force on a day, or None; no other section is read for it."""
        head = self.head(section_id, day)
        return self._shelf[head.id, head.version].section if head else None

    def section_version(self, section_id: str, version: str) -> Section | None:
        """Return one version of a section, whatever the day, or None."""
        found = self._shelf.get((section_id, version))
        return found.section if found else None

    def installed_as(self, section_id: str, version: str) -> str:
        """Return the name of the file that a version was installed in, or "" if the program brought it."""
        found = self._shelf.get((section_id, version))
        return found.pack if found else ""

    def programme(self, programme_id: str) -> Programme | None:
        """Return a programme by its id, or None."""
        return next((each for each in self.programmes if each.id == programme_id), None)

    def heads_of(self, programme_id: str) -> tuple[SectionHead, ...]:
        """Return what is known of all versions of the sections of a programme, without reading their questions."""
        return tuple(each for each in self.heads if each.programme == programme_id)

    def sections_of(self, programme_id: str) -> tuple[Section, ...]:
        """Return all versions of the sections that belong to a programme, with their questions."""
        return tuple(self._shelf[each.id, each.version].section for each in self.heads_of(programme_id))


def _place(shelved: Shelved) -> tuple[str, date, str]:
    return shelved.head.id, shelved.head.first_day, shelved.head.version
