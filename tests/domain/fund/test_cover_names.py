"""Names that the home knows are covered in typed words before they leave it; what is no name stays."""

from __future__ import annotations

from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from carehome_desktop.domain.fund.cover_names import COVERED, Cover
from carehome_desktop.domain.fund.evidence import About, reference, runs_words

NAMES = ("Ama Mensah", "A. Li", "Zoë O’Brien-Smith", "J. Ng")


def test_each_part_of_a_name_is_covered_however_it_is_written() -> None:
    cover = Cover(NAMES)
    for words, said in (
        ("Taxi for Ama Mensah", "Taxi for [name]"),
        ("MENSAH, Ama; mensah’s bill", "[name]; [name] bill"),
        ("A. Mensah and Mr Mensah", "[name] and Mr [name]"),
        ("Zoe OBRIEN, zoë o'brien", "[name]"),
        ("Smith-O’Brien", "[name]"),
        ("paid O Brien", "paid [name]"),
        ("Li and LI, but not like", "[name] and [name], but not like"),
        ("J Ng’s shift", "[name] shift"),
        ("mensah_2020.pdf, Ama_Mensah7Li.pdf", "[name]_2020.pdf, [name]_[name]7[name].pdf"),
        ("Taxis in June, £120.00, invoice 7/A", "Taxis in June, £120.00, invoice 7/A"),
        ("", ""),
    ):
        assert cover(words) == said, words


def test_a_name_is_covered_with_its_marks_put_otherwise_with_signs_nobody_sees_and_run_together() -> None:
    cover = Cover(("Adébọ̀wálé Òṣun", "Zëlda McDonald", "Anne-Marie Mensah"))
    for words, said in (
        ("Adébọ̀wálé, Adebowale, ADEBỌWALE", "[name]"),
        (f"{normalize('NFD', 'Zëlda')} and {normalize('NFC', 'Zëlda')}", "[name] and [name]"),
        ("Men\u200bsah or Men\u00adsah", "[name] or [name]"),
        ("AnneMarie, annemarie, MensahAnne", "[name]"),
        ("annemensah@nhs.net and a.mensah@nhs.net", "[name]@nhs.net and [name]@nhs.net"),
        ("office@rose.example, Annexe", "office@rose.example, Annexe"),
    ):
        assert cover(words) == said, words


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=12), st.sampled_from(NAMES), st.text(max_size=12))
def test_whatever_stands_around_it_no_full_name_comes_through(before: str, name: str, after: str) -> None:
    said = Cover(NAMES)(f"{before} {name} {after}")
    assert COVERED in said
    for part in ("mensah", "o’brien"):
        assert part not in said.casefold() or part in f"{before} {after}".casefold()


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(1, 60), max_size=20))
def test_a_run_of_references_names_each_number_once_and_none_besides(numbers: set[int]) -> None:
    told: set[int] = set()
    for run in filter(None, runs_words(About.COST, numbers).split(", ")):
        first, _, last = run.replace("E-", "").partition(" to ")
        own = set(range(int(first), int(last or first) + 1))
        assert not own & told
        told |= own
    assert told == numbers
    assert reference(About.ISOLATION, 3) == "W-3"


def test_the_first_name_in_a_reference_is_found_and_two_letters_are_taken_for_a_number() -> None:
    cover = Cover(NAMES)
    for words, found in (
        ("BACS 12 for Zoe OBrien", "Zoe"),
        ("mensah_2", "mensah"),
        ("pay amamensah@nhs.net", "amamensah"),
        ("NG-20381", ""),
        ("", ""),
    ):
        assert cover.first_in(words) == found, words
