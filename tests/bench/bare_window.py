"""The floor of a start: a bare Qt window that says when it was painted, and ends."""

from __future__ import annotations

import sys
from time import monotonic

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Bare(QMainWindow):
    """A window with one line of text."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        print(f"painted {monotonic()}", flush=True)
        QApplication.exit(0)


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = Bare()
    window.setCentralWidget(QLabel("Rosewood House"))
    window.resize(1280, 720)
    window.show()
    app.exec()
