"""Icons: drawn in one weight, coloured by the theme when they are loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLabel

from carehome_desktop.resources import resource_path
from carehome_desktop.ui.theme.tokens import Colours

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap  # no icon is drawn before the first paint, and the names of QIcon take it 3 ms

NAME, COLOUR, SIZE = "drawnName", "drawnColour", "drawnSize"


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon of resources/icons in a colour (#rrggbb), `size` pixels square; FileNotFoundError if there is none."""
    from PySide6.QtGui import QPixmap

    # Qt's picture reader draws the SVG (plugin of QtSvg); the Python module QtSvg would cost the first paint 2 ms more.
    pixels = round(size * ratio)
    drawing = resource_path(f"icons/{name}.svg").read_text("utf-8").replace("currentColor", colour)
    drawing = drawing.replace("<svg ", f'<svg width="{pixels}" height="{pixels}" ', 1)
    picture = QPixmap()
    picture.loadFromData(drawing.encode(), "svg")
    picture.setDevicePixelRatio(ratio)
    return picture


def keep_room(widget: QAbstractButton | QLabel, text_scale: float) -> None:
    """Leave the room of an icon empty, so that nothing moves when it is drawn."""
    from PySide6.QtGui import QIcon, QPixmap

    size = round(float(widget.property(SIZE)) * text_scale)
    if isinstance(widget, QLabel):
        widget.setFixedSize(size, size)
        return
    room = QPixmap(size, size)
    room.fill("transparent")
    widget.setIcon(QIcon(room))


Drawn = dict[tuple[str, str, int, float], "QPixmap"]
"""Icons that were drawn already, by name, colour, size and ratio."""


def paint_icon(widget: QAbstractButton | QLabel, colours: Colours, text_scale: float, drawn: Drawn) -> None:
    """Show the icon a widget was given, in the colours that hold now; each is drawn once and then found in `drawn`."""
    name, colour = str(widget.property(NAME)), str(widget.property(COLOUR))
    size = round(float(widget.property(SIZE)) * text_scale)
    ratio = widget.devicePixelRatioF()
    key = (name, str(getattr(colours, colour)), size, ratio)
    picture = drawn.get(key) or drawn.setdefault(key, pixmap(*key))
    if isinstance(widget, QLabel):
        widget.setPixmap(picture)
        widget.setFixedSize(size, size)
        return
    from PySide6.QtGui import QIcon

    widget.setIcon(QIcon(picture))
