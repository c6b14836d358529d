"""Keeps what is typed in a form until it is saved: neither another page nor the end of the program loses it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QAbstractButton, QWidget

from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.choice import LabelledChoice
from carehome_desktop.ui.parts.fields import LabelledLine, LabelledText
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.question.radios import RadioGroup

if TYPE_CHECKING:
    from carehome_desktop.services.workplace import Workplace
    from carehome_desktop.ui.parts.page import ScrollPage

Control: TypeAlias = LabelledLine | LabelledText | QAbstractButton | RadioGroup | LabelledChoice

BACK = "What you had typed here, and not saved yet, is back."
AFRESH = "Start afresh"
PAUSE_MS = 500
"""So long nothing is typed before it is kept; leaving the page keeps it at once."""

_log = logging.getLogger(__name__)


class _Control(NamedTuple):
    """One control of a form: what says that it changed, what it holds as JSON can, and how it is filled as if by hand."""

    widget: QWidget
    said: SignalInstance
    value: Callable[[], object]
    put: Callable[[object], None]


class HalfFilled(QObject):
    """Watches a form's controls. Make it when all of them hold what they begin with; call `done` once they are saved."""

    # Qt may still ask while this is being taken apart: what it held is gone by then, its class is not.
    _pause: QTimer | None = None

    def __init__(self, page: ScrollPage, workplace: Workplace, form: str, controls: Mapping[str, Control]) -> None:
        """`form` names this one form: of what it is, and of which entry. A control is a line, a tick or a choice."""
        super().__init__(page)
        self._page, self._workplace, self._form = page, workplace, form
        self._controls = {name: _control(each) for name, each in controls.items()}
        self._blank = self._typed()
        self._banner: Banner | None = None
        self._pause = pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        pause.timeout.connect(self._keep)
        self._bring_back(workplace.half_filled(form))
        for control in self._controls.values():
            control.said.connect(self._typed_on)
        page.installEventFilter(self)

    def watch(self, controls: Mapping[str, Control]) -> None:
        """Watch more controls: rows that the form was given since."""
        more = {name: _control(each) for name, each in controls.items()}
        self._controls |= more
        self._blank |= {name: control.value() for name, control in more.items()}
        for control in more.values():
            control.said.connect(self._typed_on)

    def done(self, form: str = "") -> None:
        """Forget it: what the controls hold now is saved, or is where the next entry begins. From now on it may be another form."""
        if self._pause is not None:
            self._pause.stop()
        self._blank = self._typed()
        self._workplace.keep_half_filled(self._form, None)
        self._form = form or self._form
        if self._banner is not None:
            self._banner.hide()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Keep what is typed when the page goes out of sight."""
        if event.type() == QEvent.Type.Hide and self._pause is not None and self._pause.isActive():
            self._pause.stop()
            self._keep()
        return False

    def _typed_on(self, *_: object) -> None:
        if self._pause is not None:
            self._pause.start()
        if "told" in self._page.__dict__:
            self._page.told.hide()  # it was said of the entry before

    def _typed(self) -> dict[str, object]:
        return {name: control.value() for name, control in self._controls.items()}

    def _keep(self) -> None:
        typed = self._typed()
        try:
            self._workplace.keep_half_filled(self._form, None if typed == self._blank else typed)
        except (
            Exception
        ) as error:  # while the disk refuses it, it is held in memory: of a draft nothing needs to be said
            _log.warning("a half-filled form could not be kept: %s", type(error).__name__)

    def _bring_back(self, kept: Mapping[str, object]) -> None:
        if not kept or kept == self._blank:
            return
        self._put(kept)
        self._banner = Banner(BACK, "blue")
        afresh = QuietButton(AFRESH)
        afresh.clicked.connect(self._start_afresh)
        self._banner.side.addWidget(afresh, 0, Qt.AlignmentFlag.AlignLeft)
        self._page.body.insertWidget(0, self._banner)

    def _start_afresh(self) -> None:
        self._put(self._blank)
        self.done()
        next(iter(self._controls.values())).widget.setFocus()

    def _put(self, kept: Mapping[str, object]) -> None:
        """Fill the controls as if by hand, so that what the page works out of them follows."""
        for name, control in self._controls.items():
            if name in kept and kept[name] != control.value():
                control.put(kept[name])


def _control(control: Control) -> _Control:
    """Return how a control of a form is handled."""
    if isinstance(control, LabelledLine | LabelledText):
        return _line(control)
    return _tick(control) if isinstance(control, QAbstractButton) else _one_of(control)


def _line(line: LabelledLine | LabelledText) -> _Control:
    def put(value: object) -> None:
        line.set_text(str(value))
        line.changed.emit(line.text())

    return _Control(line, line.changed, line.text, put)


def _tick(tick: QAbstractButton) -> _Control:
    return _Control(tick, tick.toggled, tick.isChecked, lambda value: tick.setChecked(value is True))


def _one_of(choice: RadioGroup | LabelledChoice) -> _Control:
    def value() -> object:
        chosen = choice.value()
        return str(chosen) if isinstance(chosen, str) else None

    def put(value: object) -> None:
        if isinstance(choice, RadioGroup):
            choice.choose(value)
            choice.chosen.emit(choice.value())
        else:
            choice.choose(str(value))
            choice.chosen.emit()

    return _Control(choice, choice.chosen, value, put)
