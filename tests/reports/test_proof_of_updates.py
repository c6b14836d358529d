"""The proof on paper says the count, every day missed with why, and nothing typed can change how it is laid out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from carehome_desktop.domain.prints_of_history import PrintedProof
from carehome_desktop.reports.proof_of_updates import as_pdf
from tests.reports.reading import links, outside, pages, whole

PROOF = PrintedProof(
    title="Updated on 2 of 3 days",
    home="Rosewood House",
    span="Friday 5 June 2020 to Sunday 7 June 2020, any part of the return",
    practice=False,
    facts=(("CQC location ID", "1-123456789"),),
    how_counted="A day counts if something arrived on it.",
    missed=(("Saturday 6 June 2020", "Nothing was received or entered."),),
    updated=(
        ("Friday 5 June 2020", "Infection control received 10:00am, receipt CT-1."),
        ("Sunday 7 June 2020", "Infection control received 10:00am, receipt CT-2."),
    ),
    left_out="",
    printed="Printed Sunday 7 June 2020, 2:05pm",
)


def test_it_says_the_count_the_home_the_days_missed_and_every_update() -> None:
    words = whole(as_pdf(PROOF))
    for said in (
        "Rosewood House Updated on 2 of 3 days Friday 5 June 2020 to Sunday 7 June 2020, any part of the return",
        "CQC location ID: 1-123456789",
        "Missed Saturday 6 June 2020 Nothing was received or entered.",
        "Updated Friday 5 June 2020 Infection control received 10:00am, receipt CT-1.",
        "Signed, for the home",
        "Page 1 of 1",
    ):
        assert said in words


def test_when_none_was_missed_it_says_so() -> None:
    assert "Missed None was missed." in whole(as_pdf(replace(PROOF, missed=())))


def test_a_year_runs_over_pages_each_with_its_number_and_the_mark_of_practice() -> None:
    days = tuple((f"Day {number}", "Nothing was received or entered.") for number in range(365))
    found = pages(as_pdf(replace(PROOF, missed=days, practice=True)))
    assert len(found) > 5
    assert all("PRACTICE – nothing here is real" in words and f"of {len(found)}" in words for words in found)
    assert sum(words.count("Nothing was received") for words in found) == 365


def test_the_same_proof_gives_the_same_bytes() -> None:
    assert as_pdf(PROOF) == as_pdf(PROOF)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_a_reference_that_was_typed_is_never_markup_and_stays_on_the_sheet(typed: str) -> None:
    pdf = as_pdf(replace(PROOF, updated=(("Friday 5 June 2020", f"entered, reference {typed}<b>&amp;</b>."),)))
    assert links(pdf) == 0
    assert outside(pdf) == []
    assert "<b>&amp;</b>." in "".join(whole(pdf).split(" "))
