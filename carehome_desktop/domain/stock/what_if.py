"""*What if* the home had other needs: by how much the use of a type would change, with the arithmetic in words.

Source: our own rule, set out in docs/ppe.md. Every number is the home's own; what it has not said changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.cover import Forecast, cover_of
from carehome_desktop.domain.stock.quantities import amount_words
from carehome_desktop.domain.stock.types import GoesWith, PpeType
from carehome_desktop.domain.stock.use import DailyUse
from carehome_desktop.domain.stock.why import ROUNDED, out_words, quotient_words, rate_words
from carehome_desktop.domain.words import count_words

MOST_PEOPLE, MOST_CHANGES, MOST_PER_CENT = 500, 200, 1_000
OUR_RULE = "This is our own way to reckon, and no official guidance. The numbers in it are your home’s own."
NO_MORE = "A new outbreak changes nothing yet: say how much more your home uses then."
AS_NOW = "Nothing differs from now."
HUNDRED = 100


@dataclass(frozen=True)
class Needs:
    """A day in the home as it is now, as the home says; None is not said.

    `changes` are of PPE, for each resident in a day; `more` is how many more for each who isolates; `outbreak` is how
    much more is used in an outbreak, in per cent.
    """

    residents: int | None = None
    isolating: int = 0
    staff: int | None = None
    changes: int | None = None
    more: int = 0
    outbreak: int = 0

    def a_day(self, isolating: int, changes: int) -> int:
        """Return the changes of a day with other residents isolating, or other changes for each resident."""
        return (self.residents or 0) * changes + isolating * self.more


@dataclass(frozen=True)
class WhatIf:
    """What would be otherwise than now; None is as now."""

    isolating: int | None = None
    staff: int | None = None
    changes: int | None = None
    outbreak: bool = False


@dataclass(frozen=True)
class Times:
    """What the use of a type would be multiplied by, and why, a sentence a line.

    `steps` are the numbers of those sentences, each to multiply by and to divide by, so that the sum is made of what was said.
    """

    factor: Fraction
    lines: tuple[str, ...] = ()
    steps: tuple[tuple[int, int], ...] = ()


FIELDS = {
    "residents": ("residents in your home", 1, MOST_PEOPLE),
    "isolating": ("residents isolating now", 0, MOST_PEOPLE),
    "staff": ("staff on shift in a day", 1, MOST_PEOPLE),
    "changes": ("changes for each resident in a day", 1, MOST_CHANGES),
    "more": ("changes more for each who isolates", 0, MOST_CHANGES),
    "outbreak": ("per cent more in an outbreak", 0, MOST_PER_CENT),
}
"""What the home says of a day: in words, and the least and most of it."""


def check_needs(needs: Needs) -> Problem | None:
    """Return what is wrong with what the home says of a day, if anything."""
    for field, (words, least, most) in FIELDS.items():
        number: int | None = getattr(needs, field)
        if number is not None and not least <= number <= most:
            return Problem(field, f"Write a whole number of {words}, from {least} to {most:,}.")
    if needs.isolating > (needs.residents or 0):
        return Problem("isolating", "There cannot be more who isolate than live in your home.")
    return None


def check_what_if(needs: Needs, what: WhatIf) -> Problem | None:
    """Return why a question cannot be answered, if so: what the home has to say of a day first, or a number that cannot be."""
    if what.changes is not None and (needs.residents is None or needs.changes is None):
        return Problem("changes", "Say first how many residents there are and how many changes each has in a day now.")
    if what.isolating is not None and (needs.residents is None or needs.changes is None):
        return Problem(
            "isolating", "Say first how many residents there are and how many changes each has in a day now."
        )
    if what.staff is not None and needs.staff is None:
        return Problem("staff", "Say first how many staff are on shift in a day now.")
    if what.isolating is not None and not 0 <= what.isolating <= (needs.residents or 0):
        return Problem("isolating", f"Of {count_words(needs.residents or 0, 'resident')} that many cannot isolate.")
    for field, number, most in (("staff", what.staff, MOST_PEOPLE), ("changes", what.changes, MOST_CHANGES)):
        if number is not None and not 0 <= number <= most:
            return Problem(field, f"Write a whole number from 0 to {most}.")
    return None


def times(kind: PpeType, needs: Needs, what: WhatIf) -> Times:
    """Return by how much the use of a type would change; what the home has not said is left as it is."""
    found = _by_changes(needs, what) if kind.goes_with is GoesWith.CHANGES else _by_staff(needs, what)
    factor, lines, steps = (
        (found.factor, [*found.lines], [*found.steps]) if found is not None else (Fraction(1), [], [])
    )
    if what.outbreak and needs.outbreak:
        factor *= Fraction(HUNDRED + needs.outbreak, HUNDRED)
        steps.append((HUNDRED + needs.outbreak, HUNDRED))
        lines.append(
            f"In an outbreak your home uses {needs.outbreak} % more: × {HUNDRED + needs.outbreak} ÷ {HUNDRED}."
        )
    elif what.outbreak:
        lines.append(NO_MORE)
    return Times(factor, tuple(lines), tuple(steps))


def _by_changes(needs: Needs, what: WhatIf) -> Times | None:
    if needs.residents is None or needs.changes is None:
        return None
    isolating = needs.isolating if what.isolating is None else what.isolating
    changes = needs.changes if what.changes is None else what.changes
    now, then = needs.a_day(needs.isolating, needs.changes), needs.a_day(isolating, changes)
    if now == then:
        return None
    words = f"{_sum_words(needs, isolating, changes)} = {then:,} changes a day"
    return Times(
        Fraction(then, now),
        (f"{words}. Now: {_sum_words(needs, needs.isolating, needs.changes)} = {now:,}. × {then:,} ÷ {now:,}.",),
        ((then, now),),
    )


def _sum_words(needs: Needs, isolating: int, changes: int) -> str:
    words = f"{count_words(needs.residents or 0, 'resident')} × {changes}"
    return f"{words} + {isolating} isolating × {needs.more} more" if isolating and needs.more else words


def _by_staff(needs: Needs, what: WhatIf) -> Times | None:
    if needs.staff is None or what.staff is None or what.staff == needs.staff:
        return None
    return Times(
        Fraction(what.staff, needs.staff),
        (f"{what.staff:,} staff on shift, now {needs.staff:,}: × {what.staff:,} ÷ {needs.staff:,}.",),
        ((what.staff, needs.staff),),
    )


def changed(found: Forecast, by: Times) -> Forecast:
    """Return the forecast with other use from today on; what was used until now stays as it was."""
    use = found.use
    least, likely, most = use.least * by.factor, use.likely * by.factor, use.most * by.factor
    then = DailyUse(likely, least, most, use.stretches, use.written, use.lower_written)
    return replace(found, use=then, cover=cover_of(found.left, least, likely, most))


def changed_why(found: Forecast, by: Times, kind: PpeType) -> tuple[str, ...]:
    """Return the arithmetic of what would change, to stand below that of now."""
    if by.factor == 1:
        return (*by.lines, AS_NOW)
    then = changed(found, by)
    steps = " ".join(f"× {times:,} ÷ {divided:,}" for times, divided in by.steps)
    use = f"{rate_words(found.use.likely)} {steps} = {rate_words(then.use.likely)} {kind.many} a day."
    if then.cover is None:
        return (*by.lines, use, "Then none would be used, so no day can be named.")
    if found.now <= 0:
        return (*by.lines, use, out_words(found))
    line = f"{amount_words(found.now, kind)} ÷ {rate_words(then.use.likely)} = {quotient_words(found.now, then.use.likely, then.cover)}."
    if then.cover.least != then.cover.most:
        line += f" Between {then.cover.least:,} and {then.cover.most:,}."
    return (*by.lines, use, f"{line} {ROUNDED}")
