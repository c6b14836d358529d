"""Words offered under a line while one types."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate

from carehome_desktop.ui import theme


def offer_words(box: QLineEdit, words: Iterable[str]) -> None:
    """Offer what holds the letters typed so far; nothing is taken over before it is chosen."""
    completer = QCompleter(list(words), box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    box.setCompleter(completer)
    shown = completer.popup()
    assert shown is not None  # it is made when it is first asked for
    theme.mark(shown, "offered")
    shown.setItemDelegate(QStyledItemDelegate(shown))  # Qt's own for such lists takes no air from the style sheet
