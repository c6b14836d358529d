"""Import of opening stock and deliveries from CSV: looked over whole, recorded all or nothing, and taken back as one act."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.doubts import doubt
from carehome_desktop.domain.stock.import_lines import BadLine, ReadLine, line_words, read_lines
from carehome_desktop.domain.stock.movements import Entry, Kind, Undone
from carehome_desktop.domain.stock.taking_back import taken_back_already
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.words import LONDON, count_words, full_moment_words, moment_words
from carehome_desktop.exports.writing import FileKind, Written, write_tables
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.services.stock import SOME, Stock
from carehome_desktop.services.stock_import_file import MOST_TOLD, NOTHING, open_file
from carehome_desktop.services.stock_import_steps import GoOn, Steps, Stopped
from carehome_desktop.services.stock_tables import template_table
from carehome_desktop.store import facts, stock
from carehome_desktop.store.database import Store

KEY = "stock_imports"
MOST_KEPT = 50
"""So many imports are remembered, to be noticed when they come again and to be taken back."""

CHANGED = f"The records changed while you looked. {NOTHING} Choose the file again, and look it over once more."
GONE = "There is no import of this number. Nothing was changed."


@dataclass(frozen=True)
class PreviewLine:
    """One line as it will be recorded: its line in the file, `what` and the `rest` in words, what looks wrong, and whether the same stands."""

    line: int
    entry: Entry
    what: str
    rest: str
    doubt: str
    stands: bool

    @property
    def words(self) -> str:
        """Return the line read back."""
        return f"{self.what} {self.rest}"


@dataclass(frozen=True)
class Preview:
    """A file that can be imported as it is; `before` is when the very same file was imported, and still stands."""

    digest: str
    lines: tuple[PreviewLine, ...]
    left_out: tuple[str, ...]
    written: str
    before: datetime | None

    @property
    def known(self) -> int:
        """Return how many lines stand in the records already."""
        return sum(line.stands for line in self.lines)

    @property
    def doubtful(self) -> int:
        """Return how many lines have a number that looks wrong."""
        return sum(bool(line.doubt) for line in self.lines)

    def question(self, now: datetime) -> str:
        """Return what is asked before anything stands twice, "" where nothing would."""
        if self.before is not None:
            return f"This very file was imported already, {moment_words(self.before, now)}. Importing it again counts everything twice."
        if self.known:
            stand = f"{self.known:,} of {count_words(len(self.lines), 'line')}"
            return f"{stand} {'stands' if self.known == 1 else 'stand'} in the records already, with the same type, number and day."
        return ""


@dataclass(frozen=True)
class BadFile:
    """Why nothing of a file is imported: a sentence, and the lines that are wrong."""

    words: str
    lines: tuple[BadLine, ...] = ()

    def sentences(self) -> tuple[str, ...]:
        """Return all there is to say, a line each."""
        told = tuple(line.sentence() for line in self.lines[:MOST_TOLD])
        more = len(self.lines) - MOST_TOLD
        return (
            self.words,
            *told,
            *((f"And {count_words(more, 'more like these', 'more like these')}.",) if more > 0 else ()),
        )


NOT_TAKEN_BACK = "You stopped it. Nothing was taken back: every entry of the import still counts."
STOPPED = BadFile(f"You stopped it. {NOTHING}")


@dataclass(frozen=True)
class PastImport:
    """An import: when, how many entries, between which two numbers of the ledger, and when it was taken back."""

    id: str
    at: datetime
    digest: str
    first: int
    last: int
    undone: datetime | None = None

    @property
    def entries(self) -> int:
        """Return how many entries it made."""
        return self.last - self.first + 1

    def undo_words(self, now: datetime) -> str:
        """Return what taking it back is called."""
        return f"Undo: import of {count_words(self.entries, 'entry', 'entries')}, {moment_words(self.at, now)}"


class StockImports:
    """Reads on the thread it is called from: a page calls it off the window's."""

    def __init__(self, store: Store, types: Stock, clock: Clock, chance: Chance) -> None:
        self._store, self._stock, self._clock, self._chance = store, types, clock, chance

    def check(self, path: Path, go_on: GoOn = lambda _done, _every: True) -> Preview | BadFile:
        """Look a file over; nothing is recorded. `go_on` is told now and then how far it is, and may stop it: STOPPED."""
        try:
            return self._check(path, Steps(go_on))
        except Stopped:
            return STOPPED

    def _check(self, path: Path, steps: Steps) -> Preview | BadFile:
        raw = open_file(path, steps)
        if isinstance(raw, Problem):
            return BadFile(raw.words)
        kinds, now = self._stock.in_use(), self._clock.wall()
        # Of a line with a refused cell nothing else is said: what is wrong with the rest may follow from that cell.
        refused = {each.line for each in raw.wrong}
        lines, wrong = read_lines((row for row in raw.rows if row[0] not in refused), kinds, now, steps.one)
        if raw.wrong or wrong:
            return _bad(sorted((*raw.wrong, *wrong), key=lambda each: each.line))
        with self._store.read() as connection:
            standing = _standing(connection, lines)
            doubts = _doubts(connection, lines, {kind.id: kind for kind in kinds}, steps)
            same = next((each for each in _past(connection) if each.digest == raw.digest and each.undone is None), None)
        names = {kind.id: kind for kind in kinds}
        shown: list[PreviewLine] = []
        for each, said, stands in zip(lines, doubts, standing, strict=True):
            steps.one()
            what, rest = line_words(each.entry, names[each.entry.type_id])
            shown.append(PreviewLine(each.line, each.entry, what, rest, said, stands))
        return Preview(raw.digest, tuple(shown), raw.left_out, raw.written, same.at if same else None)

    def record(
        self,
        preview: Preview,
        by: Person,
        *,
        again: bool = False,
        only_new: bool = False,
        go_on: GoOn = lambda _done, _every: True,
    ) -> PastImport | Problem:
        """Record what was looked over, all or nothing; what would stand twice only `again`, or left out with `only_new`.

        `go_on` is told now and then how far it is, and may stop it: then nothing is kept.
        """
        now = self._clock.wall()
        wanted = [line for line in preview.lines if not (only_new and line.stands)]
        if not wanted:
            return Problem("file", f"Every line stands in the records already. {NOTHING}")
        if not (again or only_new) and (asked := preview.question(now)):
            return Problem("again", f"{asked} {NOTHING}")

        try:
            with self._store.write() as connection:
                if not again and _standing(connection, preview.lines) != [line.stands for line in preview.lines]:
                    return Problem("file", CHANGED)
                entries, look = [line.entry for line in wanted], _looking(go_on, len(wanted))
                first, last = stock.add_all(connection, entries, by.id, now, look)
                made = PastImport(self._chance.new_id(), now, preview.digest, first, last)
                _keep(connection, [made, *_past(connection)], by, now)
        except Stopped:
            return Problem("stopped", STOPPED.words)
        return made

    def past(self) -> tuple[PastImport, ...]:
        """Return what was imported, the newest first."""
        with self._store.read() as connection:
            return tuple(_past(connection))

    def taken_back_words(self, undone: PastImport) -> str:
        """Return what was taken back with an import: *Taken back: 3 entries, imported 9:00am (Gloves 2, Masks 1).*"""
        with self._store.read() as connection:
            each = stock.how_many_of_each(connection, undone.first, undone.last)
            named = [f"{kind.name} {each[kind.id]:,}" for kind in self._stock.types_in(connection) if kind.id in each]
        entries = count_words(undone.entries, "entry", "entries")
        return f"Taken back: {entries}, imported {moment_words(undone.at, self._clock.wall())} ({', '.join(named)})."

    def undo(self, import_id: str, by: Person, *, go_on: GoOn = lambda _done, _every: True) -> PastImport | Problem:
        """Take a whole import back: every entry of it that still counts, each by a reversal of its own.

        `go_on` is told now and then how far it is, and may stop it: then every entry stands as before.
        """
        try:
            return self._undo(import_id, by, go_on)
        except Stopped:
            return Problem("stopped", NOT_TAKEN_BACK)

    def _undo(self, import_id: str, by: Person, go_on: GoOn) -> PastImport | Problem:
        now = self._clock.wall()
        with self._store.write() as connection:
            known = _past(connection)
            found = next((each for each in known if each.id == import_id), None)
            if found is None:
                return Problem("import", GONE)
            if found.undone is not None:
                return taken_back_already(found.undone, "import", now)
            reason = f"The import of {full_moment_words(found.at)} was taken back."
            look = _looking(go_on, found.entries)
            stock.undo_all(connection, found.first, found.last, Undone(reason, by.id, now), look)
            undone = PastImport(found.id, found.at, found.digest, found.first, found.last, now)
            _keep(connection, [undone if each.id == import_id else each for each in known], by, now)
        return undone

    def write_template(self, path: Path) -> Written | Problem:
        """Write a file with the columns and two lines to write over, in the form that import reads."""
        kinds = self._stock.in_use()
        if not kinds:
            return Problem("save", "The types of PPE cannot be read, so there is no template. Nothing was saved.")
        return write_tables(path, FileKind.CSV, [template_table(kinds[0], self._clock.local())])


