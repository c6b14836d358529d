"""Sums of money: whole pence when they are done, exact decimals on the way, never a float."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from carehome_desktop.domain.pounds import pounds_words
from carehome_desktop.domain.problems import Problem

MOST_PENCE = 1_000_000_000
"""Ten million pounds: no sum of a small home comes near it."""

_MONEY = re.compile(r"£?\s*(?P<pounds>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?:\.(?P<part>[0-9]{1,12}))?")
_HUNDREDTH = Decimal("0.01")


def nearest_penny(pounds: Decimal | Fraction) -> int:
    """Return the nearest pence; half a penny goes up."""
    if isinstance(pounds, Fraction):
        return int((pounds * 200 + 1) // 2)
    return int((pounds * 100).quantize(Decimal(1), ROUND_HALF_UP))


def penny_up(pounds: Decimal) -> int:
    """Return the pence, any part of a penny counted as a whole one."""
    return int((pounds * 100).to_integral_value(ROUND_CEILING))


def cut(value: Decimal, places: int) -> Decimal:
    """Return the value with what lies behind so many decimals left off."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN)


def in_pounds(pence: int) -> Decimal:
    """Return pence as pounds, exactly."""
    return Decimal(pence) / 100


def money_words(pence: int) -> str:
    """Return *£1,234.56*, and *−£5.00* for what is below nought."""
    return f"−{pounds_words(-pence)}" if pence < 0 else pounds_words(pence)


def rate_words(pounds: Decimal) -> str:
    """Return a rate with all its decimals and two at least: *£9.20*, *£23.9625*."""
    short = pounds.normalize()
    return f"£{pounds.quantize(_HUNDREDTH) if short == short.quantize(_HUNDREDTH) else short:f}"


def plain_words(number: Decimal) -> str:
    """Return a number without noughts at its end: *7.5*, *10*."""
    return f"{number.normalize():f}"


def read_money(typed: str, field: str) -> int | Problem | None:
    """Return the pence that *£95.85*, *95.85* or *1,200* says; None if nothing was typed, a Problem if it cannot be so.

    A part of a penny (*£0.005*) is refused: nobody was ever paid it.
    """
    pounds = read_exact(typed, field, "Write the sum in pounds, as in 95.85 or 1,200.")
    if not isinstance(pounds, Decimal):
        return pounds
    if pounds != cut(pounds, 2):
        return Problem(field, "Money is paid in whole pence: write two figures after the point, as in 95.85.")
    pence = int(pounds * 100)
    if pence > MOST_PENCE:
        return Problem(field, f"{money_words(pence)} is more than a home ever pays. Check the point.")
    return pence


def read_exact(typed: str, field: str, otherwise: str) -> Decimal | Problem | None:
    """Return the number above or at nought that was typed, with a £ sign or without; `otherwise` is said of what is none."""
    text = typed.strip()
    if not text:
        return None
    found = _MONEY.fullmatch(text) if text.removeprefix("£").isascii() else None
    if found is None:
        return Problem(field, f"{otherwise} What you typed is still here.")
    return Decimal(f"{found['pounds'].replace(',', '')}.{found['part'] or 0}")
