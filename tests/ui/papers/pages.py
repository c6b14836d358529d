"""The papers as a manager meets them on the screen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.tries import Busy, NoConnection
from carehome_desktop.domain.values import YesNo
from carehome_desktop.services.log_in_card import Mark
from carehome_desktop.ui.papers.late_proof import LateProofPage
from carehome_desktop.ui.papers.log_in_card import LogInCardPage
from carehome_desktop.ui.papers.support_sheet import SupportSheetPage
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK, answer_all
from tests.ui.gallery import page
from tests.ui.outbox.pages import in_window
from tests.ui.quiet_desk import QuietDesk, quiet_desk, received


def with_gaps(at: QuietDesk) -> QuietDesk:
    """Answer two weeks: this one with two gaps, a note, and an offer that was declined."""
    answer_all(at.house, LAST_WEEK, but={"full-wages": False, "test-kits": False, "enough-ppe": False})
    answer_all(at.house, THIS_WEEK, but={"full-wages": False, "enough-ppe": False})
    who = at.house.manager()
    at.house.answering.answer(
        SECTION, THIS_WEEK, "full-wages", YesNo(False), who, note="Sick pay only until the fund comes."
    )
    at.house.answering.answer(SECTION, THIS_WEEK, "mutual-aid", YesNo(True), who, declined=True)
    return at


@page("support-sheet")
def support_sheet() -> QWidget:
    at = with_gaps(quiet_desk())
    return in_window(at, SupportSheetPage(at.session, at.go), "settings")


@page("support-sheet-empty")
def support_sheet_empty() -> QWidget:
    at = quiet_desk()
    return in_window(at, SupportSheetPage(at.session, at.go), "settings")


@page("late-proof")
def late_proof() -> QWidget:
    at = quiet_desk()
    at.queue()
    for answer in (NoConnection(), NoConnection(), Busy()):
        at.deliver(lambda row, answer=answer: answer)
        at.hands.pass_by(4000)
    at.deliver(received(at.hands))
    return in_window(at, LateProofPage(at.session, at.go), "settings")


@page("log-in-card")
def log_in_card() -> QWidget:
    at = quiet_desk()
    records, cards, who = at.house.home_records, at.house.log_in_cards, at.house.manager()
    left = records.add_person("B. Gone", "Senior carer")
    assert isinstance(left, Person)
    for person in (who, left):
        cards.mark(person, Mark.SIGNS_IN, True, who)
    cards.mark(who, Mark.APPROVES, True, who)
    records.change_person(replace(left, active=False))
    return in_window(at, LogInCardPage(at.session, at.go), "settings")
