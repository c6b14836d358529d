"""What is known of staff in a real file: told anew, never changed in place; a name goes for good and leaves no trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from carehome_desktop.app.house import House
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.records import Entry, Staff
from carehome_desktop.domain.wages.staff_facts import Employment, PayRate, Role, StaffFacts
from carehome_desktop.domain.wages.worked_out import Asked, Way

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


def test_a_rate_that_changes_within_an_isolation_is_used_from_its_day_on(house: House) -> None:
    staff_id, by = somebody(house), house.manager()
    for first_day, rate in ((APRIL, "9.20"), (OCTOBER, "9.50")):
        assert house.staff_book.tell_rate(staff_id, PayRate(first_day, Decimal(rate)), by) is None
    across = Entry(staff_id, "symptoms", date(2020, 9, 24), date(2020, 10, 7), 30000, 0)
    asked = replace(
        house.isolations.asked_of(staff_id, across.first_day), way=Way.ROTA, shifts=(3, 1), hours=Decimal(8)
    )

    def lines(asked: Asked) -> str:
        return " ".join(
            (*house.isolations.work_out(across, asked).lines(), *house.isolations.work_out(across, asked).doubts)
        )

    assert "1 shift × 8 hours × £9.50 = £76.00" in lines(asked)
    assert "3 shifts × 8 hours × £9.20 = £220.80" in lines(asked)
    assert "rate" not in lines(asked), "the new rate begins with the second week: which shifts lie before is known"
    half = lines(replace(asked, shifts=(2, 4), usual_days=()))
    assert "Another rate begins" not in half
    moved = replace(across, first_day=date(2020, 9, 28))
    said = house.isolations.work_out(moved, replace(asked, shifts=(4,))).doubts
    assert "Which of the shifts lie before is not known" in " ".join(said)
    typed = lines(replace(asked, rate=Decimal("10.00")))
    assert "4 shifts × 8 hours × £10.00 = £320.00" in typed
    assert "The rate typed here is taken for all of them" in typed
    known = Asked(Way.CONTRACT, rate=Decimal("9.20"), hours_a_week=Decimal(30), usual_days=(0, 1, 2, 3))
    assert "30 hours a week × £9.20 × 4 days missed ÷ 4 in a week" in lines(known)
    assert "30 hours a week × £9.50 × 4 days missed ÷ 4 in a week" in lines(known)
