"""One of several choices: a word, its shape and its colour, and what it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.questions import Part
from carehome_desktop.domain.values import Choice, Given
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.question.field import AnswerField
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.question.view import FIND_OUT, QuestionView

SHAPES = {"red": "◆", "amber": "▲", "green": "●", "blue": "■"}
"""The shape beside each colour, so that nobody needs to tell colours apart."""


class ChoiceField(AnswerField):
    """Radio buttons, none chosen beforehand; a first letter chooses where only one choice begins so."""

    def __init__(self, view: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        parts = self.asked.parts
        keys = letters(parts)
        self.radios = RadioGroup(
            [
                *((part.id, f"{SHAPES.get(part.state, '')}  {part.label}".strip()) for part in parts),
                (FIND_OUT, "I need to find out"),
            ],
            {Qt.Key(ord(letter)): part.id for letter, part in keys.items()},
            arrows_choose=True,
            meanings=[part.meaning for part in parts],
        )
        self.radios.set_question(view.heading)
        for part, button in zip(parts, self.radios.buttons, strict=False):
            theme.mark(button, state=part.state)
            button.setAccessibleName(part.label)
            button.setAccessibleDescription(" ".join(filter(None, (part.meaning, view.heading))))
        self.keys_hint = Hint(keys_words(keys))
        self.column.addWidget(self.radios)
        self.column.addWidget(self.keys_hint)
        self.keys_hint.setVisible(bool(keys))
        self.tick.hide()
        self._given: Given | None = None
        self.radios.chosen.connect(self._chosen)
        self.radios.typed_beside.connect(self.typed_beside)

    def show_view(self, view: QuestionView) -> None:
        """Show what is chosen; *I need to find out* is one of the choices here."""
        self._given = view.value
        chosen = view.value.choice if isinstance(view.value, Choice) else None
        self.radios.choose(FIND_OUT if view.answer == FIND_OUT else chosen)

    def show_value(self, value: Given | None) -> None:
        """Show a choice."""
        self.radios.choose(value.choice if isinstance(value, Choice) else None)

    def value(self) -> Given | None:
        """Return the choice."""
        return self._given

    def first_control(self) -> QWidget:
        """Return what is chosen, or the first choice."""
        return next((button for button in self.radios.buttons if button.isChecked()), self.radios.buttons[0])

    def last_by_tab(self) -> QWidget:
        """Return the radio button that Tab reaches."""
        return self.radios.last_by_tab()

    def _chosen(self, value: object) -> None:
        if value == FIND_OUT:
            self.changed.emit(FIND_OUT)
            return
        self._given = Choice(value) if isinstance(value, str) else None
        self.changed.emit(self._given)


def letters(parts: Iterable[Part]) -> dict[str, Part]:
    """Return each first letter that only one choice begins with."""
    first = {part.id: part.label[:1].upper() for part in parts}
    often = Counter(first.values())
    return {
        letter: part for part in parts if often[letter := first[part.id]] == 1 and letter.isascii() and letter.isalpha()
    }


def keys_words(keys: dict[str, Part]) -> str:
    """Return *Here you can press R for red or A for amber.*"""
    said = [f"{letter} for {part.label[:1].lower()}{part.label[1:]}" for letter, part in keys.items()]
    return f"Here you can press {', '.join(said[:-1])}{' or ' if said[:-1] else ''}{said[-1]}." if said else ""
