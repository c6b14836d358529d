"""The window: a frame that is there at once, and pages that are made when they are first gone to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.shell.place import Place
from carehome_desktop.ui.shell.top_strip import TopStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from carehome_desktop.ui.parts.state import State
    from carehome_desktop.ui.shell.honest_line import HonestLine
    from carehome_desktop.ui.shell.places_bar import PlacesBar

PROGRAM_NAME = "Care home desktop"
_WIDE, _HIGH = 1280, 720
_EDGES, _TITLE_BAR = 16, 48
"""Room for what the system draws around a window, in pixels; it is known only once the window is shown, so the most is taken."""


class MainWindow(QWidget):
    """Shows one page at a time; knows nothing of what is on it."""

    honest_line_pressed = Signal()
    help_pressed = Signal()
    text_scale_changed = Signal(float)
    place_shown = Signal(str)
    first_painted = Signal()
    """Once, when the empty frame is on the screen: the moment to load what is heavy."""

    def __init__(self, home_name: str, practice: bool, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(PROGRAM_NAME)
        self.setMinimumSize(640, 480)
        self.resize(_WIDE, _HIGH)
        self._places = {place.id: place for place in places}
        self._pages: dict[str, QWidget] = {}
        self._opened: list[QWidget] = []
        self._place = next(iter(self._places), "")
        self._painted = False
        self._return_focus: list[QWidget | None] = []

        self._strip = TopStrip(home_name, practice)
        self._stack = QStackedWidget()
        self._blank = QWidget()  # what is seen until the first page is made
        self._stack.addWidget(self._blank)

        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self._stack, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._strip)
        self._column.addLayout(self._middle, 1)

        self._strip.help_pressed.connect(self.help_pressed)
        theme.current().changed.connect(self._refit)
        self.setFocus()  # the window itself, so that no button of the frame is the first to speak

    # The places, the honest line and the help are made when they are first asked for, at the latest right after the first paint.

    @cached_property
    def _bar(self) -> PlacesBar:
        from carehome_desktop.ui.shell.places_bar import PlacesBar

        bar = PlacesBar(tuple(self._places.values()))
        bar.mark(self._place)
        bar.chosen.connect(self.show_place)
        self._middle.insertWidget(0, bar)
        bar.stackUnder(self._stack)  # the order in which a screen reader hears them
        bar.fit(self.width())
        return bar

    @cached_property
    def _line(self) -> HonestLine:
        from carehome_desktop.ui.shell.honest_line import HonestLine

        line = HonestLine()
        line.clicked.connect(self.honest_line_pressed)
        self._column.addWidget(line)
        return line

    def show_within(self, available: QSize) -> None:
        """Show the window; where it does not fit the screen with its title bar, it fills what is available."""
        if available.width() >= _WIDE + _EDGES and available.height() >= _HIGH + _TITLE_BAR:
            self.show()
            return
        self.resize(min(_WIDE, available.width() - _EDGES), min(_HIGH, available.height() - _TITLE_BAR))
        self.showMaximized()

    # Places and pages

    def show_place(self, place_id: str) -> None:
        """Go to a place; its page is made now if it was never shown. KeyError if there is no such place."""
        place = self._places[place_id]
        while self._opened:
            self._close_top()
        self._place = place_id
        self._bar.mark(place_id)
        if not self._painted:
            return  # the first paint goes first; it brings the page
        if place_id not in self._pages:
            page = place.make_page()
            self._pages[place_id] = page
            self._stack.addWidget(page)
        if self._stack.currentWidget() is not self._pages[place_id]:
            self.setFocus()  # a page that was left gave the focus to what lay under it; Qt would hand it to any control of what comes
        self._stack.setCurrentWidget(self._pages[place_id])
        _take_focus(self._pages[place_id])
        self.place_shown.emit(place_id)

    def open_page(self, page: QWidget) -> None:
        """Show a page over the place; `back` or Esc returns to what was there. The window owns the page from now on."""
        self._return_focus.append(self.focusWidget())
        self._opened.append(page)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        _take_focus(page)

    def back(self) -> None:
        """Leave the page that was opened last; without one, nothing happens."""
        if self._opened:
            self._close_top()

    def current_place(self) -> str:
        """Return the id of the place we are in."""
        return self._place

    def current_page(self) -> QWidget:
        """Return the page that is seen."""
        page = self._stack.currentWidget()
        assert page is not None  # there is one from the start
        return page

    # What the frame itself says

    def set_honest_line(self, text: str, state: State) -> None:
        """Say at the bottom what is waiting, since when and why, and what was last received."""
        self._line.tell(text, state)

    def set_home_name(self, home_name: str) -> None:
        """Show another name for the home."""
        self._strip.home.setText(home_name)

    def set_text_scale(self, text_scale: float) -> None:
        """Show all text at a scale of 1.0 to 2.0, at once."""
        now = theme.current()
        if text_scale == now.text_scale:
            return
        from carehome_desktop.ui.parts.page import ScrollPage

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        page = self._stack.currentWidget()
        if isinstance(page, ScrollPage):
            page.stay_in_place()
        theme.apply(app, now.chosen, text_scale)
        self.text_scale_changed.emit(now.text_scale)

    # Qt's own calls

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and after the first time bring the page."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the places the room that is right for this width."""
        super().resizeEvent(event)
        self._refit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move by Tab as one reads: the strip, the places, the page, the honest line."""
        from PySide6.QtCore import Qt

        from carehome_desktop.ui.parts.reading_order import next_by_tab, order_focus

        order_focus(self)
        after = next_by_tab(self, forward)
        if after is None:
            return False
        after.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, if the page made no other use of it; Page Up and Page Down scroll it from anywhere in the frame."""
        from PySide6.QtCore import Qt

        from carehome_desktop.ui.parts.page import ScrollPage

        page = self.current_page()
        if isinstance(page, ScrollPage) and page.scroll_by_key(event.key()):
            return
        if event.key() == Qt.Key.Key_Escape and self._opened:
            self.back()
            return
        super().keyPressEvent(event)

    def _refit(self) -> None:
        if self._painted:
            self._bar.fit(self.width())

    def _after_first_paint(self) -> None:
        for later in (self._bar, self._line, self._strip.help):
            later.show()
        self.first_painted.emit()
        theme.current().follow_system()
        self._add_keys()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)
        if self._places and self._place not in self._pages:
            self.show_place(self._place)

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Have the page show where the keyboard is; under a pressed mouse nothing may move away."""
        from PySide6.QtCore import Qt

        from carehome_desktop.ui.parts.page import ScrollPage

        page = self._stack.currentWidget()
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and isinstance(page, ScrollPage) and page.area.isAncestorOf(now):
            page.follow_focus(now)

    def _close_top(self) -> None:
        from shiboken6 import isValid

        page, focus = self._opened.pop(), self._return_focus.pop()
        self._stack.removeWidget(page)
        page.deleteLater()
        under = self._opened[-1] if self._opened else self._pages.get(self._place, self._blank)
        self._stack.setCurrentWidget(under)
        # What had the focus may be gone: the page beneath was made anew meanwhile.
        there = focus if focus is not None and isValid(focus) and focus.isVisible() else under
        there.setFocus()

    def _add_keys(self) -> None:
        for number, place_id in enumerate(list(self._places)[:8], start=1):
            self._key(f"Alt+{number}", partial(self.show_place, place_id))
        for keys in ("Ctrl++", "Ctrl+="):
            self._key(keys, lambda: self._step_text(1))
        self._key("Ctrl+-", lambda: self._step_text(-1))
        self._key("Ctrl+0", lambda: self.set_text_scale(1.0))
        self._key("F1", self.help_pressed.emit)

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _step_text(self, way: int) -> None:
        steps, now = theme.tokens.TEXT_STEPS, theme.current().text_scale
        nearest = min(range(len(steps)), key=lambda at: abs(steps[at] - now))
        self.set_text_scale(steps[min(max(nearest + way, 0), len(steps) - 1)])


def _take_focus(page: QWidget) -> None:
    """Put the focus on a page unless it has placed it itself: Tab then goes to the page's first control."""
    focus = page.window().focusWidget()
    if focus is None or not page.isAncestorOf(focus):
        page.setFocus()
