"""Fields of Settings: each is saved as soon as it is left, and says so."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import clock_words
from carehome_desktop.machine import Clock
from carehome_desktop.services.home import Told
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.still_box import StillBox
from carehome_desktop.ui.parts.text import Hint, Strong

STILL_HERE, AGAIN = "What you typed is still here.", "Then leave the field once more."
Keep = Callable[[str], Told]
"""Keeps what was typed, or says what is wrong with it."""

_log = logging.getLogger(__name__)


def kept(keep: Keep, typed: str) -> Told:
    """Return what came of keeping something; a disk that refuses is a sentence too."""
    try:
        return keep(typed)
    except Exception as error:  # whatever stopped it, what was typed must not be lost
        _log.warning("a setting could not be saved: %s", type(error).__name__)
        from carehome_desktop.services.not_saved import not_saved_words

        return Told(Problem("", f"{not_saved_words(error, STILL_HERE)} {AGAIN}"))


class SavedMark(QWidget):
    """*Saved on this computer 2:02pm*, and a hint about what was saved, where there is one."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.saved, self.hint, self.problem = StateLabel(State.PLAIN), StateLabel(State.ODD, wrap=True), ErrorText()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(1), 0, 0)
        column.setSpacing(theme.space(1))
        for widget in (self.problem, self.hint, self.saved):
            column.addWidget(widget)
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self.problem.say("")
        for label in (self.saved, self.hint):
            label.hide()
        self.hide()

    def say_saved(self, hint: str = "") -> None:
        """Say that it is durable now."""
        words = f"Saved on this computer {clock_words(self._clock.wall())}"
        self.saved.set_state(State.SAVED, words)
        self.saved.show()
        self.problem.say("")
        self.hint.set_state(State.ODD, f"Check this. {hint}" if hint else "")
        self.hint.setVisible(bool(hint))
        self.show()
        announce(self, f"{words}. {hint}".strip())

    def say_problem(self, words: str) -> None:
        """Say that it is not saved, and why."""
        self.clear()
        self.problem.say(words)
        self.show()


class SavedLine(QWidget):
    """A labelled line that is saved when it is left; what is wrong stays in the box, with a sentence above it."""

    saved = Signal()

    def __init__(
        self,
        label: str,
        hint: str,
        text: str,
        keep: Keep,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        secret: bool = False,
    ) -> None:
        super().__init__(parent)
        self.line, self.mark = LabelledLine(label, hint), SavedMark(clock)
        self._keep, self._secret = keep, secret
        self._last = text
        self.line.set_text(text)
        if secret:
            self.line.box.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.left.connect(self.flush)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(self.line)
        column.addWidget(self.mark)

    def flush(self) -> None:
        """Save what was typed and is not saved yet."""
        typed = self.line.text()
        if typed == self._last:
            self.line.set_error("")
            return
        told = kept(self._keep, typed)
        if told.problem:
            self.mark.clear()
            self.line.set_error(told.problem.words)
            return
        self.line.set_error("")
        if self._secret:
            self.line.set_text("")  # never shown again, not even as dots
        else:
            self._last = typed
        self.mark.say_saved(told.hint)
        self.saved.emit()

    def show_text(self, text: str) -> None:
        """Show what is kept, unless something is being typed."""
        if text != self._last and not self.line.box.hasFocus():
            self._last = text
            self.line.set_text(text)
            self.line.set_error("")


class SavedList(QWidget):
    """A choice of a few, saved as soon as it is made; the wheel scrolls the page and never changes the choice."""

    def __init__(
        self,
        label: str,
        hint: str,
        choices: dict[str, str],
        chosen: str,
        keep: Keep,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.box, self.mark = StillBox(), SavedMark(clock)
        self._keep = keep
        title, told = Strong(label), Hint(hint)
        title.setBuddy(self.box)
        self.box.setAccessibleName(label)
        self.box.setAccessibleDescription(hint)
        for value, words in choices.items():
            self.box.addItem(words, value)
        self.show_choice(chosen)
        self.box.activated.connect(self._chosen)
        self.setFocusProxy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        for widget in (title, told, self.box, self.mark):
            column.addWidget(widget)
        told.setVisible(
            bool(hint)
        )  # only now that it lies in here: else it would be a window of its own, and take the focus

    def show_choice(self, value: str) -> None:
        """Show a value as chosen without telling of it."""
        self.box.setCurrentIndex(max(self.box.findData(value), 0))

    def _chosen(self, at: int) -> None:
        told = kept(self._keep, self.box.itemData(at))
        if told.problem:
            self.mark.say_problem(told.problem.words)
        else:
            self.mark.say_saved(told.hint)
