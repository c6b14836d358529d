"""Types of PPE: the tracker's five, and those that the home adds under one of them."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.questions import Source


@dataclass(frozen=True)
class PpeType:
    """One line of the cupboard. `family` is the id of one of the tracker's five, `one` and `many` name a single of it.

    `often` says how many singles a box often holds, for a hint only: what a home's box holds is for the home to say.
    """

    id: str
    name: str
    family: str
    one: str
    many: str
    often: int = 0
    pairs: bool = False
    own: bool = False

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
