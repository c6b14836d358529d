"""A report that was marked as sent stays byte for byte, whatever becomes of the money afterwards."""

from __future__ import annotations

import csv
import tempfile
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from carehome_desktop.app.house import House
from carehome_desktop.domain.fund.entries import Cost, Head, Instalment, Repayment, Stage
from carehome_desktop.domain.fund.overrides import About
from carehome_desktop.domain.fund.pack import For
from carehome_desktop.domain.fund.sent import Sent
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.services.fund_files import write_bytes, write_files
from carehome_desktop.services.warned import Warned
from carehome_desktop.store.fund_told import overrides
from tests.disk_trouble import broken
from tests.homes import Hands, practice_house

ICF, DAY, END = "icf-1", date(2020, 6, 30), date(2020, 9, 23)
WHY = "What proves it is in the office"


@pytest.fixture
def house(tmp_path: Path):  # type: ignore[no-untyped-def]
    made = practice_house(tmp_path, Hands())
    yield made
    made.close()


def put(house: House, pence: int, measure: str = "transport") -> Kept[Cost]:
    told = Cost(
        ICF, Stage.ACTUAL, "Taxis", pence, ((measure, pence),), supplier="Acme", invoice="7", incurred_on=DAY, paid_on=DAY,
        reason="agreed",
    )  # fmt: skip
    kept = house.fund.add_cost(told, house.manager())
    assert isinstance(kept, Kept)
    return kept


def send(house: House, as_of: date = END) -> Sent:
    sent = house.fund_returns.send(ICF, as_of, "J. Shaw", "Registered manager", house.manager(), reason=WHY)
    assert isinstance(sent, Sent), sent
    return sent


def pdf_text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_the_paper_says_who_declared_it_in_which_role_and_when(house: House) -> None:
    put(house, 12000)
    sent = send(house)
    words = pdf_text(house.fund_returns.paper(sent.id))
    assert "Declared by J. Shaw, Registered manager, Saturday 21 November 2026." in words
    assert "Marked as sent" in words
    assert "£120.00" in words


def test_a_later_change_makes_a_second_revision_that_lists_it_line_by_line(house: House) -> None:
    kept = put(house, 12000)
    first = send(house)
    paper = house.fund_returns.paper(first.id)
    again = house.fund_returns.send(ICF, END, "J. Shaw", "Registered manager", house.manager())
    assert isinstance(again, Problem)
    assert "Nothing has changed since revision 1" in again.words

    told = replace(kept.entry, net=15000, parts=(("transport", 15000),))
    house.fund.put_cost_right(kept.id, told, house.manager())
    assert any("actual: now £150.00, before £120.00." in words for words in house.fund_returns.changed(first))
    (outdated,) = house.fund_returns.changed_since()
    assert "was marked as sent, and 5 lines are different now." in outdated.words()
    second = send(house)
    assert second.revision == 2
    assert any("now £150.00, before £120.00." in words for words in second.changes)
    said = pdf_text(house.fund_returns.paper(second.id))
    assert "revision 2" in said
    assert "What changed since revision 1" in said
    assert "before £120.00" in said
    assert house.fund_returns.paper(first.id) == paper
    assert house.fund_returns.changed(second) == ()
    assert house.fund_returns.changed_since() == [], "the council has the newest"


def test_what_was_sent_is_written_again_byte_for_byte_beside_a_report_that_changed(
    house: House, tmp_path: Path
) -> None:
    kept = put(house, 12000)
    first = send(house)
    files = dict(house.fund_returns.files(first.id))
    assert sorted(name.rpartition("-revision-1")[2] for name in files) == ["-flat.csv", ".csv", ".pdf", ".xlsx"]
    (flat,) = (content.decode() for name, content in files.items() if name.endswith("flat.csv"))
    assert "12000" in flat
    house.fund.put_cost_right(kept.id, replace(kept.entry, net=99, parts=(("transport", 99),)), house.manager())
    assert dict(house.fund_returns.files(first.id)) == files
    assert write_bytes(list(files.items()), tmp_path / "again") == [tmp_path / "again" / name for name in files]
    assert (tmp_path / "again" / next(iter(files))).read_bytes() == house.fund_returns.paper(first.id)
    with broken(house):
        refused = write_bytes([(name, b"other") for name in files], tmp_path / "again")
    assert isinstance(refused, Problem)
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == files, "none is half written"


