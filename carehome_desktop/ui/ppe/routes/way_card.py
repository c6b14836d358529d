"""One way to get PPE: what it is, what is known of it and how surely, and the number that the home rings today."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.stock.routes import Route
from carehome_desktop.domain.words import list_words
from carehome_desktop.machine import Clock
from carehome_desktop.services.stock_routes import Step
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.ppe.routes.words import number_hint
from carehome_desktop.ui.settings.saved import Keep, SavedLine

NUMBER = "Number you ring today"


class WayCard(Card):
    """What does not change while one asks."""

    def __init__(
        self, step: Step, before: Sequence[Route], keep: Keep, clock: Clock, parent: QWidget | None = None
    ) -> None:
        """`before` are the ways that this one expects to have been tried, and that were not."""
        super().__init__(parent)
        self._step = step
        self.body.addWidget(Text(step.route.about))
        if step.old:
            self.body.addWidget(StateLabel(State.ODD, step.old, wrap=True))
        if step.route.firms:
            self.body.addWidget(Text(f"In {step.route.first_day.year}: {', '.join(step.route.firms)}."))
        for words in step.limits:
            self.body.addWidget(Text(words))
        if before:
            missing = list_words([each.name for each in before])
            words = f"It expects these to have been tried first, and nothing is recorded: {missing}."
            self.body.addWidget(StateLabel(State.MISSING, words, wrap=True))
        self.line: SavedLine | None = None
        if step.line is not None:
            self.line = SavedLine(NUMBER, number_hint(step.line), step.line.typed, keep, clock)
            self.body.addWidget(self.line)
        self.body.addWidget(Disclosure("How sure is this?", self._sources))
        self.body.addStretch(1)

    def _sources(self) -> QWidget:
        inside, step = Card(), self._step
        inside.body.addWidget(Text(step.route.sure))
        if step.line is not None:
            inside.body.addWidget(Text(f"The number: {step.line.sure}"))
        for source in step.route.sources:
            inside.body.addWidget(Hint(f"Source: {source.title}, {source.publisher}, {source.date}."))
        return inside
