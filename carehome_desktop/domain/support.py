"""Help that a home can ask for, by its dates, and the sheet that tells the council what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.questions import Source

SECTION = "infection-control"
"""The section whose answers the sheet tells of."""


@dataclass(frozen=True)
class Contact:
    """Someone who helps; `ring` is a number or an address, "" where each home has its own. Both days are included."""

    id: str
    name: str
    helps_with: str
    questions: tuple[str, ...]
    ring: str
    first_day: date
    last_day: date | None
    sure: str
    sources: tuple[Source, ...]

    def in_date(self, day: date) -> bool:
        """Return whether it is known to hold on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True)
class FocusArea:
    """One of the five areas of the councils' planning template, with the questions that we lay under it."""

    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class SupportData:
    """What the resources say of help: contacts, focus areas, whose the mapping is, and where the areas were read."""

    contacts: tuple[Contact, ...] = ()
    areas: tuple[FocusArea, ...] = ()
    ours: str = ""
    sources: tuple[Source, ...] = ()

    def contact(self, contact_id: str) -> Contact | None:
        """Return a contact by its id, or None."""
        return next((each for each in self.contacts if each.id == contact_id), None)


@dataclass(frozen=True)
class HelpLine:
    """A contact as it stands today: `old` says not to ring it; `number` is what may be rung, "" until the home types one."""

    contact_id: str
    name: str
    helps_with: str
    old: str
    number: str
    typed: str
    sure: str

    @property
    def own(self) -> bool:
        """Return whether the number is the one that the home typed."""
        return bool(self.typed)


@dataclass(frozen=True)
class Gap:
    """One line of the sheet: what is missing, or what was offered and declined; `help` is in sentences."""

    question_id: str
    number: int
    heading: str
    label_2020: str
    answer: str
    note: str
    help: tuple[str, ...]
    contact_ids: tuple[str, ...]


@dataclass(frozen=True)
class AreaGaps:
    """The lines of one focus area."""

    title: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class Measure:
    """One measure *now* against *before*, in words, under the title of its focus area."""

    question_id: str
    area: str
    number: int
    name: str
    now: str
    before: str


@dataclass(frozen=True)
class SupportSheet:
    """All that the sheet says, worked out; screen, paper and spreadsheet only lay it out.

    `unanswered` are the headings of questions without an answer for this period. `remark` is what is true of all the
    help; `ours` marks what is our reading and not the council's.
    """

    title: str
    home: str
    codes: tuple[tuple[str, str], ...]
    council: str
    practice: bool
    period: Period
    before: Period | None
    areas: tuple[AreaGaps, ...]
    declined: tuple[Gap, ...]
    unanswered: tuple[str, ...]
    contacts: tuple[HelpLine, ...]
    measures: tuple[Measure, ...]
    summary: str
    totals: tuple[str, str]
    remark: str
    ours: str
    sources: tuple[Source, ...]
    printed: str

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Return every line that is missing, in the order of the areas."""
        return tuple(gap for area in self.areas for gap in area.gaps)

    def contact(self, contact_id: str) -> HelpLine:
        """Return a contact of this sheet; KeyError if it has none of that id."""
        for each in self.contacts:
            if each.contact_id == contact_id:
                return each
        raise KeyError(contact_id)
