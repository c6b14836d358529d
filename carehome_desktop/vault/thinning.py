"""Which copies may go: everything of the last day is kept, then one for each of some days, weeks and months."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from carehome_desktop.machine import LONDON, Clock
from carehome_desktop.vault.copies import Copy, Reason, list_copies, remove_copy
from carehome_desktop.vault.folder import DataFolder

KEEP_ALL = timedelta(hours=24)
DAILY, WEEKLY, MONTHLY = 14, 8, 12

_PERIODS: tuple[tuple[int, Callable[[datetime], str]], ...] = (
    (DAILY, lambda at: at.strftime("%Y-%m-%d")),
    (WEEKLY, lambda at: at.strftime("%G-W%V")),
    (MONTHLY, lambda at: at.strftime("%Y-%m")),
)


def may_go(copies: Sequence[Copy], now: datetime) -> list[Copy]:
    """Return the copies to remove. Days, weeks and months are those that have copies, so a clock gone wrong cannot empty the shelf.

    Copies taken before an upgrade stay. A copy that does not read takes no other's place and is left for a person to see.
    """
    reading = sorted(
        (copy for copy in copies if copy.reads), key=lambda copy: (copy.taken_at, copy.number), reverse=True
    )
    kept = {
        copy.folder.root
        for copy in reading
        if copy.reason == Reason.BEFORE_UPGRADE or abs(now - copy.taken_at) <= KEEP_ALL
    }
    for count, period in _PERIODS:
        newest: dict[str, Copy] = {}
        for copy in reading:
            newest.setdefault(period(copy.taken_at.astimezone(LONDON)), copy)
        kept.update(copy.folder.root for copy in list(newest.values())[:count])
    return [copy for copy in reading if copy.folder.root not in kept]


def thin_copies(folder: DataFolder, clock: Clock) -> list[Copy]:
    """Remove the copies that may go, and return them."""
    going = may_go(list_copies(folder), clock.wall())
    for copy in going:
        remove_copy(copy)
    return going
