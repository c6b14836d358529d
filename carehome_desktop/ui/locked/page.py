"""The page that is shown when the records cannot be opened: what happened, what is safe, and the ways on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.locked import MENDED_BY_HEADER, NEEDS_PHRASE, OFFERS_COPIES, KeptCopy, Situation, Trouble
from carehome_desktop.domain.words import full_moment_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.background import Background
from carehome_desktop.ui.layouts import measured
from carehome_desktop.ui.live import empty
from carehome_desktop.ui.locked.phrase import PhraseFields
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.errors import go_to
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Strong, Subheading, Text

TITLES = {
    Situation.KEYRING_ABSENT: "Your recovery phrase is needed",
    Situation.KEYRING_LOCKED: "This computer’s password store is locked",
    Situation.KEY_MISSING: "This computer has no key for your records",
    Situation.KEY_WRONG: "The key on this computer does not fit",
    Situation.STORE_DAMAGED: "The file with your records is damaged",
    Situation.STORE_MISSING: "The file with your records is missing",
    Situation.HEADER_DAMAGED: "The file that says how your records are locked is damaged",
    Situation.HEADER_MISSING: "The file that says how your records are locked is missing",
    Situation.NEWER_PROGRAM: "Your records need a newer version of this program",
    Situation.IN_USE: "The program is already open",
    Situation.REFUSED: "Your records could not be opened",
}
COPY_REASONS = {
    "regular": "taken by the program",
    "on closing": "taken on closing",
    "before upgrade": "taken before an upgrade",
    "by hand": "taken by hand",
}
FAILED = (
    "That did not work, and nothing was changed. Try again; if it happens twice, ask whoever looks after the computer."
)
NO_COPIES = (
    "There is no copy in the folder. Keep the folder as it is, and ask whoever looks after the computer for a backup."
)
PUT_BACK = (
    "What was saved after a copy was taken is not in it. What is there now is kept aside, and nothing is thrown away."
)
MEND_OR_PUT_BACK = (
    "Opening your records with a copy’s header loses nothing. Putting a whole copy back loses what was saved after it. "
    "What is there now is kept aside either way."
)
AGAIN, KEY_AGAIN = "Try again", "Try the key again"
BUSY = "Working on it. This takes a moment …"


@dataclass(frozen=True)
class Ways:
    """What can be done from here. Each but `check_word`, `opened` and `leave` runs off the window's thread.

    The first four return None when the records can be opened now, or the trouble that is left.
    """

    try_again: Callable[[], Trouble | None]
    open_by_phrase: Callable[[str], Trouble | None]
    put_back: Callable[[str, str | None], Trouble | None]
    """Put the copy of this name back, with the phrase if one was typed."""
    mend: Callable[[str, str | None], Trouble | None]
    """Make the header anew from the copy of this name; nothing saved since is lost."""
    check_word: Callable[[int, str], str]
    """Say what is wrong with one word of a phrase (places count from 1), or ""."""
    opened: Callable[[], None]
    leave: Callable[[], None]


class LockedPage(ScrollPage):
    """Shows one trouble after another until the records are open; it knows nothing of files."""

    def __init__(self, trouble: Trouble, ways: Ways, background: Background, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._ways, self._background = ways, background
        self.trouble = trouble
        self.phrase: PhraseFields | None = None
        self.copies: dict[str, SecondaryButton] = {}
        self.mends: dict[str, SecondaryButton] = {}
        self.busy = StateLabel(State.PLAIN, wrap=True)
        self.busy.hide()
        self.leave, self.again = SecondaryButton("Close the program"), SecondaryButton(AGAIN)
        self.leave.clicked.connect(ways.leave)
        self.again.clicked.connect(lambda: self._run(self._ways.try_again))
        self.add_action(self.leave, left=True)
        self.add_action(self.again)
        self.set_main_action("Open my records")
        self.main_action_pressed.connect(self._open_by_phrase)
        column = QWidget()
        self._inside = QVBoxLayout()
        self._inside.setSpacing(theme.space(5))
        whole = QVBoxLayout(column)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.space(5))
        whole.addLayout(self._inside)
        whole.addWidget(self.busy)
        self.body.addLayout(measured(column))
        self.show_trouble(trouble)

    def show_trouble(self, trouble: Trouble) -> None:
        """Show what stands in the way now; words typed stay if the phrase is still what is asked for."""
        typed = self.phrase.words() if self.phrase is not None else []
        self.trouble = trouble
        self.busy.hide()
        self.summary.show_problems([])
        empty(self._inside)
        self.phrase, self.copies, self.mends = None, {}, {}
        self.set_title(TITLES[trouble.situation])
        self.setAccessibleName(f"{TITLES[trouble.situation]}. {trouble.words}")
        calm = trouble.situation in (Situation.IN_USE, Situation.NEWER_PROGRAM) or trouble.situation in NEEDS_PHRASE
        self._inside.addWidget(Banner(trouble.words, "blue" if calm else "red"))
        if trouble.situation in NEEDS_PHRASE or trouble.asks_for_phrase:
            self.phrase = PhraseFields(self._ways.check_word)
            self.phrase.fill(typed)
            self._inside.addWidget(self.phrase)
        if trouble.situation in OFFERS_COPIES:
            self._inside.addLayout(self._copies(trouble))
        assert self.main_action is not None
        self.main_action.setVisible(trouble.situation in NEEDS_PHRASE)
        self.again.set_words(KEY_AGAIN if trouble.situation in NEEDS_PHRASE else AGAIN)
        if self.isVisible():
            self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where one goes on."""
        go_to(self.phrase.first_empty() if self.phrase is not None else self.again)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where one goes on, once the window has placed the focus by its own rule."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self.take_focus)

    def _copies(self, trouble: Trouble) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.space(3))
        column.addWidget(Subheading("Copies of your records"))
        if not trouble.copies:
            column.addWidget(Text(NO_COPIES))
        else:
            column.addWidget(Hint(MEND_OR_PUT_BACK if trouble.situation in MENDED_BY_HEADER else PUT_BACK))
        for copy in trouble.copies:
            column.addWidget(self._copy(copy, trouble.situation))
        return column

    def _copy(self, copy: KeptCopy, situation: Situation) -> Card:
        card, when = Card(), full_moment_words(copy.taken_at)
        card.body.setSpacing(theme.space(2))
        card.body.addWidget(Strong(when))
        card.body.addWidget(Hint(copy.trouble or COPY_REASONS.get(copy.reason, copy.reason)))
        if copy.trouble:
            return card
        row = QHBoxLayout()
        row.setSpacing(theme.space(3))
        if situation in MENDED_BY_HEADER:
            mend = SecondaryButton("Open my records with its header")
            mend.setAccessibleDescription(f"Copy of {when}")
            mend.clicked.connect(partial(self._go_back_to, self._ways.mend, copy))
            self.mends[copy.id] = mend
            row.addWidget(mend)
        button = SecondaryButton("Put this copy back")
        button.setAccessibleDescription(f"Copy of {when}")
        button.clicked.connect(partial(self._go_back_to, self._ways.put_back, copy))
        self.copies[copy.id] = button
        row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _open_by_phrase(self) -> None:
        if (typed := self._typed_phrase()) is not None:
            self._run(lambda: self._ways.open_by_phrase(typed))

    def _go_back_to(self, way: Callable[[str, str | None], Trouble | None], copy: KeptCopy) -> None:
        if self.phrase is None:
            self._run(lambda: way(copy.id, None))
        elif (typed := self._typed_phrase()) is not None:
            self._run(lambda: way(copy.id, typed))

    def _typed_phrase(self) -> str | None:
        """Return the phrase if each word can be one, else show what is wrong."""
        assert self.phrase is not None
        problems = self.phrase.problems()
        self.summary.show_problems(problems)
        return None if problems else " ".join(self.phrase.words())

    def _run(self, way: Callable[[], Trouble | None]) -> None:
        self._set_busy(True)
        announce(self, BUSY)
        self._background.run(way, self._ran, lambda _: self._failed())

    def _ran(self, trouble: Trouble | None) -> None:
        self._set_busy(False)
        if trouble is None:
            self._ways.opened()
            return
        self.show_trouble(trouble)
        announce(self, trouble.words, urgent=True)

    def _failed(self) -> None:
        self._set_busy(False)
        self.busy.set_state(State.REFUSED, FAILED)
        self.busy.show()
        announce(self, FAILED, urgent=True)

    def _set_busy(self, busy: bool) -> None:
        assert self.main_action is not None
        self.busy.set_state(State.WAITING, BUSY)
        self.busy.setVisible(busy)
        for button in (self.again, self.main_action, *self.copies.values(), *self.mends.values()):
            button.setEnabled(not busy)
