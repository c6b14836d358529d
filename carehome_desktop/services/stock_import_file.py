"""Opens a CSV file that a person chose: rows of plain cells, or in words why it is refused whole. Nothing in it is believed."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from dataclasses import dataclass
from pathlib import Path

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.import_lines import COLUMNS, NEEDED, BadLine
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.exports.cells import GUARD, starts_a_formula
from carehome_desktop.services.stock_import_steps import Steps

MOST_BYTES = 20_000_000
MOST_LINES = 120_000
MOST_COLUMNS = 40
LONGEST_CELL = 500
MOST_TOLD = 20
"""So many wrong lines are named; of more it is said how many there are."""
ENCODINGS = ("utf-8-sig", "cp1252")
"""What English spreadsheets save: UTF-8 with or without its mark, else Windows' own."""
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
NOTHING = "Nothing was imported."

_NUMBER = re.compile(r"[-+−]?[£0-9][0-9., \u00a0]*")
_NAMES = {name.casefold(): name for name in COLUMNS}


@dataclass(frozen=True)
class RawFile:
    """What lies in a file: each row as (line of the file, cells by the name of their column), and the cells that are refused.

    Columns that the program does not know are left out.
    """

    digest: str
    rows: tuple[tuple[int, dict[str, str]], ...]
    wrong: tuple[BadLine, ...]
    left_out: tuple[str, ...]
    written: str


def open_file(path: Path, steps: Steps) -> RawFile | Problem:
    """Return what lies in a file, or why it cannot be read; raises Stopped if somebody says stop meanwhile."""
    data = _bytes_of(path)
    if isinstance(data, Problem):
        return data
    decoded = _text_of(data)
    if isinstance(decoded, Problem):
        return decoded
    text, encoding = decoded
    first = re.match(r"sep=[,;\t]\r?\n", text)
    skipped = 1 if first else 0
    text = text[first.end() :] if first else text
    separator = _separator(text)
    if separator is None:
        names = ", ".join(NEEDED)
        return _refused(
            f"Its first line does not name the columns that are needed ({names}). Save a file to fill in, and copy your lines into it"
        )
    steps.begin(text.count("\n"))
    return _rows_of(text, separator, skipped, hashlib.sha256(data).hexdigest(), encoding, steps)


def _bytes_of(path: Path) -> bytes | Problem:
    try:
        if not path.is_file():
            return _refused("There is no file of this name")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        return _refused("The file cannot be read; another program may have it open")
    if len(data) > MOST_BYTES:
        return _refused(f"The file is larger than {MOST_BYTES // 1_000_000} MB, which no list of stock is")
    if not data.strip():
        return _refused("The file is empty")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _refused("This is a spreadsheet and no CSV file. Open it, choose Save as, and there CSV UTF-8")
    return data


def _text_of(data: bytes) -> tuple[str, str] | Problem:
    """Return the text and the name of its encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in data:
        return _refused("There are NUL bytes in it, so it is no text")
    else:
        encodings = ENCODINGS
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        return (text, encoding) if "\0" not in text else _refused("There are NUL bytes in it, so it is no text")
    return _refused("It is saved in an alphabet that the program does not know. Save it as CSV UTF-8")


def _separator(text: str) -> str | None:
    """Return what parts the cells: the sign with which the first line names the columns."""
    head = text.lstrip("\r\n").split("\n", 1)[0]
    found = {sign: {_name(cell) for cell in head.split(sign)} & set(_NAMES) for sign in SEPARATORS}
    best = max(found, key=lambda sign: len(found[sign]))
    return best if {name.casefold() for name in NEEDED} <= found[best] else None


def _rows_of(text: str, separator: str, skipped: int, digest: str, encoding: str, steps: Steps) -> RawFile | Problem:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    head: list[str] | None = None
    names: list[str] = []
    rows: list[tuple[int, dict[str, str]]] = []
    wrong: list[BadLine] = []
    before = 0
    try:
        for cells in reader:
            steps.one()
            line, before = before + 1 + skipped, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > MOST_COLUMNS:
                return _refused(f"Line {line:,} has {len(cells):,} columns; {MOST_COLUMNS} are the most")
            if head is None:
                head = [" ".join(cell.split()) for cell in cells]
                if problem := _same_twice(head):
                    return problem
                names = [_NAMES.get(name.casefold(), name) for name in head]
                continue
            if len(rows) >= MOST_LINES:
                return _refused(f"The file has more than {MOST_LINES:,} lines. Split it into several")
            named, bad = _cells_of(line, names, cells)
            rows.append((line, named))
            wrong += bad
    except csv.Error as error:
        return _refused(f"From line {before + 1 + skipped:,} on it cannot be read: {_csv_words(str(error))}")
    if head is None or not rows:
        return _refused("There is nothing below its first line")
    left_out = tuple(name for name in head if name and name.casefold() not in _NAMES)
    written = f"{_ENCODING_WORDS[encoding]}, parted by {SEPARATORS[separator]}"
    return RawFile(digest, tuple(rows), tuple(wrong), left_out, written)


def _cells_of(line: int, names: list[str], cells: list[str]) -> tuple[dict[str, str], list[BadLine]]:
    """Return the cells that hold something by the names of their columns, and what is refused among them."""
    named: dict[str, str] = {}
    wrong: list[BadLine] = []
    for at, raw in enumerate(cells):
        cell = raw.strip()
        if not cell:
            continue
        column = (names[at] if at < len(names) else "") or f"column {at + 1}"
        if at >= len(names):
            wrong.append(BadLine(line, column, "There are more cells here than columns in the first line."))
        elif cell[0].isalnum() and len(cell) <= LONGEST_CELL and cell.isprintable():
            named[column] = cell  # as nearly every cell is: none of what is looked for below
        elif len(cell) > LONGEST_CELL:
            wrong.append(
                BadLine(line, column, f"There are {len(cell):,} characters here; {LONGEST_CELL} are the most.")
            )
        elif not cell.isprintable() and not is_one_line(cell):
            wrong.append(
                BadLine(line, column, "There is a sign here that breaks or turns the line, or is none at all.")
            )
        elif cell.startswith(GUARD) and starts_a_formula(cell[1:]):
            named[column] = cell[1:].strip()
        elif starts_a_formula(cell) and not _NUMBER.fullmatch(cell):
            wrong.append(
                BadLine(line, column, "This begins as a formula does, which a spreadsheet would run. Write plain text.")
            )
        else:
            named[column] = cell
    return named, wrong


def _same_twice(head: list[str]) -> Problem | None:
    names = [name.casefold() for name in head if name]
    twice = next((name for name in head if name and names.count(name.casefold()) > 1), None)
    return _refused(f"Its first line names the column “{twice}” twice") if twice is not None else None


_ENCODING_WORDS = {"utf-8-sig": "UTF-8", "cp1252": "Windows’ own letters", "utf-16": "UTF-16"}


def _csv_words(error: str) -> str:
    if "unexpected end" in error or "expected after" in error:
        return "a quotation mark is opened and not closed, or stands inside a cell"
    if "field larger" in error:
        return "a cell is far too long; perhaps a quotation mark is opened and never closed"
    return "its quotation marks or line ends are not those of a CSV file"


def _name(cell: str) -> str:
    return " ".join(cell.strip().strip('"').split()).casefold()


def _refused(words: str) -> Problem:
    return Problem("file", f"{words}. {NOTHING}")
