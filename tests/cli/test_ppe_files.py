"""Stock from and into files by command, and the numbers behind a chart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from tests.cli.conftest import Said
from tests.homes import Hands
from tests.reports.reading import whole

FILE = """What,Type,Boxes,In each box,Loose,Date
Opening stock,Gloves,9,100,,14/11/2026
Opening stock,Gloves,4,100,80,21/11/2026
"""


def ppe(run: Callable[..., Said], *words: str) -> Said:
    return run("--practice", "--json", "ppe", *words)


def levels(run: Callable[..., Said]) -> list[int | None]:
    return [each["on_record"] for each in ppe(run, "status").data["types"]]


def test_a_file_is_looked_over_imported_asked_about_and_taken_back(run: Callable[..., Said], tmp_path: Path) -> None:
    path = tmp_path / "stock.csv"
    path.write_text(FILE)
    checked = ppe(run, "import", str(path), "--check")
    assert checked.code == 0
    assert checked.data["lines"][1]["singles"] == 480
    assert checked.data["lines"][0]["words"].startswith("Count, Gloves: 9 boxes of 100 (900 gloves).")
    assert ppe(run, "list").data["entries"] == []

    assert ppe(run, "import", str(path)).data["imported"]["entries"] == 2
    again = ppe(run, "import", str(path))
    assert again.code == 1
    assert "This very file was imported already" in again.data["words"]
    assert "--only-new" in again.data["words"]
    assert ppe(run, "import", str(path), "--only-new").code == 1
    assert ppe(run, "import", str(path), "--again").code == 0
    assert run("--practice", "ppe", "undo-import").out == "Undo: import of 2 entries, 9:00am\n"
    assert ppe(run, "undo-import").code == 0
    assert "no import that still stands" in ppe(run, "undo-import").data["words"]
    assert {bool(each["taken_back"]) for each in ppe(run, "list").data["entries"]} == {True}


def test_a_bad_file_is_refused_by_line_and_column(run: Callable[..., Said], tmp_path: Path) -> None:
    path = tmp_path / "stock.csv"
    path.write_text(FILE.replace("21/11/2026", "22/11/2026"))
    said = ppe(run, "import", str(path))
    assert said.code == 1
    assert [(each["line"], each["column"]) for each in said.data["wrong"]] == [(3, "Date")]
    assert ppe(run, "list").data["entries"] == []


def test_numbers_that_look_wrong_need_to_be_sure(run: Callable[..., Said], tmp_path: Path) -> None:
    path = tmp_path / "stock.csv"
    path.write_text(FILE.replace("Gloves,9,100", "Gloves,1000,100"))
    said = ppe(run, "import", str(path))
    assert said.code == 1
    assert "Line 2: look again." in said.data["words"]
    assert ppe(run, "import", str(path), "--sure").code == 0


def test_the_template_and_all_entries_go_out_and_come_back(run: Callable[..., Said], tmp_path: Path) -> None:
    template, every = tmp_path / "template.csv", tmp_path / "all.csv"
    assert run("--practice", "ppe", "template", str(template)).code == 0
    assert run("--practice", "ppe", "import", str(template)).code == 0
    before = levels(run)
    assert before[0] == 340
    assert ppe(run, "export", "--out", str(every)).data["rows"] == 2
    assert ppe(run, "undo-import").code == 0
    assert ppe(run, "import", str(every)).code == 0
    assert levels(run) == before
    assert "ends in .csv" in ppe(run, "template", str(tmp_path / "x.txt")).data["words"]


def test_the_sheet_and_the_year_are_written_in_every_form(run: Callable[..., Said], tmp_path: Path) -> None:
    path = tmp_path / "stock.csv"
    path.write_text(FILE)
    run("--practice", "ppe", "import", str(path))
    for name, year in (("s.pdf", ()), ("s.xlsx", ()), ("y.pdf", ("--year", "2026")), ("y.csv", ("--year", "2026"))):
        assert ppe(run, "export", "--out", str(tmp_path / name), *year).code == 0, name
    assert "PPE stock sheet" in whole((tmp_path / "s.pdf").read_bytes())
    assert "PPE in 2026" in whole((tmp_path / "y.pdf").read_bytes())
    assert (tmp_path / "y.csv").read_text(encoding="utf-8-sig").startswith('"Type","Unit","Month"')
    for year in ("2019", "0", "-3", "99999"):
        none = run("--practice", "ppe", "export", "--out", str(tmp_path / "n.pdf"), "--year", year)
        assert (none.code, none.err) == (1, f"Nothing of PPE was recorded for {year}. Choose a year from 2026 on.\n")
    assert ppe(run, "export", "--out", str(tmp_path / "y.odt")).code == 1


def test_a_chart_tells_its_numbers(run: Callable[..., Said], tmp_path: Path) -> None:
    path = tmp_path / "stock.csv"
    path.write_text(FILE)
    assert "Nothing of this type" in ppe(run, "chart", "gloves").data["words"]
    run("--practice", "ppe", "import", str(path))
    data = ppe(run, "chart", "gloves").data
    assert [(each["day"], each["singles"]) for each in data["points"]] == [("2026-11-14", 900), ("2026-11-21", 480)]
    assert data["runs_out"] == {"least": "2026-11-28", "likely": "2026-11-29", "most": "2026-11-29"}
    use = ppe(run, "chart", "gloves", "--use").data
    assert (use["unit"], use["points"][0]["a_day"]) == ("gloves a day, whole home", "60")
    assert "Returns, Beds" in use["residents"]
    assert "Runs out, likely: Sunday 29 November 2026" in run("--practice", "ppe", "chart", "gloves").out


def test_entries_that_lie_ahead_of_a_clock_that_was_set_back_are_told_by_command(
    run: Callable[..., Said], hands: Hands
) -> None:
    run("--practice", "ppe", "count", "gloves", "900")
    hands.now -= timedelta(days=400)
    ahead = "Something is recorded for Saturday 21 November 2026"
    assert run("--practice", "ppe", "status").out.startswith(ahead)
    assert run("--practice", "ppe", "status", "aprons").out.startswith("Aprons: Not counted yet.")
    assert [each["on_record"] for each in ppe(run, "status", "gloves").data["types"]] == [None]
    for words in (("chart", "gloves"), ("chart", "gloves", "--use")):
        said = run("--practice", "ppe", *words)
        assert ahead in said.out + said.err
        assert "Nothing of this type" not in said.out + said.err
