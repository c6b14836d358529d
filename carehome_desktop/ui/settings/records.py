"""Settings: where the records lie, and the copies of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.locked import KeptCopy
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import count_words, moment_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.live import empty
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card, DefinitionList
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Strong
from carehome_desktop.ui.session import Session

FAILED = "No copy was made, because {happened}. What was saved stays saved. {do} Then try again."
REASONS = {
    "regular": "taken by the program",
    "on closing": "taken on closing",
    "before upgrade": "taken before an upgrade",
    "by hand": "taken by hand",
}
"""What a copy's reason is called."""


class RecordsCard(Card):
    """The folder, the copies, and one more copy now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="Your records")
        self._session = session
        self.body.setSpacing(theme.space(4))
        self.body.addWidget(
            Hint(
                "Everything you save is locked (encrypted). It is in one folder on this computer, with copies beside it."
            )
        )
        if session.trouble and not session.practice:
            self.body.addWidget(Hint(session.trouble))  # why the phrase is asked for at each start
        self.folder = LabelledLine("Folder")
        self.folder.set_text(str(session.folder))
        self.folder.box.setReadOnly(True)
        self.folder.box.setCursorPosition(0)
        self.body.addWidget(self.folder)
        open_folder = QuietButton("Open the folder")
        open_folder.clicked.connect(lambda: session.open_file(session.folder))
        self.body.addWidget(open_folder, 0, Qt.AlignmentFlag.AlignLeft)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(2))
        self.body.addLayout(self._list)
        self.error, self.told = ErrorText(), StateLabel(State.PLAIN, wrap=True)
        self.told.hide()
        self.take = SecondaryButton("Take a copy now")
        self.take.clicked.connect(self._take)
        self.body.addWidget(self.error)
        self.body.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.told)
        self._fill()

    def _fill(self) -> None:
        empty(self._list)
        copies = self._session.kept_copies.list()
        if not copies:
            self._list.addWidget(Hint("There is no copy yet. The program takes one when it closes."))
            return
        now = self._session.clock.wall()
        newest = (
            f"{count_words(len(copies), 'copy', 'copies')}, the newest from {moment_words(copies[0].taken_at, now)}"
        )
        self._list.addWidget(Strong(newest))
        self.list = Disclosure(
            "List of the copies", lambda: DefinitionList((self._when(copy), _what(copy)) for copy in copies)
        )
        self._list.addWidget(self.list)

    def _when(self, copy: KeptCopy) -> str:
        words = moment_words(copy.taken_at, self._session.clock.wall())
        return words[0].upper() + words[1:]

    def _take(self) -> None:
        self.take.setEnabled(False)
        self.error.say("")
        self.told.set_state(State.WAITING, "Taking a copy and checking it …")
        self.told.show()
        self._session.background.run(
            self._session.kept_copies.take_now, self._taken, lambda error: self._taken(Problem("", failed_words(error)))
        )

    def _taken(self, problem: Problem | None) -> None:
        self.take.setEnabled(True)
        self.error.say(problem.words if problem else "")
        self.told.setVisible(problem is None)
        if problem is None:
            self.told.set_state(State.SAVED, "A copy was taken and checked.")
            if self._session.copy_missed:
                self._session.copy_missed = ""
                self._session.hub.tell(Change.OUTBOX)
            announce(self, "A copy was taken and checked.")
        self._fill()
        self.take.setFocus()


def failed_words(error: Exception) -> str:
    """Return that no copy was made: why, what is safe and what to do."""
    from carehome_desktop.services.not_saved import trouble_of

    trouble = trouble_of(error)
    return FAILED.format(happened=trouble.happened, do=trouble.do)


def _what(copy: KeptCopy) -> str:
    reason = REASONS.get(copy.reason, copy.reason)
    return f"{reason}. {copy.trouble}" if copy.trouble else reason
