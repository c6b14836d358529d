"""What stands beside a question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.text import Hint, Strong, Text
from carehome_desktop.ui.question.view import GuidancePart


class GuidanceColumn(QFrame):
    """The parts of the guidance, one under another; its sources come last and quietly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "aside")
        self.setAccessibleName("Guidance")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.space(6), theme.space(1), 0, theme.space(1))
        self._column.setSpacing(theme.space(1))
        self._shown: tuple[GuidancePart, ...] = ()

    def show_parts(self, parts: Sequence[GuidancePart]) -> None:
        """Show other guidance."""
        if tuple(parts) == self._shown:
            return
        self._shown = tuple(parts)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, part in enumerate(parts):
            if number:
                self._column.addSpacing(theme.space(4))
            self._column.addWidget(Strong(part.title))
            for paragraph in part.paragraphs:
                self._column.addWidget(Hint(paragraph) if part.is_source else Text(paragraph))
        self._column.addStretch(1)
