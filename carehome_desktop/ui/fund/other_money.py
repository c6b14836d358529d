"""Which other money pays for a part of a cost: fee uplifts, support with PPE, whatever is kept apart from the funds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carehome_desktop.domain.money import in_pounds, read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.ui import theme
from carehome_desktop.ui.fund.tick import Tick
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.text import Hint, Strong

WHO = "Does other money pay for a part?"
WHY = "So that nothing is paid twice. Leave all of them if this fund pays for it alone."


class OtherMoney(QWidget):
    """A tick for each source of other money, and a line for what it pays."""

    changed = Signal()

    def __init__(self, sources: Sequence[Scheme], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: dict[str, QCheckBox] = {}
        self.parts: dict[str, LabelledLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(2), 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(Strong(WHO))
        column.addWidget(Hint(WHY))
        for source in sources:
            tick, part = Tick(source.name, WHO), LabelledLine("Its part, in pounds")
            part.box.setAccessibleName(f"Part that {source.name} pays, in pounds")
            part.hide()
            tick.box.toggled.connect(part.setVisible)
            tick.box.toggled.connect(self._say)
            part.changed.connect(self._say)
            self.ticks[source.id], self.parts[source.id] = tick.box, part
            column.addWidget(tick)
            column.addWidget(part)

    def show_parts(self, parts: Mapping[str, int]) -> None:
        """Show who pays which part, in pence; {} for nobody."""
        for name, tick in self.ticks.items():
            tick.setChecked(name in parts)
            self.parts[name].set_text(f"{in_pounds(parts[name]):.2f}" if name in parts else "")
            self.parts[name].set_error("")

    def pence(self) -> int:
        """Return what all of them pay, as far as it can be read."""
        found = self.read()
        return 0 if isinstance(found, Problem) else sum(pence for _, pence in found)

    def read(self) -> tuple[tuple[str, int], ...] | Problem:
        """Return each source with its part in pence, or what is wrong with one."""
        said = []
        for name, tick in self.ticks.items():
            found = read_money(self.parts[name].text(), "elsewhere") if tick.isChecked() else None
            if tick.isChecked() and not found:
                found = Problem(
                    "elsewhere", f"Type the part that “{tick.accessibleName()}” pays, or take its tick away."
                )
            if isinstance(found, Problem):
                return found
            if found is not None:
                said.append((name, found))
        return tuple(said)

    def _say(self, _: object = None) -> None:
        self.changed.emit()
