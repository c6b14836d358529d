"""What a programme asks: by the day, by the week, in the month's window, or not any more."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.bank_holidays import BankHolidays
from carehome_desktop.domain.due import NO_DUE_DATE, dues_between, programme_day
from carehome_desktop.domain.periods import PeriodKind
from carehome_desktop.domain.questions import Programme, SectionHead
from tests.domain.holiday_list import table

NO_HOLIDAYS = BankHolidays(table(()))
COVID = Programme("covid-2020", "COVID-19 return", "", "", asked_until=date(2020, 12, 31))
MONTHLY = Programme("monthly", "Monthly return", "", "")
DAY, WEEK, MONTH = PeriodKind.DAY, PeriodKind.WEEK, PeriodKind.MONTH


def head(
    section_id: str, kind: PeriodKind, first: str, last: str = "", *, order: int = 1, when_needed: bool = False
) -> SectionHead:
    """Return the beginning of a version of a section."""
    ends = date.fromisoformat(last) if last else None
    return SectionHead(section_id, first, section_id, "", kind, date.fromisoformat(first), ends, order, when_needed)


IPC = (head("ipc", DAY, "2020-05-14", "2020-08-09"), head("ipc", WEEK, "2020-08-10"))
SET_2020 = (*IPC, head("ppe", DAY, "2020-05-14", order=2))
SET_MONTHLY = (
    head("workforce", MONTH, "2024-04-26", order=2),
    head("beds", MONTH, "2024-04-26"),
    head("nil-return", MONTH, "2024-04-26", order=5, when_needed=True),
)


def asked(programme: Programme, sections: tuple[SectionHead, ...], day: str) -> list[tuple[str, list[str]]]:
    """Return what is due on a day: the period and its sections."""
    found = programme_day(programme, sections, date.fromisoformat(day), NO_HOLIDAYS)
    return [(due.period.text, [each.id for each in due.sections]) for due in found.due]


def test_in_june_2020_all_is_asked_by_the_day_in_its_order() -> None:
    assert asked(COVID, SET_2020, "2020-06-05") == [("2020-06-05", ["ipc", "ppe"])]


def test_from_10_august_one_part_is_asked_by_the_week() -> None:
    assert asked(COVID, SET_2020, "2020-08-09") == [("2020-08-09", ["ipc", "ppe"])]
    assert asked(COVID, SET_2020, "2020-08-10") == [("2020-08-10", ["ppe"]), ("2020-W33", ["ipc"])]


def test_after_the_last_day_we_know_of_nothing_is_due_and_all_is_a_record_of_its_day() -> None:
    assert asked(COVID, SET_2020, "2021-01-01") == [("2020-W53", ["ipc"])], "the week began in 2020"
    assert asked(COVID, SET_2020, "2021-01-04") == []
    later = programme_day(COVID, SET_2020, date(2026, 11, 21), NO_HOLIDAYS)
    assert [(section.id, period.text) for section, period in later.kept] == [
        ("ipc", "2026-W47"),
        ("ppe", "2026-11-21"),
    ]
    assert later.nothing_due_words(date(2026, 11, 21)) == NO_DUE_DATE


def test_before_its_first_day_nothing_is_due_and_the_day_is_named() -> None:
    early = programme_day(MONTHLY, SET_MONTHLY, date(2020, 6, 5), NO_HOLIDAYS)
    assert early.due == ()
    assert early.nothing_due_words(date(2020, 6, 5)) == (
        "Nothing is due. The questions that we have are for Friday 26 April 2024 and later."
    )


def test_the_month_is_asked_in_its_window_only_and_what_is_only_sometimes_needed_is_never_due() -> None:
    assert asked(MONTHLY, SET_MONTHLY, "2026-12-07") == []
    assert asked(MONTHLY, SET_MONTHLY, "2026-12-08") == [("2026-12", ["beds", "workforce"])]
    assert asked(MONTHLY, SET_MONTHLY, "2026-12-14") == [("2026-12", ["beds", "workforce"])]
    assert asked(MONTHLY, SET_MONTHLY, "2026-12-15") == []


def test_a_programme_without_sections_asks_nothing() -> None:
    empty = programme_day(MONTHLY, (), date(2026, 12, 8), NO_HOLIDAYS)
    assert (empty.due, empty.kept, empty.coming, empty.begins) == ((), (), None, None)
    assert empty.nothing_due_words(date(2026, 12, 8)) == "Nothing is due."


def test_when_today_is_done_the_next_day_is_named() -> None:
    june = programme_day(COVID, SET_2020, date(2020, 6, 5), NO_HOLIDAYS)
    assert june.nothing_due_words(date(2020, 6, 5)) == "Nothing more is due today. Next: Saturday 6 June."


def test_a_daily_set_that_a_weekly_one_took_over_without_an_end_does_not_go_on_for_ever() -> None:
    open_ended = (head("ipc", DAY, "2020-05-14"), head("ipc", WEEK, "2020-08-10"))
    programme = Programme("other", "Other", "", "")
    assert asked(programme, open_ended, "2026-11-21") == [("2026-W47", ["ipc"])]


def test_a_stretch_lists_every_period_by_the_day_it_closes() -> None:
    found = dues_between(COVID, SET_2020, date(2020, 8, 9), date(2020, 8, 17), NO_HOLIDAYS)
    texts = [due.period.text for due in found]
    assert texts[:2] == ["2020-08-09", "2020-08-10"]
    assert texts.index("2020-W33") + 1 == texts.index("2020-08-16")
    assert texts[-1] == "2020-W34"


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_what_is_due_on_a_day_is_what_a_stretch_of_that_one_day_lists(day: date) -> None:
    for programme, sections in ((COVID, SET_2020), (MONTHLY, SET_MONTHLY)):
        on_the_day = programme_day(programme, sections, day, NO_HOLIDAYS)
        assert set(on_the_day.due) == set(dues_between(programme, sections, day, day, NO_HOLIDAYS))
        assert all(due.window.is_open(day) for due in on_the_day.due)
        assert on_the_day.coming is None or on_the_day.coming.window.opens > day
