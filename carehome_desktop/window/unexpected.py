"""What nobody expected, told to the person at the desk once, in words; the log gets its kind and nothing that was typed."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.frame import Frame
from carehome_desktop.vault.same_file import StoreGone
from carehome_desktop.vault.trouble import Trouble, trouble_of

RECORDS = "Your records cannot be read now"
FAULT = "The program made a mistake"
NOT_DONE = "This was not done"
_SAFE = "What was saved stays saved."
_WORDS = {
    RECORDS: (
        "A part of the file with your records could not be read. The program has changed nothing in it.",
        "Close the program and open it again. It then reads the whole file before anything else, says what it finds, and offers "
        "the copies it has if the file is damaged.",
        "If it happens again, ask whoever helps with the computer to run: carehome-desktop doctor",
    ),
    FAULT: (
        f"It is the program’s fault and none of yours. Your records are not touched: {_SAFE[0].lower()}{_SAFE[1:]}",
        "What you did last may not have worked. Go back, look whether it is there, and do it again if it is not.",
        "If it happens again, close the program and open it again.",
    ),
}
_OF_RECORDS = ("sqlalchemy", "sqlcipher3", "sqlite3")

_log = logging.getLogger(__name__)


class Unexpected:
    """Stands in for Python's own hook, which would print for programmers and leave the window silent."""

    def __init__(self, frame: Frame, doubt: Callable[[], None] = lambda: None) -> None:
        """`doubt` has the next start look the whole file of records over."""
        self._frame, self._doubt = frame, doubt
        self._shown: QWidget | None = None

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the kind of trouble and where it was; show the page unless it is there already."""
        if issubclass(kind, KeyboardInterrupt):
            self._frame.close()
            return
        where = _last_place(trace)
        _log.error("%s at %s", kind.__name__, where)
        title, words = _told(error)
        if title == RECORDS:
            self._doubt()
        if self._shown is None or self._shown not in self._frame.opened_pages():
            self._shown = _page(self._frame, title, words)
            self._frame.open_page(self._shown)


def listen(frame: Frame, doubt: Callable[[], None]) -> None:
    """Hear of everything unexpected from now on."""
    sys.excepthook = Unexpected(frame, doubt)


def _last_place(trace: TracebackType | None) -> str:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"


def _told(error: BaseException) -> tuple[str, tuple[str, ...]]:
    """Return a title and what is said: a disk that said no is told by its own name, and a mistake of ours frightens nobody."""
    kind = type(error)
    if not issubclass(kind, OSError | StoreGone) and kind.__module__.partition(".")[0] not in _OF_RECORDS:
        return FAULT, _WORDS[FAULT]
    trouble = trouble_of(error)
    if trouble is Trouble.OTHER:
        return RECORDS, _WORDS[RECORDS]
    return NOT_DONE, (
        f"{trouble.happened[0].upper()}{trouble.happened[1:]}. {trouble.safe}",
        trouble.do,
        "Then go back: what you typed is still there. Do it again.",
    )


def _page(frame: Frame, title: str, words: tuple[str, ...]) -> QWidget:
    from carehome_desktop.ui.parts.buttons import SecondaryButton
    from carehome_desktop.ui.parts.page import ScrollPage
    from carehome_desktop.ui.parts.text import Text

    page = ScrollPage(title)
    for each in words:
        page.body.addWidget(Text(each))
    if title == RECORDS:
        page.set_main_action("Close the program")
        page.main_action_pressed.connect(frame.close)
        return page
    close = SecondaryButton("Close the program")
    close.clicked.connect(frame.close)
    page.add_action(close)
    page.set_main_action("Go back")
    page.main_action_pressed.connect(frame.back)
    return page
