"""A question page on the screen, for the tests of what it shows and of its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.questions import AnswerKind
from carehome_desktop.ui.question.page import QuestionPage
from tests.ui.accessible import settle
from tests.ui.question.asking import Ask
from tests.ui.question.kinds import of_kind
from tests.ui.question.samples import question


@pytest.fixture
def show(present: Callable[[QWidget], None]) -> Callable[..., QuestionPage]:
    """Return what shows the sample question, with some things otherwise."""

    def made(**changes: Any) -> QuestionPage:
        page = QuestionPage()
        page.resize(1100, 700)
        present(page)
        page.show_question(question(**changes))
        settle()
        return page

    return made


@pytest.fixture
def ask(present: Callable[[QWidget], None]) -> Ask:
    """Return what shows a question of a kind, with some things otherwise."""

    def made(kind: AnswerKind, **changes: Any) -> QuestionPage:
        page = QuestionPage()
        page.resize(1100, 700)
        present(page)
        page.show_question(of_kind(kind, **changes))
        settle()
        return page

    return made
