"""*What if*: keeps what the home says of a day as it is now, and answers what would be with other needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.standing import standing_of
from carehome_desktop.domain.stock.what_if import Needs, WhatIf, changed, changed_why, check_needs, times
from carehome_desktop.machine import Clock
from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.store import facts
from carehome_desktop.store.database import Store

NEEDS_KEY = "stock_needs"


class StockWhatIf:
    """Nothing that is asked here is kept: only what the home says of a day as it is."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def needs(self) -> Needs:
        """Return what the home says of a day as it is now."""
        with self._store.read() as connection:
            return Needs(**(facts.now(connection).get(NEEDS_KEY) or {}))

    def set_needs(self, needs: Needs, by: Person) -> Problem | None:
        """Keep what the home says of a day, or say what is wrong."""
        if problem := check_needs(needs):
            return problem
        with self._store.write() as connection:
            facts.say(connection, {NEEDS_KEY: asdict(needs)}, by.id, self._clock.wall())
        return None


def if_so(statuses: Iterable[TypeStatus], needs: Needs, what: WhatIf) -> tuple[TypeStatus, ...]:
    """Return how each type would stand; one whose use nobody knows stays as it is. Nothing is read from the file."""
    return tuple(_if_so(each, needs, what) for each in statuses)


def _if_so(status: TypeStatus, needs: Needs, what: WhatIf) -> TypeStatus:
    if status.forecast is None:
        return status
    found = changed(status.forecast, times(status.kind, needs, what))
    return replace(status, forecast=found, standing=standing_of(status.level, found, status.lines))


def why_if_so(status: TypeStatus, needs: Needs, what: WhatIf) -> tuple[str, ...]:
    """Return the arithmetic of now, and below it that of what would change; `status` is as it stands now."""
    return (*status.why(), *why_then(status, needs, what))


def why_then(status: TypeStatus, needs: Needs, what: WhatIf) -> tuple[str, ...]:
    """Return only the arithmetic of what would change."""
    if status.forecast is None:
        return ()
    return changed_why(status.forecast, times(status.kind, needs, what), status.kind)
