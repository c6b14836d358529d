"""The choice of how a return goes out: on the tracker's own page, to the endpoint, or as a file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.ways import WAY_WORDS, Way
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.question.radios import RadioGroup

QUESTION = "How does it go out?"
MAIN_ACTION = {Way.ENDPOINT: "Send when connected", Way.HAND: "Open the copy sheet", Way.FILE: "Make the file"}
"""What the button says that puts a return on its way."""
WHAT_IT_IS = {
    Way.HAND: "You type your answers into the tracker’s own page. A copy sheet leads you line by line, on the screen or on paper.",
    Way.ENDPOINT: "It goes by itself to the address in Settings, as soon as there is a connection. You need not wait for it.",
    Way.FILE: "Your answers as a spreadsheet or CSV, your own file to hand on. It is not the tracker’s bulk file.",
}


class WayChoice(QWidget):
    """The three ways, the usual one chosen; under them what the chosen one means."""

    chosen = Signal(str)

    def __init__(self, usual: Way, question: str = QUESTION, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radios = RadioGroup(list(WAY_WORDS.items()), arrows_choose=True)
        self.radios.set_question(question)
        self.radios.choose(usual)
        for button in self.radios.buttons:
            if (
                not button.isChecked()
            ):  # Tab comes to the one that is chosen; Qt sees to that only once one had the focus
                button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._meaning = Hint(WHAT_IT_IS[usual])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(self.radios)
        column.addWidget(self._meaning)
        self.radios.chosen.connect(self._choose)

    def way(self) -> Way:
        """Return the way that is chosen."""
        return Way(str(self.radios.value()))

    def _choose(self, way: Way) -> None:
        self._meaning.setText(WHAT_IT_IS[way])
        self.chosen.emit(way.value)
