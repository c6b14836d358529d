"""Guidance: to browse, what was found, nothing found, and texts on their own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.page import GuidancePage
from carehome_desktop.window.rooms import Rooms
from tests.ui.gallery import page
from tests.ui.returns.pages import at_home, nothing


def _typed(text: str) -> QWidget:
    def lead(go: Go) -> None:
        found = go._frame.current_page()
        assert isinstance(found, GuidancePage)
        found.filter.set_text(text)
        found.filter.box.setFocus()

    return at_home(nothing, lead, "guidance")


def _text(typed: str) -> QWidget:
    def lead(go: Go) -> None:
        rooms = held[0]
        go.to_text(rooms.session.guidance.find(typed).found[0].place.id)

    held: list[Rooms] = []
    return at_home(held.append, lead, "guidance")


@page("guidance")
def guidance() -> QWidget:
    """Nothing typed, one set open."""

    def lead(go: Go) -> None:
        found = go._frame.current_page()
        assert isinstance(found, GuidancePage)
        assert found.browse is not None
        found.browse.sets[0].set_open(True)

    return at_home(nothing, lead, "guidance")


@page("guidance-found")
def guidance_found() -> QWidget:
    """Words in bold."""
    return _typed("residents test")


@page("guidance-slip")
def guidance_slip() -> QWidget:
    """A slip of the fingers."""
    return _typed("glvoes")


@page("guidance-none")
def guidance_none() -> QWidget:
    """Nothing holds the words."""
    return _typed("how do i send zebras")


@page("guidance-question")
def guidance_question() -> QWidget:
    """A question's text on its own."""
    return _text("have you had test kits")


@page("guidance-word")
def guidance_word() -> QWidget:
    """A word of the trade and where it is used."""
    return _text("oximeter small clip")


@page("help-fund")
def help_fund() -> QWidget:
    """Help with one room."""
    return at_home(nothing, lambda go: go.to_help("fund"), "fund")
