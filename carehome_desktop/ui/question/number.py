"""One whole number with its unit."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from carehome_desktop.domain.values import Given, Number, value_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.question.field import AnswerField
from carehome_desktop.ui.question.number_box import NumberBox
from carehome_desktop.ui.question.view import QuestionView


class NumberField(AnswerField):
    """A box, its unit, and what was given last time."""

    def __init__(self, view: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.error = ErrorText()
        self.box = NumberBox(self.asked, view.heading)
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        row.addWidget(self.box)
        row.addWidget(Text(self.asked.unit, wrap=False), 1)
        self.before = Hint()
        self.column.addWidget(self.error)
        self.column.addLayout(row)
        self.column.addWidget(self.before, 0, Qt.AlignmentFlag.AlignTop)
        self.box.read.connect(self.told_soon)
        self.box.judged.connect(self.error.say)
        self.box.textEdited.connect(self.typed_soon)

    def show_view(self, view: QuestionView) -> None:
        """Show the number, and last time's for comparison."""
        super().show_view(view)
        said = f"{view.before_words}: {value_words(view.before, self.asked)}" if view.before is not None else ""
        self.before.setText(said)
        self.before.setVisible(bool(said))

    def show_value(self, value: Given | None) -> None:
        """Show a number; none leaves the box blank."""
        self.box.show_number(value.number if isinstance(value, Number) else None)

    def value(self) -> Given | None:
        """Return the number that the box stands for."""
        return None if self.box.number is None else Number(self.box.number)

    def first_control(self) -> QWidget:
        """Return the box; coming to it picks out what is in it."""
        return self.box

    def unread(self) -> dict[str, str]:
        """Return what is in the box if it is no number."""
        return {"": typed} if (typed := self.box.unread()) else {}

    def show_unread(self, typed: Mapping[str, str]) -> None:
        """Put back what is no number."""
        self.box.show_unread(typed.get("", ""))

    def problem(self) -> tuple[str, QWidget] | None:
        """Return why the box cannot be read."""
        self.box.settle()
        return (self.box.sentence, self.box) if self.box.sentence else None

    def set_read_only(self, read_only: bool) -> None:
        """Let the number be read and copied."""
        self.box.setReadOnly(read_only)
        self.tick.setEnabled(not read_only)
