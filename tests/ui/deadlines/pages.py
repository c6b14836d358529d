"""Today and the page of windows, on days that ask for something and on days that do not."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.deadlines.page import DeadlinesPage
from carehome_desktop.ui.today.page import TodayPage
from tests.services.test_deadlines import SECTIONS, receive
from tests.ui.gallery import page
from tests.ui.outbox.pages import in_window
from tests.ui.quiet_desk import QuietDesk, quiet_desk


def a_year_on() -> QuietDesk:
    """Return a desk in a home that came to the program in November 2026, and missed two months running after that."""
    at = quiet_desk()
    for section_id in SECTIONS:
        receive(at.house, section_id, "2026-12", datetime(2026, 12, 9, 10, 12, tzinfo=UTC))
        receive(at.house, section_id, "2027-01", datetime(2027, 1, 20, 9, tzinfo=UTC))
    receive(at.house, "beds", "2027-02", datetime(2027, 2, 9, 9, tzinfo=UTC))
    at.hands.now = datetime(2027, 3, 12, 11, 30, tzinfo=UTC)
    return at


def with_all_ways(at: QuietDesk) -> QuietDesk:
    """Return a desk from which every page can be gone to, so that its buttons are drawn."""
    at.steps.can = lambda _name: True  # type: ignore[attr-defined]
    return at


@page("deadlines")
def deadlines() -> QWidget:
    """Two months running were missed, and a window is open."""
    at = a_year_on()
    at.house.bank_holidays.add(date(2027, 6, 14), "Bank holiday for the Wedding", at.house.manager())
    at.house.bank_holidays.take_away(date(2027, 5, 31), at.house.manager())
    return in_window(at, DeadlinesPage(at.session, at.go), "today")


@page("deadlines-new")
def new_home() -> QWidget:
    """Nothing to count yet."""
    at = quiet_desk()
    return in_window(at, DeadlinesPage(at.session, at.go), "today")


@page("deadlines-none")
def no_monthly() -> QWidget:
    """The monthly return is not switched on."""
    at = quiet_desk()
    at.house.home_records.tell("programmes", "covid-2020")
    return in_window(at, DeadlinesPage(at.session, at.go), "today")


@page("today-in-the-window")
def today_in_window() -> QWidget:
    """The last reminder has come, and two months running were missed."""
    at = a_year_on()
    return in_window(at, TodayPage(at.session, with_all_ways(at).go), "today")


@page("today-nothing-due")
def today_nothing_due() -> QWidget:
    """21 November 2026."""
    at = quiet_desk()
    return in_window(at, TodayPage(at.session, with_all_ways(at).go), "today")


@page("today-june-2020")
def today_in_june() -> QWidget:
    """5 June 2020."""
    at = quiet_desk()
    at.hands.now = datetime(2020, 6, 5, 9, tzinfo=UTC)
    return in_window(at, TodayPage(at.session, with_all_ways(at).go), "today")
