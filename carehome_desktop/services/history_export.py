"""All of history between two days as rows: one for each answer, and of a table one for each line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from carehome_desktop.domain.delivery_words import STATE_WORDS
from carehome_desktop.domain.history import PastReturn
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import day_words
from carehome_desktop.exports.cells import Cell
from carehome_desktop.exports.table import Column, ExportTable
from carehome_desktop.exports.writing import FileKind, Written, write_tables
from carehome_desktop.services.history import wrong_way_round
from carehome_desktop.services.past_answers import NOT_SENT, Said, Wording, in_order
from carehome_desktop.store import history
from carehome_desktop.store.history import GivenAnswer, SavedAnswer

if TYPE_CHECKING:
    from carehome_desktop.services.history import History

COLUMNS = (
    Column("Period", 12),
    Column("First day", 12),
    Column("Last day", 12),
    Column("Section", 24),
    Column("Version of the questions", 12),
    Column("Revision", 9),
    Column("Standing", 18),
    Column("Receipt or reference", 22),
    Column("Received or entered", 17),
    Column("Question number", 9),
    Column("Question", 60),
    Column("Line", 24),
    Column("Answer", 24),
    Column("Figure", 9),
    Column("Note", 40),
    Column("Offered and declined", 10),
    Column("Saved", 17),
    Column("Saved by", 16),
    Column("Made ready", 17),
    Column("Made ready by", 16),
)


def export(
    past: History,
    path: Path,
    kind: FileKind,
    first: date,
    last: date,
    *,
    by_name: bool,
    go_on: Callable[[int, int], bool],
) -> Written | Problem:
    """Write the file; see `History.export`."""
    if problem := wrong_way_round(first, last):
        return problem
    rows = _Rows(past, first, last, by_name=by_name)
    if not rows.total:
        return Problem("first", "There are no answers for these days, so no file was made. Choose other days.")
    above = (
        f"History of answers for {day_words(first)} to {day_words(last)}. This is the home’s own file, and not one that the tracker takes.",
        "People are named." if by_name else "People are shown by code (P1, P2 …); the program knows who they are.",
    )
    table = ExportTable("History", COLUMNS, iter(rows), above)
    return write_tables(path, kind, [table], lambda _: go_on(rows.done, rows.total))


class _Rows:
    """The rows, read while they are written; `done` of `total` periods are behind."""

    def __init__(self, past: History, first: date, last: date, *, by_name: bool) -> None:
        self._past, self._names, self._by_name = past, past.names(), by_name
        returns = [each for each in past.returns() if _within(each.period, first, last)]
        self._returns = in_order(returns)
        with past.store.read() as connection:
            past.sets.read(connection, {each.set_digest for each in returns})
            self._saved = [each for each in history.saved_since(connection) if _within(each.period, first, last)]
        self._saved.sort(key=lambda each: (each.period.first_day(), each.section, each.given.saved_at))
        self.done, self.total = 0, len(self._returns) + len(self._saved)
        self._wording = Wording()

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        """Yield what was filed in the order of the days, then what was only saved."""
        filed = {each.id: each for each in self._returns}
        with self._past.store.read() as connection:
            for return_id, given in history.answers_of(connection, list(filed)):
                yield from self._of_return(filed[return_id], given)
                self.done += 1
        for saved in self._saved:
            yield from self._of_saved(saved)
            self.done += 1

    def _of_return(self, filed: PastReturn, given: list[GivenAnswer]) -> Iterator[tuple[Cell, ...]]:
        section = self._past.sets.of(filed.set_digest)
        before = (
            *_when(filed.period),
            section.title if section else filed.title,
            filed.set_version,
            filed.revision,
            STATE_WORDS[filed.state],
            filed.number,
            filed.arrived_at,
        )
        after = (filed.queued_at, self._who(filed.queued_by))
        for answer in given:
            said = self._wording.said(section, filed.set_digest, answer)
            yield from self._lines(before, said, answer, after)

    def _of_saved(self, saved: SavedAnswer) -> Iterator[tuple[Cell, ...]]:
        section = self._past.sets.of(saved.set_digest, saved.section, saved.set_version)
        title = section.title if section else saved.section
        before = (*_when(saved.period), title, saved.set_version, None, NOT_SENT, None, None)
        said = self._wording.said(section, saved.set_digest, saved.given)
        yield from self._lines(before, said, saved.given, (None, None))

    def _lines(
        self, before: tuple[Cell, ...], said: Said, answer: GivenAnswer, after: tuple[Cell, Cell]
    ) -> Iterator[tuple[Cell, ...]]:
        saved_at, who = datetime.fromisoformat(answer.saved_at), self._who(answer.person)
        declined = "Yes" if answer.declined else None
        for line in said.lines:
            yield (
                *before,
                said.number or None,
                said.heading,
                line.name,
                line.whole,
                line.figure,
                answer.note,
                declined,
                saved_at,
                who,
                *after,
            )

    def _who(self, person_id: str) -> str:
        return self._names.shown(person_id, by_name=self._by_name)


def _when(period: Period) -> tuple[str, date, date]:
    return period.text, period.first_day(), period.last_day()


def _within(period: Period, first: date, last: date) -> bool:
    return period.last_day() >= first and period.first_day() <= last
