"""Late proof on the screen: why first, every step one key away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.domain.tries import NoConnection
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.papers.late_proof import LateProofPage
from tests.homes import LAST_WEEK, THIS_WEEK
from tests.reports.reading import whole
from tests.ui.accessible import nameless
from tests.ui.desk import said
from tests.ui.quiet_desk import QuietDesk, received

Present = Callable[[QWidget], None]


def test_the_page_says_why_and_opens_every_step_and_answer(at: QuietDesk, present: Present) -> None:
    at.queue()
    at.deliver(lambda row: NoConnection())
    page = LateProofPage(at.session, at.go)
    present(page)
    assert "Infection control: Waiting" in said(page)
    assert "Tried once, Saturday 21 November 2026, 9:00am: No connection." in said(page)
    steps, answers = page.findChildren(Disclosure)
    steps.button.click()
    answers.button.click()
    assert "Tried to send it: No connection." in said(page)
    assert "Yes. Saturday 21 November 2026, 9:00am, Practice manager" in said(page)


def test_the_page_follows_what_becomes_of_it(at: QuietDesk, present: Present, qtbot: QtBot) -> None:
    at.queue()
    page = LateProofPage(at.session, at.go)
    present(page)
    at.deliver(received(at.hands))
    at.tell()
    qtbot.waitUntil(lambda: "Infection control: Received" in said(page))
    assert "receipt PRACTICE-CT-7H2K" in said(page)


def test_the_print_says_the_same(at: QuietDesk, present: Present, qtbot: QtBot) -> None:
    at.queue()
    page = LateProofPage(at.session, at.go, THIS_WEEK)
    present(page)
    page.open_preview()
    preview = page.preview
    assert preview is not None
    qtbot.waitUntil(lambda: bool(preview.pages), timeout=20_000)
    assert "Infection control: Waiting" in whole(preview.pdf)
    preview.reject()


def test_another_period_can_be_chosen_and_an_empty_one_says_so(at: QuietDesk, present: Present) -> None:
    at.queue()
    page = LateProofPage(at.session, at.go, LAST_WEEK)
    present(page)
    assert "Nothing was answered or sent for this period on this computer." in said(page)
    page.choice.box.activated.emit(1)
    assert "Infection control: Waiting" in said(page)


def test_nothing_at_all_says_how_it_begins(at: QuietDesk, present: Present) -> None:
    page = LateProofPage(at.session, at.go)
    present(page)
    assert "Nothing is answered yet." in said(page)
    assert page.main_action is None


def test_every_control_has_a_name(at: QuietDesk, present: Present) -> None:
    at.queue()
    page = LateProofPage(at.session, at.go)
    present(page)
    assert nameless(page) == []
