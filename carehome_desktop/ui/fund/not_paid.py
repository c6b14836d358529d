"""Which use that a fund does not pay for a cost is, if it is one: nobody has to say, and nothing is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.ui import theme
from carehome_desktop.ui.fund.tick import Tick
from carehome_desktop.ui.parts.text import Hint, Strong

WHICH = "Is it one of these?"
WHY = "This fund does not pay for them as a rule. If you tick one, you are asked why it is charged all the same."


class NotPaid(QWidget):
    """A tick for each use; hidden where the fund names none."""

    changed = Signal()

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(2), 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(Strong(WHICH))
        column.addWidget(Hint(WHY))
        for use in scheme.excluded:
            tick = Tick(use.label, WHICH)
            tick.box.toggled.connect(self._say)
            self.ticks[use.id] = tick.box
            column.addSpacing(theme.space(2))
            column.addWidget(tick)
        if not self.ticks:
            self.hide()

    def show_uses(self, uses: Iterable[str]) -> None:
        """Show which it is; none for nothing said."""
        for name, tick in self.ticks.items():
            tick.setChecked(name in uses)

    def uses(self) -> tuple[str, ...]:
        """Return which it is, by their ids."""
        return tuple(name for name, tick in self.ticks.items() if tick.isChecked())

    def _say(self, _: object = None) -> None:
        self.changed.emit()
