"""Whom to ask by command: the same log and sheet as the window's, for a person and for a script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said
from tests.reports.reading import whole


def low(run: Callable[..., Said]) -> None:
    run("--practice", "ppe", "lines", "--red", "3", "--amber", "7")
    run("--practice", "ppe", "count", "gloves", "900", "--when", "14/11/2026 9am")
    run("--practice", "ppe", "count", "gloves", "200")


def test_what_is_low_is_shown_with_its_ways_and_what_was_tried(run: Callable[..., Said]) -> None:
    low(run)
    told = run(
        *("--practice", "ppe", "tried", "gloves", "wholesalers", "--result", "no-answer"),
        *("--whom", "Gompels", "--note", "Ring again at two"),
    )
    assert told.out == "Saved on this computer: Gloves, Gompels (The seven wholesalers): no answer.\n"
    said = run("--practice", "ppe", "routes")
    assert "Gloves: low" in said.out
    assert "4. National Supply Disruption Response line (supply-disruption): 2020 contact, do not ring;" in said.out
    data = run("--practice", "--json", "ppe", "routes", "gloves").data["types"][0]
    assert [step["route"] for step in data["steps"]][:2] == ["usual-supplier", "wholesalers"]
    assert [(each["whom"], each["result"]) for each in data["steps"][1]["tried"]] == [("Gompels", "no-answer")]
    assert len(data["steps"][1]["firms"]) == 7


def test_a_try_is_taken_back_in_words(run: Callable[..., Said]) -> None:
    low(run)
    run("--practice", "ppe", "tried", "gloves", "council", "--result", "nothing", "--when", "yesterday 16:10")
    said = run("--practice", "ppe", "untried", "1")
    assert said.out == "Undo: Your council or Local Resilience Forum: they had nothing, yesterday 4:10pm\n"
    assert run("--practice", "ppe", "untried", "1").code == 1


def test_the_order_and_todays_number_are_kept(run: Callable[..., Said]) -> None:
    run("--practice", "ppe", "routes", "--order", "council, portal")
    assert run("--practice", "--json", "ppe", "routes").data["order"][:3] == ["council", "portal", "usual-supplier"]
    assert "01632 960 123" in run("--practice", "ppe", "contact", "council", "--phone", "01632 960 123").out
    assert "There is no way to get PPE “market”" in run("--practice", "ppe", "contact", "market", "--phone", "1").err


def test_the_call_sheet_is_written_with_blanks_for_what_is_not_known(run: Callable[..., Said], tmp_path: Path) -> None:
    low(run)
    run("--practice", "ppe", "call-details", "--telephone", "01632 960 900")
    out = tmp_path / "sheet.pdf"
    said = run("--practice", "--json", "ppe", "call-sheet", "gloves", "--out", str(out))
    assert said.code == 0
    caller = next(each for each in said.data["asks"] if each["asks"].startswith("Who asks"))
    assert (caller["known"][1:], caller["blank"]) == (["Telephone: 01632 960 900"], ["E-mail"])
    assert "Telephone: 01632 960 900" in whole(out.read_bytes())
    assert run("--practice", "ppe", "call-sheet", "gloves", "--out", str(tmp_path / "sheet.txt")).code == 1


def test_the_log_is_written_as_a_table_and_what_was_taken_back_stays_in_it(
    run: Callable[..., Said], tmp_path: Path
) -> None:
    low(run)
    run("--practice", "ppe", "tried", "gloves", "council", "--result", "nothing", "--note", "=1+1")
    run("--practice", "ppe", "tried", "masks", "portal", "--result", "part")
    run("--practice", "ppe", "untried", "1", "--reason", "Wrong type")
    out = tmp_path / "log.csv"
    assert run("--practice", "ppe", "routes", "--out", str(out)).out == f"Saved as {out}: 2 tries.\n"
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert "Your council or Local Resilience Forum" in lines[-2]
    assert "'=1+1" in lines[-2], "a note never runs as a formula"
    assert "Wrong type" in lines[-2]
    assert run("--practice", "ppe", "routes", "gloves", "--out", str(out)).out == f"Saved as {out}: 1 try.\n"
    paper = out.with_suffix(".pdf")
    assert run("--practice", "ppe", "routes", "gloves", "--out", str(paper)).out == f"Saved as {paper}.\n"
    assert "Gloves, shortage 1" in whole(paper.read_bytes())
    assert "ends in .csv, .xlsx or .pdf" in run("--practice", "ppe", "routes", "--out", str(tmp_path / "log.txt")).err
