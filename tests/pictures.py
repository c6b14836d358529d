"""Draw every registered page to look at: `python -m tests.pictures OUTDIR [NAME…]`."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

import tests.ui
from carehome_desktop.ui import theme
from tests.ui import gallery
from tests.ui.accessible import settle

VIEWS = {
    "light": (theme.Scheme.LIGHT, 1.0, 1280, 720),
    "dark": (theme.Scheme.DARK, 1.0, 1280, 720),
    "large": (theme.Scheme.LIGHT, 2.0, 1280, 720),
    "small": (theme.Scheme.LIGHT, 1.0, 1024, 700),
}


def gather() -> None:
    """Import every module named `pages.py` or `pages_….py` below tests/ui; each registers its own."""
    for module in pkgutil.walk_packages(tests.ui.__path__, "tests.ui."):
        if module.name.rpartition(".")[2].startswith("pages"):
            importlib.import_module(module.name)


def draw(make: gallery.Maker, view: str, app: QApplication, to: Path) -> None:
    """Draw one page in one view as PNG."""
    scheme, scale, width, height = VIEWS[view]
    theme.apply(app, scheme, scale)
    widget: QWidget = make()
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    settle()
    widget.grab().save(str(to))
    widget.close()
    widget.deleteLater()
    app.processEvents()


def main(arguments: list[str]) -> None:
    """Draw all pages, or those named, in all views."""
    out, *names = arguments
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    gather()
    for name, make in gallery.PAGES.items():
        if not names or name in names:
            for view in VIEWS:
                draw(make, view, app, folder / f"{name}-{view}.png")
                print(folder / f"{name}-{view}.png")


if __name__ == "__main__":
    main(sys.argv[1:])
