"""What nobody expected, told to the person at the desk once, in words; the log gets its kind and nothing that was typed."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.shell.main_window import MainWindow

TITLE = "Your records cannot be read now"
WORDS = (
    "What was saved stays saved.",
    "Close the program and open it again: it then says what it finds, and offers the copies it has if it needs them.",
    "If it happens again, ask whoever helps with the computer to run: carehome-desktop doctor",
)

_log = logging.getLogger(__name__)


class Unexpected:
    """Stands in for Python's own hook, which would print for programmers and leave the window silent."""

    def __init__(self, frame: MainWindow) -> None:
        self._frame = frame
        self._told = False

    def __call__(self, kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        """Log the kind of trouble and where it was; show the page the first time."""
        if issubclass(kind, KeyboardInterrupt):
            self._frame.close()
            return
        where = _last_place(trace)
        _log.error("%s at %s", kind.__name__, where)
        if not self._told:
            self._told = True
            self._frame.open_page(_page(self._frame))


def listen(frame: MainWindow) -> None:
    """Hear of everything unexpected from now on."""
    sys.excepthook = Unexpected(frame)


def _last_place(trace: TracebackType | None) -> str:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"


def _page(frame: MainWindow) -> QWidget:
    from carehome_desktop.ui.parts.page import ScrollPage
    from carehome_desktop.ui.parts.text import Text

    page = ScrollPage(TITLE)
    for words in WORDS:
        page.body.addWidget(Text(words))
    page.set_main_action("Close the program")
    page.main_action_pressed.connect(frame.close)
    return page
