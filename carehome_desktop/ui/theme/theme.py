"""The theme that holds now: colours and text size, laid over the whole program at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from carehome_desktop.ui.theme import icons, tokens
from carehome_desktop.ui.theme.palette import palette
from carehome_desktop.ui.theme.sheet import style_sheet
from carehome_desktop.ui.theme.tokens import COLOURS, Colours, Scheme

if TYPE_CHECKING:
    from carehome_desktop.ui.theme.focus import FocusRing


class Theme(QObject):
    """Lays colours and sizes over an application; there is one for each, owned by it."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme")
        self._app = app
        self._ring: FocusRing | None = None
        self.chosen = Scheme.SYSTEM
        self.text_scale = 1.0
        # Before anything of ours is laid, the palette tells what the computer is set to, without the cost of `Qt`.
        dark = app.palette().window().color().lightness() < 128
        self._system = Scheme.DARK if dark else Scheme.LIGHT
        app.focusChanged.connect(self._focus_moved)
        self._follows = False
        self.icons_wait = False
        self.drawn: icons.Drawn = {}

    @property
    def scheme(self) -> Scheme:
        """The scheme that is shown, with SYSTEM resolved."""
        return self._system if self.chosen is Scheme.SYSTEM else self.chosen

    @property
    def colours(self) -> Colours:
        """The colours that are shown."""
        return COLOURS[self.scheme]

    def lay(self, scheme: Scheme, text_scale: float) -> None:
        """Show a scheme with text at a scale, which is kept within 1.0 and 2.0; every open widget follows at once."""
        self.chosen = scheme
        self.text_scale = min(max(text_scale, tokens.SMALLEST_TEXT), tokens.LARGEST_TEXT)
        font = QFont(self._app.font())
        font.setPointSizeF(tokens.BASE * self.text_scale)
        self._app.setPalette(palette(self.colours))
        self._app.setFont(font)
        self._app.setStyleSheet(style_sheet(self.colours, self.text_scale))
        if not self.icons_wait:
            self.draw_icons()
        if self._ring is not None:
            self._ring.colour = self.colours.ring
        self.changed.emit()

    def draw_icons(self) -> None:
        """Draw every icon in the colours and size that hold; from now on none waits (at start they would delay the first paint)."""
        self.icons_wait = False
        for widget in self._app.allWidgets():
            if isinstance(widget, QAbstractButton | QLabel) and widget.property(icons.NAME):
                icons.paint_icon(widget, self.colours, self.text_scale, self.drawn)

    def follow_system(self) -> None:
        """Follow the computer's colours from now on; called after the first paint, which it would delay by 30 ms."""
        if self._follows:
            return
        self._follows = True
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self._read_system)
        if hasattr(hints, "accessibility"):  # since Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._read_system)
        self._read_system()

    def _read_system(self) -> None:
        from PySide6.QtCore import Qt

        hints, was = self._app.styleHints(), self._system
        shown = hints.colorScheme()
        if shown != Qt.ColorScheme.Unknown:
            self._system = Scheme.DARK if shown == Qt.ColorScheme.Dark else Scheme.LIGHT
        if (
            hasattr(hints, "accessibility")
            and hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        ):
            self._system = Scheme.HIGH_CONTRAST
        if self._system is not was and self.chosen is Scheme.SYSTEM:
            self.lay(Scheme.SYSTEM, self.text_scale)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        # A window or a page that merely holds the focus is not a control: nothing to surround.
        control = now if now is not None and _is_control(now) else None
        if self._ring is not None and (control is None or self._ring.window() is not control.window()):
            self._ring.surround(None)
            self._ring.deleteLater()
            self._ring = None
        if control is not None:
            if self._ring is None:
                from carehome_desktop.ui.theme.focus import FocusRing

                self._ring = FocusRing(control.window(), self.colours.ring)
                self._ring.destroyed.connect(self._ring_gone)
            self._ring.surround(control)

    def _ring_gone(self) -> None:
        from shiboken6 import isValid

        if self._ring is not None and not isValid(self._ring):
            self._ring = None


def _is_control(widget: QWidget) -> bool:
    """Return whether Tab can reach a widget; the window is asked for first, which spares the first paint the name `Qt`."""
    if widget.isWindow():
        return False
    from PySide6.QtCore import Qt

    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
