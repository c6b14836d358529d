"""What isolations say on other pages: on Today, and above the questions on wages and absence."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton

from carehome_desktop.domain.values import Counts, YesNo
from carehome_desktop.domain.wages.records import Entry, Staff
from carehome_desktop.domain.wages.staff_facts import Role, StaffFacts
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.wages.page import WagesPage
from tests.homes import SECTION, THIS_WEEK, TODAY
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, settle, words


def spell(at: Desk, **told: object) -> None:
    """Record that A. Mensah, a care worker, isolates after a positive test."""
    by = at.house.manager()
    member = at.house.isolations.add_staff("A. Mensah", by)
    assert isinstance(member, Staff)
    at.house.staff_book.tell(member.id, StaffFacts(role=Role.CARE), by)
    at.house.isolations.record(Entry(member.id, "positive-test", date(2026, 11, 18), **told), by)  # type: ignore[arg-type]
    at.tell(Change.WAGES)


def test_today_says_who_isolates_until_when_and_which_evidence_is_owed(at: Desk) -> None:
    spell(at, last_day=date(2026, 11, 27))
    at.go.to_place("today")
    settle()
    said = words(at.page)
    assert "Isolating now: S1, A. Mensah, to Friday 27 November 2026." in said
    assert "Evidence of isolation still to be seen: S1, A. Mensah, from Wednesday 18 November 2026." in said
    assert nameless(at.page) == []
    next(each for each in at.page.findChildren(QPushButton) if each.accessibleName() == "See it under Wages").click()
    settle()
    assert isinstance(at.page, WagesPage)


def test_today_is_silent_where_nobody_isolates_and_all_evidence_was_seen(at: Desk) -> None:
    spell(at, last_day=date(2026, 11, 20), evidence_on=date(2026, 11, 19))
    at.go.to_place("today")
    settle()
    assert "Isolating now" not in words(at.page)
    assert "Evidence of isolation" not in words(at.page)


def test_question_3_proposes_and_only_a_press_answers(at: Desk) -> None:
    spell(at, normal=41400, sick_pay=14378, paid=41400)
    at.go.to_question(SECTION, THIS_WEEK, "full-wages")
    settle()
    assert "S1. All were paid all of their normal pay." in words(at.page)
    assert "Mensah" not in words(at.page)
    assert at.house.answering.open(SECTION, THIS_WEEK).state_of("full-wages").answer is None
    button(at.page, "Answer: Yes").click()
    at.page.flush()  # type: ignore[attr-defined]
    settle()
    answer = at.house.answering.open(SECTION, THIS_WEEK).state_of("full-wages").answer
    assert answer is not None
    assert answer.value == YesNo(True)
    assert "four weeks" in answer.note


def test_the_workforce_question_proposes_the_groups(at: Desk) -> None:
    spell(at)
    at.go.to_question("workforce-2020", TODAY, "staff-absent-covid")
    settle()
    assert "From your isolations, away on Saturday 21 November 2026: S1." in words(at.page)
    next(each for each in at.page.findChildren(QPushButton) if each.accessibleName().startswith("Answer:")).click()
    at.page.flush()  # type: ignore[attr-defined]
    settle()
    answer = at.house.answering.open("workforce-2020", TODAY).state_of("staff-absent-covid").answer
    assert answer is not None
    assert answer.value == Counts.of({"nurses": 0, "care": 1, "non-care": 0})


def test_a_home_that_records_no_isolation_sees_nothing_of_it(at: Desk) -> None:
    at.go.to_question(SECTION, THIS_WEEK, "full-wages")
    settle()
    assert "From your isolations" not in words(at.page)
