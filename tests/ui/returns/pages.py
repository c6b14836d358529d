"""Today, the returns, a section, the check and what becomes of it, with something on each."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.values import Choice, Counts, FindOut, Picks, YesNo
from carehome_desktop.ui.answering.keeper import Keeper
from carehome_desktop.ui.background import Background
from carehome_desktop.ui.bottom_line import BottomLine
from carehome_desktop.ui.change_hub import ChangeHub
from carehome_desktop.ui.first_run.page import FirstRunPage
from carehome_desktop.ui.frame import Frame
from carehome_desktop.ui.go import Go
from carehome_desktop.window.delivering import NoDelivery
from carehome_desktop.window.moving_in import session_of
from carehome_desktop.window.rooms import Rooms
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK, Hands, day, practice_house
from tests.ui.gallery import page


def at_home(
    fill: Callable[[Rooms], None], lead: Callable[[Go], None], place: str = "today", hands: Hands | None = None
) -> QWidget:
    """Return the window of a practice home that has been filled, at the page that is led to."""
    house = practice_house(Path(tempfile.mkdtemp(prefix="picture")), hands)
    hub, rooms = ChangeHub(), Rooms()
    rooms.session = session_of(house, NoDelivery(), hub, Background())
    rooms.keeper = Keeper(house.answering, hub)
    frame = Frame(house.home().name, True, rooms.places())
    rooms.go = Go(frame, rooms.pages())
    frame.house = house  # type: ignore[attr-defined]  # it lives as long as its window
    fill(rooms)

    def painted() -> None:
        frame.set_at_home(True)
        frame.show_place(place)
        lead(rooms.go)
        BottomLine(frame, rooms.session)

    frame.first_painted.connect(painted)
    return frame


def nothing(_: object) -> None:
    """Fill nothing, lead nowhere."""


def some(rooms: Rooms) -> None:
    """Answer as on a morning that was interrupted."""
    session = rooms.session
    person = session.person()
    answers = session.answering
    for question in answers.section_for(SECTION, THIS_WEEK).questions[:4]:
        answers.answer(SECTION, THIS_WEEK, question.id, YesNo(True), person)
    answers.answer(SECTION, THIS_WEEK, "test-kits", FindOut("the GP surgery", date(2026, 11, 27)), person)
    answers.answer(SECTION, THIS_WEEK, "testing-portal", YesNo(False), person, note="Anna rang them on Tuesday.")


def carried(rooms: Rooms) -> None:
    """Answer all of yesterday and two of today."""
    session = rooms.session
    for question in session.answering.section_for(SECTION, LAST_WEEK).questions:
        session.answering.answer(SECTION, LAST_WEEK, question.id, YesNo(True), session.person())
    some(rooms)


def everything(rooms: Rooms) -> None:
    """Answer all of today, two of them oddly together."""
    session = rooms.session
    for question in session.answering.section_for(SECTION, THIS_WEEK).questions:
        yes = question.id != "testing-portal"
        session.answering.answer(SECTION, THIS_WEEK, question.id, YesNo(yes), session.person())


def queued(rooms: Rooms) -> None:
    """Queue today's."""
    everything(rooms)
    row = rooms.session.filing.queue(SECTION, THIS_WEEK, rooms.session.person())
    assert isinstance(row, Outgoing)


OCTOBER, NOVEMBER = Period.read("2026-10"), Period.read("2026-11")
BED_TYPES = Picks.of({"general-nursing": "Ground floor, rooms 1 to 12", "general-residential": ""})


def beds(*lines: int) -> Counts:
    """Return figures for the two types of bed."""
    return Counts.of(dict(zip(("general-nursing", "general-residential"), lines, strict=True)))


def monthly(rooms: Rooms) -> None:
    """Answer last month's beds and staff, and some of this month's: one figure is odd, one changed in the daily return."""
    answers, person = rooms.session.answering, rooms.session.person()
    staff = {"nurses": 3, "care": 12, "non-care": 4}
    for question, value in (("bed-types", BED_TYPES), ("beds-total", beds(12, 8)), ("beds-occupied", beds(11, 7))):
        answers.answer("beds", OCTOBER, question, value, person)
    for question, value in (("bed-types", BED_TYPES), ("beds-total", beds(12, 8)), ("beds-occupied", beds(14, 7))):
        answers.answer("beds", NOVEMBER, question, value, person)
    answers.answer("beds", NOVEMBER, "beds-reserved", beds(0, 1), person)
    answers.answer("beds", NOVEMBER, "beds-accepting", beds(0, 0), person, note="The lift is out of order.")
    answers.answer("workforce", OCTOBER, "staff-employed", Counts.of(staff), person)
    answers.answer("workforce", OCTOBER, "staff-agency", Counts.of(dict.fromkeys(staff, 1)), person)
    answers.answer("workforce-2020", day("2026-11-20"), "staff-employed", Counts.of(staff | {"care": 14}), person)


@page("returns-monthly")
def returns_monthly() -> QWidget:
    """Two programmes, by day, week and month."""
    return at_home(monthly, nothing, "returns")


@page("section-moved")
def section_moved() -> QWidget:
    """What changed in the daily return stands first."""
    return at_home(monthly, lambda go: go.to_section("workforce", NOVEMBER), "returns")


@page("section-tables")
def section_tables() -> QWidget:
    """Tables in rows, and what the home has."""
    return at_home(monthly, lambda go: go.to_section("beds", NOVEMBER), "returns")


