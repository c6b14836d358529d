"""The colours of a scheme as Qt's palette, so that a standard widget is right without a word from us."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from carehome_desktop.ui.theme.tokens import Colours

_ROLES = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "paper",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "grey_text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "grey_line",
    QPalette.ColorRole.Mid: "grey_edge",
    QPalette.ColorRole.Dark: "grey_edge",
    QPalette.ColorRole.Shadow: "grey_edge",
}

_FADED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette(colours: Colours) -> QPalette:
    """Return the palette of a scheme; what cannot be used now is grey, and still readable."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(colours, name)))
    for role in _FADED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.grey_text))
    return made
