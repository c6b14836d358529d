"""The question page: one question, its guidance beside it, and nothing to press in order to save."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import Flow
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.columns import TwoColumns
from carehome_desktop.ui.parts.errors import ErrorText, go_to
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card
from carehome_desktop.ui.parts.reading_order import order_focus
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Heading, Hint, Text
from carehome_desktop.ui.question.guidance import GuidanceColumn
from carehome_desktop.ui.question.note import NoteField
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.question.typing_beside import BESIDE, is_letter
from carehome_desktop.ui.question.view import FIND_OUT, QuestionView

if TYPE_CHECKING:
    from carehome_desktop.ui.question.field import AnswerField
    from carehome_desktop.ui.question.find_out import FindOutFields
    from carehome_desktop.ui.question.helper import YesOrNoHelper
    from carehome_desktop.ui.question.last_answer import LastAnswer

_CHOICES = ((True, "Yes"), (False, "No"), (FIND_OUT, "I need to find out"))
_KEYS_HINT = "Here you can press Y for yes, N for no, or F to find out."
_KEYS = {Qt.Key.Key_Y: True, Qt.Key.Key_N: False, Qt.Key.Key_F: FIND_OUT}


class QuestionPage(ScrollPage):
    """Shows a `QuestionView`; every change is told at once by a signal, and nothing is decided here."""

    answered = Signal(object)
    """True, False or "find-out" when the person chose it; of another kind of question its value, None when it was emptied."""
    note_changed = Signal(str)
    declined_changed = Signal(bool)
    find_out_changed = Signal(str, object)
    """Whom to ask, and by when (a date or None)."""
    confirm_carried = Signal()
    first_wanted = Signal()
    half_typed = Signal()
    """The question that must be answered before this one can be."""
    go_on = Signal()
    go_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._view: QuestionView | None = None

        self.heading, self.quoted, self.sure = Heading(), Hint(), Hint()
        self.advice = QVBoxLayout()
        self.advice.setSpacing(theme.space(2))
        self.error = ErrorText()
        self.radios = RadioGroup(_CHOICES, _KEYS, arrows_choose=True)
        self.field: AnswerField | None = None
        """What stands in the place of yes and no, for a question of another kind."""
        self.keys_hint = Hint(_KEYS_HINT)
        self.beside = Text(part="strong")
        self.beside.hide()
        self.declined = QCheckBox("It was offered and we declined it")
        self.note = NoteField()
        self.saved = StateLabel(State.SAVED, " ")
        self.guidance = GuidanceColumn()
        self.after_note = QVBoxLayout()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click beside every control takes the focus from the answers
        self._build()
        self._connect()

    def show_question(self, view: QuestionView) -> None:
        """Show a question as it stands; the same question again leaves typing, focus and scrolling alone."""
        new = self._view is None or self._view.key != view.key
        if new:
            self.flush()
            if self._made("find_out"):
                self.find_out.clear()
            if self._made("helper"):
                self.helper.reset()
            self._typed_beside(False)
            self.summary.show_problems([])
        elif self._view == view:
            return
        saved_before = self._view.saved_words if self._view else ""
        parts_before = self._view.parts if self._view else ()
        self._view = view
        self.set_title(view.section_title, f"for {view.period_words}")
        counts = f"{view.answered_count} answered, {view.to_find_count} to find out"
        self.set_aside(f"Question {view.number} of {view.total}\n{counts}")
        self.setAccessibleName(f"{view.section_title}. Question {view.number} of {view.total}. {counts}")
        self.heading.setText(view.heading)
        self.quoted.setText(f"In the 2020 report: {view.label_quoted}" if view.label_quoted else "")
        self.quoted.setVisible(bool(view.label_quoted))
        self.sure.setText(view.sure)
        self.sure.setVisible(bool(view.sure))
        self.radios.set_question(view.heading)
        self._show_advice(view)
        self._show_carried(view)
        self.error.say(view.problem)
        self.radios.choose(view.answer)
        self._show_field(view, new=new or view.parts != parts_before)
        self._show_find_out(view.answer == FIND_OUT)
        self.declined.blockSignals(True)
        self.declined.setChecked(bool(view.declined))
        self.declined.blockSignals(False)
        self.declined.setVisible(view.declined is not None)
        wanted = view.needs_helper and not view.read_only
        if wanted or self._made("helper"):
            self.helper.setVisible(wanted)
        self.note.show_note(view.note, view.longest_note, new=new)
        self.guidance.show_parts(view.guidance)
        self._show_saved(view.saved_words, spoken=not new and view.saved_words != saved_before)
        self._set_read_only(view.read_only)
        if new:
            self.area.verticalScrollBar().setValue(0)
            if self.isVisible():
                self.take_focus()

    def set_saved(self, words: str) -> None:
        """Say that it is saved, such as *Saved on this computer 2:02pm*; cheaper than showing the question again."""
        self._show_saved(words, spoken=True)

    def set_problem(self, sentence: str) -> None:
        """Say above the choices what is wrong with them, or with an empty sentence that nothing is."""
        self.error.say(sentence)

    def show_problems(self) -> bool:
        """List in the summary what stands in error on the page, and go to the first of it; return whether anything does."""
        problems: list[tuple[str, QWidget]] = []
        if self.error.words():
            problems.append((self.error.words(), self.field.first_control() if self.field else self.radios.buttons[0]))
        if self.field is not None and (problem := self.field.problem()):
            problems.append(problem)
        if self._made("find_out") and not self.find_out.isHidden():
            self.find_out.settle()
            if problem := self.find_out.problem():
                problems.append(problem)
        if self.note.error.words():
            problems.append((self.note.error.words(), self.note))
        self.summary.show_problems(problems)
        if problems:
            announce(self.summary, self.summary.accessibleName())
            go_to(problems[0][1])  # not the summary: what is typed next is meant for the field
        return bool(problems)

    def flush(self) -> None:
        """Tell at once of an answer or a note that is still in the pause after typing."""
        if self.field is not None:
            self.field.flush()
        self.note.flush()

    def take_focus(self) -> None:
        """Put the focus where an answer begins."""
        if self._view is not None and self._view.read_only and self.main_action is not None:
            self.main_action.setFocus()
        else:
            (self.field or self.radios).take_focus()

    def take_focus_to_note(self) -> None:
        """Put the focus in the note, with the cursor after its last word."""
        self.note.take_focus()

    # What most questions never need is made when one does: a page is up a sixth sooner without it

    @cached_property
    def carried(self) -> LastAnswer:
        """What was answered before, to be confirmed."""
        from carehome_desktop.ui.question.last_answer import LastAnswer

        made = LastAnswer()
        made.confirmed.connect(self.confirm_carried)
        self._card.body.insertWidget(self._card.body.indexOf(self._answer), made)
        return made

    @cached_property
    def find_out(self) -> FindOutFields:
        """Whom to ask and by when."""
        from carehome_desktop.ui.question.find_out import FindOutFields

        made = FindOutFields()
        made.hide()
        made.changed.connect(self.find_out_changed)
        self._answer.insertWidget(self._answer.indexOf(self.declined), made)
        return made

    @cached_property
    def helper(self) -> YesOrNoHelper:
        """*Do you need it? Can you get it?*"""
        from carehome_desktop.ui.question.helper import YesOrNoHelper

        made = YesOrNoHelper()
        made.hide()
        self._card.body.insertWidget(self._card.body.indexOf(self._answer) + 1, made)
        return made

    def _made(self, name: str) -> bool:
        return name in vars(self)

    def _show_find_out(self, wanted: bool) -> None:
        if wanted and (view := self._view) is not None:
            self.find_out.show_values(view.find_whom, view.find_by, view.today, view.longest_whom)
            self.find_out.set_read_only(view.read_only)
        if wanted or self._made("find_out"):
            self.find_out.setVisible(wanted)

    # Qt's own calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back without loss; Enter goes on (ScrollPage); a letter that no field takes is not lost in silence."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        if self.hasFocus() and is_letter(event) and not (self._view and self._view.read_only):
            self._typed_beside(True)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """With the focus on a control, nothing is typed beside it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._typed_beside(False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """From the page itself Tab goes to what follows the answers, and back to the answers."""
        if not self.hasFocus():
            return super().focusNextPrevChild(forward)
        order_focus(self)
        if not forward:
            self.take_focus()
            return True
        after: QWidget | None = (self.field or self.radios).last_by_tab()
        while after is not None:
            after = after.nextInFocusChain()
            if after is not None and after.isVisible() and after.isEnabled() and _by_tab(after):
                after.setFocus(Qt.FocusReason.TabFocusReason)
                break
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing untold."""
        self.flush()
        super().hideEvent(event)

    # Inside

    def _build(self) -> None:
        self._card = card = Card()
        card.body.setSpacing(theme.space(4))
        question = QVBoxLayout()
        question.setSpacing(theme.space(2))
        question.addWidget(self.heading)
        question.addWidget(self.quoted)
        question.addWidget(self.sure)
        card.body.addLayout(question)
        card.body.addLayout(self.advice)
        self._answer = answer = QVBoxLayout()
        answer.setSpacing(theme.space(2))
        for widget in (self.error, self.radios, self.keys_hint, self.beside, self.declined):
            answer.addWidget(widget)
        card.body.addLayout(answer)
        card.body.addWidget(self.note)
        self.beside_saved = Flow((self.saved,), last_at_end=True)
        card.body.addWidget(self.beside_saved)
        card.body.addLayout(self.after_note)
        theme.mark(self.guidance, "aside")
        self.body.addWidget(TwoColumns(card, self.guidance))
        self.add_back(lambda: self._leave())
        self.set_main_action("Continue")

    def _connect(self) -> None:
        self.radios.chosen.connect(self._chosen)
        self.radios.typed_beside.connect(self._typed_beside)
        self.declined.toggled.connect(self.declined_changed)
        self.note.told.connect(self.note_changed)
        self.main_action_pressed.connect(self._on)
        self.area.verticalScrollBar().rangeChanged.connect(self._show_focus)

    def _chosen(self, value: object) -> None:
        self._show_find_out(value == FIND_OUT)
        self.answered.emit(value)

    def _typed_beside(self, typing: bool) -> None:
        """Say that letters go nowhere, once until an answer or a field is gone to."""
        if typing is self.beside.isHidden():
            self.beside.setText(BESIDE if typing else "")
            self.beside.setVisible(typing)
            if typing:
                announce(self, BESIDE)

    def _show_focus(self) -> None:
        """When the page grows or shrinks, scroll as far as it takes to see what has the focus."""
        focus = self.focusWidget()
        inside = self.area.widget()
        if focus is not None and inside is not None and inside.isAncestorOf(focus):
            self.area.ensureWidgetVisible(focus, 0, theme.space(4))

    def _on(self) -> None:
        self.flush()
        if not self.show_problems():
            self.go_on.emit()

    def _leave(self) -> None:
        self.flush()
        self.go_back.emit()

    def _show_advice(self, view: QuestionView) -> None:
        while (item := self.advice.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in view.advice:
            self.advice.addWidget(Banner(sentence, "blue"))

    def _show_carried(self, view: QuestionView) -> None:
        if view.carried is not None:
            self.carried.show_answer(view.carried, read_only=view.read_only)
        elif self._made("carried"):
            self.carried.hide()

    def _show_field(self, view: QuestionView, *, new: bool) -> None:
        """Put the fields of another kind in the place of yes and no; made, and their code loaded, when first needed."""
        if new and self.field is not None:
            self.field.blockSignals(True)
            self._answer.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = None
        plain = view.asked is None
        self.radios.setVisible(plain)
        self.keys_hint.setVisible(plain)
        if plain:
            return
        if self.field is None:
            from carehome_desktop.ui.question.kinds import field_for

            self.field = field_for(view)
            self.field.changed.connect(self._chosen)
            self.field.first_wanted.connect(self.first_wanted)
            self.field.half_typed.connect(self.half_typed)
            self.field.typed_beside.connect(self._typed_beside)
            self._answer.insertWidget(self._answer.indexOf(self.radios), self.field)
        self.field.show_view(view)

    def _show_saved(self, words: str, *, spoken: bool) -> None:
        self.saved.set_state(State.SAVED if words else State.PLAIN, words or " ")
        if spoken and words:
            announce(self, words)

    def _set_read_only(self, read_only: bool) -> None:
        self.radios.setEnabled(not read_only)
        self.keys_hint.setVisible(not read_only and self.field is None)
        if self.field is not None:
            self.field.set_read_only(read_only)
        self.declined.setEnabled(not read_only)
        if self._made("find_out"):
            self.find_out.set_read_only(read_only)
        self.note.set_read_only(read_only)


def _by_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
