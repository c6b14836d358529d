"""A person's spells as sick pay sees them: linked ones serve their waiting days once and keep to the first one's rules."""

from __future__ import annotations

from datetime import date

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.absence import Absence
from carehome_desktop.domain.wages.isolation import Spell
from carehome_desktop.domain.wages.linking import absence_of
from carehome_desktop.domain.wages.sick_pay import SickPay, sick_pay
from tests.domain.wages.rules import sick_pay_rules

WEEKDAYS = {0, 1, 2, 3, 4}


def absence(spell: Spell, *others: Spell, until: date | None = None) -> Absence:
    found = absence_of(spell, others, WEEKDAYS, sick_pay_rules(), until=until, weekly_pence=50_000)
    assert isinstance(found, Absence), found
    return found


def pay(found: Absence) -> SickPay:
    paid = sick_pay(found, sick_pay_rules())
    assert isinstance(paid, SickPay)
    return paid


def test_a_spell_alone_serves_all_of_its_waiting_days() -> None:
    found = absence(Spell(date(2023, 1, 2), date(2023, 1, 8)))
    assert (found.since, found.waited, found.qualifying_days) == (date(2023, 1, 2), 0, 5)
    assert pay(found).days_paid == 2


def test_a_linked_spell_goes_on_where_the_one_before_left_off() -> None:
    first = Spell(date(2023, 1, 2), date(2023, 1, 3))  # two of three waiting days
    second = Spell(date(2023, 1, 16), date(2023, 1, 20))
    found = absence(second, first)
    assert (found.since, found.waited) == (date(2023, 1, 2), 2)
    assert pay(found).days_paid == 4
    far = Spell(date(2023, 6, 5), date(2023, 6, 9))
    assert (absence(far, first, second).since, absence(far, first, second).waited) == (date(2023, 6, 5), 0)


def test_a_spell_linked_to_one_from_before_april_2026_keeps_to_its_rules() -> None:
    first, second = Spell(date(2026, 3, 30), date(2026, 3, 31)), Spell(date(2026, 4, 13), date(2026, 4, 17))
    assert pay(absence(second)).waiting_days == 0
    assert pay(absence(second, first)).waiting_days == 1


def test_a_later_spell_changes_nothing_of_an_earlier_one() -> None:
    first, second = Spell(date(2023, 1, 2), date(2023, 1, 6)), Spell(date(2023, 1, 16))
    assert absence(first, second) == absence(first)


def test_days_that_two_spells_share_are_served_once() -> None:
    first, second = Spell(date(2023, 1, 2)), Spell(date(2023, 1, 3), date(2023, 1, 6))
    assert absence(second, first).waited == 1


def test_a_spell_that_goes_on_is_taken_to_the_day_that_is_asked_about() -> None:
    found = absence(Spell(date(2020, 8, 3)), until=date(2020, 8, 14))
    assert [len(week) for week in found.weeks] == [5, 5]
    assert [len(week) for week in absence(Spell(date(2020, 8, 3))).weeks] == [1]


def test_what_cannot_be_is_a_sentence() -> None:
    backwards = absence_of(Spell(date(2020, 8, 3), date(2020, 8, 2)), (), WEEKDAYS, sick_pay_rules())
    no_days = absence_of(Spell(date(2020, 8, 3)), (), (), sick_pay_rules())
    assert isinstance(backwards, Problem)
    assert isinstance(no_days, Problem)
    assert (backwards.field, no_days.field) == ("last_day", "usual_days")
