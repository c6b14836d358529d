"""Where the focus stays when what had it goes or is switched off: Qt would hand it to whatever comes next, also outside the page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def page_of(widget: QWidget) -> QWidget:
    """Return the page that a widget lies on, or its window where there is none."""
    from carehome_desktop.ui.parts.page import ScrollPage

    above = widget.parentWidget()
    while above is not None and not isinstance(above, ScrollPage):
        above = above.parentWidget()
    return above or widget.window()


def keep_focus_on_page(leaving: QWidget) -> None:
    """Put the focus on the page if it is in what is about to leave it."""
    focus = leaving.window().focusWidget()
    if focus is not None and (focus is leaving or leaving.isAncestorOf(focus)):
        page_of(leaving).setFocus()
