"""Every page with something on it, to be looked at: put a page in with `@page("its name")`; pictures.py draws them all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

PAGES: dict[str, Callable[[], QWidget]] = {}

Maker = Callable[[], QWidget]


def page(name: str) -> Callable[[Maker], Maker]:
    """Register what makes a page (or a whole window) with sample data, under a short name that becomes a file name."""

    def register(make: Maker) -> Maker:
        assert name not in PAGES, name
        PAGES[name] = make
        return make

    return register
