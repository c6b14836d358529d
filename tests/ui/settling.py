"""Waits until nothing is due on the window's thread any more, however busy the machine is."""

from __future__ import annotations

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

_MOST_ROUNDS = 2000


def settle() -> None:
    """Let everything that is due happen, and what that brings; at rest are two rounds in which nothing happened.

    A number of rounds would not do: one round does one kind of thing, and what is put off by a timer of no time waits for all others.
    """
    dispatcher = QAbstractEventDispatcher.instance()
    quiet = 0
    for _ in range(_MOST_ROUNDS):
        happened = dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        quiet = 0 if happened else quiet + 1
        if quiet == 2:
            return
    raise AssertionError("The window never comes to rest.")
