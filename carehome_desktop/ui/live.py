"""Keeps a page true: it looks again when what it shows has changed, at once if it is seen, else when it is next shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from carehome_desktop.ui.change_hub import Change, ChangeHub
from carehome_desktop.ui.parts.kept_focus import keep_focus_on_page

_ROW = "rowKey"


class Live(QObject):
    """Belongs to a page and calls its `refresh`; changes that come together are looked at once."""

    def __init__(self, page: QWidget, hub: ChangeHub, kinds: Iterable[Change], refresh: Callable[[], None]) -> None:
        super().__init__(page)
        self._page, self._refresh = page, refresh
        self._kinds = {kind.value for kind in kinds}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        self._stale = False
        hub.changed.connect(self._changed)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look again when the page comes back to sight."""
        if event.type() == QEvent.Type.Show and self._stale:
            self._look()
        return False

    def _changed(self, kind: str) -> None:
        if kind in self._kinds:
            self._stale = True
            if self._page.isVisible():
                self._soon.start()

    def _look(self) -> None:
        if self._page.isVisible() or self._stale:
            self._stale = False
            self._refresh()


def name_row(widget: QWidget, key: str) -> QWidget:
    """Name a control that is made anew with its page, so that the focus can come back to it."""
    widget.setProperty(_ROW, key)
    return widget


def refill(page: QWidget, layout: QLayout, scroll: QScrollArea | None, fill: Callable[[], None]) -> None:
    """Empty a layout and fill it anew; focus and scrolling stay where they were, as far as what they were on still is.

    A part of a page, which does not know what scrolls it, has no `scroll`.
    """
    focus = page.window().focusWidget()
    inside = focus is not None and page.isAncestorOf(focus)
    key = focus.property(_ROW) if focus is not None and inside else None
    place = scroll.verticalScrollBar().value() if scroll is not None else 0
    empty(layout)
    fill()
    if key is not None:
        for widget in page.findChildren(QWidget):
            if widget.property(_ROW) == key:
                widget.setFocus()
                break
    elif inside and (page.window().focusWidget() is None or not page.isAncestorOf(page.window().focusWidget())):
        page.setFocus()
    if scroll is not None and place:
        QTimer.singleShot(0, scroll, lambda: scroll.verticalScrollBar().setValue(place))


def empty(layout: QLayout) -> None:
    """Take everything out of a layout; a focus in it stays with the page."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setProperty(_ROW, None)
            keep_focus_on_page(widget)
            widget.hide()
            for child in widget.findChildren(QWidget):
                child.setProperty(_ROW, None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)
