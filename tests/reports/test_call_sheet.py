"""The call sheet on paper: the questions in their order with lines to write on, and no old number to be rung."""

from __future__ import annotations

from dataclasses import replace

from carehome_desktop.domain.questions import Source
from carehome_desktop.domain.stock.call_sheet import Answered, CallSheet
from carehome_desktop.domain.stock.route_log import LogLine
from carehome_desktop.reports.call_sheet import as_pdf
from tests.reports.reading import outside, pages, whole

TRY = LogLine("Friday 20 November 2026, 4:10pm", "Gompels: no answer", "J. <b>Shaw</b>", "Ring again.", "")
SHEET = CallSheet(
    home="Rosewood House",
    cqc_location_id="",
    practice=False,
    type_name="<i>Gloves</i>",
    route="Emergency line",
    about="For what is needed within 72 hours.",
    old="2020 contact, do not ring",
    number="",
    state="By the home’s own days: low.",
    asks=(
        Answered("Is it needed within 72 hours?", "Action plan, 1.17", ("Yes. It lasts 2 days.",)),
        Answered("How many have it?", "Council’s page", (), ("Confirmed", "Suspected")),
    ),
    log=(TRY, replace(TRY, taken_back="Taken back Saturday 21 November 2026, 9:00am")),
    earlier=(),
    warning="",
    sure="The 72 hours are from the action plan.",
    sources=(Source("Our Action Plan", "Department", "15 April 2020"),),
    printed="Printed Saturday 21 November 2026, 9:00am",
)


def test_the_questions_stand_in_their_order_with_what_is_known_and_room_for_the_rest() -> None:
    words = whole(as_pdf(SHEET))
    assert words.index("Is it needed within 72 hours?") < words.index("How many have it?")
    assert "Yes. It lasts 2 days." in words
    for blank in ("CQC location ID: ____", "Today’s number: ____", "Confirmed: ____", "Suspected: ____"):
        assert blank in words
    assert "Call sheet: <i>Gloves</i>" in words


def test_the_log_is_evidence_also_of_what_was_taken_back() -> None:
    words = whole(as_pdf(SHEET))
    assert words.count("Gompels: no answer.") == 2
    assert "J. <b>Shaw</b>" in words
    assert words.count("Taken back Saturday 21 November 2026, 9:00am.") == 1


def test_a_number_that_the_home_typed_stands_where_the_blank_was() -> None:
    words = whole(as_pdf(replace(SHEET, number="01632 960 123")))
    assert "2020 contact, do not ring. Today’s number: 01632 960 123" in words
    assert "Ring: 01632 960 123" in whole(as_pdf(replace(SHEET, old="", number="01632 960 123")))


def test_the_same_sheet_gives_the_same_bytes_and_a_long_log_runs_on_inside_its_pages() -> None:
    assert as_pdf(SHEET) == as_pdf(SHEET)
    long = as_pdf(replace(SHEET, log=(TRY,) * 90, earlier=(TRY,) * 30, practice=True))
    assert len(pages(long)) > 2
    assert outside(long) == []
    assert "PRACTICE" in whole(long)
