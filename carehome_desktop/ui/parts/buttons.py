"""Buttons: verbs. Enter presses the one that has the focus; a page sees to its main action otherwise."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from carehome_desktop.ui import theme


class Button(QPushButton):
    """What the three kinds share: Enter presses, an icon by name, and & is a plain sign."""

    part = ""
    icon_colour = "ink"

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
