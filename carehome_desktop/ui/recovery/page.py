"""The recovery phrase: twelve words to copy by hand, then three of them typed back."""

from __future__ import annotations

import logging

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import Spread, measured
from carehome_desktop.ui.live import empty
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card
from carehome_desktop.ui.parts.text import Heading, Hint, Text
from carehome_desktop.ui.session import Session

WHY = (
    "Your records are locked with a key that this computer keeps. If the computer is lost, breaks, or forgets the key, "
    "these twelve words open your records. Without them nobody can, not even the people who made this program."
)
WHY_ONLY_WAY_IN = (
    "This computer cannot keep your key. You will type these twelve words each time the program starts. "
    "Without them nobody can open your records, not even the people who made this program."
)
COPY_THEM = "Copy the words by hand, in this order. You need no printer."
AWAY = "Keep the paper where you keep other keys of the home, away from this computer."
AT_HAND = "Keep the paper locked away near you, as you keep the medicine keys: you need it at each start."
ENDS_IT = (
    "It need not stay so. Once this computer has a password store, type the words one last time and it keeps the key. On "
    "Debian or Ubuntu that is gnome-keyring: whoever looks after the computer can install it."
)
NEVER = (
    "Take no picture of the words and type them nowhere else: whoever has them can open your records.",
    "The program never saves the words as a file. They cannot be copied from here with the mouse either.",
)
DONE = (
    "The program has forgotten the words now. It cannot show them again.",
    "Your paper is the only place where they are. Keep it safe, and away from this computer.",
    "Nothing changes in your daily work. You are asked for the words only if this computer cannot open your records.",
)
DONE_ONLY_WAY_IN = (
    DONE[0],
    "You will be asked for them at each start, because this computer cannot keep your key.",
    f"Your paper is the only place where they are. {AT_HAND}",
    ENDS_IT,
)
LEAVING = (
    "You need these words the next time the program starts. If you close it without them on paper, "
    "nobody can open your records again."
)
PRACTICE = "Practice needs no recovery phrase: nothing here is real."
ALREADY = (
    "The words were copied by hand and checked. The program does not know them any more, so it cannot show them. "
    "Your paper is the only place where they are."
)
NOT_SAVED = "Your words are right, but that could not be written down: {happened}. {safe} {do} Then check them again."

_log = logging.getLogger(__name__)


