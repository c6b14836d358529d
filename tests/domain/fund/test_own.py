"""What a home types of its own fund stands in the file as it was typed, and reads back whole; what cannot be is a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import tomli
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.catalogue.fund import load_fund
from carehome_desktop.catalogue.fund_own import OwnFile
from carehome_desktop.domain.fund.own import (
    EVER,
    NewFund,
    NewLines,
    NewMeasure,
    NewReport,
    fund_lines,
    fund_text,
    lines_text,
)
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.wages.fund_data import OwnKind
from carehome_desktop.resources import resources_root

WINTER = NewFund(
    "Winter fund",
    "Our council",
    date(2027, 11, 1),
    date(2028, 3, 31),
    (
        NewMeasure("Wages", wages=True),
        NewMeasure("Air filters", line="Rooms", pot="Testing"),
        NewMeasure("Screens", line="Rooms"),
    ),
    (NewReport(date(2028, 2, 1), "Second"), NewReport(date(2028, 1, 1), "First", date(2027, 12, 31))),
    repay_by=date(2028, 4, 30),
    written_in="Grant letter",
)
TYPED = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=40
).filter(lambda text: bool(text.strip()) and is_one_line(text))


@given(TYPED, TYPED)
def test_any_words_stand_in_the_file_as_they_were_typed(name: str, measure: str) -> None:
    told = replace(WINTER, name=name, measures=(NewMeasure(measure),))
    assert told.trouble() is None
    data = tomli.loads(fund_text(told, "own"))
    assert (data["name"], data["measures"][0]["label"]) == (name.strip(), measure.strip())
    lines = tomli.loads(lines_text(fund_lines(told, "own"), "own-lines"))
    assert lines["lines"][0]["measures"] == [data["measures"][0]["id"]]


def test_what_is_typed_is_a_fund_and_its_lines_like_those_that_are_shipped() -> None:
    files = (
        OwnFile(OwnKind.SCHEME, "own.toml", fund_text(WINTER, "own").encode()),
        OwnFile(OwnKind.FORM, "lines.toml", lines_text(fund_lines(WINTER, "own"), "own-lines").encode()),
        OwnFile(OwnKind.SCHEME, "other.toml", fund_text(NewFund("Gifts", "Friends", plain=True), "gifts").encode()),
    )
    data = load_fund(resources_root(), own=files)
    assert data.troubles == ()
    fund, form, gifts = data.scheme("own"), data.form("own-lines"), data.scheme("gifts")
    assert fund is not None
    assert form is not None
    assert gifts is not None
    assert [each.id for each in fund.measures] == ["isolation-pay", "air-filters", "screens"]
    assert (fund.pays_wages, fund.pots[0].label, [each.label for each in fund.reports]) == (
        True,
        "Testing",
        ["First", "Second"],
    )
    assert form.of({"isolation-pay": 1, "air-filters": 20, "screens": 300}) == {"wages": 1, "rooms": 320}
    assert (gifts.plain, gifts.first_day, gifts.last_day, gifts.pays_wages) == (True, *EVER, False)


def test_what_cannot_be_is_a_sentence_at_its_field() -> None:
    for told, field in (
        (replace(WINTER, name=" "), "name"),
        (replace(WINTER, funder=""), "funder"),
        (replace(WINTER, name="a\u2028b"), "name"),
        (replace(WINTER, last_day=None), "last_day"),
        (replace(WINTER, last_day=date(2027, 1, 1)), "last_day"),
        (replace(WINTER, repay_by=date(2027, 1, 1)), "repay_by"),
        (replace(WINTER, reports=(NewReport(date(2027, 1, 1), ""),)), "reports"),
        (replace(WINTER, measures=()), "measures"),
        (replace(WINTER, measures=(NewMeasure("A"), NewMeasure("a "))), "measures"),
        (replace(WINTER, measures=(NewMeasure("A", wages=True), NewMeasure("B", wages=True))), "measures"),
        (replace(WINTER, direct_share=101), "direct_share"),
        (NewLines("", (("A", ()),), ()), "council"),
        (NewLines("Essex", (), ()), "lines"),
        (NewLines("Essex", (("A", ()), ("a", ())), ()), "lines"),
    ):
        problem = told.trouble()
        assert problem is not None
        assert problem.field == field
    far = fund_text(replace(WINTER, last_day=date(9999, 12, 31)), "far").encode()
    (trouble,) = load_fund(resources_root(), own=(OwnFile(OwnKind.SCHEME, "far.toml", far),)).troubles
    assert "one of the years 2000 to 2099" in trouble
