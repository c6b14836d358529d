"""Splitting a sum over measures, and per cents of a spend: parts that always add up to the whole.

That per cents are of actual spend, and rounded by largest remainder, is ours: Peterborough's scrutiny report gives 9, 14, 7 and 70
of what was spent, and no rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.problems import Problem


def split_pence(total: int, weights: Sequence[int | Decimal]) -> tuple[int, ...]:
    """Return a sum in pence split by weights, to the penny: the parts add up to it exactly.

    Each part is rounded down, and the pence left over go to the parts that lost most; of equal ones to the first. A sum
    below nought (a reversal) is split as its opposite, so that the two cancel line by line. ValueError for no weights, one
    below nought, or all nought.
    """
    exact = [Fraction(weight) for weight in weights]
    whole = sum(exact)
    if not whole or any(weight < 0 for weight in exact):
        raise ValueError("weights must be at or above nought, and one of them above")
    if total < 0:
        return tuple(-part for part in split_pence(-total, weights))
    shares = [total * weight / whole for weight in exact]
    parts = [int(share) for share in shares]
    by_loss = sorted(range(len(shares)), key=lambda at: (parts[at] - shares[at], at))
    for at in by_loss[: total - sum(parts)]:
        parts[at] += 1
    return tuple(parts)


def per_cents(spend: Sequence[int]) -> tuple[int, ...] | None:
    """Return each line's whole per cent of the spend by largest remainder, adding up to 100.

    None where nothing was spent, or where a line is below nought: a share of that says nothing.
    """
    if not sum(spend) or any(pence < 0 for pence in spend):
        return None
    return split_pence(100, spend)


def check_split(total: int, parts: Mapping[str, int], field: str = "split") -> Problem | None:
    """Return what is wrong with the parts of a cost in pence, by measure: they must add up to it exactly."""
    if not parts:
        return Problem(field, "Choose at least one measure for this cost.")
    if any((part < 0) != (total < 0) and part for part in parts.values()):
        return Problem(field, "A part of a cost cannot be less than nought.")
    apart = total - sum(parts.values())
    if not apart:
        return None
    is_over = (apart < 0) == (total >= 0)
    left = money_words(abs(apart))
    words = f"The parts are {left} more than the cost" if is_over else f"{left} of the cost is not shared out yet"
    return Problem(field, f"{words} of {money_words(abs(total))}." if is_over else f"{words}.")
