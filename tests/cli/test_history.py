"""Looking back by command says the same as the window, and exits as promised."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from carehome_desktop.domain.periods import Period
from tests.filled import file_section
from tests.homes import SECTION, Hands, answer_all, day, practice_house

SPAN = ("--from", "2020-06-01", "--to", "2020-06-30")


@pytest.fixture
def filed(run, tmp_path):
    """A folder in which two days were made ready to go, one answer of the second another."""
    hands = Hands()
    house = practice_house(tmp_path, hands)
    for period, but in ((day("2020-06-05"), {}), (day("2020-06-06"), {"full-wages": False})):
        answer_all(house, period, but=but)
        house.filing.queue(SECTION, period, house.manager())
        hands.pass_by(60)
    house.close()
    return run


def test_the_list_names_every_return(filed):
    said = filed("--practice", "history", "list")
    data = filed("--practice", "--json", "history", "list").data
    assert said.code == 0
    assert said.out.splitlines()[0] == "Infection control, Saturday 6 June 2020, revision 1: Waiting"
    assert [each["period"] for each in data["returns"]] == ["2020-06-06", "2020-06-05"]


def test_a_search_finds_answers_and_counts_all(filed):
    said = filed("--practice", "history", "search", "wages", "isolat", "no")
    data = filed("--practice", "--json", "history", "search", "june", "--most", "3").data
    assert "1 answer of 26" in said.out
    assert (data["total"], len(data["answers"])) == (26, 3)
    assert data["answers"][0]["period"] == "2020-06-06"


def test_comparing_tells_both_values(filed):
    said = filed("--practice", "history", "compare", SECTION, "2020-06-05", "2020-06-06")
    data = filed("--practice", "--json", "history", "compare", SECTION, "2020-06-05", "2020-06-06").data
    assert "1 answer of 13 changed" in said.out
    assert "Yes → No" in said.out
    assert [line["number"] for line in data["lines"] if line["changed"]] == [3]


def test_without_periods_the_newest_two_are_compared(filed):
    data = filed("--practice", "--json", "history", "compare", SECTION).data
    assert (data["before"], data["after"]) == ("2020-06-05", "2020-06-06")
    said = filed("--practice", "history", "compare", "beds")
    assert said.code == 1
    assert "fewer than two periods of beds" in said.err


def test_a_part_that_is_answered_by_the_month_asks_for_months(run, tmp_path):
    house = practice_house(tmp_path, Hands())
    for month in ("2026-10", "2026-11"):
        file_section(house, "workforce", Period.read(month))
    house.close()
    said = run("--practice", "history", "compare", "workforce", "2026-10-08", "2026-11-08")
    assert said.code == 1
    assert "Workforce is answered by the month. Choose one, such as November 2026 (2026-11)." in said.err
    assert run("--practice", "history", "compare", "workforce", "2026-10", "2026-11").code == 0


def test_the_proof_counts_and_lists_what_was_missed_and_can_be_a_page(filed, tmp_path):
    pdf = tmp_path / "proof.pdf"
    said = filed("--practice", "history", "proof", "--from", "05/06/2020", "--to", "6 June 2020", "--pdf", str(pdf))
    data = filed("--practice", "--json", "history", "proof", *SPAN, "--section", SECTION).data
    assert said.out.startswith("Updated on 0 of 2 days\nMissed:\n")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert data["counts"] == [{"kind": "day", "updated": 0, "of": 30}]


def test_a_full_disk_leaves_the_older_proof_as_it_was(filed, tmp_path, monkeypatch):
    pdf = tmp_path / "proof.pdf"
    pdf.write_bytes(b"%PDF older")
    write_bytes = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        write_bytes(path, data[:100])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "write_bytes", full)
        said = filed("--practice", "history", "proof", *SPAN, "--pdf", str(pdf))
    assert said.code == 1
    assert "The file was not saved (No space left on device). Your records are safe." in said.err + said.out
    assert pdf.read_bytes() == b"%PDF older"
    assert not list(tmp_path.glob(".*.part"))


def test_the_export_shows_people_by_code_unless_names_are_asked_for(filed, tmp_path):
    coded, named = tmp_path / "coded.csv", tmp_path / "named.xlsx"
    assert filed("--practice", "--json", "history", "export", str(coded), *SPAN).data["rows"] == 26
    assert filed("--practice", "history", "export", str(named), *SPAN, "--names").code == 0
    with coded.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    head = rows[2].index("Saved by")
    assert {row[head] for row in rows[3:]} == {"P1"}
    sheet = list(openpyxl.load_workbook(named)["History"].values)
    assert {row[head] for row in sheet[3:]} == {"Practice manager"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("compare", SECTION, "2020-06-05", "2020-06-05"), "Both are the same period"),
        (("compare", SECTION, "2020-06-05", "2020-06-31"), "is not a day"),
        (("compare", SECTION, "2020-06-05", "2020-06-09"), "There are no answers for Tuesday 9 June 2020"),
        (("proof", "--from", "2020-06-09", "--to", "2020-06-05"), "The last day lies before the first"),
        (("proof", "--from", "31/6/2020", "--to", "2020-06-05"), "Write the day as in 24/11/2026"),
        (("proof", "--from", "", "--to", "2020-06-05"), "Say from which day to which"),
        (("compare", SECTION, "5/6/2020", "9 June 2020"), "There are no answers for Tuesday 9 June 2020"),
        (("export", "nowhere/a.csv", *SPAN), "The folder is not there"),
        (("export", "a.csv", "--from", "2019-01-01", "--to", "2019-01-02"), "There are no answers for these days"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words_with_exit_1(filed, words, told):
    said = filed("--practice", "history", *words)
    assert said.code == 1
    assert told in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("export", "a.txt", *SPAN),
        ("compare", SECTION, "2020-06-05"),
    ],
)
def test_what_is_asked_wrongly_exits_2(filed, words):
    assert filed("--practice", "history", *words).code == 2
