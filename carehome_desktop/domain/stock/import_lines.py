"""A line of a file of stock: read cell by cell as people and spreadsheets write them, or named by line and column with what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import TypeVar

from carehome_desktop.domain.lenient_date import read_day, read_use_by
from carehome_desktop.domain.pounds import pounds_words, read_pounds
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.checks import check_entry
from carehome_desktop.domain.stock.happened import NOON, time_words
from carehome_desktop.domain.stock.movements import KIND_WORDS, ORIGIN_WORDS, REASON_WORDS, Entry, Kind, Reason
from carehome_desktop.domain.stock.quantities import MOST, Quantity
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.words import LONDON, capital, count_words, day_words

Known = TypeVar("Known")

WHAT, TYPE, BOXES, EACH, LOOSE = "What", "Type", "Boxes", "In each box", "Loose"
DAY, TIME, ORIGIN, WHO, REFERENCE = "Date", "Time", "Come by", "From", "Order number"
PRICE, BATCH, EXPIRES, REASON, NOTE = "Price", "Batch", "Use by", "Reason", "Note"
COLUMNS = (WHAT, TYPE, BOXES, EACH, LOOSE, DAY, TIME, ORIGIN, WHO, REFERENCE, PRICE, BATCH, EXPIRES, REASON, NOTE)
NEEDED = (WHAT, TYPE, DAY)
OPENING = "Opening stock"

_KINDS = {
    **{words.casefold(): kind for kind, words in KIND_WORDS.items()},
    **{kind.value: kind for kind in Kind},
    OPENING.casefold(): Kind.COUNT,
}
_ORIGINS = {words.casefold(): origin for origin, words in ORIGIN_WORDS.items()}
_REASONS = {
    **{words.casefold(): reason for reason, words in REASON_WORDS.items()},
    **{reason.value: reason for reason in Reason},
}
_KIND_NAMES, _ORIGIN_NAMES = (*KIND_WORDS.values(), OPENING), tuple(ORIGIN_WORDS.values())
_REASON_NAMES = tuple(each.value for each in Reason)
_WHOLE = re.compile(r"(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:\.0+)?")
_YEAR = re.compile(r"[0-9]{4}|[/.\- ][0-9]{1,2}[/.\- ][0-9]{2}\.?$|[a-z][.]?\s+[0-9]{2}$")
_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?)?\s*(?P<half>am|pm)?")
_BEHIND = re.compile(
    r"(?<=[0-9])(?:t|\s+)(?P<time>[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?\s*(?:am|pm)?|[0-9]{1,2}\s*(?:am|pm))$",
    re.IGNORECASE,
)
_MOST_FIGURES = 9
SINCE = date(1900, 1, 1)
_MANY = 8_192
"""Of so many cells that say the same again and again, such as the days of twenty years, what they say is remembered."""

# A check names its field as the program's own form does; here it is told at the column.
_FIELDS = {
    "quantity": LOOSE,
    "when": DAY,
    "expires": EXPIRES,
    "price": PRICE,
    "who": WHO,
    "reference": REFERENCE,
    "batch": BATCH,
    "reason": REASON,
    "note": NOTE,
}
_WRONG = {
    "quantity": "There is no number here. Nought is only for a count of an empty shelf.",
    "reason": "This reason does not belong to what happened. Leave it empty, or put it right.",
    "expires": "It was out of date before it came. Look at the date on the box again.",
}


@dataclass(frozen=True)
class BadLine:
    """What is wrong in a file: in which line (the first is 1) and which column."""

    line: int
    column: str
    words: str

    def sentence(self) -> str:
        """Return *Line 3, Use by: …*."""
        return f"Line {self.line:,}, {self.column}: {self.words}"


@dataclass(frozen=True)
class ReadLine:
    """A line that can be recorded."""

    line: int
    entry: Entry


def read_lines(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    types: Sequence[PpeType],
    now: datetime,
    step: Callable[[], None] = lambda: None,
) -> tuple[list[ReadLine], list[BadLine]]:
    """Return the entries that rows (line of the file, cells by column without blanks around them) stand for, and all that is wrong.

    Days are day first, then month. `step` is called for each row, and may raise to end it.
    """
    known = {name.casefold(): kind for kind in types for name in (kind.id, kind.name)}
    names = sorted({kind.name for kind in types})
    read: list[ReadLine] = []
    wrong: list[BadLine] = []
    for line, cells in rows:
        step()
        reader = _Reader(line, cells, known, names, now)
        entry = reader.entry()
        wrong += reader.wrong
        if entry is not None and not reader.wrong:
            read.append(ReadLine(line, entry))
    return read, wrong


def line_words(entry: Entry, kind: PpeType) -> tuple[str, str]:
    """Return an entry read back with its unit, *Delivery, Gloves: 3 boxes of 100 (300 gloves).*, and all else that was said of it."""
    clock = time_words(entry.at)
    parts = [f"{_said_day(entry.day)}, {clock}" if clock else _said_day(entry.day)]
    parts += [ORIGIN_WORDS[entry.origin]] if entry.origin else []
    parts += [f"from {entry.who}" if entry.kind is Kind.DELIVERY else entry.who] if entry.who else []
    parts += [f"order {entry.reference}"] if entry.reference else []
    parts += [pounds_words(entry.pence)] if entry.pence is not None else []
    parts += [f"batch {entry.batch}"] if entry.batch else []
    parts += [f"use by {_said_day(entry.expires)}"] if entry.expires else []
    parts += [REASON_WORDS[entry.reason]] if entry.reason else []
    parts += [f"note: {entry.note}"] if entry.note else []
    what = f"{KIND_WORDS[entry.kind]}, {kind.name}: {entry.quantity.words(kind)}."
    return what, f"{'. '.join(capital(each) for each in parts)}."


class _Reader:
    """Reads the cells of one line and collects what is wrong."""

    def __init__(
        self, line: int, cells: Mapping[str, str], types: Mapping[str, PpeType], names: Sequence[str], now: datetime
    ) -> None:
        """`types` are found by any of their names, of which `names` are told to people."""
        self._line, self._cells, self._types, self._names, self._now = line, cells, types, names, now
        self.wrong: list[BadLine] = []

    def entry(self) -> Entry | None:
        what = self._one_of(WHAT, _KINDS, _KIND_NAMES)
        kind = self._one_of(TYPE, self._types, self._names)
        quantity, at = self._quantity(kind), self._moment()
        origin = self._one_of(ORIGIN, _ORIGINS, _ORIGIN_NAMES, needed=False)
        reason = self._one_of(REASON, _REASONS, _REASON_NAMES, needed=False)
        pence, expires = self._price(), self._day(EXPIRES)
        if what is None or kind is None or quantity is None or at is None:
            return None
        if origin is not None and what is not Kind.DELIVERY:
            self._say(ORIGIN, "This is only for a delivery. Leave it empty.")
        entry = Entry(
            type_id=kind.id,
            kind=what,
            quantity=quantity,
            at=at,
            origin=origin,
            reason=reason,
            who=self._text(WHO),
            reference=self._text(REFERENCE),
            pence=pence,
            batch=self._text(BATCH),
            expires=expires,
            note=self._text(NOTE),
        )
        if not self.wrong and (problem := check_entry(entry, self._now)):
            words = _WRONG.get(problem.field, problem.words.replace(" What you typed is still here.", ""))
            self._say(_FIELDS.get(problem.field, NOTE), words)
        return entry

    def _text(self, column: str) -> str:
        return self._cells.get(column, "")

    def _say(self, column: str, words: str) -> None:
        self.wrong.append(BadLine(self._line, column, words))

    def _one_of(
        self, column: str, known: Mapping[str, Known], names: Sequence[str], *, needed: bool = True
    ) -> Known | None:
        text = self._text(column)
        if not text:
            if needed:
                self._say(column, f"This is empty. Write one of: {', '.join(names)}.")
            return None
        found = known.get(" ".join(text.casefold().split()))
        if found is None:
            self._say(column, f"“{_short(text)}” is not known here. Write one of: {', '.join(names)}.")
        return found

    def _whole(self, column: str) -> int | None:
        """Return the whole number in a cell, 0 where it is empty, or None after saying what is wrong."""
        found = _whole(self._text(column))
        if isinstance(found, str):
            self._say(column, found)
            return None
        return found

    def _quantity(self, kind: PpeType | None) -> Quantity | None:
        boxes, each, loose = self._whole(BOXES), self._whole(EACH), self._whole(LOOSE)
        if boxes is None or each is None or loose is None:
            return None
        if not any(self._text(column) for column in (BOXES, LOOSE)):
            self._say(LOOSE, "There is no number. Write boxes with how many are in each, or loose singles; 0 for none.")
            return None
        if boxes and not each:
            many = kind.many if kind is not None else "singles"
            said = count_words(boxes, "box", "boxes")
            self._say(EACH, f"{said} of how many {many}? Write how many are in each box.")
            return None
        quantity = Quantity(boxes, each if boxes else 0, loose)
        if quantity.total > MOST:
            self._say(BOXES, f"That is {quantity.total:,} in all, which no cupboard holds.")
            return None
        return quantity

    def _price(self) -> int | None:
        text = self._text(PRICE)
        found = _pence(text)
        if isinstance(found, Problem):
            self._say(PRICE, f"“{_short(text)}” is no price. Write it in pounds, as in 12.50 or £1,200.")
            return None
        return found

    def _day(self, column: str, text: str | None = None) -> date | None:
        text = self._text(column) if text is None else text
        if not text:
            return None
        found = _use_by(text) if column == EXPIRES else _day(text)
        if found is not None:
            return found
        self._say(
            column, f"“{_short(text)}” is no day. Write day, month and year, as in 21/11/2026 or 21 November 2026."
        )
        return None

    def _moment(self) -> datetime | None:
        """Return when it was done. A day alone is its noon, or now where noon has not come yet."""
        text, clock, column = self._text(DAY), self._text(TIME), TIME
        if not text:
            self._say(DAY, "This is empty. Write day, month and year, as in 21/11/2026.")
            return None
        if behind := _BEHIND.search(text):
            if not clock:
                clock, column = behind["time"], DAY
            text = text[: behind.start()]
        day, at = self._day(DAY, text), _clock(clock.lower()) if clock else NOON
        if at is None:
            self._say(column, f"“{_short(clock)}” is no time. Write it as in 16:30 or 4:30pm.")
        if day is None or at is None:
            return None
        moment = datetime.combine(day, at, LONDON)
        today = self._now.astimezone(LONDON).date()
        return min(moment, self._now) if not clock and day == today else moment


@lru_cache(_MANY)
def _whole(text: str) -> int | str:
    """Return the whole number that a cell says, 0 where it is empty, or what is wrong with it."""
    text = " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
    if not text:
        return 0
    if re.fullmatch(r"[-−][0-9., ]+", text):
        return "This cannot be less than nought."
    if not _WHOLE.fullmatch(text):
        return f"“{_short(text)}” is no whole number. Write it in figures, such as 12 or 1,200."
    figures = re.sub(r"\.0+$", "", text).replace(",", "").replace(" ", "").lstrip("0") or "0"
    number = int(figures) if len(figures) <= _MOST_FIGURES else MOST + 1
    return number if number <= MOST else f"That is more than {MOST:,}, which no cupboard holds."


@lru_cache(_MANY)
def _pence(text: str) -> int | Problem | None:
    text = re.sub(r"\s", "", text)
    # A spreadsheet drops the last nought of 12.50.
    return read_pounds(f"{text}0" if re.search(r"\.[0-9]$", text) else text, PRICE)


@lru_cache(_MANY)
def _day(text: str) -> date | None:
    found = read_day(text, SINCE, DAY) if _YEAR.search(text.lower()) else None
    return found if isinstance(found, date) else None


@lru_cache(_MANY)
def _use_by(text: str) -> date | None:
    """Return a day, or the last day of a month, as it stands on boxes."""
    found = read_use_by(text, EXPIRES, SINCE) if _YEAR.search(text.lower()) else None
    return found if isinstance(found, date) else None


@lru_cache(_MANY)
def _said_day(day: date) -> str:
    return day_words(day)


@lru_cache(_MANY)
def _clock(text: str) -> time | None:
    found = _TIME.fullmatch(text)
    if found is None or (found["minute"] is None and found["half"] is None):
        return None
    hour = int(found["hour"])
    if found["half"] is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