def _looking(go_on: GoOn, every: int) -> Callable[[int], None]:
    """Return what tells how far it is, of so many, and raises Stopped once somebody said stop."""

    def look(done: int) -> None:
        if not go_on(done, every):
            raise Stopped

    return look


def _bad(lines: Sequence[BadLine]) -> BadFile:
    number = len({line.line for line in lines})
    return BadFile(f"{count_words(number, 'line')} cannot be read. {NOTHING}", tuple(lines))


def _standing(connection: Connection, lines: Sequence[ReadLine | PreviewLine]) -> list[bool]:
    """Return of each line whether the records hold the same already: kind, number and day, each as often as it is there."""
    there: Counter[tuple[object, ...]] = Counter()
    for type_id in {each.entry.type_id for each in lines}:
        days = [each.entry.day for each in lines if each.entry.type_id == type_id]
        first = datetime.combine(min(days), time(), LONDON)
        last = datetime.combine(max(days), time(), LONDON) + timedelta(days=1)
        there.update(_likeness(entry) for entry in stock.between(connection, type_id, first, last))
    found = []
    for each in lines:
        likeness = _likeness(each.entry)
        found.append(there[likeness] > 0)
        there[likeness] -= 1
    return found


def _likeness(entry: Entry) -> tuple[object, ...]:
    return entry.type_id, entry.kind, entry.quantity, entry.day