class RecoveryPage(ScrollPage):
    """Three steps: the words, three of them typed back, and what that means.

    *Later* is always possible; where the words are the only way in, it asks once more.
    """

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Recovery phrase")
        self._session, self._go = session, go
        self.words: WordGrid | None = None
        self.asked: tuple[int, ...] = ()
        self.lines: list[LabelledLine] = []
        self.later = SecondaryButton("Later")
        self.later.clicked.connect(self.leave)
        self._only_way_in = not session.recovery.keyring_keeps_key
        self._sure = False
        self.again = SecondaryButton("Show the words again", icon="back")
        self.again.clicked.connect(self.show_words)
        self.add_action(self.later, left=True)
        self.add_action(self.again)
        self._act = go.back
        self.main_action_pressed.connect(lambda: self._act())
        self._steps = QVBoxLayout()
        self._steps.setSpacing(theme.space(4))
        column = QWidget()
        column.setLayout(self._steps)
        self._steps.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(measured(column))
        if session.recovery.owed():
            self.show_words()
        else:
            self._show_nothing_owed()
        assert self.main_action is not None
        FirstFocus(self, self.main_action)

    def leave(self) -> None:
        """Go without having typed the words back; where nothing else opens the records, only when asked once more."""
        if self._sure or not self._only_way_in or not self._session.recovery.owed():
            self._go.back()
            return
        self._begin("Leave without the words?", "Copy the words first", self.show_words)
        self._sure, self.words = True, None
        self.again.hide()
        self.later.set_words("Leave without the words")
        self._steps.addWidget(Banner(LEAVING, "amber"))
        announce(self, LEAVING, urgent=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is *Later*; when that has been asked, it goes back to the words."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._sure:
            self.show_words()
        else:
            self.leave()

    def show_words(self) -> None:
        """Show the twelve words, to be copied by hand."""
        self._begin("Recovery phrase", "I have copied all the words", self.ask)
        self._sure = False
        self.later.set_words("Later")
        self.again.hide()
        self._steps.addWidget(Text(WHY_ONLY_WAY_IN if self._only_way_in else WHY))
        self.words = WordGrid(self._session.recovery.phrase())
        self._steps.addWidget(self.words)
        ways = (COPY_THEM, AT_HAND, *NEVER, ENDS_IT) if self._only_way_in else (COPY_THEM, AWAY, *NEVER)
        for sentence in ways:
            self._steps.addWidget(_point(sentence))

    def ask(self) -> None:
        """Ask for three of the words; which ones is chosen anew each time."""
        # An Enter that was meant for the page before must not lead the next letters into a box.
        on_purpose = self.main_action is not None and self.main_action.hasFocus()
        self._begin("Check your paper", "Check these words", self._check)
        self.again.show()
        self.words = None
        self.asked = self._session.recovery.ask()
        self._steps.addWidget(
            Text("Type these three words from your paper. That shows that it can be read when it is needed.")
        )
        self.lines = [LabelledLine(f"Word {place}") for place in self.asked]
        for line in self.lines:
            line.box.setInputMethodHints(Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhSensitiveData)
            self._steps.addWidget(line)
        if on_purpose:
            self.lines[0].box.setFocus()
        else:
            self.setFocus()

    def _check(self) -> None:
        for line in self.lines:
            line.set_error("")
        try:
            problem = self._session.recovery.type_back(self.asked, [line.text() for line in self.lines])
        except Exception as error:  # a disk that refuses must not end the program with the phrase on the screen
            from carehome_desktop.services.not_saved import trouble_of

            _log.warning("the phrase could not be forgotten: %s", type(error).__name__)
            trouble = trouble_of(error)
            problem = Problem("", NOT_SAVED.format(happened=trouble.happened, safe=trouble.safe, do=trouble.do))
        if problem is None:
            self._show_done()
            return
        at = self.asked.index(int(problem.field)) if problem.field else 0
        self.lines[at].set_error(problem.words)
        self.summary.show_problems([(problem.words, self.lines[at])])

    def _show_done(self) -> None:
        self._session.hub.tell(Change.HOME)
        self._begin("Your recovery phrase is safe with you", "Done", self._go.back)
        self.again.hide()
        self.later.hide()
        self._steps.addWidget(Banner("The three words are right.", "green"))
        for sentence in DONE_ONLY_WAY_IN if self._only_way_in else DONE:
            self._steps.addWidget(_point(sentence))
        announce(self, f"The three words are right. {DONE[0]}")
        assert self.main_action is not None
        self.main_action.setFocus()

    def _show_nothing_owed(self) -> None:
        self._begin("Recovery phrase", "Back", self._go.back)
        self.again.hide()
        self.later.hide()
        self._steps.addWidget(Text(PRACTICE if self._session.practice else ALREADY))

    def _begin(self, title: str, action: str, act: object) -> None:
        assert callable(act)
        self.summary.show_problems([])
        empty(self._steps)
        self.set_title(title)
        button = self.set_main_action(action)
        self._act = act
        button.setFocus()
        self.area.verticalScrollBar().setValue(0)


class WordGrid(Card):
    """Twelve numbered words, large and far apart; they cannot be picked out with the mouse."""

    def __init__(self, words: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = [_Word(number, word) for number, word in enumerate(words, start=1)]
        self.body.addWidget(Spread(self.cells, most=3, across=8))


class _Word(QFrame):
    def __init__(self, number: int, word: str) -> None:
        super().__init__()
        place, shown = Hint(f"{number}"), Heading(word)
        for label in (place, shown):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            label.setWordWrap(False)
        shown.setAccessibleName(f"Word {number}: {word}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(3))
        place.setMinimumWidth(place.fontMetrics().horizontalAdvance("12"))
        row.addWidget(place, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(shown, 1, Qt.AlignmentFlag.AlignBaseline)


def _point(sentence: str) -> QWidget:
    """Return one line of a list with a dot before it."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.space(3))
    row.addWidget(Text("•", wrap=False, selectable=False), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(sentence), 1)
    return line
