"""One type under *what if*: how long it would last, until when, by when to order, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.stock.ordering import Supplier, WorksOn, order_by
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.stock.why import likely_words
from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.ui import theme
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import name_row
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Strong, Text
from carehome_desktop.ui.ppe.still import Still
from carehome_desktop.ui.ppe.words import lasts_words, shown


def then_words(status: TypeStatus) -> str:
    """Return how long and until when, as a sentence."""
    _, words = shown(status)
    return f"{words}. {lasts_words(status)}" if words else lasts_words(status)


def order_words(status: TypeStatus, supplier: Supplier | None, works: WorksOn) -> str:
    """Return by when to order, "" where that is not known."""
    if supplier is None or status.forecast is None:
        return ""
    order = order_by(status.forecast, supplier, works)
    return order.words(status.forecast.today) if order is not None else ""


class ThenRow(QWidget):
    """Says another thing in the same place, so that sliding moves nothing but the words."""

    def __init__(self, kind: PpeType, arithmetic: Callable[[], tuple[Sequence[str], Sequence[str]]]) -> None:
        super().__init__()
        self.kind, self._arithmetic = kind, arithmetic
        self.state, self.detail = StateLabel(State.PLAIN, wrap=True), Hint()
        # What is so now stands apart from what changes: else all of it would be laid out anew at every step.
        self._now, self._then, self._why_words = Text(), Text(), ""
        self.why = Disclosure("Why?", self._make_why)
        name_row(self.why.button, f"why {kind.id}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        top = QHBoxLayout()
        top.setSpacing(theme.space(4))
        top.addWidget(Strong(breakable(kind.name)), 1)
        top.addWidget(self.state, 2)
        column.addLayout(top)
        for widget in (self.detail, self.why):
            column.addWidget(widget)

    def show_then(self, now: TypeStatus, then: TypeStatus, order: str) -> None:
        """Show how it would stand, beside how it stands now; what says the same is not touched, so that sliding is smooth."""
        state, words = shown(then)
        before, days = _days(now), _days(then)
        said = f"{words} – now {before}" if before and days != before else words
        if (state, said) != (self.state.state, self.state.words()):
            self.state.set_state(state, said)
        _say(self.detail, f"{lasts_words(then)} {order}".strip())
        why = f"Why {days}?" if days else "Why are no days known?"
        if why != self._why_words:
            self._why_words = why
            self.why.set_words(why, before=f"{self.kind.name}. ")
        if self.why.is_open():
            self._say_why()

    def _make_why(self) -> QWidget:
        self._say_why()
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(self._now)
        column.addWidget(Still(self._then))
        return both

    def _say_why(self) -> None:
        now, then = self._arithmetic()
        _say(self._now, "\n".join(now))
        _say(self._then, "\n".join(then))


def _say(label: Text, words: str) -> None:
    if words != label.text():
        label.setText(words)


def _days(status: TypeStatus) -> str:
    found = status.forecast
    if found is None or found.cover is None or found.now <= 0:
        return ""
    return likely_words(found.cover)
