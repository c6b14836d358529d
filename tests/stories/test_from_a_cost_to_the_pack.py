"""From an invoice on the desk to the pack that an auditor reads: kept encrypted, marked, taken back, and never a name for the council."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from tests.reports import files
from tests.reports.reading import links, outside, pages, whole
from tests.stories.conftest import Told


def cost(told: Told, what: str = "Taxis", *more: str) -> str:
    made = told("fund", "cost", "icf-1", what, "100", "transport", "--incurred", "2020-06-30", *more)
    return str(made["recorded"]["id"])


def test_a_file_is_kept_marked_saved_as_it_came_taken_back_and_erased_on_purpose_only(
    told: Told, tmp_path: Path
) -> None:
    taxis, bicycles = cost(told), cost(told, "Bicycles")
    invoice = tmp_path / "Invoice for A. Mensah.pdf"
    invoice.write_bytes(files.pdf("Taxis for A. Mensah, £100"))
    attach = ("evidence", "attach", "cost", taxis, str(invoice), "--what")
    kept = told(*attach, "invoice")["attached"]
    assert (kept["sha256"], kept["names_covered"], kept["pages"]) == (
        hashlib.sha256(invoice.read_bytes()).hexdigest(),
        False,
        1,
    )
    assert "attached there already" in told(*attach, "invoice", code=1)["words"]
    assert "Choose what kind" in told(*attach, "isolation-note", code=1)["words"]
    assert (
        "not there" in told("evidence", "attach", "cost", "no-such", str(invoice), "--what", "invoice", code=1)["words"]
    )
    again = told("evidence", "attach", "cost", bicycles, str(invoice), "--what", "invoice", "--names-covered")[
        "attached"
    ]

    for file in (tmp_path / "home").rglob("*"):
        assert not file.is_file() or b"%PDF" not in file.read_bytes(), f"{file} holds the invoice for all to read"
    out = tmp_path / "out.pdf"
    told("evidence", "save", kept["id"], "--out", str(out))
    assert out.read_bytes() == invoice.read_bytes()
    told("evidence", "save", kept["id"], "--out", str(out), code=1)

    assert told("evidence", "mark", kept["id"], "--names-covered")["attached"]["names_covered"]
    told("evidence", "take-back", kept["id"], "--reason", " ", code=1)
    assert not told("evidence", "take-back", kept["id"], "--reason", "Wrong file", "--erase")["erased"], (
        "the other needs it"
    )
    assert told("evidence", "list", "cost", taxis)["files"] == []
    assert told("evidence", "take-back", again["id"], "--reason", "Wrong file", "--erase")["erased"]
    assert (
        "erased for good" in told("evidence", "save", again["id"], "--out", str(tmp_path / "no.pdf"), code=1)["words"]
    )
    assert "taken back already" in told("evidence", "mark", again["id"], "--names-covered", code=1)["words"]


def test_what_the_council_asked_is_a_dated_log_and_papers_are_kept_until_a_day_with_its_reason(told: Told) -> None:
    ask = ("evidence", "ask", "icf-1", "Which taxis?", "--by", "Contracts officer", "--on")
    assert "future" in told(*ask, "2027-01-01", code=1)["words"]
    asked = told(*ask, "2020-10-05")["asked"]
    assert asked["answered_on"] is None
    answer = ("evidence", "answer", asked["id"], "Those of June: invoice 7.", "--on")
    assert "before it was asked" in told(*answer, "2020-10-01", code=1)["words"]
    assert told(*answer, "2020-10-09")["asked"]["answered"] == "Those of June: invoice 7."
    assert [each["reference"] for each in told("evidence", "asked", "icf-1")["asked"]] == ["Q-1"]
    told("evidence", "unask", asked["id"], "--reason", "Of another home")
    assert told("evidence", "asked", "icf-1")["asked"] == []

    ours = told("evidence", "keep", "icf-1")
    assert (ours["until"], ours["told"], ours["past"]) == ("2026-09-23", False, True)
    assert "one council" in ours["reason"]
    assert "Write in one line why" in told("evidence", "keep", "icf-1", "--until", "2030-01-31", code=1)["words"]
    assert (
        "own time ends" in told("evidence", "keep", "icf-1", "--until", "2020-01-31", "--reason", "x", code=1)["words"]
    )
    kept = told("evidence", "keep", "icf-1", "--until", "2030-01-31", "--reason", "Clause 9 of our agreement")
    assert (kept["until"], kept["told"], kept["past"]) == ("2030-01-31", True, False)


def test_the_pack_for_the_home_has_every_file_and_that_for_the_council_only_the_covered_one_and_no_name(
    told: Told, tmp_path: Path
) -> None:
    told("home", "set", "council", "Cambridgeshire")
    told("staff", "add", "Ama Mensah")
    isolation = told(
        *("isolation", "add", "S1", "--reason", "positive-test", "--from", "2020-08-03", "--to", "2020-08-12"),
        *("--normal", "414", "--ssp-paid", "143.78", "--note", "Mensah rang in; her sister too"),
    )["recorded"]["id"]
    told("fund", "instalment", "icf-1", "1", "9,630.00", "--on", "2020-06-12", "--reference", "PO 81")
    taxis = cost(told, "Taxis for Ms. MENSAH and others", "--supplier", "Mensah’s Cars", "--invoice", "7")
    cost(told, "Bicycles", "--incurred", "2020-05-01", "--reason", "Ama asked the council on 4 May")
    told(
        "fund",
        "cost",
        "icf-1",
        "Rooms <b>& more</b>",
        "50",
        "accommodation",
        "--stage",
        "planned",
        "--incurred",
        "2020-09-01",
    )
    invoice, photo, slip = tmp_path / "Mensah invoice.pdf", tmp_path / "Ama Mensah.jpg", tmp_path / "slip.png"
    invoice.write_bytes(files.pdf("Taxi for Ama Mensah", "Second page for Ama Mensah"))
    photo.write_bytes(files.picture("JPEG", (1200, 800)))
    slip.write_bytes(files.picture())
    told("evidence", "attach", "cost", taxis, str(invoice), "--what", "invoice", "--names-covered")
    told("evidence", "attach", "cost", taxis, str(photo), "--what", "other")
    told("evidence", "attach", "isolation", isolation, str(slip), "--what", "payroll")
    told("evidence", "ask", "icf-1", "Who is Ama Mensah?", "--by", "Officer", "--on", "2020-10-05")

    told("fund", "report", "--scheme", "icf-1", "--out", str(tmp_path / "report"))
    (report,) = (tmp_path / "report").glob("*.pdf")
    printed = whole(report.read_bytes())
    assert "Where each line is proved" in printed
    assert "E-1, E-2" in printed, "the report names each line’s evidence as the pack does"
    assert "W-1" in printed
    assert "E-3" not in printed, "what is planned proves nothing yet"

    home, council = tmp_path / "home.pdf", tmp_path / "council.pdf"
    for_home = told("evidence", "pack", "icf-1", "--for", "home", "--out", str(home))
    for_council = told("evidence", "pack", "icf-1", "--for", "council", "--out", str(council))

    assert [each["reference"] for each in for_home["items"]] == ["R-1", "E-1", "E-2", "E-3", "W-1", "Q-1"]
    assert (for_home["file_pages"], for_home["kept_back"]) == (4, 0)
    assert (for_council["file_pages"], for_council["kept_back"]) == (2, 2)
    said = whole(home.read_bytes())
    for words in (
        "S1, Ama Mensah",
        "Rooms <b>& more</b>",
        "E-1/1",
        "E-1/2",
        "W-1/1",
        "Ama Mensah.jpg",
        "rang in",
        "Ama asked the council",
        "£270.22",
        "£414.00 − £143.78",
    ):
        assert words in said, words
    paper = council.read_bytes()
    covered = whole(paper)
    for words in (
        "S1, isolating",
        "E-1/1",
        "[name]",
        "page 2 of 2",
        "Left out here",
        "PO 81",
        "£270.22",
        "kept in the home",
    ):
        assert words in covered, words
    for words in ("outside the time", "Warning", "What is missing", "auditor would ask"):
        assert words not in covered, f"{words} without its reason would accuse the home"
    for name in ("mensah", "ama ", "sister"):
        assert name not in covered.casefold(), name
    assert b"ensah" not in paper
    assert "E-1/2" not in covered, "what is not covered stays in the home"
    assert not any("Taxi for" in each for each in pages(paper)), "what a page of a file says is in its picture alone"
    assert (links(paper), outside(paper)) == (0, [])
    with_notes = tmp_path / "notes.pdf"
    typed = told("evidence", "pack", "icf-1", "--for", "council", "--with-notes", "--out", str(with_notes))["typed"]
    assert "[name] rang in; her sister too" in typed
    for words in ("Who is [name]?", "outside the time", "Reason: [name] asked the council", "What is missing"):
        assert words in whole(with_notes.read_bytes()), words
    assert "ensah" not in whole(with_notes.read_bytes())

    sheets = pages(home.read_bytes())
    for item in for_home["items"]:
        line = " ".join(filter(None, (item["reference"], item["title"], item["sum"])))
        number = re.search(re.escape(line) + r" (\d+) ", f"{sheets[0]} ")
        assert number is not None, line
        assert f"{item['reference']} {item['title']}" in sheets[int(number[1]) - 1].replace("Index", ""), item
        if item["files"]:
            assert f"{item['reference']}/1" in sheets[int(number[1])], "its files lie behind it"
    past = [each for each in for_home["gone_past"] if each["reference"] == "E-2"]
    assert [each["reason"] for each in past] == ["Ama asked the council on 4 May"]
    assert "outside the time" in past[0]["words"]
    assert any("E-2" in each for each in for_home["missing"])
    assert not any("E-3" in each for each in for_home["missing"]), "what is planned owes nothing yet"
    told("evidence", "pack", "icf-1", "--for", "council", "--out", str(tmp_path / "no.txt"), code=1)


def test_the_certificate_of_a_fund_whose_time_is_over_is_frozen_and_a_later_change_makes_a_second(
    told: Told, tmp_path: Path
) -> None:
    told("fund", "instalment", "icf-1", "1", "9,630.00", "--on", "2020-06-12")
    cost(told, "Taxis", "--supplier", "Acme", "--invoice", "7", "--paid", "2020-07-02")
    sign = ("evidence", "certificate", "icf-1", "--declared-by", "J. Shaw", "--role", "Registered manager")
    assert "£9,530.00 is still held" in told(*sign, code=1)["words"]
    told("fund", "repay", "icf-1", "9,530", "--on", "2020-09-28", "--reference", "BACS 12")
    assert told("evidence", "certificate", "icf-1")["sent"] is None
    first, paper = told(*sign, "--reason", "Sent by post")["sent"], tmp_path / "first.pdf"
    assert first["revision"] == 1
    told("evidence", "certificate", "icf-1", "--out", str(paper))
    said = whole(paper.read_bytes())
    for words in (
        "final certificate",
        "Declared by J. Shaw, Registered manager",
        "£9,530.00",
        "BACS 12",
        "by 23 September 2020",
    ):
        assert words in said, words
    assert "Nothing has changed" in told(*sign, code=1)["words"]
    assert told("fund", "sent", "icf-1")["sent"] == [], "a certificate is no report"

    cost(told, "Bicycles", "--reason", "found later")
    second = told(*sign, "--reason", "A bill that came late")["sent"]
    assert second["revision"] == 2
    assert any("now £200.00, before £100.00" in each for each in second["changes"])
    told("fund", "reprint", first["id"], "--out", str(tmp_path / "again.pdf"))
    assert (tmp_path / "again.pdf").read_bytes() == paper.read_bytes()
    gone = told("evidence", "pack", "icf-1", "--for", "home")["gone_past"]
    assert ("Final certificate, revision 2", "A bill that came late") in {
        (each["reference"], each["reason"]) for each in gone
    }
