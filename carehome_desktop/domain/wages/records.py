"""What the home keeps of its staff and of each isolation: who, why, from when to when, and what was paid for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.money import MOST_PENCE, money_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.wages.charge import Amounts, Basis, charge
from carehome_desktop.domain.wages.working import Worked
from carehome_desktop.domain.words import day_words

EARLIEST = date(2020, 1, 1)
"""Nobody isolated for COVID-19 before; a day before it is a slip in the year."""
LONGEST_CODE, LONGEST_TEXT = 12, 500
A_LOT = 2_000_000
"""Pence. More for one isolation is asked about: ours."""


@dataclass(frozen=True)
class Staff:
    """A member of staff. The code goes on paper for others; the name lies apart and stays in the home."""

    id: str
    code: str
    name: str

    @property
    def words(self) -> str:
        """Return *S3, A. Mensah*."""
        return f"{self.code}, {self.name}" if self.name else self.code


def free_code(staff: Sequence[Staff]) -> str:
    """Return the next of our own codes (S1, S2, …) that nobody has."""
    taken = {each.code for each in staff}
    return next(free for at in range(1, len(staff) + 2) if (free := f"S{at}") not in taken)


def alike(typed: str, staff: Sequence[Staff]) -> list[Staff]:
    """Return those in whose code and name each word that was typed begins a word: *Anna* for *S1, Anna Price*."""
    wanted = typed.casefold().split()
    return [
        each
        for each in staff
        if wanted and all(any(part.startswith(word) for part in each.words.casefold().split()) for word in wanted)
    ]


@dataclass(frozen=True)
class Entry:
    """One isolation as it was told; sums in pence, None while they are not known. Both days are included.

    `sick_pay` is what payroll paid by law, `other_sick_pay` what the home paid on top of it, `rebate` what was had back.
    `paid` is all that they were paid for these days, sick pay and top-up together.
    """

    staff_id: str
    reason: str
    first_day: date
    last_day: date | None = None
    normal: int | None = None
    sick_pay: int | None = None
    other_sick_pay: int = 0
    rebate: int = 0
    basis: Basis = Basis.TOP_UP
    basis_note: str = ""
    evidence_on: date | None = None
    evidence_by: str = ""
    back_on: date | None = None
    note: str = ""
    paid: int | None = None

    def trouble(self, today: date) -> Problem | None:
        """Return the first thing in it that cannot be, in words."""
        return self._wrong_day(today) or self._wrong_sum() or self._wrong_text()

    def charged(self, reimbursed: int = 100) -> Worked | Problem | None:
        """Return what the fund is charged, with its working; None while pay is not known. `reimbursed` is the per cent it pays."""
        if self.normal is None or self.sick_pay is None:
            return None
        amounts = Amounts(self.normal, self.sick_pay, self.other_sick_pay, self.rebate)
        return charge(amounts, self.basis, self.basis_note, reimbursed)

    def paid_in_full(self) -> bool | None:
        """Return whether they were paid all of their normal pay; None while either sum is not known."""
        return None if self.paid is None or self.normal is None else self.paid >= self.normal

    def runs_on(self, day: date) -> bool:
        """Return whether they isolate on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def owed(self, today: date) -> tuple[str, ...]:
        """Return what is still to be filled in, in the words of a list; nothing of it is demanded."""
        owed = []
        if self.last_day is None:
            owed.append("the last day")
        if self.normal is None:
            owed.append("normal pay")
        if self.sick_pay is None:
            owed.append("sick pay")
        if self.normal is not None and self.paid is None:
            owed.append("what they were paid in all")
        if self.evidence_on is None:
            owed.append("evidence seen")
        if self.back_on is None and self.last_day is not None and self.last_day < today:
            owed.append("the day they came back")
        return tuple(owed)

    def _wrong_day(self, today: date) -> Problem | None:
        for field, day in (("first_day", self.first_day), ("last_day", self.last_day)):
            if day is not None and day < EARLIEST:
                return Problem(field, f"{day_words(day)} lies before COVID-19. Check the year.")
        if self.first_day > today:
            return Problem("first_day", "The first day lies in the future. Record it when it has come.")
        if self.last_day is not None and self.last_day < self.first_day:
            return Problem("last_day", "The last day lies before the first. Check both.")
        if self.back_on is not None and self.back_on <= (self.last_day or self.first_day):
            return Problem("back_on", "They came back before their isolation ended. Check both days.")
        if self.evidence_on is not None and self.evidence_on > today:
            return Problem("evidence_on", "Evidence cannot have been seen on a day that has not come.")
        return None

    def _wrong_sum(self) -> Problem | None:
        sums = {
            "normal": self.normal,
            "sick_pay": self.sick_pay,
            "other_sick_pay": self.other_sick_pay,
            "rebate": self.rebate,
            "paid": self.paid,
        }
        for field, pence in sums.items():
            if pence is not None and not 0 <= pence <= MOST_PENCE:
                return Problem(field, "This sum cannot be right. Write it in pounds, as in 95.85.")
        if self.normal == 0:
            return Problem(
                "normal", "Normal pay of £0.00 leaves nothing to pay. Leave it empty if it is not known yet."
            )
        found = self.charged()
        return found if isinstance(found, Problem) else None

    def _wrong_text(self) -> Problem | None:
        for field, text in (("basis_note", self.basis_note), ("evidence_by", self.evidence_by), ("note", self.note)):
            if len(text) > LONGEST_TEXT or not is_one_line(text):
                return Problem(field, f"Write it in one line of {LONGEST_TEXT} characters or fewer.")
        return None

    def doubt(self) -> str:
        """Return a sentence that asks about sums that look wrong, or ""."""
        if self.normal is not None and self.normal > A_LOT:
            return f"Normal pay of {money_words(self.normal)} for one isolation is a great deal. Check the point."
        return ""


Isolation = Kept[Entry]
"""An isolation as it stands: its newest entry, how often it was put right, and who wrote that down when."""
