"""What the rows about pages share: a page is shown and painted, and the time that the processor worked for it is taken.

Processor time, since others may use the machine meanwhile; what is waited for, such as a disk, is not in it. Rows say so by their unit.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time

from PySide6.QtWidgets import QApplication, QWidget

from carehome_desktop.ui import theme
from tests.bench.rows import Row
from tests.ui.quiet_desk import QuietDesk, quiet_desk

UNIT = "CPU ms"


def at_desk(folder: Path) -> QuietDesk:
    """Open a home with nobody at its window, in the light scheme."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Scheme.LIGHT)
    return quiet_desk(folder)


def took(act: Callable[[], object]) -> float:
    """Return the milliseconds that the processor worked."""
    start = process_time()
    act()
    return (process_time() - start) * 1000


def shown(page: QWidget) -> QWidget:
    """Show a page as in the window, painted."""
    page.resize(1280, 720)
    page.show()
    page.grab()
    return page


def at_most(name: str, figure: float, most: int) -> Row:
    """Return the row of a figure that has a goal and no floor."""
    return Row(name, figure, None, UNIT, f"at most {most}", figure <= most)
