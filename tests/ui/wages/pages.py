"""Isolation wages as a manager meets them on the screen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.wages.records import Entry, Staff
from carehome_desktop.domain.wages.staff_facts import Employment, PayRate, Role, StaffFacts
from carehome_desktop.domain.wages.worked_out import Asked, Way
from carehome_desktop.ui.answering.keeper import Keeper
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.today.page import TodayPage
from carehome_desktop.ui.wages.entry import IsolationPage
from carehome_desktop.ui.wages.member import MemberPage
from carehome_desktop.ui.wages.page import WagesPage
from carehome_desktop.ui.wages.staff import StaffPage
from tests.homes import THIS_WEEK
from tests.ui.gallery import page
from tests.ui.outbox.pages import in_window
from tests.ui.quiet_desk import QuietDesk, quiet_desk

FACTS = StaffFacts(Role.CARE, Employment.CONTRACTED, Decimal(30), (0, 1, 3, 4), True, "Elm House")


def with_isolations(at: QuietDesk) -> list[str]:
    """Record one who is away now, one that is owed something, and one that is complete; return their ids."""
    entries = (
        ("A. Mensah", {"reason": "positive-test", "first_day": date(2026, 11, 18)}),
        ("B. Khan", {"reason": "household", "first_day": date(2020, 9, 1), "last_day": date(2020, 9, 14)}),
        (
            "C. Lee",
            {
                "reason": "symptoms",
                "first_day": date(2020, 8, 3),
                "last_day": date(2020, 8, 12),
                "normal": 41400,
                "sick_pay": 14378,
                "paid": 41400,
                "evidence_on": date(2020, 8, 5),
                "evidence_by": "J. Shaw",
                "back_on": date(2020, 8, 13),
            },
        ),
    )
    made = []
    for name, told in entries:
        member = at.house.isolations.add_staff(name, at.house.manager())
        assert isinstance(member, Staff)
        at.house.staff_book.tell(member.id, FACTS, at.house.manager())
        at.house.staff_book.tell_rate(member.id, PayRate(date(2020, 4, 6), Decimal("9.20")), at.house.manager())
        asked = Asked(Way.ROTA, (4, 2), Decimal("7.5"), Decimal("9.20"), usual_days=FACTS.usual_days)
        kept = at.house.isolations.record(Entry(member.id, **told), at.house.manager(), asked)  # type: ignore[arg-type]
        made.append(kept.isolation.id)  # type: ignore[union-attr]
    return made


@page("wages-empty")
def wages_empty() -> QWidget:
    at = quiet_desk()
    return in_window(at, WagesPage(at.session, at.go), "isolation")


@page("wages")
def wages() -> QWidget:
    at = quiet_desk()
    with_isolations(at)
    return in_window(at, WagesPage(at.session, at.go), "isolation")


@page("isolation-new")
def isolation_new() -> QWidget:
    at = quiet_desk()
    return in_window(at, IsolationPage(at.session, at.go), "isolation")


@page("isolation-open")
def isolation_open() -> QWidget:
    at = quiet_desk()
    made = IsolationPage(at.session, at.go, with_isolations(at)[2])
    made.working.set_open(True)
    made.evidence.set_open(True)
    return in_window(at, made, "isolation")


@page("staff")
def staff() -> QWidget:
    at = quiet_desk()
    with_isolations(at)
    return in_window(at, StaffPage(at.session, at.go), "isolation")


@page("staff-member")
def staff_member() -> QWidget:
    at = quiet_desk()
    with_isolations(at)
    return in_window(at, MemberPage(at.session, at.go, at.house.isolations.staff()[0].id), "isolation")


@page("isolation-average")
def isolation_average() -> QWidget:
    at = quiet_desk()
    made = IsolationPage(at.session, at.go, with_isolations(at)[1])
    made.fields.reason.choose("shielding")
    made.fields.normal.set_text("300")
    made.fields.sums["sick_pay"].set_text("95.85")
    made.typed()
    made.working.set_open(True)
    assert made.card is not None
    made.card.show_asked(Asked(Way.AVERAGE, week_pence=(31050, 29500, 0), usual_days=(0, 1, 3, 4)))
    made.working_changed()
    made.kept.findChildren(Disclosure)[0].set_open(True)
    return in_window(at, made, "isolation")


@page("isolation-today")
def isolation_today() -> QWidget:
    at = quiet_desk()
    with_isolations(at)
    return in_window(at, TodayPage(at.session, at.go), "today")


@page("isolation-proposed")
def isolation_proposed() -> QWidget:
    at = quiet_desk()
    with_isolations(at)
    keeper = Keeper(at.house.answering, at.session.hub)
    return in_window(
        at, AnsweringPage(at.session, at.go, keeper, "infection-control", THIS_WEEK, "full-wages"), "returns"
    )


@page("isolation-asked")
def isolation_asked() -> QWidget:
    at = quiet_desk()
    with_isolations(at)
    made = IsolationPage(at.session, at.go)
    made.fields.who.set_text("S3, C. Lee")
    made.fields.reason.choose("positive-test")
    for line, text in (("first_day", "10/8/2020"), ("last_day", "19/8/2020")):
        made.fields.days[line].set_text(text)
    for line, text in (("normal", "414"), ("sick_pay", "143.78"), ("paid", "400")):
        made.fields.sums[line].set_text(text)
    made.typed()
    made.beyond.set_open(True)
    made.save()
    return in_window(at, made, "isolation")
