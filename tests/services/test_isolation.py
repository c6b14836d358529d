"""Isolations in a real file: told with little, put right by adding, and what is odd is said and never in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carehome_desktop.app.house import House
from carehome_desktop.domain.fund.overrides import About
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.charge import Basis
from carehome_desktop.domain.wages.records import Entry, Staff
from carehome_desktop.domain.wages.staff_facts import StaffFacts
from carehome_desktop.domain.wages.worked_out import Asked, Way
from carehome_desktop.domain.wages.working import Worked
from carehome_desktop.services.isolation import Recorded
from carehome_desktop.services.warned import Warned
from carehome_desktop.store import fund_told

MONDAY = date(2020, 8, 3)


@pytest.fixture
def mensah(house: House) -> Staff:
    return staff(house, "A. Mensah")


def staff(house: House, name: str, code: str = "") -> Staff:
    added = house.isolations.add_staff(name, house.manager(), code)
    assert isinstance(added, Staff)
    return added


def record(house: House, entry: Entry, reason: str = "") -> Recorded:
    kept = house.isolations.record(entry, house.manager(), reason=reason)
    assert isinstance(kept, Recorded)
    return kept


def test_staff_get_a_code_of_ours_or_of_the_homes_own_and_no_code_twice(house: House) -> None:
    assert [staff(house, "A. Mensah").code, staff(house, "B. Khan", "n7").code, staff(house, "C. Lee").code] == [
        "S1",
        "N7",
        "S2",
    ]
    again = house.isolations.add_staff("D. Roe", house.manager(), "S2")
    assert isinstance(again, Problem)
    assert "given already" in again.words
    assert [each.code for each in house.isolations.staff()] == ["N7", "S1", "S2"]


def test_who_why_and_the_first_day_are_enough_and_the_rest_is_owed(house: House, mensah: Staff) -> None:
    kept = record(house, Entry(mensah.id, "symptoms", MONDAY))
    today = house.machine.clock.local().date()
    assert kept.isolation.entry.owed(today) == ("the last day", "normal pay", "sick pay", "evidence seen")
    assert kept.isolation.entry.charged() is None
    assert kept.warnings == ()


def test_the_worked_example_comes_to_its_top_up(house: House, mensah: Staff) -> None:
    entry = Entry(mensah.id, "symptoms", MONDAY, date(2020, 8, 12), normal=41400, sick_pay=14378)
    charged = record(house, entry).isolation.entry.charged()
    assert isinstance(charged, Worked)
    assert charged.pence == 27022


def test_a_report_of_a_day_within_an_isolation_counts_the_shifts_before_it_and_days_after_the_fund_are_told(
    house: House, mensah: Staff
) -> None:
    """Four shifts in the week from Monday, two in the next: at its end 4 of 6 of £270.22, rounded down."""
    entry = Entry(mensah.id, "symptoms", MONDAY, MONDAY + timedelta(days=9), 41400, 14378)
    asked = Asked(Way.ROTA, shifts=(4, 2), hours=Decimal("7.5"), rate=Decimal("9.20"))
    assert isinstance(house.isolations.record(entry, house.manager(), asked), Recorded)

    week = house.fund.report("icf-1", MONDAY + timedelta(days=6))
    assert (week.actual, week.committed, week.supported.estimated) == (18014, 9008, 0)
    within = house.fund.report("icf-1", MONDAY + timedelta(days=2))
    assert (within.actual + within.committed, within.supported.estimated) == (27022, 1)
    assert house.staff_book.tell(mensah.id, StaffFacts(usual_days=(0, 1, 2, 3)), house.manager()) is None
    known = house.fund.report("icf-1", MONDAY + timedelta(days=2))
    assert (known.actual, known.supported.estimated) == (13511, 0), "one shift on each of the days usually worked"

    last = record(house, replace(entry, first_day=date(2020, 9, 21), last_day=date(2020, 9, 30)))
    assert any("whose last day is Wednesday 23 September 2020" in each for each in last.warnings)


def test_what_is_put_right_counts_and_what_was_told_stays(house: House, mensah: Staff) -> None:
    first = record(house, Entry(mensah.id, "symptoms", MONDAY)).isolation
    better = replace(first.entry, last_day=date(2020, 8, 12), normal=41400, sick_pay=14378)
    kept = house.isolations.put_right(first.id, better, house.manager())
    assert isinstance(kept, Recorded)
    assert [each.entry for each in house.isolations.standing()] == [better]
    assert [(each.revision, each.entry) for each in house.isolations.revisions(first.id)] == [
        (1, first.entry),
        (2, better),
    ]


def test_what_is_taken_back_no_longer_counts_once(house: House, mensah: Staff) -> None:
    kept = record(house, Entry(mensah.id, "symptoms", MONDAY)).isolation
    assert not isinstance(house.isolations.take_back(kept.id, "Written down twice", house.manager()), Problem)
    assert house.isolations.standing() == []
    assert isinstance(house.isolations.take_back(kept.id, "Again", house.manager()), Problem)
    assert isinstance(house.isolations.put_right(kept.id, kept.entry, house.manager()), Problem)
    assert [each.withdrawn for each in house.isolations.revisions(kept.id)] == ["", "Written down twice"]


def test_overlapping_days_of_one_person_are_told_and_kept(house: House, mensah: Staff) -> None:
    record(house, Entry(mensah.id, "symptoms", MONDAY, date(2020, 8, 12)))
    other = record(house, Entry(staff(house, "B. Khan").id, "symptoms", MONDAY, date(2020, 8, 12)))
    assert other.warnings == ()
    again = record(house, Entry(mensah.id, "symptoms", date(2020, 8, 12), date(2020, 8, 21)))
    assert len(again.warnings) == 1
    assert "the days overlap" in again.warnings[0]
    assert len(house.isolations.standing()) == 3


def test_a_claim_that_looks_wrong_is_asked_about_once_and_kept_with_the_reason(house: House, mensah: Staff) -> None:
    first = record(house, Entry(mensah.id, "symptoms", MONDAY, date(2020, 8, 12), normal=41400, sick_pay=14378))
    odd = Entry(
        mensah.id,
        "positive-test",
        date(2020, 8, 10),
        date(2020, 8, 19),
        normal=50000,
        sick_pay=9585,
        rebate=9585,
        basis=Basis.GROSS,
        basis_note="Agreed with the council",
        paid=40000,
    )
    asked = house.isolations.record(odd, house.manager())
    assert isinstance(asked, Warned)
    assert [each.guard for each in asked.doubts] == ["paid-less", "rebate-kept", "same-days"]
    said = " ".join(asked.words)
    for words in (
        "£100.00 less than normal pay",
        "rebate of £95.85",
        "Monday 10 August 2020 to Wednesday 12 August 2020",
    ):
        assert words in said
    assert [each.id for each in house.isolations.standing()] == [first.isolation.id], "nothing is kept before a reason"

    kept = record(house, odd, "The council knows of all three").isolation
    with house.store.read() as connection:
        past = fund_told.overrides(connection, About.ISOLATION, kept.id)
    assert [(each.doubt.words, each.reason) for each in past] == [
        (words, "The council knows of all three") for words in asked.words
    ]
    again = house.isolations.put_right(kept.id, replace(odd, note="Rota seen"), house.manager())
    assert isinstance(again, Recorded), "what was gone past is not asked again"
    worse = house.isolations.put_right(kept.id, replace(odd, paid=30000), house.manager())
    assert isinstance(worse, Warned)
    assert [each.guard for each in worse.doubts] == ["paid-less"]


def test_where_nothing_is_claimed_nothing_is_asked(house: House, mensah: Staff) -> None:
    record(house, Entry(mensah.id, "shielding", MONDAY, date(2020, 8, 30), normal=90000, sick_pay=0, paid=100))
    record(house, Entry(mensah.id, "symptoms", MONDAY, date(2020, 8, 12)))
    paid = record(house, Entry(mensah.id, "symptoms", date(2020, 10, 3), normal=9585, sick_pay=9585, paid=9000))
    assert [each.entry.reason for each in house.isolations.standing()] == ["symptoms", "symptoms", "shielding"]
    assert not isinstance(house.isolations.put_right(paid.isolation.id, paid.isolation.entry, house.manager()), Warned)


def test_only_an_absence_for_sickness_links_with_another(house: House, mensah: Staff) -> None:
    record(house, Entry(mensah.id, "holiday", date(2022, 4, 4), date(2022, 4, 10)))
    after = Entry(mensah.id, "symptoms", date(2022, 4, 18), date(2022, 4, 24))
    assert house.isolations.linked_words(after) == ""
    record(house, Entry(mensah.id, "other-sickness", date(2022, 4, 11), date(2022, 4, 13)))
    assert "isolated from Monday 11 April 2022" in house.isolations.linked_words(after)
    assert house.isolations.linked_words(replace(after, reason="furlough")) == ""


def test_evidence_of_another_year_and_an_isolation_after_leaving_are_told(house: House, mensah: Staff) -> None:
    house.staff_book.tell(mensah.id, StaffFacts(left_on=date(2020, 1, 1)), house.manager())
    kept = record(house, Entry(mensah.id, "symptoms", MONDAY, date(2020, 8, 12), evidence_on=date(2020, 1, 8)))
    assert kept.warnings == (
        "The evidence was seen on Wednesday 8 January 2020, long before the first day. Check its year.",
        "They left on Wednesday 1 January 2020, before this began. Check both days.",
    )
    facts = StaffFacts(left_on=date(2020, 8, 1))
    assert "They isolated from Monday 3 August 2020" in house.staff_book.after_leaving(mensah.id, facts)
    assert house.staff_book.after_leaving(mensah.id, StaffFacts(left_on=MONDAY)) == ""


def test_longer_than_the_rules_of_the_day_is_told_and_kept(house: House, mensah: Staff) -> None:
    kept = record(house, Entry(mensah.id, "symptoms", MONDAY, date(2020, 8, 20)))
    assert "longer than the rules of that day suggest" in kept.warnings[0]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"last_day": date(2020, 8, 2)}, "last_day"),
        ({"first_day": date(2019, 8, 3)}, "first_day"),
        ({"first_day": date(2036, 8, 3)}, "first_day"),
        ({"normal": 0}, "normal"),
        ({"normal": -1}, "normal"),
        ({"normal": 10**12}, "normal"),
        ({"normal": 41400, "sick_pay": 100, "rebate": 101}, "rebate"),
        ({"normal": 41400, "sick_pay": 0, "basis": Basis.GROSS}, "note"),
        ({"last_day": date(2020, 8, 12), "back_on": date(2020, 8, 12)}, "back_on"),
        ({"evidence_on": date(2036, 8, 3)}, "evidence_on"),
        ({"note": "two\nlines"}, "note"),
        ({"reason": "hangover"}, "reason"),
        ({"staff_id": "nobody"}, "staff"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_nothing_is_kept(
    house: House, mensah: Staff, change: dict[str, object], field: str
) -> None:
    refused = house.isolations.record(
        replace(Entry(mensah.id, "symptoms", MONDAY), **change),  # type: ignore[arg-type]
        house.manager(),
    )
    assert isinstance(refused, Problem)
    assert (refused.field, refused.words[-1]) == (field, ".")
    assert house.isolations.standing() == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    normal=st.integers(1, 10**7),
    sick_pay=st.integers(0, 10**7),
    other=st.integers(0, 10**7),
    basis=st.sampled_from([Basis.TOP_UP, Basis.GROSS_LESS_REBATE]),
    back=st.integers(0, 100),
    days=st.none() | st.integers(0, 60),
)
def test_whatever_is_kept_is_read_back_as_it_was(
    house: House, normal: int, sick_pay: int, other: int, basis: Basis, back: int, days: int | None
) -> None:
    known = house.isolations.staff()
    member = known[0] if known else staff(house, "A. Mensah")
    entry = Entry(
        member.id,
        "positive-test",
        MONDAY,
        None if days is None else MONDAY + timedelta(days),
        normal,
        sick_pay,
        other,
        sick_pay * back // 100,
        basis,
    )
    kept = record(house, entry, "Looked at").isolation
    assert house.isolations.revisions(kept.id) == [kept]
    charged = entry.charged()
    assert isinstance(charged, Worked)
    assert 0 <= charged.pence <= normal
