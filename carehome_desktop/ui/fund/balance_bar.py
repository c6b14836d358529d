"""The balance of a fund at the top of a page, where it stays in view while the page scrolls."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from carehome_desktop.domain.fund.report import SpendReport
from carehome_desktop.ui import theme
from carehome_desktop.ui.fund.words import balance_words, each_words
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import FEW_LETTERS
from carehome_desktop.ui.parts.text import Hint, Strong


class BalanceBar(QFrame):
    """Two lines above the page: the whole, and each instalment and pot. A `brief` one leaves the second out in large text."""

    def __init__(self, page: ScrollPage, *, brief: bool = False) -> None:
        super().__init__(page)
        self._brief = brief
        theme.mark(self, "strip")
        self.words = Strong()
        self.each = Hint()
        row = QVBoxLayout(self)
        row.setContentsMargins(theme.space(8), theme.space(2), theme.space(8), theme.space(2))
        row.setSpacing(0)
        row.addWidget(self.words)
        row.addWidget(self.each)
        column = page.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self)

    def show_report(self, report: SpendReport) -> None:
        """Say how a fund stands now."""
        words = f"{balance_words(report)}."
        each = each_words(report)
        self.words.setText(words)
        self.each.setText(breakable(each))
        self._show_each()
        self.setAccessibleName(f"{words} {each}".strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a form its room where a line holds few letters."""
        super().resizeEvent(event)
        self._show_each()

    def _show_each(self) -> None:
        narrow = self._brief and self.width() < self.fontMetrics().averageCharWidth() * FEW_LETTERS
        self.each.setVisible(bool(self.each.text()) and not narrow)
