"""Colours, sizes and icons: `apply` once at start, `icon` on a widget, and nothing else sets how things look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from carehome_desktop.ui.theme import early, icons, tokens
from carehome_desktop.ui.theme.theme import Theme
from carehome_desktop.ui.theme.tokens import Scheme, space

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

__all__ = [
    "Scheme",
    "Theme",
    "application",
    "apply",
    "colour",
    "current",
    "early",
    "icon",
    "large",
    "mark",
    "space",
    "tokens",
]


def application(name: str) -> QApplication:
    """Return the application, in the style that our sheet is written for: the same on every system.

    The style is named here, as Qt's own arguments do, since `setStyle` would have PySide build the type QStyle with its
    hundreds of names: 11 ms of the first paint.
    """
    app = QApplication.instance() or QApplication([name, "-style", "fusion"])
    assert isinstance(app, QApplication)
    return app


def apply(app: QApplication, scheme: Scheme = Scheme.SYSTEM, text_scale: float = 1.0) -> Theme:
    """Lay the theme over an application; call it again at any time with another scheme or text size."""
    theme = app.findChild(Theme, "theme") or Theme(app)
    theme.lay(scheme, text_scale)
    return theme


def current() -> Theme:
    """Return the theme that holds; one is laid at 100 % if none was yet."""
    app = QCoreApplication.instance()
    assert isinstance(app, QApplication)
    return app.findChild(Theme, "theme") or apply(app)


def icon(widget: QAbstractButton | QLabel, name: str, colour: str = "ink", size: int = tokens.ICON) -> None:
    """Give a widget an icon of resources/icons in a named colour of the theme; it follows every change of theme."""
    widget.setProperty(icons.NAME, name)
    widget.setProperty(icons.COLOUR, colour)
    widget.setProperty(icons.SIZE, size)
    theme = current()
    if theme.icons_wait:
        icons.keep_room(widget, theme.text_scale)
    else:
        icons.paint_icon(widget, theme.colours, theme.text_scale, theme.drawn)


def colour(name: str) -> QColor:
    """Return a named colour of the theme that holds, for what is drawn by hand."""
    from PySide6.QtGui import QColor

    return QColor(getattr(current().colours, name))


def large(font: QFont) -> QFont:
    """Return a font one step larger, for what is drawn by hand."""
    from PySide6.QtGui import QFont

    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * tokens.LARGE / tokens.BASE)
    return larger


def heavy(font: QFont) -> QFont:
    """Return a font in the heavier type of what is read first, for what is drawn by hand."""
    from PySide6.QtGui import QFont

    heavier = QFont(font)
    heavier.setWeight(QFont.Weight.DemiBold)
    return heavier


def mark(widget: QWidget, part: str = "", *, state: str | None = None) -> None:
    """Name the part a widget plays, and its state, so that the style sheet finds it."""
    changed = (bool(part) and widget.property("part") != part) or (
        state is not None and widget.property("state") != state
    )
    if part:
        widget.setProperty("part", part)
    if state is not None:
        widget.setProperty("state", state)
    if changed and widget.isVisible():  # before it is shown, Qt reads the properties by itself
        widget.style().unpolish(widget)
        widget.style().polish(widget)
