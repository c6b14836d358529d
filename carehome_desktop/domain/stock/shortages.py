"""When a shortage is over: tries after that belong to the next. The home's own days say what is short."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from carehome_desktop.domain.stock.cover import forecast, known_by
from carehome_desktop.domain.stock.levels import level_after
from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.standing import Lines, Standing, standing_of

FORGOTTEN = timedelta(days=28)
"""A shortage of which nothing was tried for so long is over as well. Ours."""
WELL = (Standing.AMBER, Standing.GREEN)
LIFTS = (Kind.DELIVERY, Kind.GIVEN_BACK, Kind.COUNT)
"""What can lift a type above the line; all else only takes out of the cupboard."""


def is_over(entries: Sequence[Entry], last_try: datetime, now: datetime, lines: Lines | None, opening: int = 0) -> bool:
    """Return whether a type stood above the home's line for red at some moment since it was tried last, or nobody tried for long.

    `entries` are of one type; `opening` is the level before the first of them. What can lift it is looked at as things stood
    then, and how it stands now.
    """
    if now - last_try > FORGOTTEN:
        return True
    lifted = {entry.at for entry in entries if entry.kind in LIFTS and last_try < entry.at <= now}
    return any(_stands_well(entries, moment, lines, opening) for moment in sorted({*lifted, now}))


def _stands_well(entries: Sequence[Entry], moment: datetime, lines: Lines | None, opening: int) -> bool:
    known = known_by(entries, moment)
    if not known:
        return False
    return standing_of(level_after(known, opening), forecast(known, moment, opening), lines) in WELL
