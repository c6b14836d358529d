"""Types of PPE: the tracker's five, and those that the home adds under one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carehome_desktop.domain.questions import Source


class GoesWith(StrEnum):
    """What the use of a type rises and falls with; our own rule, kept in the data."""

    CHANGES = "changes"  # it is changed between one piece of care and the next
    STAFF = "staff"  # who is on shift wears or uses it


@dataclass(frozen=True)
class PpeType:
    """One line of the cupboard. `family` is the id of one of the tracker's five, `one` and `many` name a single of it.

    `often` says how many singles a box often holds, for a hint only: what a home's box holds is for the home to say.
    `goes_with` is used for *what if* only. A type of the home's own may be `retired`: its entries stay.
    """

    id: str
    name: str
    family: str
    one: str
    many: str
    often: int = 0
    pairs: bool = False
    own: bool = False
    goes_with: GoesWith = GoesWith.CHANGES
    retired: bool = False

    def in_units(self) -> str:
        """Return its name with what it is counted in, *Hand sanitiser, in bottles*; a name that says so already is enough."""
        return self.name if self.name.casefold().endswith(self.many.casefold()) else f"{self.name}, in {self.many}"

    def example(self) -> str:
        """Return how a number of it may be typed: *3 boxes of 12 + 4*."""
        often = self.often or 100
        return f"3 boxes of {often} + {40 if often > 40 else max(1, often // 3)}"

    def unit(self, number: int) -> str:
        """Return the name of so many singles."""
        return self.one if abs(number) == 1 else self.many


@dataclass(frozen=True)
class PpeData:
    """What the resources say of PPE: the five types, how sure we are of them, where that was read, and why they cannot be used."""

    types: tuple[PpeType, ...]
    sure: str = ""
    sources: tuple[Source, ...] = ()
    trouble: str = ""
