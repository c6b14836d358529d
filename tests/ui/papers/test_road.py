"""The road from the returns to a paper and back, in the real frame, with nothing but a keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.papers.late_proof import LateProofPage
from carehome_desktop.ui.papers.log_in_card import LogInCardPage
from carehome_desktop.ui.papers.support_sheet import SupportSheetPage
from carehome_desktop.ui.returns.page import ReturnsPage
from tests.homes import THIS_WEEK, answer_all
from tests.ui.desk import desk, settle, wait_until, words


def test_the_returns_lead_to_each_paper_and_escape_back(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        answer_all(at.house, but={"full-wages": False})
        at.frame.show_place("returns")
        settle()
        returns = at.page
        assert isinstance(returns, ReturnsPage)
        rows = (returns.papers.support, returns.papers.proof, returns.papers.card)
        for row, kind in zip(rows, (SupportSheetPage, LateProofPage, LogInCardPage), strict=True):
            QTest.keyClick(row, Qt.Key.Key_Return)
            settle()
            assert isinstance(at.page, kind)
            QTest.keyClick(at.page, Qt.Key.Key_Escape)
            settle()
            assert at.page is returns


def test_a_line_of_the_sheet_opens_its_question_and_what_is_changed_there_is_gone_from_the_sheet(
    tmp_path: Path,
) -> None:
    with desk(tmp_path) as at:
        answer_all(at.house, but={"full-wages": False})
        at.go.to_support_sheet(THIS_WEEK)
        settle()
        sheet = at.page
        assert isinstance(sheet, SupportSheetPage)
        at.go.to_question("infection-control", THIS_WEEK, "full-wages")
        settle()
        answer_all(at.house)
        at.go.back()
        at.session.hub.tell(Change.ANSWERS)
        wait_until(lambda: at.page is sheet and "Nothing is missing." in words(sheet))
        assert sheet.lines == {}
