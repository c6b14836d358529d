"""What is due today and until when, what comes, and our own record of the months that are past."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from carehome_desktop.catalogue import Catalogue
from carehome_desktop.catalogue.bank_holidays import FIRST_YEAR, LAST_YEAR
from carehome_desktop.domain.bank_holidays import BankHolidays
from carehome_desktop.domain.due import Due, ProgrammeDay, dues_between, programme_day
from carehome_desktop.domain.our_record import Month, OurRecord, Settled, done_of, our_record
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.questions import Programme
from carehome_desktop.domain.reminders import Reminder, last_has_come, reminder_now, reminders
from carehome_desktop.domain.windows import closes_words, window_of
from carehome_desktop.machine import Clock
from carehome_desktop.store.database import Store
from carehome_desktop.store.settled import records_began, settled

LONGEST_STRETCH = 3_660
"""Days between the two ends of a list of deadlines: ten years."""
A_MONTH_BEFORE = timedelta(days=31)
"""So far back the window that closed last is looked for: they close at least this often."""


@dataclass(frozen=True)
class DueLine:
    """Something that is due, and what of it was received or entered, by section id."""

    due: Due
    done: Mapping[str, Settled]

    @property
    def all_done(self) -> bool:
        """Return whether nothing of it is left."""
        return len(self.done) == len(self.due.sections)


@dataclass(frozen=True)
class ProgrammeToday:
    """One programme as it stands today; `record` is there for one that is asked by the month."""

    day: ProgrammeDay
    lines: tuple[DueLine, ...]
    record: OurRecord | None
    last_reminder: Reminder | None = None
    closed_before: DueLine | None = None
    """The month whose window closed last, where that was before the home's records began and not all of it came here."""

    @property
    def programme(self) -> Programme:
        """Return the programme."""
        return self.day.programme

    @property
    def left(self) -> tuple[DueLine, ...]:
        """Return what is still due."""
        return tuple(line for line in self.lines if not line.all_done)

    @property
    def missed(self) -> Month | None:
        """Return the month whose window closed last, if nothing or not all of it has come."""
        newest = self.record.closed[-1:] if self.record is not None and not self.left else ()
        return newest[0] if newest and newest[0].left else None

    def words(self, today: date) -> tuple[str, ...]:
        """Return what is due and until when, a sentence each, or that nothing is."""
        return tuple(line.due.words(today) for line in self.left) or (self.day.nothing_due_words(today),)


