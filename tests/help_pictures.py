"""Draw the pictures of docs/install.md from the real program: `python -m tests.help_pictures [OUTDIR]`, without a screen.

    --setup SCREEN   only the Setup's: SCREEN is a picture of a screen with nothing else on it, as under Wine

Few colours are kept, so that each picture weighs little.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtWidgets import QApplication, QWidget

from carehome_desktop.ui.first_run.page import FirstRunPage
from tests.house import ROOT
from tests.pictures import draw, gather
from tests.ui import gallery
from tests.ui.returns.pages import alone

OUT = ROOT / "docs" / "pictures"
PICTURES = {
    "first-run": "install-first-start",
    "help-your-home": "install-your-home",
    "recovery": "install-recovery-phrase",
    "settings-program": "install-version",
    "update-found": "install-update-found",
    "update-copied": "install-update-copied",
}
"""Which page becomes which picture."""
LOWER = {"settings-program": 0.53}
"""Pages of which only what lies below this part is shown: a folder of whoever draws stands above it."""
WIDTH, COLOURS, MOST = 960, 48, 60_000
"""Pixels across, colours, and bytes that a picture may have."""


def main(arguments: list[str]) -> int:
    """Draw them all; 1 if one weighs too much."""
    if arguments[:1] == ["--setup"]:
        window_of(Path(arguments[1]), OUT / "install-setup.png")
        return 0
    out = Path(arguments[0]) if arguments else OUT
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    gather()
    heavy = []
    for page, name in PICTURES.items():
        file = out / f"{name}.png"
        draw(gallery.PAGES[page], "light", app, file)
        lighten(file, LOWER.get(page, 0.0))
        print(file, file.stat().st_size)
        if file.stat().st_size > MOST:
            heavy.append(name)
    return 1 if heavy else 0


@gallery.page("help-your-home")
def your_home() -> QWidget:
    """Both questions of the first start, answered."""
    made = FirstRunPage()
    made.choice.choose("set-up")
    made.name.set_text("Rosewood House")
    made.manager.set_text("J. Shaw")
    frame = alone(made)
    frame.first_painted.connect(made.main_action_pressed.emit)
    return frame


def window_of(screen: Path, file: Path) -> None:
    """Keep what is not black of a screen."""
    with Image.open(screen) as taken:
        whole = taken.convert("RGB")
    whole.crop(whole.getbbox()).save(file)
    lighten(file, 0.0)


def lighten(file: Path, above: float) -> None:
    """Leave out what lies above a part of a picture, make it smaller, and keep its most used colours."""
    with Image.open(file) as drawn:
        whole = drawn.convert("RGB").crop((0, round(drawn.height * above), drawn.width, drawn.height))
    if whole.width > WIDTH:
        whole = whole.resize((WIDTH, round(whole.height * WIDTH / whole.width)), Image.Resampling.LANCZOS)
    few = whole.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
