"""A list to choose one thing from, under its label."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.still_box import StillBox
from carehome_desktop.ui.parts.text import Hint, Strong


class LabelledChoice(QWidget):
    """A list to choose one from, under its label."""

    chosen = Signal()

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = StillBox()
        self.box.setAccessibleName(label)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        name = Strong(label)
        name.setBuddy(self.box)
        self.setFocusProxy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        self._hint, self.error = Hint(), ErrorText()
        for widget in (name, self._hint, self.error, self.box):
            column.addWidget(widget)
        self.set_hint(hint)
        self.box.activated.connect(self._changed)

    def set_hint(self, hint: str) -> None:
        """Say something else between the label and the box."""
        self._hint.setText(hint)
        self._hint.setHidden(not hint)
        self.box.setAccessibleDescription(hint)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong above the box, or that nothing is."""
        self.error.say(sentence)
        theme.mark(self.box, state="red" if sentence else "")
        self.box.setAccessibleDescription(f"{sentence} {self._hint.text()}".strip())

    def offer(self, things: Sequence[tuple[str, str]]) -> None:
        """Offer other things, each as (id, words); what was chosen stays chosen if it is among them."""
        before = self.value()
        self.box.clear()
        for at, (id_, words) in enumerate(things):
            self.box.addItem(words, id_)
            self.box.setItemData(at, words, Qt.ItemDataRole.ToolTipRole)  # a long one may be cut in the list
        self.choose(before)

    def value(self) -> str:
        """Return the id of what is chosen, or ""."""
        return str(self.box.currentData() or "")

    def choose(self, id_: str) -> None:
        """Choose a thing by its id; one that is not offered leaves the first."""
        at = self.box.findData(id_)
        self.box.setCurrentIndex(max(at, 0) if self.box.count() else -1)

    def _changed(self) -> None:
        self.set_error("")
        self.chosen.emit()
