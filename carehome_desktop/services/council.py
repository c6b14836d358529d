"""What the council asked and what was answered, as a dated log; and until when the home keeps all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from carehome_desktop.domain.fund.council import CouncilQuestion, Keeping
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import reason_trouble
from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.services.fund import Fund
from carehome_desktop.store import council as kept
from carehome_desktop.store.database import Store

NOT_THERE = "It is not there, or it was taken back already. Nothing was changed."
OURS = "Years are counted from the fund’s last day."


@dataclass(frozen=True)
class PastKeeping:
    """A fund whose papers were to be kept until a day that is past."""

    scheme: Scheme
    keeping: Keeping


class Council:
    """One home's talk with its council about its funds."""

    def __init__(self, store: Store, fund: Fund, clock: Clock, chance: Chance) -> None:
        self._store, self._fund, self._clock, self._chance = store, fund, clock, chance

    def ask(self, told: CouncilQuestion, by: Person) -> Kept[CouncilQuestion] | Problem:
        """Write a question down, with its answer if there is one."""
        return self._keep(self._chance.new_id(), told, by, new=True)

    def put_right(self, question_id: str, told: CouncilQuestion, by: Person) -> Kept[CouncilQuestion] | Problem:
        """Write down the answer, or how it was; what was told before stays to be read."""
        return self._keep(question_id, told, by, new=False)

    def take_back(self, question_id: str, reason: str, by: Person) -> Kept[CouncilQuestion] | Problem:
        """Take a question back; it stays to be read."""
        reason = " ".join(reason.split())
        if problem := reason_trouble(reason):
            return problem
        with self._store.write() as connection:
            taken = kept.QUESTIONS.take_back(connection, question_id, reason, by.id, self._clock.wall())
        return taken or Problem("question", NOT_THERE)

    def questions(self, scheme_id: str) -> list[Kept[CouncilQuestion]]:
        """Return what was asked about a fund, by day."""
        with self._store.read() as connection:
            return kept.questions(connection, scheme_id)

    def question(self, question_id: str) -> Kept[CouncilQuestion] | None:
        """Return one question as it stands."""
        with self._store.read() as connection:
            return kept.QUESTIONS.one(connection, question_id)

    def keeping(self, scheme_id: str) -> Keeping:
        """Return until when a fund's papers are kept: what the home said last, else what is known of the fund."""
        scheme = self._fund.scheme(scheme_id)
        with self._store.read() as connection:
            told = kept.keeping(connection, scheme_id)
        return told or Keeping(scheme.keep_until(), scheme.keeping or OURS, told=False)

    def keep(self, scheme_id: str, until: date, reason: str, by: Person) -> Keeping | Problem:
        """Say until when a fund's papers are kept, and why."""
        scheme, told = self._fund.scheme(scheme_id), Keeping(until, " ".join(reason.split()), told=True)
        if problem := told.trouble(scheme.last_day, self._today()):
            return problem
        with self._store.write() as connection:
            kept.keep(connection, scheme_id, told, by.id, self._clock.wall())
        return told

    def past_keeping(self) -> list[PastKeeping]:
        """Return the funds in use whose papers were to be kept until a day that is past."""
        told = [PastKeeping(scheme, self.keeping(scheme.id)) for scheme in self._fund.data.schemes]
        past = [each for each in told if each.keeping.past(self._today())]
        used = {each.report.scheme.id for each in self._fund.overview() if each.used} if past else set()
        return [each for each in past if each.scheme.id in used]

    def _keep(
        self, question_id: str, told: CouncilQuestion, by: Person, *, new: bool
    ) -> Kept[CouncilQuestion] | Problem:
        self._fund.scheme(told.scheme_id)
        if problem := told.trouble(self._today()):
            return problem
        with self._store.write() as connection:
            if not new and kept.QUESTIONS.one(connection, question_id) is None:
                return Problem("question", NOT_THERE)
            return kept.QUESTIONS.add(connection, question_id, told, by.id, self._clock.wall())

    def _today(self) -> date:
        return self._clock.local().date()
