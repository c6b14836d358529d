"""What is said of a delivery of PPE that is marked for a fund: its day alone puts it into none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from carehome_desktop.domain.wages.schemes import Part, Scheme, schemes_on
from carehome_desktop.domain.words import day_words

NOWHERE = "{} lies in the time of no fund that is known here. It stays on your own list, and no fund counts it."
SOMEWHERE = "{} lies in the time of: {}. The fund counts it once you record it as a cost there: PPE, then Costs."
ASK_FIRST = "Ask your council first"


def day_in_funds_words(schemes: Iterable[Scheme], day: date) -> str:
    """Return which funds' time a day lies in, and what is still to be done; or that it lies in none."""
    takes = schemes_on(schemes, day)
    if not takes:
        return NOWHERE.format(day_words(day))
    somewhere = SOMEWHERE.format(day_words(day), ", ".join(each.name for each in takes))
    return " ".join([somewhere, *(f"{words}. {ASK_FIRST}." for each in takes if (words := no_ppe_words(each)))])


def none_pays_words(schemes: Iterable[Scheme], day: date) -> str:
    """Return that none of the funds of a day pays for PPE as a rule, "" where one may."""
    found = [no_ppe_words(each) for each in schemes_on(schemes, day)]
    return ". ".join(found) if all(found) else ""


def no_ppe_words(scheme: Scheme) -> str:
    """Return *Infection Control Fund, round 2 pays for no PPE*, or that its direct share does not; "" where it may pay."""
    kept_out = [use.parts for use in scheme.excluded if use.is_in("PPE")]
    if not kept_out:
        return ""
    where = "" if any(Part.COUNCIL in parts for parts in kept_out) else " out of the home’s direct share"
    return f"{scheme.name} pays for no PPE{where}"
