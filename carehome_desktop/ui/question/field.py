"""What the fields of every kind of answer share, yes and no apart: they tell of what is given after a short pause."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carehome_desktop.domain.values import Given
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.question.view import FIND_OUT, QuestionView

PUT_BY = "While this is ticked, what you typed above is not kept. Take the tick away to keep it."
PAUSE_MS = 100
"""How long typing may pause before it is told; short enough that no one leaves before it."""


class AnswerField(QWidget):
    """Stands in the place of yes and no for one question, and is made anew for the next; put what is asked into `column`."""

    changed = Signal(object)
    """What is given now (None: nothing any more), or "find-out"."""
    half_typed = Signal()
    """Typing has paused; what stands there may be no answer yet, see `unread`."""
    typed_beside = Signal(bool)
    """Whether the person seems to be typing a text where only a choice is taken."""
    first_wanted = Signal()
    """The question that comes before this one is to be answered first."""

    def __init__(self, view: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert view.asked is not None
        self.asked, self.heading = view.asked, view.heading
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.space(2))
        self.tick = QCheckBox("I need to find out")
        self.tick.setAccessibleDescription(view.heading)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.space(2))
        whole.addLayout(self.column)
        whole.addWidget(self.tick)
        self.put_by = Hint(PUT_BY)
        whole.addWidget(self.put_by)
        self.put_by.hide()
        self._untold = False
        self._known: object = view
        """What the page knows to be given; at first nothing that a field can tell."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._half = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._half.timeout.connect(self.half_typed)
        self.tick.toggled.connect(self._ticked)

    def show_view(self, view: QuestionView) -> None:
        """Show what is given now; what is being typed is left alone."""
        self.tick.blockSignals(True)
        self.tick.setChecked(view.answer == FIND_OUT)
        self.tick.blockSignals(False)
        self._known = view.answer if view.answer == FIND_OUT else view.value
        self.put_by.setVisible(view.answer == FIND_OUT and self.value() is not None)
        if (
            view.answer != FIND_OUT
        ):  # what was typed before *I need to find out* was ticked stays in sight, to come back to
            self.show_value(view.value)

    def show_value(self, value: Given | None) -> None:
        """Show what is given, without telling of it."""
        raise NotImplementedError

    def value(self) -> Given | None:
        """Return what is given, None if nothing is."""
        raise NotImplementedError

    def first_control(self) -> QWidget:
        """Return the control in which the answer begins, or goes on."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the focus where the answer begins."""
        self.first_control().setFocus(Qt.FocusReason.TabFocusReason)

    def unread(self) -> dict[str, str]:
        """Return what is typed and could not be kept, by the place where it stands."""
        return {}

    def show_unread(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed and could not be kept, with the sentence about it."""

    def place(self) -> str:
        """Return the name of the line that has the focus; "" where there is but one."""
        return ""

    def take_focus_at(self, _place: str) -> None:
        """Put the focus in a line by its name, or where the answer begins."""
        self.take_focus()

    def last_by_tab(self) -> QWidget:
        """Return the last control that Tab reaches."""
        return self.tick

    def problem(self) -> tuple[str, QWidget] | None:
        """Judge what is typed as when it is left; return the first sentence about it, and the control."""
        return None

    def set_read_only(self, read_only: bool) -> None:
        """Let the answer be read but not changed."""
        self.setEnabled(not read_only)

    def told_soon(self) -> None:
        """Something was typed that counts: tell of it after the pause."""
        self._untick()
        self._untold = True
        self._pause.start()

    def typed_soon(self) -> None:
        """Something was typed, whether it can be read or not: say so after the pause."""
        self._half.start()

    def tell(self) -> None:
        """Something was chosen: tell of it at once."""
        self._untick()
        self._untold = True
        self.flush()

    def flush(self) -> None:
        """Tell at once of what is still in the pause after typing."""
        self._pause.stop()
        if self._untold:
            self._untold = False
            self._tell(self.value())

    def _untick(self) -> None:
        self.tick.blockSignals(True)
        self.tick.setChecked(False)
        self.tick.blockSignals(False)

    def _ticked(self, on: bool) -> None:
        self._pause.stop()
        self._untold = False
        self._tell(FIND_OUT if on else self.value())

    def _tell(self, given: object) -> None:
        """Tell of what is given, unless it came back to what is known: 12 typed on to *12 hundred* in one go."""
        if given != self._known:
            self._known = given
            self.changed.emit(given)
