"""Tab goes as one reads, also through what was put on a page later: Qt's own order is that of making."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_focus(widget: QWidget) -> None:
    """Lay the order of Tab below a widget as its layouts lie; done when Tab is pressed, so that it is never out of date."""
    for before, after in pairwise(_reachable(widget)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def first_by_tab(widget: QWidget) -> QWidget | None:
    """Return the first control below a widget that Tab can reach now, None if there is none."""
    below = (each for each in _reachable(widget) if each is not widget)
    return next((each for each in below if each.isVisible() and each.isEnabled()), None)


def next_by_tab(window: QWidget, forward: bool) -> QWidget | None:
    """Return what Tab goes to from where the focus is, None if there is nothing else; Qt's own step can leave out the frame."""
    from PySide6.QtCore import Qt

    here = window.focusWidget() or window
    step = QWidget.nextInFocusChain if forward else QWidget.previousInFocusChain
    found = step(here)
    while found is not None and found is not here:
        by_tab = found.focusPolicy() & Qt.FocusPolicy.TabFocus and found.focusProxy() is None
        if by_tab and found is not window and found.isEnabled() and found.isVisibleTo(window):
            return found
        found = step(found)
    return None


def _reachable(widget: QWidget) -> Iterator[QWidget]:
    from PySide6.QtCore import Qt

    if isinstance(widget, QScrollArea):
        if (inside := widget.widget()) is not None:
            yield from _reachable(inside)
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _below(layout)


def _below(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _reachable(widget)
        elif (inner := item.layout()) is not None:
            yield from _below(inner)
