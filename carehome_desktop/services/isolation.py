"""Staff who isolate: records each isolation, puts it right by adding, and says what the fund is charged and what is still owed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.wages.fund_data import FundData
from carehome_desktop.domain.wages.isolation import Spell, Suggestion, check_spell, overlaps, suggest
from carehome_desktop.domain.wages.reasons import Reason
from carehome_desktop.domain.wages.records import LONGEST_CODE, LONGEST_TEXT, Entry, Isolation, Staff
from carehome_desktop.domain.words import day_words
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.store import isolation as kept
from carehome_desktop.store.database import Store

LONGEST_NAME = 120
MOST_STAFF = 1_000

NO_STAFF = "There is no member of staff of this code. Nothing was recorded."
NO_ISOLATION = "There is no isolation of this number. Nothing was changed."
NO_REASON = "Choose why they isolate."


@dataclass(frozen=True)
class Recorded:
    """An isolation that was kept, and sentences to look at; none of them held it back."""

    isolation: Isolation
    warnings: tuple[str, ...]


class Isolations:
    """One home's staff and isolations. Nothing is changed in place: each correction is a revision of its own."""

    def __init__(self, store: Store, read: Callable[[], FundData], clock: Clock, chance: Chance) -> None:
        self._store, self._read, self._clock, self._chance = store, read, clock, chance

    @cached_property
    def data(self) -> FundData:
        """Return what the resources say of reasons, lengths, sick pay and funds."""
        return self._read()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return every reason that is known, in the order of the resources."""
        return self.data.reasons

    def reason(self, reason_id: str) -> Reason | None:
        """Return a reason by its id, or None."""
        return self.data.reason(reason_id)

    def staff(self) -> list[Staff]:
        """Return all staff by their codes."""
        with self._store.read() as connection:
            return kept.every_staff(connection)

    def add_staff(self, name: str, by: Person, code: str = "") -> Staff | Problem:
        """Add a member of staff; without a code the next free one of ours (S1, S2, …) is given."""
        name, code = " ".join(name.split()), code.strip().upper()
        if not name or len(name) > LONGEST_NAME or not is_one_line(name):
            return Problem("name", f"Write the name in {LONGEST_NAME} characters or fewer.")
        if len(code) > LONGEST_CODE or not re.fullmatch(r"[A-Z0-9/-]*", code):
            return Problem("code", f"A code has up to {LONGEST_CODE} letters, figures, / and -.")
        with self._store.write() as connection:
            known = kept.every_staff(connection)
            codes = {each.code for each in known}
            if len(known) >= MOST_STAFF:
                return Problem("name", f"There are {MOST_STAFF} people already, which is as many as fit.")
            if code in codes:
                return Problem("code", f"{code} is given already. Choose another code, or leave it empty.")
            code = code or next(free for at in range(1, len(known) + 2) if (free := f"S{at}") not in codes)
            member = Staff(self._chance.new_id(), code, name)
            kept.add_staff(connection, member, by.id, self._clock.wall())
        return member

    def record(self, entry: Entry, by: Person) -> Recorded | Problem:
        """Write an isolation down."""
        return self._keep(self._chance.new_id(), entry, by, new=True)

    def put_right(self, isolation_id: str, entry: Entry, by: Person) -> Recorded | Problem:
        """Write down how an isolation was; what was told before stays to be read."""
        return self._keep(isolation_id, entry, by, new=False)

    def take_back(self, isolation_id: str, reason: str, by: Person) -> Isolation | Problem:
        """Take an isolation back; it stays in the file and no longer counts."""
        reason = " ".join(reason.split())
        if not reason or len(reason) > LONGEST_TEXT or not is_one_line(reason):
            return Problem("reason", "Write in one line why it is taken back.")
        with self._store.write() as connection:
            told = kept.revisions(connection, isolation_id)
            if not told or told[-1].withdrawn:
                return Problem("isolation", NO_ISOLATION)
            return kept.add(connection, isolation_id, told[-1].entry, by.id, self._clock.wall(), reason)

    def standing(self) -> list[Isolation]:
        """Return every isolation as it stands, the latest first day first."""
        with self._store.read() as connection:
            return kept.standing(connection)

    def revisions(self, isolation_id: str) -> list[Isolation]:
        """Return everything that was told of one isolation, oldest first."""
        with self._store.read() as connection:
            return kept.revisions(connection, isolation_id)

    def suggestion(self, reason_id: str, first_day: date) -> Suggestion | None:
        """Return the last day that the rules of the first day suggest for a reason; None if there is no such reason."""
        reason = self.reason(reason_id)
        return suggest(self.data.lengths, reason.group, first_day) if reason is not None else None

    def _keep(self, isolation_id: str, entry: Entry, by: Person, *, new: bool) -> Recorded | Problem:
        now = self._clock.wall()
        if self.reason(entry.reason) is None:
            return Problem("reason", NO_REASON)
        if problem := entry.trouble(self._clock.local().date()):
            return problem
        with self._store.write() as connection:
            if entry.staff_id not in {each.id for each in kept.every_staff(connection)}:
                return Problem("staff", NO_STAFF)
            told = kept.revisions(connection, isolation_id)
            if not new and (not told or told[-1].withdrawn):
                return Problem("isolation", NO_ISOLATION)
            others = [each for each in kept.standing(connection) if each.id != isolation_id]
            isolation = kept.add(connection, isolation_id, entry, by.id, now)
        return Recorded(isolation, tuple(self._warnings(isolation, others)))

    def _warnings(self, isolation: Isolation, others: Sequence[Isolation]) -> list[str]:
        entry = isolation.entry
        warnings = []
        found = check_spell(Spell(entry.first_day, entry.last_day), self.suggestion(entry.reason, entry.first_day))
        if isinstance(found, str):
            warnings.append(found)
        own = [each for each in others if each.entry.staff_id == entry.staff_id]
        spells = [Spell(each.entry.first_day, each.entry.last_day, each.id) for each in (isolation, *own)]
        for one, other in overlaps(spells):
            if isolation.id in (one.id, other.id):
                second = other if one.id == isolation.id else one
                warnings.append(
                    f"The same person already isolates from {day_words(second.first_day)}: the days overlap, and one day is paid once."
                )
        if doubt := entry.doubt():
            warnings.append(doubt)
        return warnings
