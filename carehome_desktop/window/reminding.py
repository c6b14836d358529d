"""Reminders by the system's own notifications, if they are wanted: the return and its last day, and nothing personal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from carehome_desktop.ui.session import Session
from carehome_desktop.ui.settings import choices
from carehome_desktop.window.notices import Notices

EVERY_MS = 5 * 60_000
Notify = Callable[[str, str, Callable[[bool], None]], None]
"""Shows a title and words as a notification, and tells, perhaps later, whether the system took it."""


class Reminding(QObject):
    """Looks every five minutes, and gives each reminder once."""

    def __init__(self, session: Session, notify: Notify | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._notify = session, notify or Notices(session.background, self).show
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Give the reminder whose time it is, if notifications are wanted and it was not given yet."""
        workplace = self._session.workplace
        if workplace.look(choices.NOTIFY) is not True:
            return
        found = self._session.deadlines.reminder_now()
        if found is None:
            return
        programme, reminder = found
        key = f"{programme.id} {reminder.key}"
        if workplace.look(choices.NOTIFIED) == key:
            return
        words = reminder.words(programme.title, self._session.clock.local().date())
        self._notify("A return is due", words, partial(self._shown, key))

    def _shown(self, key: str, taken: bool) -> None:
        if taken:
            self._session.workplace.choose(choices.NOTIFIED, key)
