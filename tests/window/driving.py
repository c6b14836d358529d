"""The whole program in this process, driven by its keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carehome_desktop.app import opening
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.ui.one_window import name_for
from carehome_desktop.ui.recovery.closing import ClosingPage
from carehome_desktop.window.program import Program
from tests.one_set import OneSet
from tests.ui.desk import plain, settle, wait_until


@contextmanager
def running(
    folder: Path,
    *,
    practice: bool = False,
    machine: Machine | None = None,
    sends: bool = False,
    file: Path | None = None,
) -> Iterator[Program]:
    """Start the program on a folder, wait for its first page, and end it as its window's closing does.

    Without a machine it knows one set of questions, so that Enter on the first page leads to its first question. Only where something
    `sends` is the endpoint of practice started: it is a program of its own.
    """
    with pytest.MonkeyPatch.context() as patch:
        if not sends:
            patch.setattr(opening, "begin_practice_endpoint", lambda _house: None)
        with _running(folder, practice=practice, machine=machine, file=file) as program:
            yield program


@contextmanager
def _running(folder: Path, *, practice: bool, machine: Machine | None, file: Path | None) -> Iterator[Program]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    plain(app)
    name = name_for(str(folder))
    program = Program(folder, practice=practice, listen_as=name, machine=machine or OneSet(), file=file)
    program.show()
    program.frame.activateWindow()
    try:
        wait_until(lambda: program.frame.opened_pages() or program.house is not None)
        settle()
        yield program
    finally:
        close(program)


def close(program: Program) -> None:
    """Close the window and let everything go; where the phrase is still owed, close anyway."""
    program.frame.close()
    asked = program.frame.current_page()
    if isinstance(asked, ClosingPage):
        asked.anyway.click()
    assert not program.frame.isVisible()
    program.end()
    program.frame.deleteLater()
    settle()
