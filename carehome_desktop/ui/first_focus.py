"""Where the keyboard is when a page comes up for the first time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget


class FirstFocus(QObject):
    """Gives the focus to one control of a page when it is first shown; coming back later, the window puts it where it was."""

    # Qt may still ask while this is being taken apart: what it held is gone by then, its class is not.
    _control: QWidget | None = None

    def __init__(self, page: QWidget, control: QWidget) -> None:
        super().__init__(page)
        self._control = control
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait until the window has placed the focus by its own rule, then put it right."""
        if event.type() == QEvent.Type.Show and self._control is not None:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._control, self._take)
        return False

    def _take(self) -> None:
        """Of choices go to the one that is chosen: what was half filled is back by now, and the space bar would choose anew."""
        group = self._control.group() if isinstance(self._control, QAbstractButton) else None
        chosen = group.checkedButton() if group is not None else None
        if (control := chosen or self._control) is not None:
            control.setFocus()
