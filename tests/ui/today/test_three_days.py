"""A program started on three days shows on each exactly the sections that are asked then, and until when they are due."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Strong, Subheading
from carehome_desktop.ui.today.programme_card import ProgrammeCard
from tests.homes import Hands
from tests.ui.desk import Desk, desk

MONTHLY, COVID = "Monthly return", "COVID-19 return"
NO_DUE_DATE = "No due date. What you answer is kept as your own record."
RECORDS_OF_2026 = [
    "Infection control for this week",
    "COVID-19 counts for today",
    "PPE for today",
    "Daily workforce for today",
    "Daily beds for today",
    "Home status for today",
]

Card = tuple[str, list[str], list[str]]


def cards(at: Desk) -> list[Card]:
    """Return each programme's card: its title, its due lines and its rows, as they stand on the page."""
    found = []
    for card in at.page.findChildren(ProgrammeCard):
        title = card.findChildren(Subheading)[0].text()
        due = [label.text() for label in card.findChildren(Strong)]
        found.append((title, due, [row._title.text() for row in card.findChildren(ListRow)]))
    return found


def started(folder: Path, when: str) -> list[Card]:
    """Return what a home's program shows that is started at this moment (UTC)."""
    with desk(folder, Hands(datetime.fromisoformat(f"{when}+00:00")), place="today") as at:
        return cards(at)


def test_on_21_november_2026_nothing_is_due_and_the_next_window_is_named(tmp_path: Path) -> None:
    assert started(tmp_path, "2026-11-21 09:00") == [
        (MONTHLY, ["Nothing is due. Next: Tuesday 8 to Monday 14 December."], []),
        (COVID, [NO_DUE_DATE], RECORDS_OF_2026),
    ]


def test_on_8_december_2026_the_monthly_return_is_due_and_stands_first(tmp_path: Path) -> None:
    assert started(tmp_path, "2026-12-08 09:00") == [
        (
            MONTHLY,
            ["Closes Monday 14 December, 11:59pm, in 6 days."],
            ["Beds for December 2026", "Workforce for December 2026", "Hours and absence for December 2026"],
        ),
        (COVID, [NO_DUE_DATE], RECORDS_OF_2026),
    ]


def test_on_5_june_2020_the_daily_set_is_due_today_and_nothing_monthly_is_there_yet(tmp_path: Path) -> None:
    assert started(tmp_path, "2020-06-05 09:00") == [
        (
            COVID,
            ["Due today, Friday 5 June."],
            [
                "Infection control for today",
                "COVID-19 counts for today",
                "PPE for today",
                "Daily workforce for today",
                "Daily beds for today",
                "Home status for today",
            ],
        ),
        (MONTHLY, ["Nothing is due. The questions that we have are for Friday 26 April 2024 and later."], []),
    ]


def test_on_12_august_2020_infection_control_is_due_by_the_end_of_the_week(tmp_path: Path) -> None:
    title, due, rows = started(tmp_path, "2020-08-12 09:00")[0]
    assert (title, due) == (
        COVID,
        ["Due today, Wednesday 12 August.", "Due this week, by Sunday 16 August, in 4 days."],
    )
    assert rows[-1] == "Infection control for this week"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2026-11-16 23:58", "Closes Monday 16 November, 11:59pm, today."),
        ("2026-11-17 00:00", "Nothing is due. Next: Tuesday 8 to Monday 14 December."),
        ("2026-06-15 22:58", "Closes Monday 15 June, 11:59pm, today."),  # summer time
        ("2026-06-15 23:00", "Nothing is due. Next: Wednesday 8 to Tuesday 14 July."),
        ("2028-04-17 09:00", "Closes Tuesday 18 April, 11:59pm, tomorrow."),  # Easter Monday
        ("2028-02-29 09:00", "Nothing is due. Next: Wednesday 8 to Tuesday 14 March."),
    ],
)
def test_the_window_closes_to_the_minute_on_the_clocks_of_london(tmp_path: Path, when: str, words: str) -> None:
    found = {title: due for title, due, _ in started(tmp_path, when)}
    assert found[MONTHLY] == [words]