@page("answering-table")
def answering_table() -> QWidget:
    """Last month's figures beside those that are asked afresh."""

    def fill(rooms: Rooms) -> None:
        monthly(rooms)
        rooms.session.answering.answer("beds", NOVEMBER, "beds-occupied", beds(11, 7), rooms.session.person())

    return at_home(fill, lambda go: go.to_question("beds", NOVEMBER, "beds-occupied"), "returns")


@page("answering-first")
def answering_first() -> QWidget:
    """Which beds there are comes first."""
    return at_home(nothing, lambda go: go.to_question("beds", NOVEMBER, "beds-total"), "returns")


@page("check-odd-figures")
def check_odd_figures() -> QWidget:
    """One figure to look at again, with a line for the reason, and one that is explained."""
    return at_home(monthly, lambda go: go.to_check("beds", NOVEMBER), "returns")


@page("today-begin")
def today_begin() -> QWidget:
    """A new day."""
    return at_home(nothing, nothing)


@page("today-busy")
def today_busy() -> QWidget:
    """Something on the way and something that needs you."""

    def fill(rooms: Rooms) -> None:
        queued(rooms)
        rooms.session.trouble = (
            "The practice endpoint did not start, so practice returns wait. What you answer is saved all the same."
        )

    return at_home(fill, nothing)


@page("returns")
def returns() -> QWidget:
    """Today's and an earlier one."""
    return at_home(carried, nothing, "returns")


@page("section")
def section() -> QWidget:
    """Answered, to find out, and carried over."""
    return at_home(carried, lambda go: go.to_section(SECTION, THIS_WEEK), "returns")


@page("answering-past")
def answering_past() -> QWidget:
    """A day that has passed, with the question about the home."""
    return at_home(nothing, lambda go: go.to_question(SECTION, day("2020-06-15"), "test-kits"), "returns")


@page("check")
def check() -> QWidget:
    """Some missing."""
    return at_home(some, lambda go: go.to_check(SECTION, THIS_WEEK), "returns")


@page("check-odd")
def check_odd() -> QWidget:
    """All answered, two oddly together, and no address set."""

    def fill(rooms: Rooms) -> None:
        everything(rooms)
        rooms.session.practice = False

    return at_home(fill, lambda go: go.to_check(SECTION, THIS_WEEK), "returns")


@page("check-changed")
def check_changed() -> QWidget:
    """Sent before, and one answer changed since."""

    def fill(rooms: Rooms) -> None:
        queued(rooms)
        session = rooms.session
        session.answering.answer(SECTION, THIS_WEEK, "test-kits", YesNo(False), session.person())

    return at_home(fill, lambda go: go.to_check(SECTION, THIS_WEEK), "returns")


@page("check-asking-first")
def check_asking_first() -> QWidget:
    """By hand, after a copy was put back: the tracker may have it already."""

    def fill(rooms: Rooms) -> None:
        from carehome_desktop.store import courier_notes

        everything(rooms)
        rooms.session.home_records.tell("way_out", "hand")
        with rooms.session.services.store.write() as connection:  # type: ignore[attr-defined]
            courier_notes.set_note(connection, "ask_first", True)

    return at_home(fill, lambda go: go.to_check(SECTION, THIS_WEEK), "returns")


@page("section-happened")
def section_happened() -> QWidget:
    """Gloves came since yesterday's answers: their question stands first."""
    hands = Hands()

    def fill(rooms: Rooms) -> None:
        session = rooms.session
        hands.now -= timedelta(days=1)
        for question in session.answering.section_for("ppe", day("2026-11-20")).questions:
            session.answering.answer("ppe", day("2026-11-20"), question.id, Choice("amber"), session.person())
        hands.now += timedelta(days=1)
        entry = Entry("gloves", Kind.DELIVERY, Quantity(3, 100), hands.now - timedelta(hours=1))
        session.stock.record(entry, session.person(), sure=True)

    return at_home(fill, lambda go: go.to_section("ppe", day("2026-11-21")), "returns", hands)


@page("today-half-done")
def today_half_done() -> QWidget:
    """All of today answered, and some of the day before."""

    def fill(rooms: Rooms) -> None:
        everything(rooms)
        session = rooms.session
        for question in session.answering.section_for(SECTION, LAST_WEEK).questions[:4]:
            session.answering.answer(SECTION, LAST_WEEK, question.id, YesNo(True), session.person())

    return at_home(fill, nothing)


@page("queued")
def waiting() -> QWidget:
    """Just queued."""
    ids: list[str] = []

    def fill(rooms: Rooms) -> None:
        queued(rooms)
        ids.append(rooms.session.deliveries.outgoing()[0].return_id)

    return at_home(fill, lambda go: go.to_queued(ids[0]), "returns")


@page("first-run")
def first_run() -> QWidget:
    """The first question."""
    return alone(FirstRunPage())


@page("first-run-home")
def first_run_home() -> QWidget:
    """The second, with a field left empty."""
    made = FirstRunPage()
    made.choice.choose("set-up")
    frame = alone(made)
    frame.first_painted.connect(lambda: (made.main_action_pressed.emit(), made.main_action_pressed.emit()))
    return frame


def alone(content: FirstRunPage) -> Frame:
    """Return the window before there is a home."""
    frame = Frame("", False, Rooms().places())
    frame.first_painted.connect(lambda: (frame.set_at_home(False), frame.open_page(content)))
    return frame
