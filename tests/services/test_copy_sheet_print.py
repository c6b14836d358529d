"""A copy sheet on paper and as the home's own file says the same as the screen."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pypdfium2

from carehome_desktop.app.house import House
from carehome_desktop.domain.copy_sheet import Mark
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.ways import Shown, Way
from carehome_desktop.exports.writing import FileKind, Written
from carehome_desktop.services.copy_sheet import CopySheet
from carehome_desktop.services.copy_sheet_print import copy_sheet_pdf, printed_sheet, sheet_file_name
from carehome_desktop.services.return_file import own_file_name, return_tables, write_returns
from tests.homes import SECTION, THIS_WEEK, Hands, answer_all


def by_hand(house: House) -> CopySheet:
    answer_all(house, but={"full-wages": False})
    queued = house.filing.queue(SECTION, THIS_WEEK, house.manager(), Way.HAND)
    assert isinstance(queued, Outgoing)
    return opened(house, queued.return_id)


def opened(house: House, return_id: str) -> CopySheet:
    sheet = house.copy_sheets.open(return_id)
    assert sheet is not None
    return sheet


def pdf_words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_the_print_has_every_line_boxes_to_tick_and_room_for_who_and_when(house: House, hands: Hands) -> None:
    sheet = by_hand(house)
    pdf = copy_sheet_pdf(sheet, house.home(), hands.now)
    said = pdf_words(pdf)

    assert "Copy sheet: Infection control" in said
    assert said.count("☐") == 13 * 3 + 2
    for line in sheet.lines:
        assert line.heading.split()[-1] in said
    assert "Typed in by" in said
    assert "PRACTICE – nothing here is real" in said
    assert pdf == copy_sheet_pdf(sheet, house.home(), hands.now)


def test_the_print_shows_what_is_marked_already_and_what_the_page_asks_instead(house: House, hands: Hands) -> None:
    sheet = by_hand(house)
    return_id = sheet.record.filed.id
    house.copy_sheets.mark(return_id, sheet.lines[0].key, Mark.TYPED, house.manager())
    house.copy_sheets.mark(return_id, sheet.lines[1].key, Mark.ASKS_ELSE, house.manager(), "<b>14 days</b> & more")
    data = printed_sheet(opened(house, return_id), house.home(), hands.now)

    assert [line.mark for line in data.lines[:3]] == ["Typed", "The page asks something else", ""]
    said = pdf_words(copy_sheet_pdf(opened(house, return_id), house.home(), hands.now))
    assert "The page asks: <b>14 days</b> & more" in said
    assert said.count("☐") == 11 * 3 + 2


def test_an_entered_sheet_says_by_whom_and_asks_for_nothing(house: House, hands: Hands) -> None:
    sheet = by_hand(house)
    who = house.manager()
    house.ways_out.enter(sheet.record.filed.id, who, hands.now, Shown.NOT_CHECKED, who, reference="CT 88")
    said = pdf_words(copy_sheet_pdf(opened(house, sheet.record.filed.id), house.home(), hands.now))

    assert "Entered on the tracker by Practice manager, Saturday 21 November 2026, 9:00am." in said
    assert "It was not checked whether the page showed it as saved. Reference: CT 88." in said
    assert "Typed in by" not in said


def test_the_file_is_named_as_the_homes_own_in_name_and_heading(house: House, hands: Hands) -> None:
    sheet = by_hand(house)
    assert sheet_file_name(sheet) == f"Copy sheet, {sheet.record.paper_name}.pdf"
    assert own_file_name([sheet], FileKind.CSV, hands.now) == f"Own file, {sheet.record.paper_name}.csv"
    assert own_file_name([sheet, sheet], FileKind.XLSX, hands.now) == (
        "Own file, 2 returns, Saturday 21 November 2026.xlsx"
    )
    above = return_tables([sheet], house.home(), hands.now)[0].above
    assert above[0] == "PRACTICE – nothing here is real"
    assert above[1] == "Rosewood House: Own file, not the tracker's bulk file"


def test_csv_and_xlsx_hold_the_same_rows_and_no_cell_starts_a_formula(
    house: House, hands: Hands, tmp_path: Path
) -> None:
    house.home_records.tell("ods_code", "=1+1")
    sheet = by_hand(house)
    kinds = (FileKind.CSV, FileKind.XLSX)
    for kind in kinds:
        written = write_returns(tmp_path / f"own.{kind}", kind, [sheet], house.home(), hands.now)
        assert isinstance(written, Written)
        assert written.rows == 13

    rows = list(csv.reader(io.StringIO((tmp_path / "own.csv").read_text("utf-8-sig"))))
    page = openpyxl.load_workbook(tmp_path / "own.xlsx").active
    assert page is not None
    cells = [cell for row in page.iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    assert [row[9] for row in rows[4:]] == [str(cell.value) for cell in next(page.iter_cols(10, 10, 5))]
    assert {row[1] for row in rows[4:]} == {"'=1+1"}
