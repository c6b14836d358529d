"""Evidence with nothing but the keyboard: a file is attached, seen and marked; the pack is made, stopped, and shown; questions are answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox

from carehome_desktop.domain.fund.entries import Cost, Stage
from carehome_desktop.domain.fund.evidence import About
from carehome_desktop.domain.kept import Kept
from carehome_desktop.ui.fund.evidence_certificate import CertificatePage
from carehome_desktop.ui.fund.evidence_files import EvidenceFilesPage
from carehome_desktop.ui.fund.evidence_pack import EvidencePackPage
from carehome_desktop.ui.fund.evidence_page import EvidencePage
from carehome_desktop.ui.fund.evidence_question import CouncilQuestionPage
from carehome_desktop.ui.fund.needs import fund_needs
from carehome_desktop.ui.parts.rows import ListRow
from tests.disk_trouble import read_only
from tests.reports import files
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, press, settle, wait_until, words

ICF = "icf-1"
ENTER, DOWN, SPACE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Tab


def cost(at: Desk, what: str = "Taxis in June") -> str:
    told = Cost(ICF, Stage.ACTUAL, what, 12000, (("transport", 12000),), incurred_on=date(2020, 6, 30))
    kept = at.house.fund.add_cost(told, at.house.manager())
    assert isinstance(kept, Kept)
    return kept.id


def opened(at: Desk) -> EvidencePage:
    at.go.to_place("fund")
    at.go.to_fund(ICF)
    button(at.page, "Evidence and").click()
    settle()
    assert isinstance(at.page, EvidencePage)
    return at.page


def test_a_file_is_attached_seen_marked_and_taken_back(at: Desk, tmp_path: Path) -> None:
    cost_id = cost(at)
    page = opened(at)
    assert "E-1" in words(page)
    assert "No file is attached that proves it" in words(page)
    assert nameless(page) == []
    row = next(each for each in page.findChildren(ListRow) if "E-1" in each.accessibleName())
    row.setFocus()
    press(ENTER)
    shown = at.page
    assert isinstance(shown, EvidenceFilesPage)
    assert shown.kinds.value() is None, "nothing is chosen for the manager"
    chosen, out = tmp_path / "a.pdf", tmp_path / "copy.pdf"
    shown._ask_file, shown._ask_where = (lambda _: str(chosen)), (lambda _, name: str(out))
    shown.main_action.click()  # type: ignore[union-attr]
    assert "Choose first what the file is" in words(shown)

    chosen.write_bytes(b"MZ not a PDF")
    press(DOWN, ENTER)
    wait_until(lambda: "something else" in words(shown))
    assert at.house.evidence.of(About.COST, cost_id) == []
    choose = shown.main_action
    assert choose is not None
    choose.setFocus()
    choose.click()
    assert at.frame.focusWidget() is shown, "while it is looked into, the focus is not on the bottom line"
    wait_until(choose.isEnabled)
    assert at.frame.focusWidget() is choose, "the focus is back where the file was asked for"
    shown.kinds.buttons[0].setFocus()
    chosen.write_bytes(files.pdf("one", "two"))
    with read_only(at.house):
        press(ENTER)
        wait_until(lambda: "This is not saved yet" in words(shown))
    assert "looked into" not in words(shown), "the disk is at fault, not the file"
    press(ENTER)
    wait_until(lambda: "Saved on this computer: a.pdf, 2 pages" in words(shown))
    assert shown.kinds.value() is None
    (kept,) = at.house.evidence.of(About.COST, cost_id)
    wait_until(lambda: not shown.pictures[kept.id].pixmap().isNull())
    assert nameless(shown) == []

    tick = next(each for each in shown.findChildren(QCheckBox) if "covered" in each.accessibleName())
    tick.setFocus()
    press(SPACE)
    assert at.house.evidence.of(About.COST, cost_id)[0].covered
    button(shown, "Look at every page").click()
    assert shown.preview is not None
    wait_until(lambda: len(shown.preview.pages) == 2)  # type: ignore[union-attr]
    shown.preview.reject()
    at.frame.activateWindow()
    settle()
    button(shown, "Save a copy").click()
    assert out.read_bytes() == chosen.read_bytes()
    at.go.to_fund_cost(ICF, cost_id)
    settle()
    link = button(at.page, "Files that prove it: 1 file")
    link.click()
    settle()
    assert isinstance(at.page, EvidenceFilesPage)
    at.go.back()
    at.go.back()
    settle()
    button(shown, "Take it back and erase").click()
    settle()
    press("Wrong file", ENTER)
    assert at.house.evidence.of(About.COST, cost_id) == []
    assert "Taken back and erased" in words(shown)
    assert "Nothing is attached yet" in words(shown)


def test_of_many_costs_some_are_listed_and_more_when_asked(at: Desk) -> None:
    for number in range(14):
        cost(at, f"Order {number:02}")
    at.go.to_place("fund")
    at.go.to_evidence(ICF)
    settle()
    page = at.page
    assert isinstance(page, EvidencePage)
    assert [each for each in ("Order 11", "Order 12") if each in words(page)] == ["Order 11"]
    button(page, "Show 2 more of 14").setFocus()
    press(ENTER)
    settle()
    assert "Order 13" in words(page)
    assert nameless(page) == []


def test_the_pack_says_what_the_council_would_read_is_stopped_and_then_shown(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.house.isolations.add_staff("Ama Mensah", at.house.manager())
    cost_id = cost(at, "Taxis for Ama Mensah")
    evidence, by = at.house.evidence, at.house.manager()
    evidence.attach(About.COST, cost_id, "a.pdf", files.pdf(*["x"] * 3), "invoice", by)
    at.go.to_place("fund")
    at.go.to_evidence_pack(ICF)
    settle()
    page = at.page
    assert isinstance(page, EvidencePackPage)
    assert page.kind.value() is None
    page.make()
    assert "Choose first who the pack is for" in words(page)
    assert page.working.work is None
    page.kind.buttons[1].click()
    wait_until(lambda: "Taxis for [name]" in words(page))
    assert "Mensah" not in words(page)
    page.kind.buttons[0].click()
    settle()

    begun, go_on, draw = Event(), Event(), evidence.picture

    def slow(*args: object) -> bytes:
        begun.set()
        go_on.wait(20)
        return draw(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(evidence, "picture", slow)
    page.main_action.click()  # type: ignore[union-attr]
    wait_until(begun.is_set)
    assert page.working.stop_button.isVisible()
    assert QApplication.focusWidget() is page.working.stop_button
    press(ENTER)
    go_on.set()
    wait_until(lambda: "No pack was made" in words(page))
    page.main_action.click()  # type: ignore[union-attr]
    wait_until(lambda: page.preview is not None and len(page.preview.pages) > 3)
    assert nameless(page) == []

    page.preview.reject()
    go_on.clear()
    page.make()
    work = page.working.work
    assert work is not None
    at.go.back()
    settle()
    assert work.stopping(), "a page that is left makes no pack"
    go_on.set()


def test_a_question_is_written_down_answered_and_kept_until_a_day_of_ones_own(at: Desk) -> None:
    cost(at)
    page = opened(at)
    button(page, "Council’s question").click()
    settle()
    asked = at.page
    assert isinstance(asked, CouncilQuestionPage)
    asked.save()
    assert "Type the day it was asked" in words(asked)
    asked.asked_on.box.setFocus()
    press("5/10/2020", TAB, "Contracts officer", TAB, "Which taxis?")
    asked.save()
    assert "Not answered yet" in words(asked)
    asked.answered_on.box.setFocus()
    press("9/10/2020")
    asked.save()
    assert "An answer needs both" in words(asked)
    asked.answered.box.setFocus()
    press("Those of June")
    asked.save()
    settle()
    (kept,) = at.house.council.questions(ICF)
    assert (kept.entry.answered, kept.revision) == ("Those of June", 2)
    at.go.back()
    settle()
    assert at.page is page
    assert "Asked on Monday 5 October 2020" in words(page)

    assert "That day is past" in words(page)
    assert any("was to be kept until" in each.words for each in fund_needs(at.session, at.go)), "Today reminds"
    page.keeping.save_button.click()
    assert "Type a day" in words(page)
    page.keeping.until.box.setFocus()
    press("23/9/2030", TAB, "Clause 9")
    page.keeping.save_button.click()
    settle()
    assert at.house.council.keeping(ICF).until == date(2030, 9, 23)
    assert "Keep it until Monday 23 September 2030" in words(page)
    assert not any("was to be kept" in each.words for each in fund_needs(at.session, at.go))


def test_the_certificate_is_frozen_once_it_is_asked_for_twice_and_what_is_odd_has_a_reason(at: Desk) -> None:
    cost(at)
    page = opened(at)
    button(page, "The final certificate").click()
    settle()
    shown = at.page
    assert isinstance(shown, CertificatePage)
    assert "£120.00" in words(shown)
    assert nameless(shown) == []
    assert "These words are ours." in words(shown)
    mark, doubts, manager = shown.send.mark, shown.send.doubts, at.house.manager()
    assert (shown.send.name.text(), shown.send.role.text()) == (manager.name, manager.role), "known already"
    shown.send.name.set_text("")
    mark.click()
    wait_until(lambda: not shown.send.busy)
    assert "Type the name" in words(shown)
    shown.send.name.box.setFocus()
    press("J. Shaw", TAB)
    shown.send.role.box.selectAll()
    press("Registered manager", ENTER)
    wait_until(lambda: not shown.send.busy)
    assert at.house.certificates.newest(ICF) is None, "it is asked once more"
    assert doubts.isVisible(), "evidence is missing: it goes out with a reason only"
    press("Sent by post", ENTER)
    assert shown.preview is None, "Enter in the card is the card's own step"
    wait_until(lambda: not shown.send.busy)
    settle()
    assert "Marked as sent: revision 1, declared by J. Shaw" in words(shown)
    shown.open_preview()
    assert shown.preview is not None
    wait_until(lambda: shown.preview.pdf != b"")  # type: ignore[union-attr]
    newest = at.house.certificates.newest(ICF)
    assert newest is not None
    assert shown.preview.pdf == at.house.certificates.paper(newest.id)
