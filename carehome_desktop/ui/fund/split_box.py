"""Which measures a cost is put to. One alone takes all of it; of several each part is typed, and what is left shows at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carehome_desktop.domain.money import in_pounds, money_words, read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.domain.wages.split import check_split
from carehome_desktop.ui import theme
from carehome_desktop.ui.fund.tick import Tick
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.text import Hint, Strong

WHICH = "What is it for?"
ALL_TO_ONE = "All of it is for this."
ADDS_UP = "The parts add up to the cost."
CHOOSE = "Choose at least one. Of two or more, type the part of each."


class SplitBox(QWidget):
    """A tick for each measure of a fund, and a line for its part once there are several."""

    changed = Signal()

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: dict[str, QCheckBox] = {}
        self.parts: dict[str, LabelledLine] = {}
        self._whole = 0
        self.error, self.rest = ErrorText(), Hint(CHOOSE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(Strong(WHICH))
        column.addWidget(self.error)
        column.addWidget(self.rest)
        for measure in scheme.measures:
            if measure.wages:
                continue  # wages come from the isolations and are never typed a second time
            tick = Tick(measure.label, WHICH)
            part = LabelledLine("Part of it, in pounds")
            part.box.setAccessibleName(f"Part for {measure.label}, in pounds")
            part.hide()
            tick.box.toggled.connect(self._ticked)
            part.changed.connect(self._say)
            self.ticks[measure.id], self.parts[measure.id] = tick.box, part
            column.addSpacing(theme.space(1))  # else choices of two lines run into one another
            column.addWidget(tick)
            column.addWidget(part)
            column.addSpacing(theme.space(1))

        if len(self.ticks) == 1:  # there is nothing to choose
            next(iter(self.ticks.values())).setChecked(True)

    def set_whole(self, pence: int) -> None:
        """Take what the fund is charged, in pence; 0 while it is not known."""
        self._whole = pence
        self._say()

    def show_parts(self, parts: Mapping[str, int]) -> None:
        """Show how a cost is split, in pence; {} for nothing chosen."""
        for name, tick in self.ticks.items():
            tick.setChecked(name in parts or len(self.ticks) == 1)
            self.parts[name].set_text(f"{in_pounds(parts[name]):.2f}" if len(parts) > 1 and name in parts else "")
            self.parts[name].set_error("")
        self._ticked()

    def read(self) -> tuple[tuple[str, int], ...] | Problem:
        """Return each chosen measure with its part in pence, or what is wrong with them."""
        chosen = self.chosen()
        if len(chosen) == 1:
            return ((chosen[0], self._whole),)
        read = {name: read_money(self.parts[name].text(), "parts") for name in chosen}
        for name in self.parts:
            found = read.get(name)
            self.parts[name].set_error(found.words if isinstance(found, Problem) else "")
        for name, found in read.items():
            if isinstance(found, Problem):
                return found
            if not found:
                label = self.ticks[name].accessibleName()
                return Problem("parts", f"Type the part for “{label}”, or take its tick away.")
        parts = {name: pence for name, pence in read.items() if isinstance(pence, int)}
        return check_split(self._whole, parts, "parts") or tuple(parts.items())

    def chosen(self) -> list[str]:
        """Return the measures that are ticked."""
        return [name for name, tick in self.ticks.items() if tick.isChecked()]

    def _ticked(self, _: bool = False) -> None:
        chosen = self.chosen()
        for name, part in self.parts.items():
            part.setVisible(len(chosen) > 1 and name in chosen)
        self._say()

    def _say(self, _: object = None) -> None:
        self.rest.setText(self._rest_words())
        self.changed.emit()

    def _rest_words(self) -> str:
        chosen = self.chosen()
        if not chosen:
            return CHOOSE
        if len(chosen) == 1:
            return ALL_TO_ONE
        sums = [read_money(self.parts[name].text(), "parts") for name in chosen]
        left = self._whole - sum(each for each in sums if isinstance(each, int))
        if not left:
            return ADDS_UP if self._whole else CHOOSE
        if left < 0:
            return f"The parts are {money_words(-left)} more than the cost of {money_words(self._whole)}."
        return f"Still to share out: {money_words(left)} of {money_words(self._whole)}."
