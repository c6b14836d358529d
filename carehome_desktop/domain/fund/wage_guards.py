"""What is looked at before wages are claimed for an isolation: the same shift twice, a rebate that is kept, less paid than is charged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from carehome_desktop.domain.fund.guards import PAID_LESS, REBATE_KEPT, SAME_DAYS, Doubt
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.wages.charge import Basis, rebate_kept_words
from carehome_desktop.domain.wages.records import Entry
from carehome_desktop.domain.wages.working import Worked
from carehome_desktop.domain.words import day_words


def wage_doubts(entry: Entry, others: Sequence[Entry]) -> tuple[Doubt, ...]:
    """Return what is odd about the claim of an isolation, beside the same person's `others`; nothing while none of it is charged."""
    charged = entry.charged()
    if not isinstance(charged, Worked) or not charged.pence:
        return ()
    return (*_paid_less(entry, charged.pence), *_rebate_kept(entry), *_same_days(entry, others))


def _paid_less(entry: Entry, charged: int) -> Iterator[Doubt]:
    """A fund brings pay up to normal wages; where it was not paid, it cannot be claimed."""
    if entry.paid is None or entry.normal is None or entry.paid >= entry.normal:
        return
    less = money_words(entry.normal - entry.paid)
    words = f"They were paid {money_words(entry.paid)} in all, {less} less than normal pay, and {money_words(charged)} is charged. "
    yield Doubt(PAID_LESS, f"{words}A fund pays wages that were paid in full. Pay the rest, or put normal pay right.")


def _rebate_kept(entry: Entry) -> Iterator[Doubt]:
    if entry.basis is Basis.GROSS and entry.rebate:
        yield Doubt(REBATE_KEPT, rebate_kept_words(entry.rebate))


def _same_days(entry: Entry, others: Sequence[Entry]) -> Iterator[Doubt]:
    for other in sorted(others, key=lambda each: each.first_day):
        first = max(entry.first_day, other.first_day)
        last = min(entry.last_day or date.max, other.last_day or date.max)
        if first > last:
            continue
        until = "" if last == first else f" to {day_words(last)}" if last < date.max else " on"
        yield Doubt(
            SAME_DAYS,
            f"The same person isolated from {day_words(other.first_day)} already: {day_words(first)}{until} would be claimed twice. "
            "One day is paid once, from whichever fund.",
        )
