"""What looks odd in a return is asked about before it goes, held against the home's own facts and figures; it never blocks."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.soft_checks import OddKind
from carehome_desktop.domain.values import Counts, Number, Picks, Words

NOVEMBER = Period(PeriodKind.MONTH, "2026-11")
GOOD = {"beds-total": 20, "beds-occupied": 15, "beds-reserved": 1, "beds-accepting": 3}
HOURS = ("hours-paid", "hours-overtime", "hours-agency", "hours-absence", "days-absent")


def answer(house, section_id, question_id, value, period=NOVEMBER, note=""):
    house.answering.answer(section_id, period, question_id, value, house.manager(), note=note)


def beds(house, period=NOVEMBER, note="", **figures):
    """Answer the section for a home with one type of bed; `figures` stand instead of the good ones."""
    answer(house, "beds", "bed-types", Picks.of({"general-nursing": "all rooms"}), period)
    for question_id, number in (GOOD | {name.replace("_", "-"): number for name, number in figures.items()}).items():
        answer(house, "beds", question_id, Counts.of({"general-nursing": number}), period, note=note)


def odd(house, section_id="beds", period=NOVEMBER):
    return house.filing.check(section_id, period).odd


def months_before(number):
    """Return the months before November 2026, oldest first."""
    count = 2026 * 12 + 10
    return [Period.of(PeriodKind.MONTH, date((count - n) // 12, (count - n) % 12 + 1, 1)) for n in range(number, 0, -1)]


def test_beds_that_fit_together_are_not_asked_about(house):
    beds(house)
    assert odd(house) == ()


def test_more_beds_in_use_than_there_are_is_asked_about_and_goes_all_the_same(house):
    beds(house, beds_occupied=21, beds_reserved=0, beds_accepting=0)

    (each,) = odd(house)
    assert (each.kind, each.question_ids) == (OddKind.AT_MOST, ("beds-occupied", "beds-total"))
    assert "General nursing" in each.words
    assert isinstance(house.filing.queue("beds", NOVEMBER, house.manager()), Outgoing)


def test_closed_beds_that_the_total_has_no_room_for_are_asked_about_by_our_own_reading(house):
    beds(house, beds_closed=1)
    assert [each.kind for each in odd(house)] == [OddKind.UNSAID]
    beds(house, beds_closed=2)
    each = next(each for each in odd(house) if each.kind is OddKind.AT_MOST)
    assert "General nursing (21 against 20). By our own reading closed beds are part of the total" in each.words
    beds(house, beds_closed=2, beds_occupied=18)
    over = [each.words for each in odd(house) if each.kind is OddKind.AT_MOST]
    assert [words.partition(" come to")[0] for words in over] == ["The beds in use, reserved and open to new residents"]


def test_a_note_explains_what_looks_odd(house):
    beds(house, beds_occupied=21, beds_reserved=0, beds_accepting=0, note="A couple shares a room")

    assert {each.note for each in odd(house)} == {"A couple shares a room"}
    assert all(each.explained for each in odd(house))


def test_totals_are_held_against_the_beds_the_home_is_registered_for(house):
    house.home_records.tell("registered_beds", "18")
    beds(house)
    assert [each.question_ids for each in odd(house)] == [("beds-total",)]
    house.home_records.tell("registered_beds", "20")
    assert odd(house) == ()


def test_beds_in_use_are_asked_about_after_a_year_and_bed_totals_never(house):
    for period in months_before(12):
        beds(house, period)
    beds(house)

    assert {each.question_ids for each in odd(house) if each.kind is OddKind.UNCHANGED} == {
        ("beds-occupied",),
        ("beds-reserved",),
        ("beds-accepting",),
    }


def test_a_jump_is_seen_against_what_stood_before(house):
    for period in months_before(3):
        beds(house, period)
    beds(house, beds_total=200, beds_occupied=150)
    assert {each.question_ids for each in odd(house) if each.kind is OddKind.JUMP} == {
        ("beds-total",),
        ("beds-occupied",),
    }


def test_an_empty_type_is_asked_about_in_the_first_month_only(house):
    october = months_before(1)[0]
    beds(house, october, beds_occupied=0)
    beds(house, beds_occupied=0)
    assert [each.kind for each in odd(house, period=october)] == [OddKind.NOUGHT]
    assert odd(house) == ()


def test_the_same_number_of_own_and_agency_staff_in_each_group_is_asked_about(house):
    same = Counts.of({"nurses": 2, "care": 9, "non-care": 4})
    answer(house, "workforce", "staff-employed", same)
    answer(house, "workforce", "staff-agency", same)
    assert [each.kind for each in odd(house, "workforce")] == [OddKind.DIFFERENT]

    answer(house, "workforce", "staff-agency", Counts.of({"nurses": 2, "care": 9, "non-care": 0}))
    assert odd(house, "workforce") == ()


def test_more_staff_away_than_employed_is_asked_about_and_the_two_absences_are_never_added_up(house):
    answer(house, "workforce", "staff-employed", Counts.of({"nurses": 2, "care": 9, "non-care": 4}))
    answer(house, "workforce", "staff-absent", Counts.of({"nurses": 2, "care": 5, "non-care": 0}))
    answer(house, "workforce", "staff-absent-covid", Counts.of({"nurses": 1, "care": 5, "non-care": 0}))
    assert odd(house, "workforce") == ()

    answer(house, "workforce", "staff-absent", Counts.of({"nurses": 3, "care": 5, "non-care": 0}))
    assert [each.question_ids for each in odd(house, "workforce")] == [("staff-absent", "staff-employed")]


def test_no_hours_at_all_for_paid_staff_is_asked_about(house):
    answer(house, "hours-and-absence", "hours-paid", Number(0))
    answer(house, "hours-and-absence", "hours-overtime", Number(0))
    assert [each.question_ids for each in odd(house, "hours-and-absence")] == [("hours-paid",)]


@pytest.mark.parametrize("months", [0, 24])
def test_the_past_is_read_with_one_query_however_long_it_is(house, months):
    for period in months_before(months):
        for question_id in HOURS:
            answer(house, "hours-and-absence", question_id, Number(100), period)
    answer(house, "hours-and-absence", "hours-paid", Number(100))

    asked = []
    with house.store.read() as connection:
        engine = connection.engine
    event.listen(engine, "before_cursor_execute", lambda *heard: asked.append(heard[2]))
    odd(house, "hours-and-absence")
    assert sum("period >= ?" in statement for statement in asked) == 1


def test_a_reason_in_words_is_left_in_peace(house):
    beds(house, beds_closed=1)
    answer(house, "beds", "closed-reason", Words("The boiler is being mended"))
    assert odd(house) == ()
