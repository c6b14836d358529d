"""What is known of staff in a real file: told anew, never changed in place; a name goes for good and leaves no trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from carehome_desktop.app.house import House
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.records import Entry, Staff
from carehome_desktop.domain.wages.staff_facts import Employment, PayRate, Role, StaffFacts
from carehome_desktop.domain.wages.worked_out import Way

APRIL, OCTOBER = date(2020, 4, 6), date(2020, 10, 1)


def somebody(house: House) -> str:
    added = house.isolations.add_staff("A. Mensah", house.manager())
    assert isinstance(added, Staff)
    return added.id


def test_whatever_is_told_is_read_back_and_the_newest_counts(house: House) -> None:
    staff_id, by = somebody(house), house.manager()
    first = StaffFacts(Role.CARE, Employment.ZERO_HOURS, None, (0, 6), True, "Elm House", None)
    second = StaffFacts(Role.NURSE, Employment.CONTRACTED, Decimal("37.5"), (1, 2), False, "", OCTOBER)
    for facts in (first, second):
        assert house.staff_book.tell(staff_id, facts, by) is None
        member = house.staff_book.member("s1")
        assert member is not None
        assert member.facts == facts
    with house.store.read() as connection:
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM staff_told").scalar() == 2


def test_the_rate_of_a_day_is_the_newest_that_had_begun_and_one_taken_back_is_none(house: House) -> None:
    staff_id, by = somebody(house), house.manager()
    for first_day, rate in ((OCTOBER, "9.50"), (APRIL, "9.20")):
        assert house.staff_book.tell_rate(staff_id, PayRate(first_day, Decimal(rate)), by) is None
    assert house.isolations.asked_of(staff_id, date(2020, 9, 30)).rate == Decimal("9.20")
    assert house.isolations.asked_of(staff_id, OCTOBER).rate == Decimal("9.50")
    assert house.isolations.asked_of(staff_id, date(2020, 4, 5)).rate is None
    assert house.staff_book.take_rate_back(staff_id, OCTOBER, by) is None
    assert house.isolations.asked_of(staff_id, OCTOBER).rate == Decimal("9.20")
    assert isinstance(house.staff_book.take_rate_back(staff_id, OCTOBER, by), Problem)


def test_an_erased_name_is_in_no_table_and_the_code_and_the_isolation_stay(house: House) -> None:
    staff_id = somebody(house)
    house.isolations.record(Entry(staff_id, "symptoms", date(2020, 8, 3)), house.manager())
    house.staff_book.erase_name(staff_id)
    assert [each.words for each in house.isolations.staff()] == ["S1"]
    assert len(house.isolations.standing()) == 1
    with house.store.read() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        rows = [str(connection.exec_driver_sql(f'SELECT * FROM "{table}"').all()) for table in tables]
    assert not any("Mensah" in each for each in rows)


def test_a_name_is_written_right_and_what_cannot_be_is_a_sentence(house: House) -> None:
    staff_id, by = somebody(house), house.manager()
    assert house.staff_book.name(staff_id, "  Ama   Mensah ") is None
    assert house.isolations.staff()[0].name == "Ama Mensah"
    refused = (
        house.staff_book.name(staff_id, "A" * 121),
        house.staff_book.name(staff_id, ""),
        house.staff_book.tell("nobody", StaffFacts(), by),
        house.staff_book.tell(staff_id, StaffFacts(elsewhere_where="Elm House"), by),
        house.staff_book.tell(staff_id, StaffFacts(hours_a_week=Decimal(169)), by),
        house.staff_book.tell_rate(staff_id, PayRate(date(1920, 4, 6), Decimal(9)), by),
        house.staff_book.tell_rate(staff_id, PayRate(APRIL, Decimal("0.92")), by),
    )
    assert all(isinstance(each, Problem) and each.words.endswith(".") for each in refused)
    assert house.isolations.staff()[0].name == "Ama Mensah"


def test_a_rate_that_changes_within_an_isolation_is_told(house: House) -> None:
    staff_id, by = somebody(house), house.manager()
    for first_day, rate in ((APRIL, "9.20"), (OCTOBER, "9.50")):
        assert house.staff_book.tell_rate(staff_id, PayRate(first_day, Decimal(rate)), by) is None
    across = Entry(staff_id, "symptoms", date(2020, 9, 28), date(2020, 10, 7))
    asked = replace(house.isolations.asked_of(staff_id, across.first_day), way=Way.ROTA, shifts=(4,), hours=Decimal(8))
    assert "Another rate begins on Thursday 1 October 2020" in house.isolations.work_out(across, asked).doubts[0]
    within = replace(across, last_day=date(2020, 9, 30))
    assert not any("Another rate" in each for each in house.isolations.work_out(within, asked).doubts)
