"""A file is written whole or not at all, and what is in it is what was given."""

from __future__ import annotations

import csv
import gc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha512
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carehome_desktop.domain.problems import Problem
from carehome_desktop.exports import xlsx_file
from carehome_desktop.exports.cells import Cell, starts_a_formula
from carehome_desktop.exports.table import Column, ExportTable
from carehome_desktop.exports.writing import STOPPED, FileKind, Written, write_tables

COLUMNS = (Column("Day"), Column("Answer"), Column("Figure"), Column("Saved"))
MOMENT = datetime(2020, 6, 5, 13, 2, tzinfo=UTC)
ROW: tuple[Cell, ...] = (date(2020, 6, 5), "Yes, “all” of it", 12, MOMENT)
KINDS = list(FileKind)


def table(*rows: tuple[Cell, ...], name: str = "History") -> ExportTable:
    return ExportTable(name, COLUMNS, rows or (ROW,), above=("Rosewood House",))


def left(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


def csv_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_csv_begins_with_the_mark_that_excel_looks_for_and_holds_what_was_given(tmp_path: Path) -> None:
    # A path longer than the 260 letters that Windows once allowed, with what names may hold there.
    path = tmp_path / "Rosewood House & Söhne (Leeds)" / ("a" * 120) / ("b" * 120) / "history.csv"
    path.parent.mkdir(parents=True)
    for _ in range(2):  # the second time onto the first
        assert write_tables(path, FileKind.CSV, [table()]) == Written(path, 1)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert csv_rows(path) == [
        ["Rosewood House"],
        ["Day", "Answer", "Figure", "Saved"],
        ["2020-06-05", "Yes, “all” of it", "12", "2020-06-05 14:02"],
    ]


def test_a_spreadsheet_holds_days_figures_and_text_each_as_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "history.xlsx"
    assert write_tables(path, FileKind.XLSX, [table(), table(name="History")]) == Written(path, 2)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["History", "History (2)"]
    day, words, figure, moment = [cell.value for cell in book["History"][3]]
    assert (words, figure) == ("Yes, “all” of it", 12)
    assert (str(day), str(moment)) == ("2020-06-05 00:00:00", "2020-06-05 14:02:00")


def test_nothing_is_never_nought(tmp_path: Path) -> None:
    for kind in KINDS:
        write_tables(tmp_path / f"a.{kind.value}", kind, [table((None, "", 0, None))])
    assert csv_rows(tmp_path / "a.csv")[2] == ["", "", "0", ""]
    cells = openpyxl.load_workbook(tmp_path / "a.xlsx")["History"][3]
    assert [cell.value for cell in cells] == [None, None, 0, None]


HOSTILE = ["=1+1", '=HYPERLINK("http://x","y")', "http://example.org", "mailto:a@b.c", "@SUM(1)", "-2", "007", "{=A1}"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_a_spreadsheet_and_links_nowhere(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlsx"
    write_tables(path, FileKind.XLSX, [ExportTable(text, (Column(text),), [(text,)], above=(text,))])
    sheet = openpyxl.load_workbook(path).worksheets[0]
    for cell in (sheet["A1"], sheet["A2"], sheet["A3"]):
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert sheet["A3"].quotePrefix is starts_a_formula(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_whatever_is_typed_no_cell_of_either_file_is_a_formula(tmp_path: Path, texts: list[str]) -> None:
    for kind in KINDS:
        write_tables(tmp_path / f"a.{kind.value}", kind, [ExportTable("x", (Column("x"),), [tuple(texts)])])
    assert not any(starts_a_formula(cell) for row in csv_rows(tmp_path / "a.csv") for cell in row)
    for row in openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows():
        assert all(cell.data_type in ("s", "n") and (cell.data_type == "s" or cell.value is None) for cell in row)


@pytest.mark.parametrize("kind", KINDS)
def test_stopping_leaves_the_file_that_was_there_and_nothing_else(tmp_path: Path, kind: FileKind) -> None:
    path = tmp_path / f"history.{kind.value}"
    path.write_text("what was there before")
    seen: list[int] = []

    def go_on(rows: int) -> bool:
        seen.append(rows)
        return rows < 400

    assert write_tables(path, kind, [table(*[ROW] * 1_000)], go_on) == STOPPED
    assert seen == [200, 400]
    assert path.read_text() == "what was there before"
    assert left(tmp_path) == [path.name]


def test_a_spreadsheet_can_be_stopped_while_it_is_packed(tmp_path: Path) -> None:
    """All rows are written by then; noise does not pack well, so that there is much to pack."""
    path = tmp_path / "history.xlsx"
    path.write_text("what was there before")
    rows: list[tuple[Cell, ...]] = [(None, sha512(str(at).encode()).hexdigest(), None, None) for at in range(6_000)]
    packing: list[int] = []

    def go_on(written: int) -> bool:
        if written == len(rows) and list(tmp_path.glob(".export-*/part")):
            packing.append(written)
        return len(packing) < 5

    assert write_tables(path, FileKind.XLSX, [table(*rows)], go_on) == STOPPED
    gc.collect()  # an archive left half-way closes itself here; what it raised would be a warning, and so an error
    assert len(packing) == 5
    assert path.read_text() == "what was there before"
    assert left(tmp_path) == [path.name]


def test_a_disk_that_fills_up_while_a_spreadsheet_is_packed_is_said_in_words(tmp_path: Path) -> None:
    def full(_written: int) -> bool:
        raise OSError(28, "No space left on device")

    told = write_tables(tmp_path / "a.xlsx", FileKind.XLSX, [table()], full)
    gc.collect()
    assert isinstance(told, Problem)
    assert told.words.startswith("The disk is full")
    assert left(tmp_path) == []


@pytest.mark.parametrize("kind", KINDS)
def test_trouble_on_the_way_leaves_nothing_behind(tmp_path: Path, kind: FileKind) -> None:
    def rows() -> Iterator[tuple[Cell, ...]]:
        yield ROW
        raise OSError(28, "No space left on device")

    told = write_tables(tmp_path / f"a.{kind.value}", kind, [ExportTable("x", COLUMNS, rows())])
    assert isinstance(told, Problem)
    assert told.words.startswith("The disk is full")
    assert left(tmp_path) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_that_is_gone_or_in_the_way_is_said_in_words(tmp_path: Path, kind: FileKind) -> None:
    gone = write_tables(tmp_path / "gone" / "a", kind, [table()])
    (tmp_path / "there").mkdir()
    there = write_tables(tmp_path / "there", kind, [table()])
    assert isinstance(gone, Problem)
    assert gone.words.startswith("The folder is not there")
    assert isinstance(there, Problem)
    assert there.words.startswith("There is a folder of this name")
    assert left(tmp_path) == ["there"]


def test_what_one_sheet_cannot_hold_goes_on_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 4)
    path = tmp_path / "a.xlsx"
    rows = [(None, str(number), number, None) for number in range(5)]
    assert write_tables(path, FileKind.XLSX, [table(*rows)]) == Written(path, 5)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["History", "History (2)"]
    figures = [row[2] for sheet in book.worksheets for row in sheet.values if isinstance(row[2], int)]
    assert figures == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("name", "kind"), [("a.csv", FileKind.CSV), ("B.XLSX", FileKind.XLSX), ("a.txt", None), ("csv", None)]
)
def test_the_ending_of_a_name_says_which_kind_it_is(name: str, kind: FileKind | None) -> None:
    assert FileKind.of(Path(name)) is kind
