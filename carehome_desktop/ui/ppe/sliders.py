"""The sliders of *what if*, as they stand on its page and beside the level over time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carehome_desktop.domain.stock.types import GoesWith
from carehome_desktop.domain.stock.what_if import MOST_CHANGES, MOST_PEOPLE, NO_MORE, Needs, WhatIf
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import Spread
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.ppe.slider import NumberSlider

READABLE = 24
"""Letters of a slider's name in a line, at least."""
LEAST_STAFF, LEAST_CHANGES = 20, 20


class NeedsSliders(QWidget):
    """`changed` tells that something was slid; what the home has not said yet is asked for in the slider's place."""

    changed = Signal()

    def __init__(self, where: str, most: int = 2, parent: QWidget | None = None) -> None:
        """`where` says where the home tells how a day is now; `most` is how many stand in a row."""
        super().__init__(parent)
        self.needs = Needs()
        self.isolating = NumberSlider("Residents isolating", f"Say {where} how many residents there are.")
        self.staff = NumberSlider("Staff on shift in a day", f"Say {where} how many there are now.")
        self.changes = NumberSlider("Changes for each resident in a day", f"Say {where} how many there are now.")
        self.outbreak = QCheckBox("A new outbreak")
        self.no_more = Hint(NO_MORE)
        self._last = QWidget()
        inside = QVBoxLayout(self._last)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.outbreak)
        inside.addWidget(self.no_more)
        inside.addStretch(1)
        self._most, self._spread = most, QWidget()
        self._wanted: tuple[QWidget, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._arrange((self.isolating, self.staff, self.changes, self._last))
        for slider in (self.isolating, self.staff, self.changes):
            slider.changed.connect(self._moved)
        self.outbreak.toggled.connect(self._moved)
        self.as_now()

    def what(self) -> WhatIf:
        """Return what would be otherwise than now."""
        return WhatIf(self.isolating.differs(), self.staff.differs(), self.changes.differs(), self.outbreak.isChecked())

    def set_needs(self, needs: Needs) -> None:
        """Start from how a day is now; what is slid stays while that is the same."""
        if needs != self.needs:
            self.needs = needs
            self.as_now()

    def as_now(self) -> None:
        """Slide everything back to how it is now."""
        needs = self.needs
        reckons = needs.residents is not None and needs.changes is not None
        self.isolating.set_now(needs.isolating if reckons else None, needs.residents or 0)
        self.staff.set_now(needs.staff, min(MOST_PEOPLE, max(LEAST_STAFF, 2 * (needs.staff or 0))))
        most = min(MOST_CHANGES, max(LEAST_CHANGES, 3 * (needs.changes or 0)))
        self.changes.set_now(needs.changes if reckons else None, most)
        blocked = self.outbreak.blockSignals(True)
        self.outbreak.setChecked(False)
        self.outbreak.blockSignals(blocked)
        self._moved()

    def only(self, goes_with: GoesWith) -> None:
        """Show only those that change what one type needs."""
        self._arrange(
            (self.isolating, self.changes, self._last) if goes_with is GoesWith.CHANGES else (self.staff, self._last)
        )

    def _arrange(self, wanted: tuple[QWidget, ...]) -> None:
        """Lay out what is wanted; the rest keeps its number, and is not seen."""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        for each in (self.isolating, self.staff, self.changes, self._last):
            each.setParent(self)
            each.setVisible(each in wanted)
        self._spread.setParent(None)  # one that is left in the page may be sized once more, and would take them back
        self._spread.deleteLater()
        readable = READABLE * self.fontMetrics().averageCharWidth()  # so that large text has fewer in a row
        width = max(theme.tokens.MEASURE // self._most - theme.space(4), readable)
        self._spread = Spread(wanted, most=min(self._most, len(wanted)), least_width=width)
        self._column.addWidget(self._spread)

    def _moved(self, _to: object = None) -> None:
        self.no_more.setVisible(self.outbreak.isChecked() and not self.needs.outbreak)
        self.changed.emit()
