"""The real window: every place and every page is opened and drawn, also those that are there before a home is open."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QWidget

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.words import count_words
from carehome_desktop.selftest.findings import trouble_words
from carehome_desktop.selftest.visits import visits
from carehome_desktop.ui.first_run.page import FirstRunPage
from carehome_desktop.ui.frame import Frame
from carehome_desktop.ui.locked.page import LockedPage
from carehome_desktop.ui.one_window import name_for
from carehome_desktop.window.program import Program
from carehome_desktop.window.rooms import PLACES

SECONDS = 60.0
"""How long a slow computer may take to open a home."""
TICK_MS = 20


def screen() -> str:
    """Say what the window is drawn on; Refused if there is no letter to draw with."""
    shown, fonts = QGuiApplication.primaryScreen(), QFontDatabase.families()
    if not fonts:
        raise Refused("This computer has no font, so nothing could be read. Install one, such as DejaVu.")
    size = shown.size()
    return (
        f"{QGuiApplication.platformName()}, {size.width()} × {size.height()} at {shown.devicePixelRatio():.0%}, "
        f"{count_words(len(fonts), 'font')}"
    )


def all_pages(practice: Path, empty: Path, locked: Path, machine: Machine) -> str:
    """Open every page there is: the walked home's, the first page of an empty folder, the page of a home without its key.

    Refused with the name of each page that did not open, and why.
    """
    troubles: list[str] = []
    number = 0
    with _home(practice, machine, practice=True) as program:
        for name, make in _to_open(program):
            number += 1
            troubles += [f"{name}: {trouble}" for trouble in _opened(program.frame, make)]
    for folder, page in ((empty, FirstRunPage), (locked, LockedPage)):
        number += 1
        with _home(folder, machine, practice=False) as program:
            found = program.frame.current_page()
            if not isinstance(found, page):
                troubles.append(f"{page.__name__}: {type(found).__name__} came instead")
    if troubles:
        raise Refused("Pages that do not open: " + "; ".join(troubles))
    return f"{count_words(number, 'page')} opened and drawn"


def _to_open(program: Program) -> Iterator[tuple[str, Callable[[], QWidget | None]]]:
    """Yield every page by name with what opens it; a page that nobody says how to go to is one that does not open."""
    assert program.house is not None
    for place, _ in PLACES:
        yield place, lambda place=place: program.frame.show_place(place)  # type: ignore[misc]
    where, made = visits(program.house), program.rooms.pages()
    for name, make in made.items():
        if name not in where:
            raise Refused(f"The self-test does not know how to open the page “{name}”.")
        for words in where[name]:
            yield name, lambda make=make, words=words: make(*words)  # type: ignore[misc]


def _opened(frame: Frame, make: Callable[[], QWidget | None]) -> list[str]:
    """Open one page, draw it and leave it; return what went wrong, also in what Qt calls by itself."""
    with _listening() as heard:
        try:
            page = make()
            if page is not None:
                frame.open_page(page)
            _settle()
            if frame.grab().isNull():
                heard.append("nothing was drawn")
            if page is not None:
                frame.back()
            _settle()
        except Exception as error:  # whatever it is, the other pages are still looked at
            heard.append(trouble_words(error))
    return heard


@contextmanager
def _home(folder: Path, machine: Machine, *, practice: bool) -> Iterator[Program]:
    """Start the program on a folder, wait for its first page, and end it as closing the window does."""
    program = Program(folder, practice=practice, listen_as=name_for(str(folder)), machine=machine)
    with _listening() as heard:
        program.show()
        try:
            _wait(lambda: bool(heard) or bool(program.frame.opened_pages()) or program.house is not None, machine)
            if heard:
                raise Refused(heard[0])
            yield program
        finally:
            program.frame.close()
            program.end()
            program.frame.deleteLater()
            _settle()


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect what nobody caught: Qt calls us, so such a trouble reaches nobody else."""
    heard: list[str] = []

    def hear(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        heard.append(trouble_words(error))

    before, sys.excepthook = sys.excepthook, hear
    try:
        yield heard
    finally:
        sys.excepthook = before


def _wait(until: Callable[[], bool], machine: Machine) -> None:
    end = machine.clock.monotonic() + SECONDS
    tick = QTimer(interval=TICK_MS)
    tick.start()
    while not until():
        if machine.clock.monotonic() > end:
            raise Refused(f"The window did not open a home within {SECONDS:.0f} seconds.")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _settle() -> None:
    QCoreApplication.processEvents()
