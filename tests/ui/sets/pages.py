"""Sets of questions: what is here, what a file would change, what changed, and a file that is refused."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.values import YesNo
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.sets.page import SetsPage
from carehome_desktop.window.rooms import Rooms
from tests.catalogue.one_file import newer_infection_control, pack_file
from tests.homes import SECTION, THIS_WEEK
from tests.ui.gallery import page
from tests.ui.returns.pages import at_home


def _half_done(rooms: Rooms) -> None:
    answering, who = rooms.session.answering, rooms.session.person()
    for question in ("full-wages", "test-kits", "enough-ppe"):
        answering.answer(SECTION, THIS_WEEK, question, YesNo(True), who)


def _with(text: str, *, install: bool = False) -> QWidget:
    def lead(go: Go) -> None:
        go.to_sets()
        found = go._frame.current_page()
        assert isinstance(found, SetsPage)
        found.look_at(pack_file(Path(tempfile.mkdtemp()), text, "newer-questions.toml"))
        if install:
            found.install()

    return at_home(_half_done, lead, "guidance")


@page("sets")
def sets() -> QWidget:
    """What is here, one set open."""

    def lead(go: Go) -> None:
        go.to_sets()
        found = go._frame.current_page()
        assert isinstance(found, SetsPage)
        found.sets[-1].set_open(True)

    return at_home(_half_done, lead, "guidance")


@page("sets-offer")
def offer() -> QWidget:
    """What a file would change."""
    return _with(newer_infection_control("2026-11-16"))


@page("sets-installed")
def installed() -> QWidget:
    """What changed."""
    return _with(newer_infection_control("2026-11-16"), install=True)


@page("sets-refused")
def refused() -> QWidget:
    """A file with a mistake in it."""
    return _with(newer_infection_control("2026-11-16").replace("number = 4", "number = true"))
