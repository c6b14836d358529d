"""The theme that holds now: colours and text size, laid over the whole program at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from carehome_desktop.ui.theme import icons, tokens
from carehome_desktop.ui.theme.focus import FocusRing
from carehome_desktop.ui.theme.palette import palette
from carehome_desktop.ui.theme.sheet import style_sheet
from carehome_desktop.ui.theme.tokens import COLOURS, Colours, Scheme


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
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        app.focusChanged.connect(self._focus_moved)

    @property
    def scheme(self) -> Scheme:
        """The scheme that is shown, with SYSTEM resolved."""
        if self.chosen is not Scheme.SYSTEM:
            return self.chosen
        hints = self._app.styleHints()
        accessibility = getattr(hints, "accessibility", None)  # since Qt 6.10
        if accessibility is not None and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return Scheme.HIGH_CONTRAST
        return Scheme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Scheme.LIGHT

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
        for widget in self._app.allWidgets():
            if isinstance(widget, QAbstractButton | QLabel) and widget.property(icons.NAME):
                icons.paint_icon(widget, self.colours, self.text_scale)
        if self._ring is not None:
            self._ring.colour = self.colours.ring
        self.changed.emit()

    def _system_changed(self) -> None:
        if self.chosen is Scheme.SYSTEM:
            self.lay(Scheme.SYSTEM, self.text_scale)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and (now is None or self._ring.window() is not now.window()):
            self._ring.surround(None)
            self._ring.deleteLater()
            self._ring = None
        if now is not None:
            if self._ring is None:
                self._ring = FocusRing(now.window(), self.colours.ring)
                self._ring.destroyed.connect(self._ring_gone)
            self._ring.surround(now)

    def _ring_gone(self, gone: QObject) -> None:
        if gone is self._ring:
            self._ring = None
