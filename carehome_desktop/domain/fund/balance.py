"""What is left of each instalment: spend is set against them in the order in which they came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carehome_desktop.domain.fund.entries import Cost, Instalment, Stage
from carehome_desktop.domain.money import money_words


@dataclass(frozen=True)
class InstalmentLeft:
    """An instalment and how much of it, in pence, is used."""

    instalment: Instalment
    used: int

    @property
    def left(self) -> int:
        """Return what is left of it in pence, never below nought."""
        return self.instalment.pence - self.used

    def words(self) -> str:
        """Return both as a sentence."""
        if not self.left:
            return f"All of its {money_words(self.instalment.pence)} is spent."
        return f"{money_words(self.used)} of {money_words(self.instalment.pence)} is spent, {money_words(self.left)} is left."


def each_left(instalments: Sequence[Instalment], actual: int) -> tuple[InstalmentLeft, ...]:
    """Return each instalment, the first number first, with what is used of it; what is spent beyond all of them is in none."""
    told, rest = [], max(0, actual)
    for each in sorted(instalments, key=lambda one: one.number):
        used = min(each.pence, rest)
        rest -= used
        told.append(InstalmentLeft(each, used))
    return tuple(told)


def overspent_words(cost: Cost, received: int, spent_before: int) -> str:
    """Return that an actual cost goes past what came, "" if it does not or nothing is written down as received yet."""
    over = spent_before + cost.charged - received
    if cost.stage is not Stage.ACTUAL or not received or over <= 0:
        return ""
    return (
        f"With this, {money_words(over)} more is spent than came ({money_words(received)}). That part is the home’s own, "
        "unless another instalment comes."
    )
