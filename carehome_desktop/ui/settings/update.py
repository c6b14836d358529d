"""A newer program from a stick: choose it, read what it is, have a copy of the records taken, then let it in."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.releases import Standing
from carehome_desktop.domain.words import day_words
from carehome_desktop.machine import LONDON
from carehome_desktop.services.update_run import Steps, how_to_install
from carehome_desktop.services.updates import NOT_WHOLE, NOTHING, Update
from carehome_desktop.ui import theme
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable, measured
from carehome_desktop.ui.live import empty
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledText
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, DefinitionList
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.settings.records import failed_words

HOW = (
    "Put in the stick and choose the package. Beside it lies its signature, a small file of the same name that ends in .minisig. "
    "The package is copied to this computer and checked there. Nothing is run before you say so."
)
CHOOSE, CHOOSE_FOLDER, LEAVE = "Choose the package", "Choose the stick or a folder", "Do not install"
PLACES = (Path("/media"), Path("/run/media"))
"""Where Linux desktops show sticks, in a folder for each person."""
CHECKING, COPYING = "Reading and checking it …", "Taking a copy of your records …"
GO_ON = "Take a copy, then install"
THEN = (
    "First the program takes a copy of your records, as they are now. Then it closes, and the newer one is installed. Your "
    "records stay where they are."
)
THEN_BY_HAND = (
    "First the program takes a copy of your records, as they are now. Then it says how the newer one is installed. Your records "
    "stay where they are."
)
COPIED = "A copy of your records was taken and checked."
INSTALLER, CLOSE, COPY = "Close, and open the installer", "Close the program", "Copy the line"
OPENS = (
    "This program closes, and the computer’s own installer opens with the package. It asks for the password of whoever may "
    "install programs here."
)
OR_BY_HAND = "If that does not work, it is done in a terminal, with this program closed. Copy this line before you close it, or write it down:"
IN_TERMINAL = (
    "Whoever may install programs on this computer does it in a terminal: copy the line below and paste it there. Then close "
    "this program, and press Enter in the terminal."
)
GOOD_NEWS = {
    Standing.SAME: "It is genuine, and it is the version you have. There is nothing to install.",
    Standing.OLDER: (
        "It is genuine, and it is older than the one you have. It is not installed: an older program cannot open what a newer "
        "one has changed."
    ),
}


def stick_folder() -> str:
    """Return where the sticks are that are in now, the stick itself if it is the only one; "" leaves it to the desktop.

    Debian's desktops show them all, but the plain window to choose a file that comes with the package does not.
    """
    if sys.platform == "win32":
        return ""
    sticks = [each for place in PLACES for each in (place / Path.home().name).glob("*") if os.path.ismount(each)]
    if not sticks:
        return str(Path.home())
    return str(sticks[0] if len(sticks) == 1 else sticks[0].parent)


class UpdatePage(ScrollPage):
    """One step at a time; `found` is the newer package that was read and may be installed."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("A newer version", "From a stick or a file. No connection is needed.")
        self._session, self._updates = session, session.updates
        self._on_windows = self._updates.system.startswith("windows")
        self.found: Update | None = None
        self.steps: Steps | None = None
        self.error, self.state = ErrorText(), StateLabel(State.PLAIN, wrap=True)
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.space(4))
        column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space(4))
        self._how = Hint(HOW)
        inside.addWidget(self._how)
        inside.addWidget(self.error)
        inside.addWidget(self.state)
        inside.addLayout(self._told)
        self.body.addLayout(measured(column))
        back = SecondaryButton("Back")
        back.clicked.connect(lambda: go.back())
        self.add_action(back, left=True)
        FirstFocus(self, self.set_main_action(CHOOSE))
        self.other = SecondaryButton(CHOOSE_FOLDER)
        self.other.clicked.connect(self._other)
        self.add_action(self.other)
        self.main_action_pressed.connect(self._go_on)
        self._begin_again()

    def look_at(self, path: Path) -> None:
        """Copy and check a package off the window's thread, then say what it is."""
        self._busy(CHECKING)
        self._session.background.run(
            lambda: self._updates.look_at(path),
            self._looked,
            lambda _: self._looked(Problem("", f"{NOT_WHOLE.format(name=path.name)} {NOTHING}")),
        )

    def install(self) -> None:
        """Take a copy of the records off the window's thread, then go on."""
        if self.found is None:
            return
        found = self.found
        self._busy(COPYING)

        def copy() -> Problem | Steps:
            problem = self._session.kept_copies.take_now(before_update=True) or self._updates.check_again(found)
            return problem or how_to_install(found)

        self._session.background.run(copy, self._copied, lambda error: self._copied(Problem("", failed_words(error))))

    def leave(self) -> None:
        """Close the program; what installs the package begins as it ends."""
        if self.steps is not None and self.found is not None:
            if problem := self._updates.check_again(self.found):
                self._begin_again(problem.words)
                return
            self._session.leave_for(self.steps.command)

    def _go_on(self) -> None:
        if self.steps is not None:
            self.leave()
        elif self.found is not None:
            self.install()
        else:
            kinds = "Setup (*.exe)" if self._on_windows else "Package (*.deb)"
            where, _ = QFileDialog.getOpenFileName(self, CHOOSE, stick_folder(), kinds)
            if where:
                self.look_at(Path(where))

    def _other(self) -> None:
        if self.found is not None:
            self._updates.tidy()
            self._begin_again()
            return
        where = QFileDialog.getExistingDirectory(self, CHOOSE_FOLDER, stick_folder())
        if where:
            self.look_at(Path(where))

    def _begin_again(self, problem: str = "") -> None:
        """Show nothing but what is wrong, if anything is, and let a package be chosen."""
        self.found = self.steps = None
        empty(self._told)
        self.state.hide()
        self._how.show()
        self.error.say(problem)
        self._offer(CHOOSE, CHOOSE_FOLDER)
        self.setFocus()

    def _busy(self, words: str) -> None:
        self.error.say("")
        self.state.set_state(State.WAITING, words)
        self.state.show()
        announce(self, words)
        assert self.main_action is not None
        self.main_action.setEnabled(False)
        self.other.setEnabled(False)

    def _offer(self, main: str, other: str) -> None:
        button = self.set_main_action(main)
        button.setEnabled(True)
        self.other.set_words(other)
        self.other.setEnabled(True)
        self.other.show()

    def _looked(self, found: Update | Problem) -> None:
        if not isValid(self):  # the page was left meanwhile
            return
        if isinstance(found, Problem):
            self._begin_again(found.words)
            return
        self._begin_again()
        self._told.addWidget(self._about(found))
        if found.standing is Standing.NEWER:
            self.found = found
            self._how.hide()
            then = THEN if self._on_windows else THEN_BY_HAND
            self._told.addWidget(Text(then))
            self._offer(GO_ON, LEAVE)
            announce(self, f"{found.name} is genuine and newer. {then}")
        else:
            self._told.addWidget(Banner(GOOD_NEWS[found.standing], "blue"))
            announce(self, GOOD_NEWS[found.standing])

    def _about(self, found: Update) -> Card:
        release, ours = found.release, self._updates.version
        than = {
            Standing.NEWER: "newer than yours",
            Standing.SAME: "the same as yours",
            Standing.OLDER: "older than yours",
        }
        card = Card(title=breakable(found.name))
        card.body.addWidget(
            DefinitionList(
                [
                    ("Version", f"{release.version}, {than[found.standing]} ({ours})"),
                    ("Made on", day_words(release.made.astimezone(LONDON).date())),
                    ("Made for", release.system_words),
                    ("Signed by", f"{found.signed_by.name} (key {found.signed_by.id_words})"),
                ]
            )
        )
        return card

    def _copied(self, steps: Steps | Problem) -> None:
        if not isValid(self):
            return
        if isinstance(steps, Problem):
            self._begin_again(steps.words)
            return
        self.steps = steps
        self.state.set_state(State.SAVED, COPIED)
        self.state.show()
        announce(self, COPIED)
        if not steps.line:
            self.leave()
            return
        empty(self._told)
        self._told.addWidget(self._by_hand(steps))
        self._offer(INSTALLER if steps.command else CLOSE, "")
        self.other.hide()
        self.setFocus()

    def _by_hand(self, steps: Steps) -> Card:
        card = Card(title="Install it")
        for words in (OPENS, OR_BY_HAND) if steps.command else (IN_TERMINAL,):
            card.body.addWidget(Text(words))
        self.line = LabelledText("To type in a terminal", lines=3)  # to be read to its end, also by who writes it down
        self.line.set_text(steps.line)
        self.line.box.setReadOnly(True)
        card.body.addWidget(self.line)
        copy = QuietButton(COPY)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(steps.line))
        copy.clicked.connect(lambda: announce(self, "Copied."))
        card.body.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        return card
