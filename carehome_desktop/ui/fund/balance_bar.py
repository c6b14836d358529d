"""The balance of a fund at the top of a page, where it stays in view while the page scrolls."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from carehome_desktop.domain.fund.report import SpendReport
from carehome_desktop.ui import theme
from carehome_desktop.ui.fund.words import balance_words
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.text import Strong


class BalanceBar(QFrame):
    """One line above the page."""

    def __init__(self, page: ScrollPage) -> None:
        super().__init__(page)
        theme.mark(self, "strip")
        self.words = Strong()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(8), theme.space(2), theme.space(8), theme.space(2))
        row.addWidget(self.words, 1)
        column = page.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self)

    def show_report(self, report: SpendReport) -> None:
        """Say how a fund stands now."""
        words = f"{balance_words(report)}."
        self.words.setText(words)
        self.setAccessibleName(words)
