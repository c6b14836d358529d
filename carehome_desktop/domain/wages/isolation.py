"""How long isolation was by the rules of its day, and which spells of one person overlap or belong together.

Suggestions and warnings only: rules for care staff were at times stricter, and the last day can always be typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.known import Known
from carehome_desktop.domain.wages.reasons import Group
from carehome_desktop.domain.words import count_words, day_words

LONGEST_SPELL = 120
"""Days. A longer one is asked about: ours."""


@dataclass(frozen=True)
class IsolationLength:
    """How many days a group isolated, by the first day of isolation.

    `days` is None where no length is known. `day_nought` says whether the first day counts as day 0, None where that is not
    known. `shorter` tells in a sentence how it could be less, `duty` whether it was the law.
    """

    group: Group
    first_day: date
    last_day: date | None
    days: int | None
    day_nought: bool | None
    duty: bool
    shorter: str
    known: Known

    def holds(self, group: Group, day: date) -> bool:
        """Return whether it is the rule for a group on a day."""
        return self.group is group and self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True)
class Suggestion:
    """The last day that the rules of the first day suggest; `or_until` a day later where the counting is not known.

    Both are None where no length is known; `words` say it either way.
    """

    last_day: date | None
    or_until: date | None
    words: str


@dataclass(frozen=True)
class Spell:
    """Days on which one person isolated, both included; `last_day` is None while it goes on."""

    first_day: date
    last_day: date | None = None
    id: str = ""


NO_LENGTH = "No length is known here for this reason on this day. Type the last day."


def suggest(lengths: Iterable[IsolationLength], group: Group, first_day: date) -> Suggestion:
    """Return the last day that is usual for a group from a first day."""
    rule = next((each for each in lengths if each.holds(group, first_day)), None)
    if rule is None or rule.days is None:
        return Suggestion(None, None, " ".join(filter(None, (NO_LENGTH, rule.shorter if rule else ""))))
    last = first_day + timedelta(days=rule.days - (not rule.day_nought))
    later = last + timedelta(days=1) if rule.day_nought is None else None
    counted = f"Isolation from {day_words(first_day)} was {count_words(rule.days, 'day')}"
    law = " by law" if rule.duty else ""
    until = f"{counted}{law}: to {day_words(last)}."
    if later is not None:
        until += f" If the first day was counted as day 0, to {day_words(later)}."
    return Suggestion(last, later, " ".join(filter(None, (until, rule.shorter))))


def check_spell(spell: Spell, suggested: Suggestion | None = None) -> Problem | str | None:
    """Return a Problem for days that cannot be, or a sentence that warns, or None."""
    if spell.last_day is None:
        return None
    if spell.last_day < spell.first_day:
        return Problem("last_day", "The last day lies before the first. Check both.")
    length = (spell.last_day - spell.first_day).days + 1
    if length > LONGEST_SPELL:
        return f"This is {length} days long. Check the dates and the year."
    if suggested is None or suggested.last_day is None:
        return None
    longest = suggested.or_until or suggested.last_day
    if spell.last_day > longest:
        return f"This is longer than the rules of that day suggest. {suggested.words} Keep what shows why."
    if spell.last_day < suggested.last_day:
        return f"This is shorter than the rules of that day suggest. {suggested.words} If a test came back negative, say so in the note."
    return None


def overlaps(spells: Sequence[Spell]) -> tuple[tuple[Spell, Spell], ...]:
    """Return the pairs of spells of one person that share a day, the earlier first."""
    ordered = _ordered(spells)
    return tuple(
        (one, other)
        for at, one in enumerate(ordered)
        for other in ordered[at + 1 :]
        if one.last_day is None or other.first_day <= one.last_day
    )


def linked(spells: Sequence[Spell], within_days: int) -> tuple[tuple[Spell, ...], ...]:
    """Return the spells of one person in runs, by first day: each begins `within_days` or fewer after the one before ended.

    For sick pay a run is one absence: its first day decides the rules, and its waiting days are served once.
    """
    runs: list[list[Spell]] = []
    end: date | None = None
    for spell in _ordered(spells):
        if runs and (end is None or (spell.first_day - end).days - 1 <= within_days):
            runs[-1].append(spell)
            end = None if end is None or spell.last_day is None else max(end, spell.last_day)
        else:
            runs.append([spell])
            end = spell.last_day
    return tuple(map(tuple, runs))


def _ordered(spells: Sequence[Spell]) -> list[Spell]:
    return sorted(spells, key=lambda each: (each.first_day, each.last_day or date.max, each.id))