def test_a_report_goes_out_without_evidence_only_with_a_reason_which_is_kept(house: House) -> None:
    told = Cost(ICF, Stage.ACTUAL, "Taxis", 12000, (("transport", 12000),), incurred_on=DAY)
    house.fund.add_cost(told, house.manager())
    asked = house.fund_returns.send(ICF, END, "J. Shaw", "Manager", house.manager())
    assert isinstance(asked, Warned)
    assert "2 things that an auditor would ask for are not there yet" in asked.words[0]
    assert house.fund.missing(ICF)[1] == "E-1, Taxis: no file is attached that proves it."
    home, council = (house.evidence_packs.pack(ICF, kind) for kind in For)
    assert home.missing == house.fund.missing(ICF), "one list for the pack, the pages and the question"
    assert not council.missing, "the council does not read it unless the home ticks it"
    assert not any(item.owed for item in council.items)
    ticked = house.evidence_packs.pack(ICF, For.COUNCIL, with_notes=True)
    assert ticked.missing == ticked.quoted == home.missing
    assert ticked.typed == ("Taxis",), "the program’s own sentences do not hide the home’s words"
    assert house.fund.missing(ICF, date(2020, 6, 1)) == (), "what comes later is not missing in an earlier report"
    sent = house.fund_returns.send(ICF, END, "J. Shaw", "Manager", house.manager(), reason="The invoice is on its way")
    assert isinstance(sent, Sent)
    with house.store.read() as connection:
        past, head = overrides(connection, About.REPORT, sent.id)
    assert (past.doubt.guard, past.reason) == ("evidence", "The invoice is on its way")
    assert head.doubt.guard == "head", "nor does it say which home, council and beds it is of"


def test_more_than_is_held_goes_back_only_with_a_reason_and_each_warning_gone_past_is_kept(house: House) -> None:
    by = house.manager()
    house.fund.add_instalment(Instalment(ICF, 1, 10000, date(2020, 6, 12)), by)
    back = Repayment(ICF, 20000, date(2020, 9, 20))
    asked = house.fund.repay(back, by)
    assert isinstance(asked, Warned)
    assert "£200.00 is more than is held of this fund (£100.00)." in asked.words
    assert house.fund.repayments(ICF) == []
    assert not isinstance(house.fund.repay(back, by, "The council asked for it"), Warned)
    late = Cost(
        ICF, Stage.ACTUAL, "Masks", 99, (("cohort", 99),), incurred_on=date(2020, 10, 1), reason="Ordered before"
    )
    house.fund.add_cost(late, by)
    with house.store.read() as connection:
        kept = overrides(connection)
    assert [(each.about.value, each.doubt.guard) for each in kept] == [
        ("repayment", "repaid"),
        ("cost", "window"),
        ("cost", "excluded"),
    ]


def test_what_is_not_told_or_lies_ahead_is_refused_and_nothing_is_frozen(house: House) -> None:
    returns, by = house.fund_returns, house.manager()
    for as_of, name, role, field in (
        (END, "", "Manager", "declared_by"),
        (END, "J. Shaw", " ", "role"),
        (date(2027, 1, 1), "J. Shaw", "Manager", "as_of"),
    ):
        found = returns.send(ICF, as_of, name, role, by)
        assert isinstance(found, Problem)
        assert found.field == field
    assert returns.sent() == []


def test_a_paper_that_is_not_whole_is_not_printed(house: House) -> None:
    sent = send(house)
    with house.store.write() as connection:
        connection.execute(text("DROP TRIGGER fund_sent_no_update"))
        connection.execute(text("UPDATE fund_sent SET pdf = x'255044'"))
    with pytest.raises(Refused, match="not as it was sent"):
        house.fund_returns.paper(sent.id)


