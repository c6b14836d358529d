"""What is known of staff: told, put right by telling anew, and names that can be erased while the code stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.records import Staff
from carehome_desktop.domain.wages.staff_facts import PayRate, StaffFacts
from carehome_desktop.domain.words import day_words
from carehome_desktop.machine import Clock
from carehome_desktop.services.isolation import NO_STAFF, name_trouble
from carehome_desktop.store import isolation as kept
from carehome_desktop.store import staff as told
from carehome_desktop.store.database import Store


@dataclass(frozen=True)
class Member:
    """A member of staff with all that is known of them; rates the earliest first."""

    staff: Staff
    facts: StaffFacts
    rates: tuple[PayRate, ...]


class StaffBook:
    """One home's staff. The name lies apart from everything else, and goes for good when it is erased."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def members(self) -> list[Member]:
        """Return everybody by code."""
        with self._store.read() as connection:
            known = told.facts(connection)
            return [
                Member(each, known.get(each.id, StaffFacts()), told.rates(connection, each.id))
                for each in kept.every_staff(connection)
            ]

    def member(self, code_or_id: str) -> Member | None:
        """Return one person by code or id."""
        wanted = code_or_id.strip()
        return next(
            (each for each in self.members() if wanted.upper() == each.staff.code or wanted == each.staff.id), None
        )

    def tell(self, staff_id: str, facts: StaffFacts, by: Person) -> Problem | None:
        """Write down what is known of someone now; what was known before stays in the file."""
        if problem := facts.trouble():
            return problem
        with self._store.write() as connection:
            if staff_id not in {each.id for each in kept.every_staff(connection)}:
                return Problem("staff", NO_STAFF)
            if told.facts(connection).get(staff_id, StaffFacts()) != facts:
                told.tell(connection, staff_id, facts, by.id, self._clock.wall())
        return None

    def after_leaving(self, staff_id: str, facts: StaffFacts) -> str:
        """Return that somebody isolated after the day they left, in a sentence, or ""."""
        with self._store.read() as connection:
            first = [each.entry.first_day for each in kept.standing(connection, staff_id)]
        later = [day for day in first if facts.left_on is not None and day > facts.left_on]
        return f"They isolated from {day_words(max(later))}, after the day they left. Check both days." if later else ""

    def name(self, staff_id: str, name: str) -> Problem | None:
        """Write a name right, or give one again."""
        name = " ".join(name.split())
        if problem := name_trouble(name):
            return problem
        with self._store.write() as connection:
            if staff_id not in {each.id for each in kept.every_staff(connection)}:
                return Problem("staff", NO_STAFF)
            kept.set_name(connection, staff_id, name)
        return None

    def tell_rate(self, staff_id: str, rate: PayRate, by: Person) -> Problem | None:
        """Write down what someone is paid from a day on; told again for the same day, the newer counts."""
        if problem := rate.trouble():
            return problem
        with self._store.write() as connection:
            if staff_id not in {each.id for each in kept.every_staff(connection)}:
                return Problem("staff", NO_STAFF)
            told.tell_rate(connection, staff_id, rate.first_day, rate.rate, by.id, self._clock.wall())
        return None

    def take_rate_back(self, staff_id: str, first_day: date, by: Person) -> Problem | None:
        """Take a rate back; that it was told stays in the file."""
        with self._store.write() as connection:
            if first_day not in {each.first_day for each in told.rates(connection, staff_id)}:
                return Problem("rate_from", f"No rate begins on {day_words(first_day)}. Nothing was changed.")
            told.tell_rate(connection, staff_id, first_day, None, by.id, self._clock.wall())
        return None

    def erase_name(self, staff_id: str) -> None:
        """Take a name away for good; the code and what was paid stay. Copies of the file that were made before still hold it."""
        with self._store.write() as connection:
            kept.erase_name(connection, staff_id)
