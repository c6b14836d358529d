"""A page: a title, a body that scrolls up and down only, and one main action at the bottom right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QScrollBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import Button, PrimaryButton, SecondaryButton
from carehome_desktop.ui.parts.errors import ErrorSummary, bring_into_view
from carehome_desktop.ui.parts.reading_order import first_by_tab, order_focus
from carehome_desktop.ui.parts.text import Hint, Title

if TYPE_CHECKING:
    from carehome_desktop.ui.parts.state import State, StateLabel


_MOST_OF_THE_ROOM = 50
"""What was told takes it beside the empty stretch, which has 1 and all of it while nothing is told."""


class ScrollPage(QWidget):
    """Put things into `body`; name the main action with `set_main_action` and Enter presses it."""

    main_action_pressed = Signal()

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.subtitle = Title(title), Hint(subtitle)
        self.aside = Hint()
        self.aside.setWordWrap(False)
        self.aside.hide()
        self.summary = ErrorSummary()
        self.main_action: PrimaryButton | None = None
        self._old_when_left = False

        names = QVBoxLayout()
        names.setSpacing(theme.space(1))
        names.addWidget(self.title)
        names.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setSpacing(theme.space(6))
        head.addLayout(names, 1)
        head.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignBottom)

        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space(4))
        inside = QWidget()
        theme.mark(inside, "body")
        self._whole = whole = QVBoxLayout(inside)
        whole.setContentsMargins(theme.space(8), theme.space(6), theme.space(8), theme.space(6))
        whole.setSpacing(theme.space(5))
        whole.addLayout(head)
        whole.addWidget(self.summary)
        whole.addLayout(self.body)
        whole.addStretch(1)
        self.set_title(title, subtitle)

        self.area = QScrollArea()
        # A view of Qt's own making has no Python object, and to give it one PySide builds every kind of widget: 27 ms.
        self.area.setViewport(QWidget())
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)

        self._bar = QFrame()
        theme.mark(self._bar, "actions")
        self._actions = QHBoxLayout(self._bar)
        self._actions.setContentsMargins(theme.space(8), theme.space(3), theme.space(8), theme.space(3))
        self._actions.setSpacing(theme.space(3))
        self._actions.addStretch(1)
        self._bar.hide()

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self._bar)

    @cached_property
    def told(self) -> StateLabel:
        """What came of the last step: at the bottom, beside the button that was pressed, wherever the page is scrolled to."""
        from carehome_desktop.ui.parts.state import State, StateLabel

        label = StateLabel(State.PLAIN, wrap=True)
        label.hide()
        before = next(
            at for at in range(self._actions.count()) if (item := self._actions.itemAt(at)) and item.spacerItem()
        )
        self._actions.insertWidget(before, label, _MOST_OF_THE_ROOM)
        return label

    def tell(self, state: State, words: str) -> None:
        """Say what came of the last step, to the eye and to the ear."""
        self.told.set_state(state, words)
        self.told.show()
        announce(self, words)

    def tell_until_left(self, state: State, words: str) -> None:
        """Say what came of a step on another page; coming here later it is old news."""
        self.tell(state, words)
        self._old_when_left = True

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was told until the page is left."""
        super().hideEvent(event)
        if self._old_when_left:
            self._old_when_left = False
            self.told.hide()

    def fill_with(self, widget: QWidget) -> None:
        """Add a widget, such as a table, that takes all the height left over."""
        self.body.addWidget(widget, 1)
        self._whole.setStretch(self._whole.count() - 1, 0)
        self._whole.setStretchFactor(self.body, 1)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Say what the page is about."""
        for label, words in ((self.title, title), (self.subtitle, subtitle)):
            label.setText(words)
            label.setHidden(not words)

    def set_aside(self, words: str) -> None:
        """Say something short at the top right, such as *Question 3 of 13*."""
        self.aside.setText(words)
        self.aside.setVisible(bool(words))

    def set_main_action(self, words: str, *, icon: str = "") -> PrimaryButton:
        """Name the main action; it stands last, at the bottom right, and Enter presses it."""
        if self.main_action is None:
            self.main_action = PrimaryButton(words, icon=icon)
            self.main_action.clicked.connect(self.main_action_pressed)
            self._actions.addWidget(self.main_action)
            self._bar.show()
        else:
            self.main_action.set_words(words)
        return self.main_action

    def add_action(self, button: Button, *, left: bool = False) -> None:
        """Add another action: before the main one, or at the far left."""
        if left:
            self._actions.insertWidget(0, button)
        else:
            self._actions.insertWidget(self._actions.count() - (1 if self.main_action is not None else 0), button)
        self._bar.show()

    def add_back(self, go_back: Callable[[], None]) -> SecondaryButton:
        """Add the way back to the page before."""
        back = SecondaryButton("Back", icon="back")
        back.clicked.connect(go_back)
        self.add_action(back)
        return back

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move by Tab as one reads; from the page itself, to its first control, wherever Qt has put the page in its own order."""
        order_focus(self)
        if forward and self.hasFocus() and (first := first_by_tab(self)) is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().focusNextPrevChild(forward)

    def follow_focus(self, now: QWidget) -> None:
        """Bring what the focus came to into view, as soon as it is laid out: a part that opened below the edge would be typed into unseen."""
        if now is not self.area.widget() and now.height() < self.area.viewport().height() // 2:
            QTimer.singleShot(0, now, lambda: bring_into_view(now) if isValid(now) and now.hasFocus() else None)

    def stay_in_place(self) -> None:
        """Show the same part of the page once what is about to change its length has done so, such as another size of text."""
        bar = self.area.verticalScrollBar()
        if bar.maximum():
            part = bar.value() / bar.maximum()
            QTimer.singleShot(0, bar, lambda: bar.setValue(round(part * bar.maximum())))

    def scroll_by_key(self, key: int) -> bool:
        """Scroll by a page for Page Up and Page Down; return whether it was one of them."""
        ways = {
            Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
            Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
        }
        if key not in ways:
            return False
        self.area.verticalScrollBar().triggerAction(ways[Qt.Key(key)])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the main action, wherever the focus is, unless a button has it; Page Up and Page Down scroll."""
        if self.scroll_by_key(event.key()):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.main_action is not None:
            focus = self.focusWidget()
            if not isinstance(focus, QPushButton) and self.main_action.isEnabled() and self.main_action.isVisible():
                self.main_action.click()
                return
        super().keyPressEvent(event)
