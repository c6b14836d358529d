"""What stands in the place of an answer that cannot be asked for yet: a sentence, and the way to what comes first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.values import Given
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.question.field import AnswerField
from carehome_desktop.ui.question.view import QuestionView


class LeadFirst(AnswerField):
    """Takes no answer; its button asks for the other question."""

    def __init__(self, view: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.tick.hide()
        banner = Banner(view.lead, "blue")
        self.button = SecondaryButton("Go to that question")
        self.button.clicked.connect(self.first_wanted)
        banner.side.addSpacing(theme.space(2))
        banner.side.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(banner)

    def show_value(self, value: Given | None) -> None:
        """Show nothing: there is no field for it yet."""

    def value(self) -> Given | None:
        """Return nothing."""
        return None

    def first_control(self) -> QWidget:
        """Return the way to the other question."""
        return self.button

    def last_by_tab(self) -> QWidget:
        """Return the button."""
        return self.button
