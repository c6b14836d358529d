"""How many are used in a day: from stretches between two counts, or from use that was written down.

Source: our own rule, set out in docs/ppe.md. It looks back four weeks, so that a change of need shows soon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from carehome_desktop.domain.stock.levels import Step
from carehome_desktop.domain.stock.movements import SIGNS, Kind, Reason

LOOKS_BACK = timedelta(days=28)
HALF_A_DAY = Fraction(1, 2)
"""A count may have been made in the morning or in the evening: its day is known to half a day either way."""

_TELLS_NOTHING = (Reason.FOUND, Reason.MISCOUNTED)


@dataclass(frozen=True)
class Stretch:
    """From one count to the next, in singles: `came` and `went` are what was written down, use apart; `used` is what is left over."""

    first: date
    last: date
    before: int
    came: int
    went: int
    after: int
    used: int

    @property
    def days(self) -> int:
        """Return how many days lie between the two counts."""
        return (self.last - self.first).days


@dataclass(frozen=True)
class WrittenDown:
    """Use that was written down on whole days; `halves` are what was used and in how many days, earlier and later half."""

    first: date
    last: date
    used: int
    halves: tuple[tuple[int, int], ...] = ()

    @property
    def days(self) -> int:
        """Return how many days it spans, both ends included."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class DailyUse:
    """Singles a day: likely, and between which least and most. Either what was written down or the stretches say so."""

    likely: Fraction
    least: Fraction
    most: Fraction
    stretches: tuple[Stretch, ...] = ()
    written: WrittenDown | None = None
    lower_written: Fraction | None = None
    """What was written down, where the counts say that more was used."""


def daily_use(found: Sequence[Step], today: date) -> DailyUse | None:
    """Return the use of one type, or None while it cannot be known. Of what was written down and counted, the higher stands."""
    stretches, written = recent_stretches(found, today), written_down(found, today)
    counted = _from_stretches(stretches) if stretches else None
    logged = _from_written(written) if written is not None else None
    if counted is None or logged is None:
        return counted or logged
    if logged.likely >= counted.likely:
        return logged
    return DailyUse(counted.likely, counted.least, counted.most, stretches, written, logged.likely)


def recent_stretches(found: Sequence[Step], today: date) -> tuple[Stretch, ...]:
    """Return the stretches that ended in the last four weeks, else the newest; those that tell nothing of use are left out."""
    made = _stretches(found)
    recent = tuple(each for each in made if each is not None and each.last > today - LOOKS_BACK)
    return recent or tuple(each for each in made[-1:] if each is not None)


def all_stretches(found: Sequence[Step]) -> tuple[Stretch, ...]:
    """Return every stretch between counts, the oldest first; those that tell nothing of use are left out."""
    return tuple(each for each in _stretches(found) if each is not None)


def _stretches(found: Sequence[Step]) -> list[Stretch | None]:
    """Return the stretches between counts of different days; of several counts on one day the last one stands."""
    counts = [at for at, step in enumerate(found) if step.entry.kind is Kind.COUNT]
    ends = [
        at
        for number, at in enumerate(counts)
        if number + 1 == len(counts) or found[counts[number + 1]].entry.day != found[at].entry.day
    ]
    return [_stretch(found[first : last + 1]) for first, last in pairwise(ends)]


def _stretch(between: Sequence[Step]) -> Stretch | None:
    """Return a stretch, or None if it tells nothing of use."""
    first, last = between[0], between[-1]
    inside = [step.entry for step in between[1:-1] if step.entry.kind is not Kind.COUNT]
    if any(step.entry.reason in _TELLS_NOTHING for step in between[1:]):
        return None
    came = sum(entry.change for entry in inside if SIGNS[entry.kind] > 0)
    went = -sum(entry.change for entry in inside if SIGNS[entry.kind] < 0 and entry.kind is not Kind.USE)
    lost = -sum(step.off for step in between[1:] if step.entry.reason is Reason.LOST)
    used = first.level + came - went - lost - last.level
    if used < 0:  # more was found than can be
        return None
    return Stretch(first.entry.day, last.entry.day, first.level, came, went + lost, last.level, used)


def written_down(found: Sequence[Step], today: date) -> WrittenDown | None:
    """Return the use that was written down in the last four weeks, on whole days; today counts only while there is no other."""
    since = today - LOOKS_BACK
    uses = [(step.entry.day, step.entry.quantity.total) for step in found if step.entry.kind is Kind.USE]
    uses = [(day, number) for day, number in uses if day > since]
    if not uses:
        return None
    first = min(day for day, _ in uses)
    last = max(first, today - timedelta(days=1))
    days = (last - first).days + 1
    whole = sum(number for day, number in uses if day <= last)
    if days < 2:
        return WrittenDown(first, last, whole)
    middle = first + timedelta(days=days // 2)
    earlier = sum(number for day, number in uses if day < middle)
    return WrittenDown(first, last, whole, ((earlier, days // 2), (whole - earlier, days - days // 2)))


def _from_stretches(stretches: tuple[Stretch, ...]) -> DailyUse:
    used, days = sum(each.used for each in stretches), sum(each.days for each in stretches)
    if len(stretches) == 1:
        least, most = _give_or_take(used, days)
    else:
        rates = [Fraction(each.used, each.days) for each in stretches]
        least, most = min(rates), max(rates)
    return DailyUse(Fraction(used, days), least, most, stretches)


def _from_written(written: WrittenDown) -> DailyUse:
    if written.halves:
        rates = [Fraction(used, days) for used, days in written.halves]
        least, most = min(rates), max(rates)
    else:
        least, most = _give_or_take(written.used, written.days)
    return DailyUse(Fraction(written.used, written.days), least, most, (), written)


def _give_or_take(used: int, days: int) -> tuple[Fraction, Fraction]:
    return Fraction(used) / (days + HALF_A_DAY), Fraction(used) / (days - HALF_A_DAY)
