"""Import of stock from CSV: whole or not at all, noticed when it comes twice, and taken back as one act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from carehome_desktop.app.house import House
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Origin, Reason
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.words import LONDON
from carehome_desktop.exports.writing import FileKind, Written
from carehome_desktop.services.stock_import import BadFile, PastImport, Preview
from carehome_desktop.services.stock_import_file import MOST_BYTES, MOST_LINES
from carehome_desktop.store import stock
from tests import disk_trouble
from tests.homes import Hands, practice_house

HEAD = "What,Type,Boxes,In each box,Loose,Date,Come by,From,Price,Use by,Note"
GOOD = f"""{HEAD}
Opening stock,Gloves,3,100,40,14/11/2026,,,,,
Delivery,gloves,"1,200",,,16/11/2026 14:05,bought,Gompels,£12.50,30/06/2027,two of us
"""


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """Write a file to import."""

    def written(content: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / "stock.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return written


def line(
    what: str = "Delivery", kind: str = "Gloves", loose: str = "100", day: str = "16/11/2026", rest: str = ""
) -> str:
    return f"{HEAD}\n{what},{kind},,,{loose},{day},{rest}\n"


def looked_over(house: House, path: Path) -> Preview:
    found = house.stock_imports.check(path)
    assert isinstance(found, Preview), found
    return found


def refused(house: House, path: Path) -> str:
    found = house.stock_imports.check(path)
    assert isinstance(found, BadFile)
    assert house.stock.ledger() == []
    return "\n".join(found.sentences())


def test_each_line_is_read_back_in_words_and_recorded_as_it_stands(house: House, save: Callable[..., Path]) -> None:
    preview = looked_over(house, save(GOOD.replace('"1,200",,,', '2,100,"1,000",')))
    assert [each.words for each in preview.lines] == [
        "Count, Gloves: 3 boxes of 100 and 40 loose (340 gloves). Saturday 14 November 2026.",
        "Delivery, Gloves: 2 boxes of 100 and 1,000 loose (1,200 gloves). Monday 16 November 2026, 2:05pm. Bought. "
        "From Gompels. £12.50. Use by Wednesday 30 June 2027. Note: two of us.",
    ]
    assert [each.line for each in preview.lines] == [2, 3]
    assert house.stock.ledger() == []

    made = house.stock_imports.record(preview, house.manager())
    assert isinstance(made, PastImport)
    assert made.entries == 2
    newest = house.stock.ledger()[0].entry
    assert (newest.quantity, newest.origin, newest.pence) == (Quantity(2, 100, 1000), Origin.BOUGHT, 1250)
    assert (newest.expires, newest.at) == (date(2027, 6, 30), datetime(2026, 11, 16, 14, 5, tzinfo=LONDON))
    status = house.stock.status_of("gloves")
    assert status is not None
    assert status.level == 1540


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_files_are_read_as_english_spreadsheets_save_them(
    house: House, save: Callable[..., Path], separator: str, encoding: str
) -> None:
    text = line(rest="bought,Café Béla,£1200.5,,").replace(",", separator)
    (each,) = looked_over(house, save(text, encoding)).lines
    assert (each.entry.who, each.entry.pence) == ("Café Béla", 120_050)


@pytest.mark.parametrize(
    ("typed", "number"), [("1,200", 1200), ("1 200", 1200), ("1\u00a0200", 1200), ("340.0", 340), (" 7 ", 7)]
)
def test_numbers_are_read_as_people_write_them(
    house: House, save: Callable[..., Path], typed: str, number: int
) -> None:
    (each,) = looked_over(house, save(line(loose=f'"{typed}"'))).lines
    assert each.entry.quantity == Quantity(singles=number)


@pytest.mark.parametrize("typed", ["4/5/2026", "04/05/26", "4 May 2026", "4 May 26", "2026-05-04", "Monday 4 May 2026"])
def test_a_day_is_read_in_english_order(house: House, save: Callable[..., Path], typed: str) -> None:
    (each,) = looked_over(house, save(line(day=typed))).lines
    assert each.entry.day == date(2026, 5, 4)


def test_a_day_alone_of_today_is_now_and_not_a_moment_that_has_not_come(
    house: House, save: Callable[..., Path], hands: Hands
) -> None:
    (each,) = looked_over(house, save(line(day="21/11/2026"))).lines
    assert each.entry.at == hands.now


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (line(day="22/11/2026"), "Line 2, Date: This moment has not come yet."),
        (line(day="12/25/2026"), "Line 2, Date: “12/25/2026” is no day. Write day, month and year"),
        (line(day="4 May"), "Line 2, Date: “4 May” is no day."),
        (line(day="Friday"), "Line 2, Date: “Friday” is no day."),
        (line(day="16/11/2026 25:10"), "Line 2, Date: “25:10” is no time."),
        (line(rest=",,,15/11/2026,"), "Line 2, Use by: It was out of date before it came."),
        (line(kind="Hats"), "Line 2, Type: “Hats” is not known here. Write one of: Aprons,"),
        (line(what="Sent"), "Line 2, What: “Sent” is not known here."),
        (line(loose="-5"), "Line 2, Loose: This cannot be less than nought."),
        (line(loose="some"), "Line 2, Loose: “some” is no whole number."),
        (line(loose="12 34"), "Line 2, Loose: “12 34” is no whole number."),
        (line(loose="0"), "Line 2, Loose: There is no number here. Nought is only for a count"),
        (line(loose=""), "Line 2, Loose: There is no number."),
        (line(loose="9" * 30), "Line 2, Loose: That is more than 10,000,000"),
        (f"{HEAD}\nDelivery,Gloves,3,,,16/11/2026\n", "Line 2, In each box: 3 boxes of how many gloves?"),
        (
            line(rest=",,,,").replace(",Note", ",Reason").replace("16/11/2026,,,,,", "16/11/2026,,,,,found"),
            "Line 2, Reason: This reason does not",
        ),
        (line(rest=",,twelve,,"), "Line 2, Price: “twelve” is no price."),
        (line(what="Opening stock", rest="bought,,,,"), "Line 2, Come by: This is only for a delivery."),
        (line(rest=",,,,=1+1"), "Line 2, Note: This begins as a formula does"),
        (line(rest=",@SUM(A1),,,"), "Line 2, From: This begins as a formula does"),
        (line(rest=",,,,,extra"), "Line 2, column 12: There are more cells here than columns"),
        (line(rest=',,,,"two\nlines"'), "Line 2, Note: There is a sign here that breaks or turns the line"),
        (
            f'{HEAD}\nDelivery,Gloves,,,5,16/11/2026,,"Gompels,,,\n',
            "From line 2 on it cannot be read: a quotation mark",
        ),
        (
            f'{HEAD}\nDelivery,Gloves,,,5,16/11/2026,,"Gom"pels,,,\n',
            "From line 2 on it cannot be read: a quotation mark",
        ),
        ("Type,Loose\nGloves,5\n", "Its first line does not name the columns that are needed (What, Type, Date)"),
        ("What,Type,Date,Date\nDelivery,Gloves,,\n", "names the column “Date” twice"),
        (f"{HEAD}\n\n\n", "There is nothing below its first line"),
        ("", "The file is empty"),
        (f"{HEAD},{','.join(f'c{at}' for at in range(10_000))}\nDelivery\n", "Line 1 has 10,011 columns"),
        (f"{line()}{',' * 10_000}x\n", "Line 3 has 10,001 columns"),
        (f"{HEAD}\nDelivery,Gloves,,,5,16/11/2026,,,,,{'x' * 600}\n", "Line 2, Note: There are 600 characters here"),
        (f"{HEAD}\nDelivery,Gloves,,,5,16/11/2026,,,,,{'x' * 200_000}\n", "a cell is far too long"),
    ],
)
def test_a_bad_line_is_named_with_its_column_and_nothing_is_imported(
    house: House, save: Callable[..., Path], text: str, words: str
) -> None:
    said = refused(house, save(text))
    assert words in said
    assert "Nothing was imported." in said


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"What,Type,Date\nDelivery,Gloves\0,16/11/2026\n", "NUL bytes"),
        (b"PK\x03\x04 and so on", "This is a spreadsheet and no CSV file."),
        (b"What,Type,Date\n\x81\x8d,Gloves,\n", "an alphabet that the program does not know"),
        (b"x" * (MOST_BYTES + 1), "larger than 20 MB"),
        ((HEAD + "\n" + "Delivery,Gloves,,,5,16/11/2026\n" * (MOST_LINES + 1)).encode(), "more than 120,000 lines"),
    ],
    ids=["nul", "spreadsheet", "alphabet", "huge", "many lines"],
)
def test_a_file_that_is_none_is_refused_whole(
    house: House, save: Callable[..., Path], content: bytes, words: str
) -> None:
    assert words in refused(house, save(content))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_whatever_bytes_lie_in_a_file_the_answer_is_words(house: House, save: Callable[..., Path], body: bytes) -> None:
    found = house.stock_imports.check(save(HEAD.encode() + b"\n" + body))
    assert isinstance(found, Preview) or found.words.endswith("Nothing was imported.")


def test_a_file_or_folder_that_is_not_there_is_a_sentence(house: House, tmp_path: Path) -> None:
    assert "There is no file of this name" in refused(house, tmp_path / "none.csv")
    assert "There is no file of this name" in refused(house, tmp_path)


def test_many_bad_lines_are_named_up_to_twenty(house: House, save: Callable[..., Path]) -> None:
    said = refused(house, save(HEAD + "\n" + "Delivery,Hats,,,5,16/11/2026\n" * 33)).splitlines()
    assert said[0] == "33 lines cannot be read. Nothing was imported."
    assert (said[20].partition(",")[0], said[21]) == ("Line 21", "And 13 more like these.")


def test_a_refused_cell_and_other_bad_lines_are_named_together(house: House, save: Callable[..., Path]) -> None:
    text = f"{HEAD}\nDelivery,Gloves,,,5,16/11/2026,,,,,=1\nDelivery,Hats,,,5,16/11/2026\n"
    said = refused(house, save(text)).splitlines()
    assert [each.partition(":")[0] for each in said] == [
        "2 lines cannot be read. Nothing was imported.",
        "Line 2, Note",
        "Line 3, Type",
    ]


def test_columns_that_the_program_does_not_know_are_left_out_and_named(house: House, save: Callable[..., Path]) -> None:
    preview = looked_over(house, save("Colour,What,Type,Loose,Date\nblue,Delivery,Gloves,5,16/11/2026\n"))
    assert preview.left_out == ("Colour",)
    assert preview.written == "UTF-8, parted by commas"


def test_a_number_that_looks_wrong_is_marked_on_its_line(house: House, save: Callable[..., Path]) -> None:
    text = f"{HEAD}\nDelivery,Gloves,2,100,,14/11/2026\nDelivery,Gloves,1000,100,,16/11/2026\n"
    preview = looked_over(house, save(text))
    assert [bool(each.doubt) for each in preview.lines] == [False, True]
    assert "are these really 1,000 boxes" in preview.lines[1].doubt


def test_the_same_file_twice_is_noticed_and_never_doubles_silently(house: House, save: Callable[..., Path]) -> None:
    path, who = save(line()), house.manager()
    assert isinstance(house.stock_imports.record(looked_over(house, path), who), PastImport)
    again = looked_over(house, path)
    asked = house.stock_imports.record(again, who)
    assert isinstance(asked, Problem)
    assert "This very file was imported already, 9:00am. Importing it again counts everything twice." in asked.words
    assert len(house.stock.ledger()) == 1

    nothing_new = house.stock_imports.record(again, who, only_new=True)
    assert isinstance(nothing_new, Problem)
    assert "Every line stands in the records already." in nothing_new.words
    assert isinstance(house.stock_imports.record(again, who, again=True), PastImport)
    assert len(house.stock.ledger()) == 2


def test_a_longer_file_brings_only_what_is_new_if_the_manager_wants_it_so(
    house: House, save: Callable[..., Path]
) -> None:
    who = house.manager()
    house.stock_imports.record(looked_over(house, save(line())), who)
    longer = looked_over(house, save(line() + "Delivery,Gloves,,,100,16/11/2026\nDelivery,Masks,,,50,17/11/2026\n"))
    assert [each.stands for each in longer.lines] == [True, False, False], "the second of two alike is a new one"
    assert longer.before is None
    asked = house.stock_imports.record(longer, who)
    assert isinstance(asked, Problem)
    assert "1 of 3 lines stands in the records already" in asked.words
    made = house.stock_imports.record(longer, who, only_new=True)
    assert isinstance(made, PastImport)
    assert made.entries == 2


def test_two_presses_on_one_preview_import_it_once(house: House, save: Callable[..., Path]) -> None:
    preview = looked_over(house, save(line()))
    assert isinstance(house.stock_imports.record(preview, house.manager()), PastImport)
    second = house.stock_imports.record(preview, house.manager())
    assert isinstance(second, Problem)
    assert "The records changed while you looked." in second.words
    assert len(house.stock.ledger()) == 1


def test_an_import_is_taken_back_as_one_act_in_words(
    house: House, save: Callable[..., Path], hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = house.manager()
    kept = house.stock.record(Entry("gloves", Kind.COUNT, Quantity(singles=7), hands.now), who)
    assert isinstance(kept, Movement)
    made = house.stock_imports.record(looked_over(house, save(GOOD.replace('"1,200",,,', "12,100,,"))), who)
    assert isinstance(made, PastImport)
    assert made.undo_words(hands.now) == "Undo: import of 2 entries, 9:00am"
    house.stock.undo(made.first, who, "Alone.")

    monkeypatch.setattr(stock, "BETWEEN_LOOKS", 1)
    looks: list[tuple[int, int]] = []

    def stop_at_the_second(done: int, every: int) -> bool:
        looks.append((done, every))
        return len(looks) < 2

    stopped = house.stock_imports.undo(made.id, who, go_on=stop_at_the_second)
    assert isinstance(stopped, Problem)
    assert "Nothing was taken back" in stopped.words
    assert looks == [(0, 2), (1, 2)]
    with disk_trouble.read_only(house), pytest.raises(OperationalError):
        house.stock_imports.undo(made.id, who)
    assert [each.undone.reason for each in house.stock.ledger() if each.undone] == ["Alone."]

    undone = house.stock_imports.undo(made.id, who)
    assert isinstance(undone, PastImport)
    ledger = {each.id: each.undone for each in house.stock.ledger()}
    reasons = [ledger[number].reason for number in (made.first, made.last) if ledger[number] is not None]  # type: ignore[union-attr]
    assert reasons == ["Alone.", "The import of Saturday 21 November 2026, 9:00am was taken back."]
    assert ledger[kept.id] is None
    again = house.stock_imports.undo(made.id, who)
    assert isinstance(again, Problem)
    assert "taken back already" in again.words
    assert isinstance(house.stock_imports.undo("none", who), Problem)
    # What was taken back may come again without a question.
    path = save(GOOD.replace('"1,200",,,', "12,100,,"))
    assert looked_over(house, path).question(hands.now) == ""


def test_the_template_can_be_imported_as_it_is(house: House, tmp_path: Path) -> None:
    path = tmp_path / "template.csv"
    assert isinstance(house.stock_imports.write_template(path), Written)
    preview = looked_over(house, path)
    assert preview.lines[0].words.startswith("Count, Aprons: 3 boxes of 100 and 40 loose (340 aprons).")
    assert preview.lines[1].words.startswith("Delivery, Aprons: 2 boxes of 100 (200 aprons).")


def test_notes_that_begin_as_formulas_go_out_guarded_and_come_back_as_they_were(house: House, tmp_path: Path) -> None:
    moment, path = house.machine.clock.wall(), tmp_path / "all.csv"
    entry = Entry("gloves", Kind.COUNT, Quantity(singles=5), moment, note='=HYPERLINK("x"),"y"')
    house.stock.record(entry, house.manager())
    assert isinstance(house.stock_sheets.write_sheet(path, FileKind.CSV), Written)
    assert "\"'=HYPERLINK" in path.read_text(encoding="utf-8-sig")
    assert looked_over(house, path).lines[0].entry == entry


ACTS = st.tuples(
    st.sampled_from(list(Kind)),
    st.tuples(st.integers(0, 20), st.integers(1, 200), st.integers(0, 300)).filter(lambda each: each[0] + each[2]),
    st.integers(0, 60 * 24 * 3600),
    st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=12).map(str.strip),
)


@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(ACTS, min_size=1, max_size=12))
def test_what_is_exported_and_imported_elsewhere_gives_the_same_levels(
    acts: list[tuple[Kind, tuple[int, int, int], int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("two")
    here, there = practice_house(folder / "here"), practice_house(folder / "there")
    path = folder / "all.csv"
    try:
        for house in (here, there):
            assert isinstance(house.stock_types.add("masks", "FFP3", "mask", "masks", house.manager()), PpeType)
        ours, theirs = here.stock.types()[4].id, there.stock.types()[4].id
        now = here.machine.clock.wall()
        for number, (kind, (boxes, each, loose), ago, words) in enumerate(acts):
            entry = Entry(
                "gloves" if number % 2 else ours,
                kind,
                Quantity(boxes, each if boxes else 0, loose),
                now - timedelta(seconds=ago),
                origin=Origin.FREE if kind is Kind.DELIVERY and loose % 2 else None,
                reason=Reason.LOST if kind is Kind.COUNT and loose % 2 else None,
                who=words,
                batch=words,
                pence=loose if kind is Kind.DELIVERY else None,
            )
            assert isinstance(here.stock.record(entry, here.manager(), sure=True), Movement), entry
        assert isinstance(here.stock_sheets.write_sheet(path, FileKind.CSV), Written)
        preview = there.stock_imports.check(path)
        assert isinstance(preview, Preview), preview
        made = there.stock_imports.record(preview, there.manager())
        assert isinstance(made, PastImport)
        for type_id, elsewhere in (("gloves", "gloves"), (ours, theirs)):
            before, after = here.stock.status_of(type_id), there.stock.status_of(elsewhere)
            assert before is not None
            assert after is not None
            assert (after.level, after.forecast) == (before.level, before.forecast)
    finally:
        here.close()
        there.close()
