"""Deliveries of PPE, as news for the questions that ask how the home stands for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from carehome_desktop.domain.stock.happened import happened_words
from carehome_desktop.domain.stock.movements import Entry
from carehome_desktop.domain.stock.proposing import ENOUGH, QUESTION
from carehome_desktop.domain.stock.quantities import amount_words
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.machine import Clock
from carehome_desktop.services.answering import SectionState
from carehome_desktop.services.happenings import Since
from carehome_desktop.services.stock_answers import speaks_of
from carehome_desktop.store.database import Store
from carehome_desktop.store.stock_deliveries import deliveries_since


class Deliveries:
    """Tells of each question on PPE what was delivered since it was answered last, up to the last day of its period."""

    def __init__(self, store: Store, types: Callable[[], Iterable[PpeType]], clock: Clock) -> None:
        self._store, self._types, self._clock = store, types, clock

    def since(self, state: SectionState, since: Since) -> Mapping[str, str]:
        """Return what was delivered, by question."""
        asked = {each: moment for each, moment in since.items() if speaks_of(state.section.id, each)}
        if not asked:
            return {}
        kinds = {kind.id: kind for kind in self._types()}
        with self._store.read() as connection:
            came = deliveries_since(connection, list(kinds), min(asked.values()))
        came = [each for each in came if each.day <= state.period.last_day()]
        found = {}
        for question_id, moment in asked.items():
            mine = [each for each in came if each.at > moment and _is_of(question_id, kinds[each.type_id])]
            if mine:
                found[question_id] = self._words(mine, kinds)
        return found

    def _words(self, came: list[Entry], kinds: Mapping[str, PpeType]) -> str:
        newest, *others = came
        amount = amount_words(newest.quantity.total, kinds[newest.type_id])
        more = f", and {len(others)} more" if others else ""
        return f"A delivery came since: {amount}, {happened_words(newest.at, self._clock.wall())}{more}."


def _is_of(question_id: str, kind: PpeType) -> bool:
    return question_id in (ENOUGH, QUESTION + kind.family)
