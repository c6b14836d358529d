"""A year of monthly windows by hand: one ends on a bank holiday, one is missed, one comes late, and the record says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from carehome_desktop.app.house import House
from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.our_record import OurRecord, Outcome
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import Counts
from carehome_desktop.domain.ways import Shown, Way
from tests.figures import answer_section, send_section
from tests.homes import Hands, practice_house

SECTIONS = ("beds", "workforce", "hours-and-absence")
ENDS = {1: 14, 2: 14, 3: 14, 4: 18, 5: 15, 6: 14, 7: 14, 8: 14, 9: 14, 10: 16, 11: 14, 12: 14}
"""The last day of each window of 2028: 14 April is Good Friday, so that one ends after Easter Monday."""


class Year:
    """A home on its own clock."""

    def __init__(self, folder: Path) -> None:
        self.hands = Hands(datetime(2028, 1, 3, 9, 0, tzinfo=UTC))
        self.house: House = practice_house(folder, self.hands)
        self.house.home_records.tell("programmes", "monthly")

    def go_to(self, month: int, day: int, hour: int = 9) -> None:
        self.hands.now = datetime(2028, month, day, hour, 0, tzinfo=UTC)

    def enter_all(self, month: int) -> None:
        """Answer the month's sections and type them into the tracker's page."""
        period, who = Period(PeriodKind.MONTH, f"2028-{month:02d}"), self.house.manager()
        for number, section_id in enumerate(SECTIONS, start=month):
            row = send_section(self.house, section_id, period, Way.HAND, number)
            entered = self.house.ways_out.enter(
                row.return_id, who, self.hands.now, Shown.YES, who, reference="page said saved"
            )
            assert getattr(entered, "state", entered) is State.ENTERED

    def words(self) -> tuple[str, ...]:
        [monthly] = self.house.deadlines.today()
        return monthly.words(self.hands.clock.local().date())

    def record(self) -> OurRecord:
        [monthly] = self.house.deadlines.today()
        assert monthly.record is not None
        return monthly.record


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    year = Year(tmp_path)
    yield year
    year.house.close()


def test_a_year_of_windows(year: Year) -> None:
    for month in range(1, 13):
        if month == 6:
            continue  # she is ill, and nobody else knows how
        year.go_to(month, 20 if month == 8 else ENDS[month], 22)  # in summer time 11pm on the last day is still in time
        year.enter_all(month)
    year.go_to(12, 31)

    record = year.record()
    assert [month.outcome for month in record.months[:12]] == [
        *[Outcome.IN_TIME] * 5,
        Outcome.MISSED,
        Outcome.IN_TIME,
        Outcome.LATE,
        *[Outcome.IN_TIME] * 4,
    ]
    assert (record.running, record.in_twelve) == (0, 2)


def test_over_easter_the_window_is_open_until_the_tuesday(year: Year) -> None:
    year.go_to(4, 14)
    assert year.words() == ("Closes Tuesday 18 April, 11:59pm, in 4 days.",)
    year.go_to(4, 18, 22)
    assert year.words() == ("Closes Tuesday 18 April, 11:59pm, today.",)
    year.enter_all(4)
    assert year.words() == ("Nothing is due. Next: Monday 8 to Monday 15 May.",)


def test_a_figure_from_before_the_8th_is_a_start_that_waits_to_be_confirmed(year: Year) -> None:
    february = Period(PeriodKind.MONTH, "2028-02")
    year.go_to(2, 3)
    answer_section(year.house, "beds", february)
    year.go_to(2, 8)
    state = year.house.answering.open("beds", february)
    occupied = state.state_of("beds-occupied")
    assert occupied.standing is Standing.CARRIED
    assert not state.ready

    year.house.answering.confirm("beds", february, year.house.manager())
    assert year.house.answering.open("beds", february).ready


def test_totals_stand_from_month_to_month_and_what_changes_is_asked_afresh(year: Year) -> None:
    year.go_to(1, 10)
    year.enter_all(1)
    year.go_to(2, 10)
    beds = year.house.answering.open("beds", Period(PeriodKind.MONTH, "2028-02"))
    stands = {each.question.id: each.standing for each in beds.questions}
    assert (stands["bed-types"], stands["beds-total"]) == (Standing.CARRIED, Standing.CARRIED)
    assert stands["beds-occupied"] is Standing.MISSING
    before = beds.state_of("beds-occupied").before
    assert before is not None
    assert isinstance(before.value, Counts)
    assert date(2028, 1, 10) == before.saved_at.date()
