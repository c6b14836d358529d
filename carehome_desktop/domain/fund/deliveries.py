"""What is said of a delivery of PPE that is put down for a fund: its day alone puts it into none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from carehome_desktop.domain.wages.schemes import Scheme, schemes_on
from carehome_desktop.domain.words import day_words

NOWHERE = "{} lies in the time of no fund that is known here. It stays on your own list, and no fund counts it."
SOMEWHERE = "{} lies in the time of: {}. The fund counts it once you write it down there as a cost: PPE, then Costs."


def day_in_funds_words(schemes: Iterable[Scheme], day: date) -> str:
    """Return which funds' time a day lies in, and what is still to be done; or that it lies in none."""
    names = ", ".join(each.name for each in schemes_on(schemes, day))
    return SOMEWHERE.format(day_words(day), names) if names else NOWHERE.format(day_words(day))
