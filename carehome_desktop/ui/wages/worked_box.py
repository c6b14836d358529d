"""One figure with its working: each step on a line of its own, its sum at the right, what came of it all in bold."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.working import Step, Worked
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.sums import SumRow, SumsTable
from carehome_desktop.ui.parts.text import Strong, Text


class WorkedBox(QWidget):
    """Says what is still wanted instead, or takes no room while there is nothing to say."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.sums = Text(), SumsTable()
        self._heading = Strong(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        for widget in (self._heading, self.words, self.sums):
            column.addWidget(widget)
        self.say(None)

    def say(self, found: Worked | Problem | str | None) -> None:
        """Show the working of a figure, or say something else."""
        worked = isinstance(found, Worked)
        said = found.words if isinstance(found, Problem) else found if isinstance(found, str) else ""
        self._heading.setVisible(worked and bool(self._heading.text()))
        self.words.setText(breakable(said))
        self.words.setVisible(bool(said))
        self.sums.show_rows(_rows(found.steps) if isinstance(found, Worked) else ())
        self.sums.setVisible(worked)
        self.setVisible(worked or bool(said))


def _rows(steps: tuple[Step, ...]) -> list[SumRow]:
    sums = [at for at, step in enumerate(steps) if step.pence is not None]
    last = sums[-1] if len(sums) > 1 else -1
    return [
        SumRow(
            ": ".join(part for part in (step.words, step.figures) if part),
            ("" if step.pence is None else money_words(step.pence),),
            total=at == last,
        )
        for at, step in enumerate(steps)
    ]
