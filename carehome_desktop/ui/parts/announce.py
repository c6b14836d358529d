"""Say a change of state to those who listen to the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say a sentence; it waits its turn unless it is urgent."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 4 ms that the first paint can do without

    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
