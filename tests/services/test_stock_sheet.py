"""The stock sheet and the year of PPE: the same figures as the ledger, on paper and in a spreadsheet."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from carehome_desktop.app.house import House
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.history_sheets import YearSheet
from carehome_desktop.domain.stock.history_year import Tally, months_of, tallies, together
from carehome_desktop.domain.stock.levels import level_after, steps
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Origin, Reason
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.exports.writing import FileKind, Written
from carehome_desktop.services.stock_sheet import sheet_pdf, year_pdf
from tests.domain.stock.cupboard import entry
from tests.homes import Hands
from tests.reports.reading import links, outside, whole

TODAY = date(2026, 11, 21)


def record(house: House, kind: Kind, quantity: int | Quantity, day: str, **more: object) -> None:
    """Record gloves at nine on a day."""
    how_many = Quantity(singles=quantity) if isinstance(quantity, int) else quantity
    moment = datetime.fromisoformat(f"{day}T09:00:00").replace(tzinfo=UTC)
    type_id = str(more.pop("type_id", "gloves"))
    made = house.stock.record(Entry(type_id, kind, how_many, moment, **more), house.manager(), sure=True)  # type: ignore[arg-type]
    assert isinstance(made, Movement)


def a_year(house: House) -> House:
    """Record 2026 by hand: opening 300 from last year, three deliveries, use, losses and loans."""
    record(house, Kind.COUNT, 300, "2025-12-30")
    record(house, Kind.DELIVERY, Quantity(2, 100), "2026-01-10", origin=Origin.BOUGHT, pence=1250, who="Gompels")
    record(house, Kind.USE, 40, "2026-01-20")
    record(house, Kind.DELIVERY, 100, "2026-03-05", origin=Origin.DONATED)
    record(house, Kind.WASTE, 10, "2026-03-06")
    record(house, Kind.EXPIRED, 20, "2026-03-07")
    record(house, Kind.LENT, 30, "2026-03-08", who="Oak Lodge")
    record(house, Kind.GIVEN_BACK, 5, "2026-03-20", who="Oak Lodge")
    record(house, Kind.COUNT, 400, "2026-11-01")
    record(house, Kind.COUNT, 390, "2026-11-10", reason=Reason.LOST)
    record(house, Kind.COUNT, 395, "2026-11-12", reason=Reason.FOUND)
    record(house, Kind.DELIVERY, 50, "2026-11-13", origin=Origin.BOUGHT, pence=275)
    return house


def adds_up(tally: Tally) -> bool:
    """Return whether what was there, came and went makes what was there at the end."""
    came_and_went = tally.delivered - tally.all_used - tally.all_wasted - tally.away + tally.put_right
    return tally.opening + came_and_went == tally.closing


def test_a_year_by_hand(house: House) -> None:
    """300 + 350 came − 40 − 105 missing at the count − 40 wasted − 25 away + 5 found = 445."""
    (gloves,) = [each for each in a_year(house).stock_sheets.tallies(2026) if each.kind.id == "gloves"]
    assert gloves.total == Tally(
        opening=300,
        closing=445,
        bought=250,
        donated=100,
        got_back=5,
        used=40,
        used_by_count=105,
        wasted=10,
        expired=20,
        lost=10,
        lent=30,
        put_right=5,
        pence=1525,
        priced=2,
        deliveries=3,
    )
    assert adds_up(gloves.total)
    assert [first.month for first in gloves.firsts] == list(range(1, 12))
    assert (gloves.months[0].opening, gloves.months[0].closing) == (300, 460)
    assert gloves.months[1] == Tally(460, 460)
    assert gloves.total.closing == level_after([each.entry for each in reversed(house.stock.ledger("gloves"))])


@given(
    st.lists(
        st.tuples(st.sampled_from(list(Kind)), st.integers(1, 300), st.integers(-60, 20), st.sampled_from(list(Reason)))
    ),
    st.integers(-50, 400),
)
def test_what_was_there_came_and_went_always_makes_what_is_there(
    acts: list[tuple[Kind, int, int, Reason]], opening: int
) -> None:
    entries = [entry(kind, number, day, reason=why if kind is Kind.COUNT else None) for kind, number, day, why in acts]
    firsts = months_of(2026, TODAY)
    months = tallies(steps(entries, opening), opening, firsts)
    assert all(map(adds_up, months))
    assert adds_up(together(months))
    assert together(months).closing == level_after(entries, opening)


def test_the_sheet_has_every_type_in_cupboard_order_and_says_what_is_not_known(house: House) -> None:
    a_year(house).stock_supply.set_supplier("Gompels", 2, house.manager())
    house.stock.set_lines(3, 7, house.manager())
    house.stock_types.set_order(["gloves", "masks"], house.manager())
    sheet = house.stock_sheets.sheet()
    assert [line.name for line in sheet.lines][:2] == ["Gloves", "Masks"]
    gloves, masks = sheet.lines[:2]
    assert gloves.counted == "Thursday 12 November 2026, 9:00am"
    assert gloves.own_days == "Low under 3, getting low under 7"
    assert "Gompels, 2 working days" in gloves.order_by
    assert (masks.now, masks.days, masks.runs_out, masks.counted) == ("Not counted yet", "Not known", "", "Never")


def test_the_sheet_on_paper_says_what_the_page_says(house: House) -> None:
    pdf = sheet_pdf(a_year(house).stock_sheets.sheet())
    words = whole(pdf)
    assert "PPE stock sheet" in words
    assert "Saturday 21 November 2026" in words
    assert "These are your home’s own days." in words
    assert "PRACTICE" in words
    assert outside(pdf) == []
    assert links(pdf) == 0


def test_a_year_on_paper_has_months_total_cost_and_where_it_came_from(house: House) -> None:
    sheet = a_year(house).stock_sheets.year(2026)
    assert isinstance(sheet, YearSheet)
    pdf = year_pdf(sheet)
    words = whole(pdf)
    assert "PPE in 2026" in words
    assert (
        "Cost: £15.25. The cost is what was written down with deliveries: a price stood with 2 of 3 deliveries."
        in words
    )
    assert "January 300 200 40 0 0 0 460 £12.50" in words
    assert "Whole year 300 350 145 40 25 5 445 £15.25" in words
    assert "Delivered: 250 bought, 100 donated." in words
    assert "Used: 40 written down, 105 found by counts." in words
    assert "Wasted: 10 spoiled or thrown away, 20 out of date, 10 lost." in words
    assert "Between homes: 30 lent out, 5 given back to us." in words
    assert "February 460 0 0 0 0 0 460 –" in words
    assert "Nothing of: Aprons, Eye protection, Masks, Hand sanitiser." in words
    assert outside(pdf) == []


def test_a_name_that_looks_like_markup_is_printed_as_it_is_and_many_types_run_over_pages(house: House) -> None:
    for number in range(20):
        name = f"<b>Own {number}</b> & more"
        made = house.stock_types.add("masks", name, "mask", "masks", house.manager())
        assert isinstance(made, PpeType)
        record(house, Kind.COUNT, 9_999_999, "2026-10-01", type_id=made.id)
        record(house, Kind.COUNT, 5, "2026-11-01", type_id=made.id)
    year = house.stock_sheets.year(2026)
    assert isinstance(year, YearSheet)
    for pdf in (sheet_pdf(house.stock_sheets.sheet()), year_pdf(year)):
        assert "<b>Own 19</b> & more" in whole(pdf)
        assert "Page 2 of" in whole(pdf)
        assert outside(pdf) == []


def test_a_year_without_entries_is_a_sentence(house: House) -> None:
    said = a_year(house).stock_sheets.year(2019)
    assert said == Problem("year", "Nothing of PPE was recorded for 2019. Choose a year from 2025 on.")
    assert house.stock_sheets.years() == (2026, 2025)
    assert isinstance(house.stock_sheets.year(2027), Problem)


def test_the_spreadsheets_hold_the_same_figures_as_numbers(house: House, tmp_path: Path) -> None:
    a_year(house)
    path = tmp_path / "year.xlsx"
    assert isinstance(house.stock_sheets.write_year(path, FileKind.XLSX, 2026), Written)
    book = load_workbook(path)
    assert book.sheetnames == ["2026", "Months"]
    rows = [[cell.value for cell in row] for row in book["2026"].rows]
    head = next(row for row in rows if row[0] == "Type")
    gloves = dict(zip(head, next(row for row in rows if row[0] == "Gloves"), strict=True))
    assert (gloves["Unit"], gloves["At first"], gloves["Bought"], gloves["At last"]) == ("gloves", 300, 250, 445)
    assert gloves["Cost in pence"] == 1525
    assert len(list(book["Months"].rows)) == 1 + 5 * 11

    path = tmp_path / "sheet.xlsx"
    assert isinstance(house.stock_sheets.write_sheet(path, FileKind.XLSX), Written)
    book = load_workbook(path)
    assert book.sheetnames == ["Stock sheet", "Entries"]
    rows = [[cell.value for cell in row] for row in book["Stock sheet"].rows]
    assert any(row[0] == "Gloves" and isinstance(row[3], int) for row in rows)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_place_that_cannot_be_written_to_is_a_sentence(house: House, tmp_path: Path, ending: str) -> None:
    a_year(house)
    said = house.stock_sheets.write_year(tmp_path / "none" / f"year.{ending}", FileKind(ending), 2026)
    assert isinstance(said, Problem)
    assert "The folder is not there" in said.words


def test_an_entry_of_now_is_in_the_year_and_in_the_file(house: House, hands: Hands, tmp_path: Path) -> None:
    noon = hands.now.replace(hour=12, minute=0) - timedelta(days=1)
    for at in (noon, hands.now):
        house.stock.record(Entry("gloves", Kind.COUNT, Quantity(singles=7), at), house.manager())
    (gloves,) = [each for each in house.stock_sheets.tallies(2026) if each.kind.id == "gloves"]
    written = house.stock_sheets.write_sheet(tmp_path / "all.csv", FileKind.CSV)
    assert isinstance(written, Written)
    assert written.rows == 2
    assert gloves.total.closing == 7
    days = [
        line.split(",")[5:7] for line in written.path.read_text(encoding="utf-8-sig").replace('"', "").splitlines()[1:]
    ]
    assert days == [["2026-11-20", ""], ["2026-11-21", "09:00:00"]], "a day alone has no time there either"