def _doubts(connection: Connection, lines: Sequence[ReadLine], kinds: dict[str, PpeType], steps: Steps) -> list[str]:
    """Return what looks wrong about each line, held against what was recorded before it and what stands above it."""
    before: dict[str, deque[Entry]] = {}
    found = []
    for each in lines:
        entry = each.entry
        steps.one()
        if entry.type_id not in before:
            newest = stock.newest(connection, entry.type_id, SOME)
            before[entry.type_id] = deque((one.entry for one in reversed(newest) if one.undone is None), maxlen=SOME)
        asked = None
        if entry.kind in (Kind.COUNT, Kind.DELIVERY):
            asked = doubt(entry, list(before[entry.type_id]), None, kinds[entry.type_id])
        found.append(asked.words if asked is not None else "")
        before[entry.type_id].append(entry)
    return found


def _past(connection: Connection) -> list[PastImport]:
    kept: list[dict[str, Any]] = facts.now(connection).get(KEY) or []
    return [
        PastImport(
            each["id"],
            datetime.fromisoformat(each["at"]),
            each["digest"],
            each["first"],
            each["last"],
            datetime.fromisoformat(each["undone"]) if each["undone"] else None,
        )
        for each in kept
    ]


def _keep(connection: Connection, imports: Sequence[PastImport], by: Person, now: datetime) -> None:
    data = [
        {
            "id": each.id,
            "at": each.at.isoformat(),
            "digest": each.digest,
            "first": each.first,
            "last": each.last,
            "undone": each.undone.isoformat() if each.undone else None,
        }
        for each in imports[:MOST_KEPT]
    ]
    facts.say(connection, {KEY: data}, by.id, now)
