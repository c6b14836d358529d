"""The paper of a fund: its first page from a cold import, lists of 1,000 and 5,000 costs, and how soon such a print is called off.

Figures are of the processor's time, but for the two of the window, which are of the clock.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Event
from time import monotonic

from PySide6.QtWidgets import QApplication
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from carehome_desktop.reports import paper
from carehome_desktop.reports.fonts import REGULAR, load_fonts
from carehome_desktop.reports.long_table import long_table
from carehome_desktop.ui.background import Background
from tests.bench.a_report import HEAD, costs
from tests.bench.at_work import UNIT, took
from tests.bench.rows import Row, middle

TIMES, MANY = 7, 5
SHEET = paper.Sheet("List of costs", "List of costs", "Printed now", practice=True)
WIDTHS = [share * paper.WIDTH for share in (0.1, 0.36, 0.16, 0.12, 0.14, 0.12)]
HELD = 50
"""Milliseconds that a key may wait."""


def rows(_folder: Path) -> Iterator[Row]:
    """Measure the report, then the lists."""
    _cold("floor")  # warms the disk
    figure = middle([_cold("report") for _ in range(TIMES)])
    yield Row(
        "spend report, its page from a cold import",
        figure,
        middle([_cold("floor") for _ in range(TIMES)]),
        UNIT,
        "at most 300",
        figure <= 300,
    )
    load_fonts()
    for lines, most in ((1_000, 400), (5_000, 1_200)):
        told = costs(lines)
        ours = middle([took(lambda told=told: _listed(told)) for _ in range(MANY)])
        floor = middle([took(lambda told=told: _bare(told)) for _ in range(MANY)])
        yield Row(f"a list of {lines:,} costs on paper", ours, floor, UNIT, f"at most {most}", ours <= most)
    held, stopped = _in_the_window()
    yield Row("the window waits while 5,000 lines are laid, longest", held, None, "ms", f"at most {HELD}", held <= HELD)
    yield Row("such a print called off, until it has ended", stopped, None, "ms", "at most 100", stopped <= 100)


def _cold(what: str) -> float:
    command = [sys.executable, "-m", "tests.bench.first_page", what]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"took ([\d.]+)", said)
    assert found is not None, said
    return float(found[1])


def _listed(told: list[tuple[str, ...]], stop: Event | None = None) -> bytes:
    asked = stop.is_set if stop is not None else lambda: False
    return paper.build(SHEET, lambda: long_table(HEAD, told, WIDTHS, sums=(5,)), stop=asked)


def _bare(told: list[tuple[str, ...]]) -> bytes:
    """Write the same words on as many pages with nothing but a canvas: each cell in one line, wherever that ends."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for first in range(0, len(told), 40):
        canvas.setFont(REGULAR, 8)
        for number, row in enumerate(told[first : first + 40]):
            for at, words in enumerate(row):
                canvas.drawString(60 + 80 * at, 780 - 17 * number, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _in_the_window() -> tuple[float, float]:
    """Return how long the window's thread waited at most while a print was made, and how long one took to be called off."""
    app = QApplication.instance() or QApplication([])
    background, ended, told = Background(), Event(), costs(5_000)
    background.run(lambda: _listed(told), lambda _: ended.set())
    longest = 0.0
    while not ended.is_set():
        start = monotonic()
        app.processEvents()
        longest = max(longest, monotonic() - start)
    stop, ended = Event(), Event()
    background.run(lambda: _listed(told, stop), lambda _: ended.set(), lambda _: ended.set())
    start = monotonic()
    while monotonic() - start < 0.5:
        app.processEvents()
    stop.set()
    start = monotonic()
    while not ended.is_set():
        app.processEvents()
    return longest * 1000, (monotonic() - start) * 1000
