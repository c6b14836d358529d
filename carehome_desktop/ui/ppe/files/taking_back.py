"""An import is taken back: off the window's thread, and in the same words wherever that is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.stock_import import PastImport
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.work_bar import Work
from carehome_desktop.ui.ppe.attempt import not_kept_words
from carehome_desktop.ui.session import Session

TAKING_BACK = "Taking the import back …"
STILL_IMPORTED = "Every entry of the import still counts."

Came = PastImport | Problem
"""The import as it stands once it was taken back, or why it was not."""


def take_back(session: Session, page: QWidget, which: PastImport, work: Work, done: Callable[[Came], None]) -> None:
    """Take an import back; `done` is told what came of it, unless the page was left meanwhile."""
    imports, by = session.stock_imports, session.person()

    def undone(came: Came) -> None:
        if not isinstance(came, Problem):
            session.hub.tell(Change.STOCK)
        if isValid(page):
            done(came)

    session.background.run(
        lambda: imports.undo(which.id, by, go_on=work.go_on),
        undone,
        lambda error: undone(Problem("import", not_kept_words(error, STILL_IMPORTED))),
    )


def tell_of(session: Session, came: Came, say: Callable[[State, str], None], wrong: Callable[[Problem], None]) -> None:
    """Say what was taken back, or that it was stopped, or what was `wrong`."""
    if not isinstance(came, Problem):
        say(State.SAVED, breakable(session.stock_imports.taken_back_words(came)))
    elif came.field == "stopped":
        say(State.PLAIN, came.words)
    else:
        wrong(came)
