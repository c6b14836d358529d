"""What the stock says to the tracker's questions on PPE, by the home's own days; the person decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carehome_desktop.domain.proposal import Proposal
from carehome_desktop.domain.stock.standing import STANDING_WORDS, Standing
from carehome_desktop.domain.values import Choice, YesNo

SECTION, QUESTION = "ppe", "ppe-"
"""The section, and what the ids of its questions begin with; the rest is the id of one of the tracker's five."""
ENOUGH_SECTION, ENOUGH = "infection-control", "enough-ppe"
"""Question 7 of the thirteen."""

COLOURS = {Standing.RED: "red", Standing.AMBER: "amber", Standing.GREEN: "green"}
OWN_DAYS = "By your home’s own days that is {colour}."
NO_COLOUR = "Without your own days for red and amber, no colour follows. Set them under PPE."
_LOW = (Standing.RED, Standing.COUNT_AGAIN)


@dataclass(frozen=True)
class Told:
    """One type: what family it belongs to, how it stands, and its days in words, "" if none are known."""

    name: str
    family: str
    standing: Standing
    days: str

    def words(self) -> str:
        """Return *gloves: 3 days*."""
        return f"{self.name[:1].lower()}{self.name[1:]}: {self.days or STANDING_WORDS[self.standing].lower()}"


def propose_colour(types: Sequence[Told]) -> Proposal | None:
    """Return the colour for the types of one family: that of the lowest. None where nothing of it was recorded."""
    counted = [each for each in types if each.standing is not Standing.NOT_COUNTED]
    if not counted:
        return None
    said = f"From your stock: {', '.join(each.words() for each in counted)}."
    standings = {each.standing for each in counted}
    if standings & {Standing.COUNT_AGAIN, Standing.NOT_KNOWN}:
        return Proposal(None, f"{said} Count again, then a colour can follow.")
    if Standing.NO_LINES in standings:
        return Proposal(None, f"{said} {NO_COLOUR}")
    lowest = next(each for each in COLOURS if each in standings)
    return Proposal(Choice(COLOURS[lowest]), f"{said} {OWN_DAYS.format(colour=COLOURS[lowest])}")


def propose_enough(types: Sequence[Told], families: Sequence[str]) -> Proposal | None:
    """Return yes or no to *Do you have all the PPE you need?*: no if anything is low, yes if all five are known and none is.

    None where nothing was recorded at all.
    """
    counted = [each for each in types if each.standing is not Standing.NOT_COUNTED]
    if not counted:
        return None
    said = f"From your stock: {', '.join(each.words() for each in counted)}."
    if low := [each for each in counted if each.standing in _LOW]:
        return Proposal(YesNo(False), f"{said} Low by your home’s own days, or to be counted again: {_names(low)}.")
    known = {each.family for each in counted if each.standing in COLOURS}
    if known >= set(families) and all(each.standing in COLOURS for each in counted):
        return Proposal(YesNo(True), f"{said} Nothing is low by your home’s own days.")
    return Proposal(None, f"{said} Not all of it is counted and has its colour, so neither yes nor no follows.")


def _names(types: Sequence[Told]) -> str:
    return ", ".join(f"{each.name[:1].lower()}{each.name[1:]}" for each in types)
