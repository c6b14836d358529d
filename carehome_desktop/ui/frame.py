"""The window as the program uses it: it can tell what is open, go back to it, and stand alone before there is a home."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent


class Frame(MainWindow):
    """A main window with a memory of what is open."""

    _at_home = False
    may_close: Callable[[], bool] | None = None
    """Asked before the window closes; whoever says no has shown why, and closes it later."""

    def opened_pages(self) -> tuple[QWidget, ...]:
        """Return the pages that lie over the place, the one that is seen last."""
        return tuple(self._opened)

    def back_to(self, page: QWidget) -> None:
        """Leave every page that lies over this one."""
        while self._opened and self._opened[-1] is not page:
            self._close_top()

    def back(self) -> None:
        """Leave the page that was opened last; a place whose page was forgotten meanwhile is made anew."""
        super().back()
        if not self._opened and self._place not in self._pages:
            self.show_place(self._place)

    def set_practice(self, practice: bool) -> None:
        """Show or hide the banner that says nothing here is real."""
        from carehome_desktop.ui.shell.top_strip import PRACTICE_WORDS

        self._strip.practice.setText(PRACTICE_WORDS if practice else "")
        self._strip.practice.setVisible(practice)

    def set_at_home(self, at_home: bool) -> None:
        """Let the places be gone to; without a home they and the honest line are hidden. At first they are seen and wait."""
        self._at_home = at_home
        for widget in (self._bar, self._line, self._strip.help):
            widget.setVisible(at_home)

    def show_place(self, place_id: str) -> None:
        """Go to a place, once there is a home; a page that would rather begin anew each time has an `arrive`."""
        if self._at_home:
            self.setFocus()
            super().show_place(place_id)
            if (arrive := getattr(self.current_page(), "arrive", None)) is not None:
                arrive()

    def open_page(self, page: QWidget) -> None:
        """Show a page over the place, with the focus on the page itself unless it puts it somewhere."""
        focus = self.focusWidget()
        self.setFocus()  # else Qt hands the focus of the page that goes to any control of the one that comes
        super().open_page(page)
        self._return_focus[-1] = focus

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something must be asked first. A computer that shuts down is not held up."""
        app = QGuiApplication.instance()
        shutting_down = isinstance(app, QGuiApplication) and app.isSavingSession()
        if self.may_close is not None and not shutting_down and not self.may_close():
            event.ignore()
            return
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; without a home there is nothing to go back to."""
        if self._at_home:
            super().keyPressEvent(event)
