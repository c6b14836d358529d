"""Buttons: verbs. Enter presses the one that has the focus; a page sees to its main action otherwise."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.kept_focus import page_of


class Button(QPushButton):
    """What the three kinds share: Enter presses, an icon by name, & is a plain sign, and the focus outlasts a while of being off."""

    part = ""
    icon_colour = "ink"
    _keeps_focus: QWidget | None = None

    def __init__(self, words: str, parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(parent)
        self._air = "  " if icon and self.part != "quiet" else ""  # between an icon and its word
        self.set_words(words)
        self.setAutoDefault(True)
        if self.part:
            theme.mark(self, self.part)
        if icon:
            theme.icon(self, icon, self.icon_colour)

    def set_words(self, words: str) -> None:
        """Say something else on the button, to the eye and to the ear."""
        self.setText(self._air + words.replace("&", "&&"))
        self.setAccessibleName(words)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave the focus with the page when this is switched off under it: after a page's last button Qt finds the bottom line."""
        if self.isEnabled():
            return super().focusNextPrevChild(forward)
        self._keeps_focus = page_of(self)
        self._keeps_focus.setFocus()
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Take the focus back when this is switched on again, unless it has gone elsewhere meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self.isEnabled() and self._keeps_focus is not None:
            there, self._keeps_focus = self._keeps_focus, None
            if self.window().focusWidget() is there:
                self.setFocus()


class PrimaryButton(Button):
    """The one main action of a page."""

    part = "primary"
    icon_colour = "on_accent"

    def __init__(self, words: str, parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(words, parent, icon=icon)
        self.setDefault(True)


class SecondaryButton(Button):
    """Another thing one can do here."""

    part = "secondary"


class QuietButton(Button):
    """Looks like a link: a small step to the side."""

    part = "quiet"
    icon_colour = "accent"
