"""What is no yes or no is found, compared, drawn, printed and exported as what it is."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from carehome_desktop.app.house import House
from carehome_desktop.domain.history import Comparison, FigureName
from carehome_desktop.domain.problems import Problem
from carehome_desktop.exports.writing import STOPPED, FileKind, Written
from carehome_desktop.services.printing import printed_return
from tests.filled import file_section
from tests.homes import Hands, day

EIGHTH, NINTH = day("2020-06-08"), day("2020-06-09")
SPAN = (date(2020, 6, 1), date(2020, 6, 30))


@pytest.fixture
def hands() -> Hands:
    return Hands(datetime(2020, 6, 9, 9, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("section", "typed", "answer"),
    [
        ("covid-counts", "residents", "4 residents"),
        ("workforce-2020", "care workers 5", "Nurses 4, Care workers 5, Other workers 6"),
        ("ppe", "aprons", "Amber"),
        ("beds-2020", "types of bed", "Dementia nursing, Dementia residential"),
        ("beds-2020", "our own words", "=HYPERLINK(1) in our own words"),
    ],
)
def test_each_kind_of_answer_is_found_in_its_own_words(house: House, section: str, typed: str, answer: str) -> None:
    file_section(house, section, EIGHTH)
    found = house.history.search(f"{typed} 8 june 2020").answers
    assert found[-1].answer == answer


def test_a_table_is_compared_line_by_line_with_the_difference(house: House) -> None:
    file_section(house, "workforce-2020", EIGHTH, 4)
    file_section(house, "workforce-2020", NINTH, 2)
    told = house.history.compare("workforce-2020", EIGHTH, NINTH)
    assert isinstance(told, Comparison)
    first = told.changed()[0]
    assert (first.line, first.before and first.before.words, first.after and first.after.words) == ("Nurses", "4", "2")
    assert first.difference == -2


def test_a_figure_over_time_is_that_of_each_period_oldest_first(house: House) -> None:
    file_section(house, "workforce-2020", EIGHTH, 4)
    file_section(house, "workforce-2020", NINTH, 2)
    name = next(each for each in house.history.figures_of("workforce-2020") if each.words.endswith("Care workers"))
    points = house.history.figure("workforce-2020", name).points
    assert [(each.period, each.level, each.words) for each in points] == [(EIGHTH, 5, "5"), (NINTH, 3, "3")]


def test_choices_are_drawn_by_their_levels_and_what_is_missing_is_a_gap(house: House) -> None:
    file_section(house, "ppe", EIGHTH, 0)
    names = house.history.figures_of("ppe")
    assert len(names[0].levels) == len(set(names[0].levels)) > 2
    (point,) = house.history.figure("ppe", names[0]).points
    assert point.level is not None
    assert names[0].levels[point.level] == point.words
    (gap,) = house.history.figure("ppe", FigureName("gone", "", "Gone", "")).points
    assert (gap.level, gap.words) == (None, "Not answered")


def test_a_print_says_tables_line_by_line_and_what_was_left_blank(house: House, hands: Hands) -> None:
    row = file_section(house, "beds-2020", EIGHTH)
    drawn = {name.part_id for name in house.history.figures_of("beds-2020")}
    assert drawn == {"dementia-nursing", "dementia-residential"}, (
        "no chart of a type of bed that the home does not have"
    )
    record = house.records.record(row.return_id)
    assert record is not None
    printed = {each.number: each for each in printed_return(record, house.home(), hands.now).answers}
    assert printed[2].answer == "Dementia nursing: 4\nDementia residential: 5"
    assert (printed[6].answer, printed[6].given) == ("Left blank", "")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, _, head, *rows = csv.reader(file)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_export_has_a_row_for_each_line_with_its_figure_as_a_number(house: House, tmp_path: Path) -> None:
    file_section(house, "workforce-2020", EIGHTH)
    path = tmp_path / "history.csv"
    assert house.history.export(path, FileKind.CSV, *SPAN) == Written(path, 12)
    first = rows_of(path)[0]
    assert (first["Period"], first["Section"], first["Line"], first["Figure"]) == (
        "2020-06-08",
        "Daily workforce",
        "Nurses",
        "4",
    )
    assert (first["Standing"], first["Saved"], first["Saved by"]) == ("Waiting", "2020-06-09 10:00", "P1")


def test_the_export_goes_by_day_then_section_then_revision_and_ends_with_what_was_only_saved(
    house: House, tmp_path: Path
) -> None:
    file_section(house, "ppe", NINTH)
    file_section(house, "covid-counts", EIGHTH)
    file_section(house, "ppe", EIGHTH)
    house.answering.answer("home-status", EIGHTH, "admissions", None, house.manager(), note="-2 beds, ask")
    path = tmp_path / "history.csv"
    house.history.export(path, FileKind.CSV, *SPAN)
    rows = rows_of(path)
    order = list(dict.fromkeys((row["Period"], row["Section"]) for row in rows[:-1]))
    title = {section: house.history.title(section, NINTH) for section in ("covid-counts", "ppe")}
    assert order == [
        ("2020-06-08", title["covid-counts"]),
        ("2020-06-08", title["ppe"]),
        ("2020-06-09", title["ppe"]),
    ]
    assert (rows[-1]["Standing"], rows[-1]["Note"]) == ("Saved, not sent", "'-2 beds, ask")


def test_the_export_tells_how_far_it_is_and_stops_when_asked(house: House, tmp_path: Path) -> None:
    for period in (EIGHTH, NINTH):
        file_section(house, "workforce-2020", period)
    seen: list[tuple[int, int]] = []

    def go_on(done: int, every: int) -> bool:
        seen.append((done, every))
        return False

    assert house.history.export(tmp_path / "a.xlsx", FileKind.XLSX, *SPAN, go_on=go_on) == STOPPED
    assert seen == [(2, 2)]
    assert list(tmp_path.glob("*.xlsx")) == []


def test_days_without_answers_make_no_file(house: House, tmp_path: Path) -> None:
    told = house.history.export(tmp_path / "a.csv", FileKind.CSV, *SPAN)
    assert isinstance(told, Problem)
    assert list(tmp_path.glob("*.csv")) == []
