"""Hours and days that cannot be are asked about, for the stretch that the home counts them for; it never blocks."""

from __future__ import annotations

import pytest

from carehome_desktop.app.house import House
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import Choice, Counts, Number
from carehome_desktop.domain.words import day_words

SECTION, NOVEMBER, OCTOBER = "hours-and-absence", Period.read("2026-11"), Period.read("2026-10")
GOOD = {"days-absent": 20, "hours-paid": 1600, "hours-overtime": 40, "hours-agency": 100, "hours-absence": 150}
TEN = Counts.of({"nurses": 2, "care": 6, "non-care": 2})
NOBODY = Counts.of({"nurses": 0, "care": 0, "non-care": 0})


def staff(house: House, employed: Counts = TEN, agency: Counts = NOBODY, period: Period = NOVEMBER) -> None:
    for question_id, value in (("staff-employed", employed), ("staff-agency", agency)):
        house.answering.answer("workforce", period, question_id, value, house.manager())


def odd(house: House, stretch: str = "last-month", **but: int) -> list[str]:
    """Return what is asked about these hours; `but` stand instead of the good ones."""
    given = GOOD | {name.replace("_", "-"): number for name, number in but.items()}
    house.answering.answer(SECTION, NOVEMBER, "stretch", Choice(stretch), house.manager())
    for question_id, number in given.items():
        house.answering.answer(SECTION, NOVEMBER, question_id, Number(number), house.manager())
    return [each.words for each in house.filing.check(SECTION, NOVEMBER).odd]


def test_hours_that_fit_together_are_not_asked_about(house: House) -> None:
    staff(house)
    assert odd(house) == []


@pytest.mark.parametrize(
    ("stretch", "most"),
    [("last-month", 310), ("last-seven-days", 70)],
)
def test_more_days_lost_than_all_staff_have_in_the_stretch_is_asked_about(
    house: House, stretch: str, most: int
) -> None:
    staff(house)
    assert odd(house, stretch, days_absent=most, hours_absence=most, hours_paid=100) == []
    (words,) = odd(house, stretch, days_absent=most + 1, hours_absence=most + 1, hours_paid=100)
    assert words.startswith(f"More days were lost ({most + 1}) than your staff and agency staff")
    assert words.endswith(f"away the whole time ({most}). Is that right?")


def test_agency_staff_may_be_away_too(house: House) -> None:
    staff(house, agency=Counts.of({"nurses": 1, "care": 0, "non-care": 0}))
    assert odd(house, days_absent=341, hours_absence=341) == []
    assert len(odd(house, days_absent=342, hours_absence=342)) == 1


@pytest.mark.parametrize("stretch", ["since-last-return", "other", "not-asked"])
def test_for_a_stretch_of_unknown_length_days_and_staff_are_not_held_against_each_other(
    house: House, stretch: str
) -> None:
    staff(house)
    assert odd(house, stretch, days_absent=5000, hours_absence=40_000, hours_paid=90_000) == []


def test_where_the_staff_of_the_month_are_not_counted_in_full_the_last_confirmed_are_held_against_it_by_their_day(
    house: House,
) -> None:
    day = day_words(house.machine.clock.local().date())
    not_answered = "“Workforce” is not answered in full for November 2026 yet, so this looks at what you confirmed for "
    assert odd(house, days_absent=5000, hours_absence=5000) == []
    staff(house, period=Period.read("2026-09"))
    staff(house, period=OCTOBER, agency=Counts.of({"nurses": 0, "care": 0}))
    assert odd(house, days_absent=311, hours_absence=311) == [
        "More days were lost (311) than your staff and agency staff would lose if they were all away the whole time (310). "
        f"Is that right? {not_answered}October 2026 on {day}. {not_answered}September 2026 on {day}."
    ]
    staff(house)
    assert odd(house, days_absent=311, hours_absence=311) == [
        "More days were lost (311) than your staff and agency staff would lose if they were all away the whole time (310). "
        "Is that right?"
    ]


def test_more_hours_than_there_are_in_the_month_is_asked_about(house: House) -> None:
    staff(house)
    assert odd(house, hours_paid=10 * 24 * 31) == []
    assert odd(house, hours_paid=10 * 24 * 31 + 1) == [
        "You paid for more hours (7,441) than your own staff could work, day and night (7,440). Is that right?"
    ]


@pytest.mark.parametrize(
    ("but", "words"),
    [
        ({"hours_absence": 20 * 24 + 1}, "More hours were lost (481) than there are in the days that were lost (480)."),
        ({"hours_absence": 19}, "More days were lost (20) than hours (19)."),
        ({"hours_overtime": 1601}, "There was more overtime (1,601) than all the hours you paid for (1,600)."),
        ({"hours_agency": 1601}, "Agency staff worked more hours (1,601) than you paid your own staff for (1,600)."),
    ],
)
def test_what_is_more_than_the_whole_is_asked_about_and_goes_all_the_same(
    house: House, but: dict[str, int], words: str
) -> None:
    staff(house)
    assert odd(house, "last-month", **but) == [f"{words} Is that right?"]
    assert isinstance(house.filing.queue(SECTION, NOVEMBER, house.manager()), Outgoing)


def test_it_leads_to_the_questions_of_its_own_section_only(house: House) -> None:
    staff(house)
    odd(house, days_absent=311, hours_absence=311)
    (each,) = house.filing.check(SECTION, NOVEMBER).odd
    assert each.question_ids == ("days-absent",)
