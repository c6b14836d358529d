"""One way to get PPE: what it is, whom to ring today, what was tried of it, and a button for what came of asking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.stock.route_tries import Tried
from carehome_desktop.domain.stock.routes import Route
from carehome_desktop.domain.words import list_words
from carehome_desktop.machine import Clock
from carehome_desktop.services.stock_routes import Step
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import name_row
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.ppe.routes.words import number_hint, step_state, taken_back_words, tried_words
from carehome_desktop.ui.ppe.undo import UndoButton
from carehome_desktop.ui.settings.saved import Keep, SavedLine

RECORD = "Record what came of it"
NUMBER = "Number you ring today"
WAYS = (("Alt+Up", -1), ("Alt+Down", 1))


class StepCard(Card):
    """Tells what is wanted of it; the page does it."""

    record = Signal()
    undo = Signal(int)
    moved = Signal(int)

    def __init__(
        self,
        number: int,
        step: Step,
        before: Sequence[Route],
        names: Mapping[str, str],
        now: datetime,
        keep: Keep,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        """`before` are the ways that this one expects to have been tried, and that were not; `names` are those of people."""
        super().__init__(parent, title=f"{number}. {step.route.name}")
        self.step = step
        self.body.addWidget(StateLabel(*step_state(step, now), wrap=True))
        self.body.addWidget(Text(step.route.about))
        self._add_dated(step)
        if before:
            missing = list_words([each.name for each in before])
            self.body.addWidget(StateLabel(State.ODD, f"Nothing is recorded yet of: {missing}.", wrap=True))
        self.line: SavedLine | None = None
        if step.line is not None:
            self.line = SavedLine(NUMBER, number_hint(step.line), step.line.typed, keep, clock)
            self.line.line.box.setAccessibleName(f"{NUMBER}: {step.route.name}")
            name_row(self.line.line.box, f"number {step.route.id}")
            self.body.addWidget(self.line)
        for each in step.tried:
            self._add_try(each, names, now)
        button = SecondaryButton(RECORD)
        button.setAccessibleName(f"{RECORD}: {step.route.name}")
        button.clicked.connect(lambda: self.record.emit())
        self.body.addWidget(name_row(button, f"record {step.route.id}"), 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._sources(step))
        for keys, way in WAYS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda way=way: self.moved.emit(way))

    def _add_dated(self, step: Step) -> None:
        if step.old:
            self.body.addWidget(StateLabel(State.ODD, step.old, wrap=True))
        if step.route.firms:
            self.body.addWidget(Text(f"In {step.route.first_day.year}: {', '.join(step.route.firms)}."))
        for words in step.limits:
            self.body.addWidget(Text(words))

    def _add_try(self, each: Tried, names: Mapping[str, str], now: datetime) -> None:
        self.body.addWidget(Text(breakable(tried_words(each, names, now))))
        if each.undone is not None:
            self.body.addWidget(Hint(breakable(taken_back_words(each, names, now))))
            return
        undo = UndoButton(breakable(each.undo_words(self.step.route.name, now)))
        undo.clicked.connect(lambda: self.undo.emit(each.id))
        self.body.addWidget(name_row(undo, f"undo {each.id}"))

    @staticmethod
    def _sources(step: Step) -> Disclosure:
        def make() -> QWidget:
            inside = Card()
            inside.body.addWidget(Text(step.route.sure))
            if step.line is not None:
                inside.body.addWidget(Text(f"The number: {step.line.sure}"))
            for source in step.route.sources:
                inside.body.addWidget(Hint(f"Source: {source.title}, {source.publisher}, {source.date}."))
            return inside

        found = Disclosure("How sure is this?", make)
        found.button.setAccessibleDescription(step.route.name)
        name_row(found.button, f"sure {step.route.id}")
        return found
