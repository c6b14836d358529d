"""A slider with its name and its number; the arrows move it by one, Page Up and Page Down by five."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.text import Hint, Strong, Text
from carehome_desktop.ui.ppe.still import Still

FIVE = 5


class NumberSlider(QWidget):
    """Without a number of now there is nothing to slide from: then a hint stands in its place."""

    changed = Signal(int)

    def __init__(self, name: str, ask: str, parent: QWidget | None = None) -> None:
        """`ask` says what the home has to tell first."""
        super().__init__(parent)
        self.name, self._now = name, 0
        self.number, self.ask = Text(wrap=False), Hint(ask)
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(FIVE)
        self.slider.setMinimumHeight(theme.tokens.TARGET)
        self.setFocusProxy(self.slider)
        label = Strong(name)
        label.setBuddy(self.slider)
        top = QHBoxLayout()
        top.addWidget(label, 1)
        self._still = Still(self.number)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._still, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addLayout(top)
        for widget in (self.slider, self.ask):
            column.addWidget(widget)
        self.slider.valueChanged.connect(self._moved)
        self.set_now(None, 0)

    def set_now(self, now: int | None, most: int) -> None:
        """Set how it is now, and how far it can slide; None hides the slider."""
        self.slider.setVisible(now is not None)
        self.number.setVisible(now is not None)
        self.ask.setVisible(now is None)
        self._now = now or 0
        widest = self.number.fontMetrics().horizontalAdvance(self._words(max(most, self._now)))
        self._still.setMinimumWidth(widest + theme.space(1))
        blocked = self.slider.blockSignals(True)
        self.slider.setRange(0, most)
        self.slider.setValue(self._now)
        self.slider.blockSignals(blocked)
        self._say()

    def differs(self) -> int | None:
        """Return the number where it is another than now, else None."""
        number = self.slider.value()
        return None if self.slider.isHidden() or number == self._now else number

    def _moved(self, number: int) -> None:
        self._say()
        self.changed.emit(number)

    def _words(self, number: int) -> str:
        return f"{number:,}, now {self._now:,}"

    def _say(self) -> None:
        number = self.slider.value()
        self.number.setText(f"{number:,}" if number == self._now else self._words(number))
        self.slider.setAccessibleName(self.name)
        self.slider.setAccessibleDescription(f"Now {self._now:,}. The arrows move it.")


class _Slider(QSlider):
    """The wheel scrolls the page, and does not move a number that nobody meant; Enter is for the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)
