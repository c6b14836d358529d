"""The costs of a fund, a row each; while one types to find, the rows stay and only say something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.ui.live import name_row
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.state import State


@dataclass(frozen=True)
class CostWords:
    """What a row says of a cost."""

    cost_id: str
    title: str
    detail: str
    stage: str


class CostRows(QWidget):
    """To make ten rows takes longer than to find their costs among 100,000: no row is made that is there already."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[CostWords] = []
        self._rows: list[ListRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_costs(self, costs: Sequence[CostWords]) -> None:
        """Show these; the focus goes with the cost it was on, as far as that is still shown."""
        focused = next((was.cost_id for was, row in zip(self._shown, self._rows, strict=False) if row.hasFocus()), "")
        self._shown = list(costs)
        if not costs:
            self.hide()  # before its rows, which then are not laid out one by one
        for at, each in enumerate(costs):
            self._say(at, each)
        for row in self._rows[len(costs) :]:
            row.hide()
        self.setVisible(bool(costs))
        for row, each in zip(self._rows, costs, strict=False):
            if each.cost_id == focused:
                row.setFocus()

    def _say(self, at: int, words: CostWords) -> None:
        if at == len(self._rows):
            row = ListRow(words.title, words.detail, State.PLAIN, words.stage)
            row.clicked.connect(self._open)  # a partial would hold this widget, and so itself, for ever
            self._rows.append(row)
            self._column.addWidget(row)
        else:
            self._rows[at].say(words.title, words.detail, State.PLAIN, words.stage)
            if self._rows[at].isHidden():
                self._rows[at].show()
        name_row(self._rows[at], f"cost {words.cost_id}")

    def _open(self) -> None:
        pressed = self.sender()
        for row, each in zip(self._rows, self._shown, strict=False):
            if row is pressed:
                self.opened.emit(each.cost_id)
                return