class Deadlines:
    """Answers what is due, for the programmes that the home reports under."""

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        live: Callable[[], tuple[str, ...]],
        holidays: Callable[[], BankHolidays],
        clock: Clock,
    ) -> None:
        self._store, self._catalogue, self._live, self._holidays, self._clock = store, catalogue, live, holidays, clock

    def today(self) -> tuple[ProgrammeToday, ...]:
        """Return every programme of the home as it stands today, in the home's order."""
        today, holidays = self._clock.local().date(), self._holidays()
        return tuple(self._as_it_stands(programme, today, holidays) for programme in self._programmes())

    def between(self, first: date, last: date) -> list[DueLine]:
        """Return all that is due on some day of a stretch, both ends included; Refused in words for one that is none."""
        if last < first:
            raise Refused("The last day is before the first. Nothing was listed.")
        if first.year < FIRST_YEAR or last.year > LAST_YEAR:
            raise Refused(f"Ask for days from {FIRST_YEAR} to {LAST_YEAR}.")
        if (last - first).days > LONGEST_STRETCH:
            raise Refused("That is more than ten years. Ask for a shorter stretch.")
        holidays = self._holidays()
        found = [
            due
            for programme in self._programmes()
            for due in dues_between(programme, self._catalogue().heads_of(programme.id), first, last, holidays)
        ]
        return sorted(self._lines(found), key=lambda line: (line.due.window.last_day, line.due.window.opens))

    def coming(self, programme: Programme, number: int) -> list[DueLine]:
        """Return the next due lines of a programme that is asked by the month, the one that is open first."""
        today, holidays = self._clock.local().date(), self._holidays()
        found: list[Due] = []
        day = today
        while len(found) < number:
            asked = programme_day(programme, self._catalogue().heads_of(programme.id), day, holidays)
            found += [due for due in (*asked.due, asked.coming) if due is not None and due not in found]
            if asked.coming is None:
                break
            day = asked.coming.window.opens
        return self._lines(found[:number])

    def reminder_now(self) -> tuple[Programme, Reminder] | None:
        """Return the reminder whose time it is, of something that is still due."""
        now, holidays = self._clock.wall(), self._holidays()
        for each in self.today():
            for line in each.left:
                if (found := reminder_now(_reminders(line, holidays), now)) is not None:
                    return each.programme, found
        return None

    def closed_on(self, period: Period) -> date | None:
        """Return the last day of a month's window that is over; None while it is not, and for a day or a week."""
        if period.kind is not PeriodKind.MONTH:
            return None
        last = window_of(period, self._holidays()).last_day
        return last if last < self._clock.local().date() else None

    def last_word(self) -> str:
        """Return what is due once its last reminder has come, for the line at the bottom of the window, or ""."""
        today = self._clock.local().date()
        found = ((each.programme.title, each.last_reminder) for each in self.today())
        return " · ".join(f"{title} {closes_words(due.window, today)}" for title, due in found if due is not None)

    def _programmes(self) -> list[Programme]:
        found = (self._catalogue().programme(programme_id) for programme_id in self._live())
        return [programme for programme in found if programme is not None]

    def _as_it_stands(self, programme: Programme, today: date, holidays: BankHolidays) -> ProgrammeToday:
        heads = self._catalogue().heads_of(programme.id)
        day = programme_day(programme, heads, today, holidays)
        lines = tuple(self._lines(day.due))
        monthly = any(head.period_kind is PeriodKind.MONTH for head in heads)
        given = [reminder for line in lines if not line.all_done for reminder in _reminders(line, holidays)]
        record = self._record(programme, today, holidays) if monthly else None
        quiet = record is not None and not record.closed and all(line.all_done for line in lines)
        return ProgrammeToday(
            day,
            lines,
            record,
            next((each for each in given if last_has_come((each,), self._clock.wall())), None),
            self._closed_before(programme, today, holidays) if quiet else None,
        )

    def _closed_before(self, programme: Programme, today: date, holidays: BankHolidays) -> DueLine | None:
        """Return the month whose window closed last, if not all of it was received or entered here."""
        heads = self._catalogue().heads_of(programme.id)
        asked = dues_between(programme, heads, today - A_MONTH_BEFORE, today, holidays)
        months = [due for due in asked if due.period.kind is PeriodKind.MONTH and due.window.closed(today)]
        return next((line for line in self._lines(months[-1:]) if not line.all_done), None)

    def _record(self, programme: Programme, today: date, holidays: BankHolidays) -> OurRecord:
        with self._store.read() as connection:
            began = records_began(connection)
        if began > today:  # a clock that was set back
            return OurRecord(())
        asked = dues_between(programme, self._catalogue().heads_of(programme.id), began, today, holidays)
        months = [due for due in asked if due.period.kind is PeriodKind.MONTH]
        return our_record(months, self._settled(months), began, today)

    def _lines(self, dues: Iterable[Due]) -> list[DueLine]:
        kept = list(dues)
        done = self._settled(kept)
        return [DueLine(due, done_of(due, done.get(due.period.text, {}))) for due in kept]

    def _settled(self, dues: Iterable[Due]) -> dict[str, dict[str, Settled]]:
        """Return what of these was received or entered, by period and section; each kind of period is asked for once."""
        by_kind: dict[PeriodKind, list[Period]] = {}
        for due in dues:
            by_kind.setdefault(due.period.kind, []).append(due.period)
        found: dict[str, dict[str, Settled]] = {}
        if by_kind:
            with self._store.read() as connection:
                for kind, periods in by_kind.items():
                    found |= settled(connection, kind, min(periods), max(periods))
        return found


def _reminders(line: DueLine, holidays: BankHolidays) -> tuple[Reminder, ...]:
    """Return the reminders of a month's window; a day and a week have none."""
    return reminders(line.due.window, holidays) if line.due.period.kind is PeriodKind.MONTH else ()
