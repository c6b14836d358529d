"""*Do you need it? Can you get it?* – two steps that suggest an answer and never give it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.text import Strong, Text
from carehome_desktop.ui.question.radios import RadioGroup

NOT_NEEDED = "This looks like a yes. Where a home does not need this support, the answer is yes. You choose."
NEEDED_AND_THERE = "This looks like a yes. You need it and you can get it. You choose."
NEEDED_AND_MISSING = "This looks like a no. You need it and cannot get it. A no does not lose you funding. You choose."

_YES_NO = ((True, "Yes"), (False, "No"))


def suggestion(needed: bool | None, got: bool | None) -> str:
    """Return what the two steps suggest, or nothing while a step is open."""
    if needed is False:
        return NOT_NEEDED
    if needed is None or got is None:
        return ""
    return NEEDED_AND_THERE if got else NEEDED_AND_MISSING


class YesOrNoHelper(QWidget):
    """Folded away until asked for; what is chosen here is neither kept nor sent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opener = QuietButton("Am I a yes or a no?", icon="help")
        self._steps = QFrame()
        theme.mark(self._steps, "aside")
        self.needed = RadioGroup(_YES_NO, across=True, arrows_choose=True)
        self.got = RadioGroup(_YES_NO, across=True, arrows_choose=True)
        need, get = "Do you need it?", "Can you get it?"
        self.needed.set_question(need)
        self.got.set_question(get)
        self._get_label = Strong(get)
        self.told = Text(part="strong")

        steps = QVBoxLayout(self._steps)
        steps.setContentsMargins(theme.space(4), theme.space(1), 0, theme.space(1))
        steps.setSpacing(theme.space(1))
        for widget in (Strong(need), self.needed, self._get_label, self.got, self.told):
            steps.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        row = QVBoxLayout()
        row.addWidget(self.opener)
        column.addLayout(row)
        column.addWidget(self._steps)
        self.opener.clicked.connect(lambda: self._open(self._steps.isHidden()))
        self.needed.chosen.connect(self._suggest)
        self.got.chosen.connect(self._suggest)
        self.reset()

    def reset(self) -> None:
        """Fold away and forget both steps."""
        self.needed.choose(None)
        self.got.choose(None)
        self.told.setText("")
        self._show_second()
        self._open(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc folds the two steps away, and nothing else; folded, it is the page's."""
        if event.key() == Qt.Key.Key_Escape and not self._steps.isHidden():
            self.opener.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._open(False)
            return
        super().keyPressEvent(event)

    def _open(self, wide: bool) -> None:
        self._steps.setVisible(wide)
        self.opener.setAccessibleDescription("Shown below" if wide else "Opens two short questions")

    def _suggest(self) -> None:
        needed, got = self.needed.value(), self.got.value()
        self._show_second()
        words = suggestion(needed if isinstance(needed, bool) else None, got if isinstance(got, bool) else None)
        self.told.setText(words)
        self.told.setVisible(bool(words))
        if words:
            announce(self, words)

    def _show_second(self) -> None:
        for widget in (self._get_label, self.got):
            widget.setVisible(self.needed.value() is True)
        self.told.setVisible(bool(self.told.text()))
