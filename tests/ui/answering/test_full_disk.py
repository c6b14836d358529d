"""A disk that lets nothing be written takes the place one comes back to, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from carehome_desktop.services.workplace import Workplace
from carehome_desktop.ui.answering.page import AnsweringPage
from tests.homes import SECTION, THIS_WEEK
from tests.ui.desk import desk, settle


def test_a_place_that_cannot_be_kept_is_noted_and_the_question_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broke: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: broke.append(error))

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Workplace, "leave_at", full)
    with desk(tmp_path) as at:
        at.go.to_question(SECTION, THIS_WEEK, "full-wages")
        settle()

        assert isinstance(at.page, AnsweringPage)
        assert broke == []
        assert "the place could not be kept: OSError" in caplog.text
