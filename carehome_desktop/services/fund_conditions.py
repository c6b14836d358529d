"""What an instalment asks for, gone through line by line; what is about the tracker is proved from our own history."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.fund.conditions import Checked, Standing, Told, checklist
from carehome_desktop.domain.history import Proof
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.machine import Clock
from carehome_desktop.services.fund import Fund
from carehome_desktop.services.history import History
from carehome_desktop.services.history_words import proof_span, proof_title
from carehome_desktop.store import fund_told
from carehome_desktop.store.database import Store


@dataclass(frozen=True)
class Condition:
    """A condition as it stands, and what our history says of the tracker: "" where it is about something else."""

    checked: Checked
    proof: str = ""


class FundConditions:
    """The list to go through. Nothing is ticked by itself: the proof is laid beside, and a person says what it comes to."""

    def __init__(self, store: Store, fund: Fund, history: History, clock: Clock) -> None:
        self._store, self._fund, self._history, self._clock = store, fund, history, clock

    def of(self, scheme_id: str, *, proved: bool = True) -> tuple[Condition, ...]:
        """Return every condition of a fund's instalments, in order; without `proved` nothing is counted in the history."""
        scheme = self._fund.scheme(scheme_id)
        came = [each.entry for each in self._fund.instalments(scheme_id)]
        with self._store.read() as connection:
            told = fund_told.conditions(connection, scheme_id)
        today = self._clock.local().date()
        return tuple(
            Condition(each, self._proof(each) if proved else "") for each in checklist(scheme, told, came, today)
        )

    def tell(
        self, scheme_id: str, number: int, condition_id: str, standing: Standing, by: Person, note: str = ""
    ) -> Problem | None:
        """Write down how a condition stands; what was said before stays in the records.

        That one is met of which our own history shows less than half asks for a note.
        """
        known = {(each.checked.number, each.checked.condition.id): each for each in self.of(scheme_id, proved=False)}
        if (number, condition_id) not in known:
            names = ", ".join(f"{number}/{id_}" for number, id_ in sorted(known)) or "none"
            return Problem("condition", f"There is no such condition. There are: {names}. Nothing was changed.")
        told = Told(number, condition_id, standing, note.strip(), by.id, self._clock.wall())
        if problem := told.trouble():
            return problem
        if standing is Standing.MET and not told.note and (thin := self._thin(known[number, condition_id].checked)):
            return Problem("note", thin)
        with self._store.write() as connection:
            fund_told.add_condition(connection, scheme_id, told)
        return None

    def _thin(self, checked: Checked) -> str:
        """Return that our history shows far less than *met* says; "" where it does not, or where the tracker is not asked of."""
        found = self._history.proof(*checked.span) if checked.span is not None else None
        if not isinstance(found, Proof) or 2 * sum(updated for _, updated, _ in found.counts()) >= len(found.lines):
            return ""
        title = proof_title(found)
        return (
            f"Your history says {title[0].lower()}{title[1:]}. Write here why it is met all the same; it is kept then."
        )

    def _proof(self, checked: Checked) -> str:
        if checked.span is None:
            return ""
        found = self._history.proof(*checked.span)
        return f"{proof_title(found)}: {proof_span(found)}." if isinstance(found, Proof) else found.words
