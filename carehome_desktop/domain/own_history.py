"""A home's figure held against the figures it gave before: the same for a year, or far outside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from carehome_desktop.domain.periods import Period, PeriodKind

Lines = Mapping[str, int]
"""A figure by its lines (part id: number); a single number has one line, named by nothing."""

FEWEST = 3
"""With fewer earlier figures than this nothing is called a jump: there is no habit yet to fall out of."""

SMALLEST_JUMP = 3
"""A difference of so few is never a jump, however steady the figure was: one resident comes, two people leave."""

DEVIATIONS = 6
"""How many usual differences away from the middle a figure lies before it is asked about."""


def far_outside(number: int, before: Sequence[int]) -> bool:
    """Return whether a number is a jump far outside the home's own earlier numbers.

    It is if it lies beyond every number given before *and* further from their median than each of these: six times the
    usual difference from that median (the median absolute deviation), half the median, and three.

    Why this rule: median and usual difference hold with a handful of figures, and one old slip (120 for 12) hardly moves
    them, as it would a mean and a standard deviation. A steady figure has no usual difference at all, so half the median
    and three keep small homes from being asked about each arrival. A number between two that stood before is never odd.
    """
    if len(before) < FEWEST or min(before) <= number <= max(before):
        return False
    middle = median(before)
    usual = median(abs(each - middle) for each in before)
    return abs(number - middle) > max(DEVIATIONS * usual, middle / 2, SMALLEST_JUMP)


def unchanged_since(now: Lines, period: Period, history: Mapping[Period, Lines]) -> Period | None:
    """Return the month from which on a figure has been the same in every return, if that is 12 months ago or longer.

    A month without a return does not break the run. Noughts are no unchanged figure: there is nothing to have changed.
    Only monthly figures are held to this; a line that is not asked any more does not count. The 12 months are those
    after which Skills for Care, which publishes figures on care staff, sets a repeated figure aside.
    """
    if period.kind is not PeriodKind.MONTH or not any(now.values()):
        return None
    start = None
    for month in sorted((each for each in history if each < period), reverse=True):
        if {line: history[month].get(line) for line in now} != now:
            break
        start = month
    first = period.first_day()
    return start if start and start.first_day() <= first.replace(year=first.year - 1) else None
