"""The program's own window, which says when it was painted and when the last question could be read and answered.

`stay` as the second argument keeps it open until its standard input is closed, for a look at its memory.
"""

from __future__ import annotations

import os
import sys
import threading
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.shell.main_window import MainWindow
from carehome_desktop.window.start import start

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

STAY = len(sys.argv) > 2


def say(what: str) -> None:
    print(f"{what} {monotonic()}", flush=True)


class Watch(QObject):
    """Sees the focused answer painted."""

    _said = False

    def follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Look at the radio button that has the focus."""
        if isinstance(now, QRadioButton):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        from PySide6.QtCore import QEvent  # its many numbers are built at the first import: not before the first paint

        if event.type() == QEvent.Type.Paint and not self._said and isinstance(watched, QWidget) and watched.hasFocus():
            self._said = True
            QTimer.singleShot(0, self._done)
        return False

    def _done(self) -> None:
        say("ready")
        if not STAY:
            QApplication.exit(0)


def main() -> None:
    app = theme.application(sys.argv[0])
    watch = Watch(app)
    app.focusChanged.connect(watch.follow)
    before = MainWindow.__init__

    def made(self: MainWindow, *args: object, **kwargs: object) -> None:
        before(self, *args, **kwargs)  # type: ignore[arg-type]
        self.first_painted.connect(lambda: say("painted"))

    MainWindow.__init__ = made  # type: ignore[method-assign, assignment]
    if STAY:
        threading.Thread(target=lambda: (sys.stdin.read(), QTimer.singleShot(0, app, app.quit)), daemon=True).start()
    start(["--practice", "--data-dir", sys.argv[1]])
    sys.stdout.flush()
    os._exit(0)  # what was hooked in above must not be taken apart in Qt's order


if __name__ == "__main__":
    main()
