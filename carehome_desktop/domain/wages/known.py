"""How sure we are of a dated value, and where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carehome_desktop.domain.questions import Source


class Sure(StrEnum):
    """Read where it is named, worked out from what was read, or looked for and not found."""

    READ = "read"
    INFERRED = "inferred"
    NOT_KNOWN = "not known"


_SURE_WORDS = {
    Sure.READ: "Read in",
    Sure.INFERRED: "Our reading, from",
    Sure.NOT_KNOWN: "Not known. Looked for in",
}


@dataclass(frozen=True)
class Known:
    """How sure a value is, its sources, and what should be known of it besides."""

    sure: Sure
    sources: tuple[Source, ...] = ()
    note: str = ""

    def words(self) -> str:
        """Return it as one or two sentences for a person."""
        named = "; ".join(f"{each.title} ({each.publisher}, {each.date})" for each in self.sources)
        said = f"{_SURE_WORDS[self.sure]} {named}." if named else f"{self.sure.value.capitalize()}."
        return f"{said} {self.note}".rstrip()