def test_the_head_and_what_went_back_stand_on_the_paper(house: House) -> None:
    by = house.manager()
    house.fund.add_instalment(Instalment(ICF, 1, 963000, date(2020, 6, 12)), by)
    house.fund.tell_head(ICF, Head("V-20381", 22), by)
    house.fund.repay(Repayment(ICF, 63000, date(2020, 9, 20), "BACS 12"), by)
    words = pdf_text(house.fund_returns.paper(send(house).id))
    for said in (
        "V-20381",
        "Registered beds on Friday 1 May 2020",
        "22",
        "£630.00",
        "BACS 12",
        "Still held",
        "£9,000.00",
    ):
        assert said in words, said


def test_only_a_report_that_is_due_about_now_presses_and_only_of_a_fund_in_use(house: House) -> None:
    put(house, 12000)
    assert house.fund_returns.pressing() == [], "the days of 2020 are long past"
    assert [each.sent for each in house.fund_returns.points(ICF)] == [None, None]
    send(house)
    assert [each.sent is not None for each in house.fund_returns.points(ICF)] == [False, True]


STEPS = st.lists(st.one_of(st.just("send"), st.integers(1, 90_000)), min_size=1, max_size=7)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_whatever_is_recorded_between_every_sent_paper_stays_byte_for_byte(steps: list[str | int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = practice_house(Path(folder), Hands())
        try:
            papers: dict[str, bytes] = {}
            for step in steps:
                if isinstance(step, int):
                    put(house, step)
                    continue
                found = house.fund_returns.send(ICF, END, "J. Shaw", "Manager", house.manager(), reason=WHY)
                if isinstance(found, Sent):
                    papers[found.id] = house.fund_returns.paper(found.id)
                    assert found.revision == len(papers)
            assert {each.id for each in house.fund_returns.sent(ICF)} == set(papers)
            for sent_id, paper in papers.items():
                assert house.fund_returns.paper(sent_id) == paper
                assert paper.startswith(b"%PDF")
        finally:
            house.close()


def test_nothing_of_a_report_ever_lies_in_clear_on_the_disk_but_what_is_saved(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(house, 12000)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "there is none"))
    kept = house.fund_returns.files(send(house).id)
    assert [name.rsplit("revision-1")[-1] for name, _ in kept] == [".pdf", ".xlsx", ".csv", "-flat.csv"]
    report, now = house.fund.report(ICF, END), house.machine.clock.wall()
    saved = write_files(report, house.home(), now, tmp_path / "out")
    assert not isinstance(saved, Problem)
    lines, flat = (csv.reader(StringIO(content.decode("utf-8-sig"))) for _, content in kept[2:])
    assert any("£120.00" in row for row in lines)
    book = openpyxl.load_workbook(BytesIO(kept[1][1]))
    assert [cell.value for cell in book["Flat row"][1]] == next(flat)


def test_a_name_of_staff_is_refused_in_whatever_stands_on_the_councils_paper(house: House) -> None:
    by, fund = house.manager(), house.fund
    house.isolations.add_staff("Ama Mensah", by)
    kept = fund.add_instalment(Instalment(ICF, 1, 10000, date(2020, 6, 12), "BACS 12"), by)
    assert isinstance(kept, Kept)
    named = replace(kept.entry, reference="for A. Mensah")
    back = Repayment(ICF, 100, date(2020, 9, 20), "Mensah’s pay")
    for found, field in (
        (fund.add_instalment(replace(named, number=2), by), "reference"),
        (fund.put_instalment_right(kept.id, named, by), "reference"),
        (fund.repay(back, by), "reference"),
        (fund.tell_head(ICF, Head("MENSAH 7"), by), "supplier_reference"),
    ):
        assert isinstance(found, Problem)
        assert found.field == field
        assert "is the name of somebody of your staff" in found.words
    assert "mensah" not in pdf_text(house.fund_returns.paper(send(house).id)).casefold()
