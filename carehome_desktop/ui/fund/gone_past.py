"""What an entry was recorded in spite of: each warning with the reason that was given, for as long as the entry stands past it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.fund.overrides import Override
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import empty
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Strong, Subheading, Text

TITLE, REASON = "Recorded all the same", "Your reason: {}"


class GonePast(Card):
    """Not there while nothing was gone past."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()

    def show_past(self, past: Iterable[Override]) -> None:
        """Show the warnings that the entry stands past, one reason below the warnings that it was given for."""
        empty(self.body)
        by_reason: dict[str, list[str]] = {}
        for each in past:
            by_reason.setdefault(each.reason, []).append(each.doubt.words)
        self.setVisible(bool(by_reason))
        if not by_reason:
            return
        self.body.addWidget(Subheading(TITLE))
        for reason, said in by_reason.items():
            for words in said:
                self.body.addWidget(Text(breakable(words)))
            self.body.addWidget(Strong(breakable(REASON.format(reason))))
