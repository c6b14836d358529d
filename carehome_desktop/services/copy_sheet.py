"""Opens a filed return as a copy sheet: its lines in the manager's own order, each with what was said of it."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.copy_sheet import (
    Mark,
    Marked,
    SheetLine,
    carried_marks,
    in_order,
    lines_of,
    merge,
    newest_marks,
)
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.returns import FiledReturn
from carehome_desktop.domain.typed import can_be_kept
from carehome_desktop.machine import Clock
from carehome_desktop.services.record import ReturnRecord, ReturnRecords
from carehome_desktop.store import copy_marks, returns
from carehome_desktop.store.database import Store

LONGEST_NOTE = 500


@dataclass(frozen=True)
class CopySheet:
    """A filed return as a sheet. `marks` are those that count, by line; `said` is every mark made on it, oldest first.

    `carried` are the lines whose mark was made on the sheet before, for the same value.
    """

    record: ReturnRecord
    lines: tuple[SheetLine, ...]
    marks: dict[str, Marked]
    said: tuple[Marked, ...]
    carried: frozenset[str] = frozenset()

    def mark(self, line: SheetLine) -> Mark:
        """Return what stands for a line."""
        marked = self.marks.get(line.key)
        return marked.mark if marked else Mark.NONE

    def left(self) -> tuple[SheetLine, ...]:
        """Return the lines of which nothing was said yet; what stays blank or is not asked needs no mark."""
        return tuple(line for line in self.lines if line.asked and line.value and line.key not in self.marks)

    def next_after(self, key: str) -> SheetLine | None:
        """Return the next line to type after one, going round once; None if nothing is left."""
        at = [line.key for line in self.lines].index(key)
        left = self.left()
        return next((line for line in (*self.lines[at + 1 :], *self.lines[:at]) if line in left), None)


class CopySheets:
    """Keeps what is said of the lines of copy sheets."""

    def __init__(self, store: Store, records: ReturnRecords, clock: Clock) -> None:
        self._store, self._records, self._clock = store, records, clock

    def open(self, return_id: str) -> CopySheet | None:
        """Return a filed return as a sheet, or None if this file holds none of that id."""
        record = self._records.record(return_id)
        if record is None:
            return None
        with self._store.read() as connection:
            said = tuple(copy_marks.of_return(connection, return_id))
            order = copy_marks.order_of(connection, record.filed.section_id)
        lines = lines_of(record.section, record.filed.answers)
        carried = self._carried(record.filed, lines)
        own = {marked.line for marked in said}
        carried = {line: marked for line, marked in carried.items() if line not in own}
        marks = carried | newest_marks(said)
        return CopySheet(record, in_order(lines, order), marks, said, frozenset(carried))

    def _carried(self, filed: FiledReturn, now: tuple[SheetLine, ...]) -> dict[str, Marked]:
        """Return the marks of earlier revisions' sheets that hold for these lines; one that was taken back since does not."""
        with self._store.read() as connection:
            earlier = [
                (each.id, newest_marks(said), {marked.line for marked in said})
                for each in returns.revisions(connection, filed.section_id, filed.period)
                if each.revision < filed.revision
                for said in [copy_marks.of_return(connection, each.id)]
            ]
        marks: dict[str, Marked] = {}
        was: tuple[SheetLine, ...] = ()
        for return_id, newest, said_of in earlier:
            if not marks and not newest:
                continue
            record = self._records.record(return_id)
            assert record is not None  # nothing is ever removed
            lines = lines_of(record.section, record.filed.answers)
            held = carried_marks(marks, was, lines)
            marks = {line: marked for line, marked in held.items() if line not in said_of} | newest
            was = lines
        return carried_marks(marks, was, now)

    def mark(self, return_id: str, line_key: str, mark: Mark, by: Person, note: str = "") -> Problem | None:
        """Say of a line that it was typed, is not on the page, or that the page asks something else (then in a note, what)."""
        note = note.strip()
        if mark is Mark.ASKS_ELSE and not note:
            return Problem("note", "Say in a few words what the page asks. It stays with the record.")
        if len(note) > LONGEST_NOTE or not can_be_kept(note):
            return Problem(
                "note", f"Write the note in {LONGEST_NOTE} characters or fewer, in letters that can be kept."
            )
        with self._store.write() as connection:
            copy_marks.add(connection, return_id, Marked(line_key, mark, note, by.id, self._clock.wall()))
        return None

    def undo(self, return_id: str, line_key: str, by: Person) -> None:
        """Take the mark of a line back; that it was made stays in the history."""
        with self._store.write() as connection:
            copy_marks.add(connection, return_id, Marked(line_key, Mark.NONE, "", by.id, self._clock.wall()))

    def move(self, sheet: CopySheet, line_key: str, steps: int, by: Person) -> CopySheet:
        """Move a line up (-1) or down (1) to match the page, keep that order for its section, and return the sheet anew."""
        keys = [line.key for line in sheet.lines]
        at = keys.index(line_key)
        to = max(0, min(len(keys) - 1, at + steps))
        keys.insert(to, keys.pop(at))
        section_id = sheet.record.filed.section_id
        with self._store.write() as connection:
            # A line that is not asked this time keeps the place it was given before.
            order = merge(keys, copy_marks.order_of(connection, section_id))
            copy_marks.put_order(connection, section_id, order, by.id, self._clock.wall())
        moved = self.open(sheet.record.filed.id)
        assert moved is not None  # nothing is ever removed
        return moved
