"""A key typed into the guidance search: all texts of all sets, beside a plain look through every text; and to its rows painted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from carehome_desktop.catalogue import load_catalogue
from carehome_desktop.resources import resources_root
from carehome_desktop.services.guidance_search import GuidanceSearch
from tests.bench.rows import Row, p99

TYPED = (
    "residents who came from hospital",
    "agency staff hours",
    "how many beds are reserved",
    "glvoes",
    "covid-19 test kits",
    "nothing holds these words",
)


def rows(folder: Path) -> Iterator[Row]:
    """Type each text letter by letter, five times over, in a search that is already built; build it once apart."""
    catalogue = load_catalogue(resources_root())
    assert not catalogue.troubles
    search = GuidanceSearch(lambda: catalogue)
    start = perf_counter()
    texts = ["\n".join(text for each in place.passages for text in each.paragraphs) for place in search.places()]
    built = (perf_counter() - start) * 1000
    bare, ours = [], []
    for _ in range(5):
        for typed in TYPED:
            for end in range(1, len(typed) + 1):
                words = typed[:end].split()
                start = perf_counter()
                [text for text in texts if all(word in text.casefold() for word in words)]
                bare.append((perf_counter() - start) * 1000)
                start = perf_counter()
                search.find(typed[:end])
                ours.append((perf_counter() - start) * 1000)
    yield Row(
        "guidance search, a key over everything, p99", p99(ours), p99(bare), "ms", "at most 30 ms", p99(ours) <= 30
    )
    painted = _painted(folder)
    yield Row(
        "guidance search, a key to painted rows, p99", p99(painted), None, "ms", "at most 30 ms", p99(painted) <= 30
    )
    yield Row("guidance search, building the index once", built, None, "ms", "told only", True)


def _painted(folder: Path) -> list[float]:
    """Return the milliseconds from each key in the open page to the rows on the screen."""
    from PySide6.QtWidgets import QApplication

    from carehome_desktop.ui.guidance.page import GuidancePage
    from tests.ui.accessible import settle
    from tests.ui.quiet_desk import quiet_desk

    app = QApplication.instance() or QApplication([])
    at = quiet_desk(folder)
    page = GuidancePage(at.session, at.go)
    page.resize(1280, 720)
    page.show()
    settle()
    took = []
    for _ in range(3):
        for typed in TYPED:
            for end in range(1, len(typed) + 1):
                start = perf_counter()
                page.filter.set_text(typed[:end])
                app.processEvents()
                page.repaint()
                took.append((perf_counter() - start) * 1000)
    page.close()
    at.close()
    return took
