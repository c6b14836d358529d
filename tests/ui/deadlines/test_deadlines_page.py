"""The page of windows: what comes, how the months went and whose count that is, reminders, and bank holidays put right."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from carehome_desktop.domain.our_record import OWN_COUNT, RULE
from carehome_desktop.domain.reminders import HELPLINE
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.deadlines.page import NOTHING, DeadlinesPage
from carehome_desktop.ui.settings import choices
from carehome_desktop.ui.today.programme_card import RECORD_BUTTON
from carehome_desktop.window.reminding import Reminding
from tests.homes import Hands, practice_house
from tests.services.test_deadlines import SECTIONS, receive
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, desk, press, settle, wait_until, words


@pytest.fixture(scope="module")
def two_bad_months(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that missed February and was late in January; it is copied, never opened."""
    folder = tmp_path_factory.mktemp("months")
    house = practice_house(folder, Hands())
    for section_id in SECTIONS:
        receive(house, section_id, "2026-12", datetime(2026, 12, 9, 9, tzinfo=UTC))
        receive(house, section_id, "2027-01", datetime(2027, 1, 20, 9, tzinfo=UTC))
    house.close()
    return folder / "home"


@pytest.fixture
def at(tmp_path: Path, two_bad_months: Path) -> Iterator[Desk]:
    """Open the page in that home on a Friday in an open window."""
    shutil.copytree(two_bad_months, tmp_path / "home")
    with desk(tmp_path, Hands(datetime(2027, 3, 12, 9, 30, tzinfo=UTC))) as made:
        made.go.to_deadlines()
        settle()
        yield made


def page(at: Desk) -> DeadlinesPage:
    """Return the page."""
    assert isinstance(at.page, DeadlinesPage)
    return at.page


def test_it_is_reached_from_today(tmp_path: Path) -> None:
    with desk(tmp_path, place="today") as at:
        button(at.page, RECORD_BUTTON).click()
        settle()
        assert isinstance(at.page, DeadlinesPage)


def test_it_lists_the_windows_to_come_and_says_where_the_rule_is_from(at: Desk) -> None:
    said = words(at.page)
    assert "Monday 8 to Monday 15 March, 11:59pm. Open now. The 14th is a Sunday, so it ends" in said
    assert "Sunday 8 to Monday 16 August, 11:59pm. The 14th is a Saturday" in said
    assert "formal notice of 26 April 2024, the latest we have read" in said


def test_our_record_says_how_the_months_went_and_whose_count_it_is(at: Desk) -> None:
    said = words(at.page)
    assert "2 months running missed (3 may bring a notice); 2 of the last 3 closed windows missed" in said
    assert "Late, Wednesday 20 January." in said
    assert "Missed: Beds, Workforce and Hours and absence not received or entered here." in said
    assert OWN_COUNT in said
    assert RULE in said
    assert "NHS Business Services Authority" in said


def test_what_is_received_meanwhile_is_seen(at: Desk) -> None:
    for section_id in SECTIONS:
        receive(at.house, section_id, "2027-03", at.hands.now)

    at.tell(Change.OUTBOX)
    assert "All is received or entered." in words(at.page)


def test_a_home_that_does_not_report_by_the_month_is_told_so(at: Desk) -> None:

    at.house.home_records.tell("programmes", "covid-2020")
    at.tell(Change.HOME)
    assert NOTHING in words(at.page)


def test_a_bank_holiday_is_added_by_keyboard_and_moves_the_window_at_once(at: Desk) -> None:
    page(at).holidays.day.box.setFocus()
    press("14 June 2027", Qt.Key.Key_Tab, "The Wedding", Qt.Key.Key_Return)
    assert "Monday 14 June 2027 was added." in words(at.page)
    assert "Tuesday 8 to Tuesday 15 June, 11:59pm. The 14th is a bank holiday (The Wedding)" in words(at.page)
    button(at.page, "Undo The Wedding").click()
    settle()
    assert "Tuesday 8 to Monday 14 June, 11:59pm." in words(at.page)
    assert not at.house.bank_holidays.own()


def test_a_day_that_is_none_or_has_no_name_is_asked_for_again(at: Desk) -> None:
    holidays = page(at).holidays
    holidays.add.click()
    assert holidays.error.words() == "Write the day as in 3 June 2030."
    holidays.day.set_text("14 June 2027")
    holidays.add.click()
    assert holidays.error.words().startswith("Write its name in 80 characters")
    assert not at.house.bank_holidays.own()


