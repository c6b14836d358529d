"""Parts that the pages of a return share: rows on a card, and the row of a question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.values import Counts, FindOut, Picks, Value, Words, YesNo, unit_words, value_words
from carehome_desktop.domain.words import list_words
from carehome_desktop.services.answering import QuestionState
from carehome_desktop.ui import theme
from carehome_desktop.ui.answering.showing import by_words, carried_from_words, fault_words
from carehome_desktop.ui.live import name_row
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Subheading, Text
from carehome_desktop.ui.returns.changes import was_words

SHOWN = {
    Standing.ANSWERED: State.ANSWERED,
    Standing.MISSING: State.MISSING,
    Standing.TO_FIND_OUT: State.TO_FIND_OUT,
    Standing.CARRIED: State.CARRIED,
    Standing.LEFT_OUT: State.PLAIN,
    Standing.HALF_FILLED: State.MISSING,
}

LONG = (Counts, Picks, Words)
"""Kinds of answer that are too long for the end of a row."""


class Rows(Card):
    """A card that is a list: rows one under another, each perhaps with a button beside it, and words about them all."""

    def __init__(self, title: str = "", rows: Iterable[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setContentsMargins(theme.space(3), theme.space(4 if title else 1), theme.space(3), theme.space(3))
        self.body.setSpacing(0)
        if title:
            self._add_words(Subheading(title), below=1)
        for row in rows:
            self.add(row)

    def add(self, row: QWidget, beside: Button | None = None) -> None:
        """Add a row at the end."""
        if beside is None:
            self.body.addWidget(row)
            return
        across = QHBoxLayout()
        across.setSpacing(theme.space(3))
        across.addWidget(row, 1)
        across.addWidget(beside)
        self.body.addLayout(across)

    def add_words(self, words: Text) -> None:
        """Add words at the end, in line with those of the rows."""
        self._add_words(words, above=2, below=1)

    def add_button(self, button: Button) -> None:
        """Add a button for all rows at the end."""
        self._add_words(button, above=3)

    def _add_words(self, words: QWidget, *, above: int = 0, below: int = 0) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(theme.space(3), theme.space(above), theme.space(3), theme.space(below))
        line.addWidget(words, 1 if isinstance(words, Text) else 0)
        if not isinstance(words, Text):
            line.addStretch(1)
        self.body.addLayout(line)


def focus_after(page: ScrollPage, keys: Iterable[str]) -> None:
    """Put the focus on the first control of a page that is there under one of these row names, else on the main action."""
    named = {str(button.property("rowKey") or ""): button for button in page.findChildren(Button)}
    control = next((named[key] for key in keys if key in named), page.main_action)
    if control is not None:
        control.setFocus()


def question_row(state: QuestionState, pressed: Callable[[], None]) -> ListRow:
    """Return the row of one question: its number and heading, how it stands, and what is to be done about it."""
    shown, words = SHOWN[state.standing], ""
    if state.fault is not None:
        shown, words = State.REFUSED, "Refused"
    elif state.standing is Standing.ANSWERED and state.answer is not None:
        words = short_words(state.answer.value, state)
    elif state.standing is Standing.CARRIED and state.carried is not None:
        words = f"{short_words(state.carried.value, state)} – to confirm"
    elif state.standing is Standing.LEFT_OUT:
        words = "Left blank"
    elif state.standing is Standing.HALF_FILLED:
        words = "Half filled"
    if state.changed and shown in (State.ANSWERED, State.PLAIN):
        shown = State.ODD
    row = ListRow(f"{state.question.number}. {state.question.heading}", _detail(state), shown, words)
    name_row(row, f"question {state.question.id}")
    row.clicked.connect(pressed)
    return row


def short_words(value: Value | None, state: QuestionState, lines: Collection[str] = ()) -> str:
    """Return a value in the few words that stand at the end of a row; what is long stands in full below its heading.

    Of a table it is the sum, of all lines or of those that are named.
    """
    match value:
        case Counts(counts):
            asked = set(lines) or {part.id for part in state.parts}
            total = sum(number for part, number in counts if part in asked)
            return f"{total:,} {unit_words(total, state.question.unit)}".rstrip()
        case Picks(picked):
            return f"{len(picked)} of {len(state.question.parts)}"
        case Words():
            return "Written"
    return value_words(value, state.question)


def _below(value: Value | None, state: QuestionState) -> str:
    """Return what is long in full; of a table of one line only its name, since its figure stands at the end of the row."""
    if isinstance(value, Counts) and len(state.parts) == 1 and state.parts[0].id in value.by_id():
        return state.parts[0].label
    return value_words(value, state.question)


def carried_words(state: QuestionState) -> str:
    """Return where what is carried comes from; of what moved elsewhere, what it says and what was said here."""
    words = carried_from_words(state)
    if not state.moved or state.before is None:
        return words
    was = f"You said {value_words(state.before.value, state.question)}"
    if state.standing is Standing.CARRIED or state.carried is None:
        return f"{words}, newer than yours. {was}"
    return f"{words}, newer: {value_words(state.carried.value, state.question)}"


def _detail(state: QuestionState) -> str:
    if state.fault is not None:
        return fault_words(state)
    parts = [state.happened] if state.happened else []
    if state.answer is not None and isinstance(state.answer.value, FindOut):
        value = state.answer.value
        if value.whom or value.by:
            parts.append(by_words(value))
    shown = state.carried if state.standing is Standing.CARRIED else state.answer
    if shown is not None and isinstance(shown.value, LONG):
        parts.append(_below(shown.value, state))
    if state.standing is Standing.HALF_FILLED and state.answer is not None and isinstance(state.answer.value, Counts):
        given = state.answer.value.by_id()
        parts.append(f"Blank: {list_words([part.label for part in state.parts if part.id not in given])}")
    if state.changed:
        parts.append(was_words(state))
    if state.standing is Standing.CARRIED or state.moved:
        parts.append(carried_words(state))
    if state.answer is not None and state.answer.declined and isinstance(state.answer.value, YesNo):
        parts.append("Offered and declined")
    if state.answer is not None and state.answer.note:
        parts.append(f"Note: {' '.join(state.answer.note.split())}")
    return ". ".join(part.rstrip(".") for part in parts)
