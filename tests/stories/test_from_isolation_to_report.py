"""From a member of staff who isolates to the printed report: the same figures in the file, on paper and in the spreadsheets."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pypdfium2

from tests.stories.conftest import Told


def pdf_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_what_was_typed_is_what_the_council_reads(told: Told, tmp_path: Path) -> None:
    told("home", "set", "council", "Cambridgeshire")
    told("staff", "add", "A. Mensah")
    told(
        *("isolation", "add", "S1", "--reason", "positive-test", "--from", "2020-08-03", "--to", "2020-08-12"),
        *("--normal", "414", "--ssp-paid", "143.78"),
    )
    told("fund", "instalment", "icf-1", "1", "9,630.00", "--on", "2020-06-12", "--reference", "PO 81")
    taxis = ("fund", "cost", "icf-1", "Taxis", "100", "transport", "--vat", "20", "--incurred", "2020-06-30")
    invoice = ("--supplier", "Acme", "--invoice", "7")
    told(*taxis, *invoice)
    assert "claimed already" in str(told(*taxis, *invoice, code=1)["words"])
    out = tmp_path / "report"
    made = told("fund", "report", "--scheme", "icf-1", "--as-of", "2020-09-23", "--out", str(out))
    assert (made["actual_pence"], made["received_pence"], made["unspent_pence"]) == (39022, 963000, 923978)
    pdf, xlsx, lines, flat = (Path(path) for path in made["files"])  # type: ignore[union-attr]

    words = pdf_text(pdf)
    for sum_ in ("£120.00", "£270.22", "£390.22", "£9,630.00", "£9,239.78", "31%", "69%", "PO 81", "Cambridgeshire"):
        assert sum_ in words, sum_
    assert "Mensah" not in words, "names stay in the home"
    with flat.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["restrict-movement_actual_pence"], row["full-wages_actual_pence"], row["full-wages_per_cent"]) == (
        "12000",
        "27022",
        "69",
    )
    sheet = openpyxl.load_workbook(xlsx)["Spend report"]
    cells = [[cell.value for cell in line] for line in sheet.iter_rows()]
    total = next(line for line in cells if line[0] == "Total")
    assert total == ["Total", 0, 0, 390.22, "100%"]
    above = cells[cells.index(total) - 4 : cells.index(total)]
    assert round(sum(line[3] for line in above), 2) == 390.22, "a council can add it up"
    assert "£" in sheet.cell(cells.index(total) + 1, 4).number_format
    assert "£390.22" in lines.read_text(encoding="utf-8-sig")


def test_a_report_is_marked_as_sent_changed_sent_anew_and_reprints_as_it_was(told: Told, tmp_path: Path) -> None:
    told("fund", "instalment", "icf-1", "1", "9,630.00", "--on", "2020-06-12")
    told("fund", "head", "icf-1", "--supplier-reference", "V-20381", "--beds", "22")
    told("fund", "cost", "icf-1", "Taxis", "100", "transport", "--incurred", "2020-06-20")
    send = (
        "fund",
        "send",
        "--scheme",
        "icf-1",
        "--as-of",
        "2020-06-26",
        "--declared-by",
        "J. Shaw",
        "--role",
        "Manager",
    )
    assert "the supplier, the invoice’s number" in str(told(*send, code=1)["words"]), "evidence is missing"
    send = (*send, "--reason", "The firm sends its invoices in July")
    first = told(*send)["sent"]
    assert "Nothing has changed" in str(told(*send, code=1)["words"])
    paper = tmp_path / "first.pdf"
    told("fund", "reprint", first["id"], "--out", str(paper))  # type: ignore[index]
    told("fund", "cost", "icf-1", "Bicycles", "50", "transport", "--incurred", "2020-06-21")
    second = told(*send)["sent"]
    assert second["revision"] == 2  # type: ignore[index]
    assert any("now £150.00, before £100.00" in each for each in second["changes"])  # type: ignore[index]
    again = tmp_path / "again.pdf"
    told("fund", "reprint", first["id"], "--out", str(again))  # type: ignore[index]
    assert again.read_bytes() == paper.read_bytes()
    assert "V-20381" in pdf_text(paper)
    told("fund", "reprint", first["id"], "--out", str(again), code=1)  # type: ignore[index]
    told("fund", "repay", "icf-1", "9,480", "--on", "2020-09-30", "--reference", "BACS 12")
    listed = told("fund", "sent", "icf-1")
    assert [each["revision"] for each in listed["sent"]] == [2, 1]  # type: ignore[attr-defined]
    assert [bool(each["sent"]) for each in listed["due"]] == [True, False]  # type: ignore[attr-defined]
    made = told("fund", "report", "--scheme", "icf-1")
    assert (made["repaid_pence"], made["still_held_pence"]) == (948000, 0)