def test_a_day_of_the_list_is_taken_away_and_put_back(at: Desk) -> None:
    button(at.page, "Take away Good Friday").setFocus()
    press(Qt.Key.Key_Return)
    assert at.frame.focusWidget() is button(at.page, "Undo No bank holiday"), "the focus stays on its line"
    settle()
    assert at.house.bank_holidays.own().taken_away == frozenset({date(2027, 3, 26)})
    assert "Friday 26 March 2027 (taken away by this home)" in words(at.page)
    button(at.page, "Undo No bank holiday").click()
    settle()
    assert not at.house.bank_holidays.own()


def test_a_hostile_file_is_refused_with_its_line_and_a_good_one_is_taken_in(at: Desk, tmp_path: Path) -> None:
    holidays, file = page(at).holidays, tmp_path / "days.toml"
    file.write_text("[[added]]\nday = 2027-06-14\ncalled = '=HYPERLINK()'\n")
    holidays.take_in_file(file)
    assert "days.toml, line 3: “called” is not as it should be." in holidays.error.words()
    assert not at.house.bank_holidays.own()
    file.write_text("[[added]]\nday = 2027-06-14\ncalled = 'The Wedding'\n")
    holidays.take_in_file(file)
    settle()
    assert holidays.error.words() == ""
    assert "1 bank holiday added, 0 taken away." in words(at.page)
    assert "Tuesday 15 June" in words(at.page)


def test_a_key_meant_for_the_page_before_ticks_nothing(at: Desk) -> None:
    assert not page(at).reminders.wanted.hasFocus()
    press(Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert not page(at).reminders.wanted.isChecked()


def test_reminders_and_bank_holidays_are_one_key_away(at: Desk) -> None:
    button(at.page, "Go to Reminders").setFocus()
    press(Qt.Key.Key_Return)
    assert page(at).reminders.wanted.hasFocus()
    button(at.page, "Go to Bank holidays").setFocus()
    press(Qt.Key.Key_Return)
    assert page(at).holidays.day.box.hasFocus()


def test_every_control_has_a_name(at: Desk) -> None:
    assert nameless(at.page) == []


class Told:
    """A system that shows notifications, or cannot."""

    def __init__(self, *, can: bool = True) -> None:
        self.can, self.said = can, list[tuple[str, str]]()

    def __call__(self, title: str, said: str, shown: Callable[[bool], None]) -> None:
        self.said.append((title, said))
        shown(self.can)


def test_nothing_is_notified_until_it_is_wanted_and_then_once(at: Desk) -> None:
    at.hands.now = datetime(2027, 3, 12, 10, 30, tzinfo=UTC)
    told = Told()
    reminding = Reminding(at.session, told)
    reminding.look()
    assert told.said == []
    assert not page(at).reminders.wanted.isChecked()

    page(at).reminders.wanted.click()
    assert at.session.workplace.look(choices.NOTIFY) is True
    reminding.look()
    reminding.look()
    assert [title for title, _ in told.said] == ["A return is due"]
    said = told.said[0][1]
    assert said.startswith("Monthly return: closes Monday 15 March, 11:59pm, in 3 days.")
    assert HELPLINE in said
    assert at.house.home().name not in said, "nothing personal"


def test_a_reminder_that_the_system_could_not_show_is_tried_again(at: Desk) -> None:
    at.hands.now = datetime(2027, 3, 12, 10, 30, tzinfo=UTC)
    at.session.workplace.choose(choices.NOTIFY, True)
    told = Told(can=False)
    reminding = Reminding(at.session, told)
    reminding.look()
    told.can = True
    reminding.look()
    reminding.look()
    assert len(told.said) == 2


def test_at_the_weekend_nothing_is_notified(at: Desk) -> None:
    at.session.workplace.choose(choices.NOTIFY, True)
    at.hands.now = datetime(2027, 3, 13, 10, 30, tzinfo=UTC)
    told = Told()
    Reminding(at.session, told).look()
    assert told.said == []


def test_a_computer_without_a_service_for_notices_or_a_tray_shows_nothing_and_goes_on(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    at.hands.now = datetime(2027, 3, 12, 10, 30, tzinfo=UTC)
    at.session.workplace.choose(choices.NOTIFY, True)
    asked: list[bool] = []
    monkeypatch.setattr(Reminding, "_shown", lambda _, key, taken: asked.append(taken))
    Reminding(at.session).look()
    assert asked == [], "the desktop is asked off the window's thread"
    wait_until(lambda: asked)
    assert asked == [False]
    assert at.session.workplace.look(choices.NOTIFIED) is None
