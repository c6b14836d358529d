"""The theme follows a change at once and leaves nothing behind."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

import carehome_desktop.ui
from carehome_desktop.resources import resource_path
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import PrimaryButton, QuietButton, SecondaryButton
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Text
from carehome_desktop.ui.theme import early, icons
from carehome_desktop.ui.theme.focus import FocusRing

ICONS = [
    "today",
    "returns",
    "guidance",
    "history",
    "settings",
    "ppe",
    "isolation",
    "fund",
    "help",
    "saved",
    "waiting",
    "received",
    "entered",
    "refused",
    "check",
    "missing",
    "to-find-out",
    "print",
    "back",
]


def test_a_bigger_text_size_reaches_an_open_widget_at_once(qtbot, qapp: QApplication) -> None:
    words = Text("Wages book")
    qtbot.addWidget(words)
    words.show()
    before = words.fontMetrics().height()
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    assert words.fontMetrics().height() >= 2 * before - 2


def test_a_text_size_out_of_range_is_kept_within_it(qapp: QApplication) -> None:
    assert theme.apply(qapp, theme.Scheme.LIGHT, 5.0).text_scale == 2.0
    assert theme.apply(qapp, theme.Scheme.LIGHT, 0.2).text_scale == 1.0


def test_dark_colours_reach_palette_and_icons(qtbot, qapp: QApplication) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    theme.icon(button, "saved")
    light = button.icon().pixmap(20).toImage()
    theme.apply(qapp, theme.Scheme.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(theme.tokens.DARK.paper)
    assert button.icon().pixmap(20).toImage() != light


def test_twenty_changes_of_theme_leave_no_object_behind(qtbot, qapp: QApplication) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    schemes = (theme.Scheme.LIGHT, theme.Scheme.DARK)

    def count() -> tuple[int, int]:
        qapp.processEvents()
        return len(qapp.allWidgets()), len(qapp.findChildren(theme.Theme))

    theme.apply(qapp, theme.Scheme.DARK, 1.5)
    before = count()
    for turn in range(20):
        theme.apply(qapp, schemes[turn % 2], 1.0 + turn % 2)
    assert count() == before


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    image = icons.pixmap(name, "#a61b1b", 32).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    seen = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 240]
    assert len(seen) > 10
    assert all(abs(colour.red() - 0xA6) < 8 and abs(colour.green() - 0x1B) < 8 for colour in seen)


def test_all_icons_have_one_weight() -> None:
    drawings = [
        path.read_text()
        for path in resource_path("icons").glob("*.svg")
        if not path.stem.startswith(("tick-", "arrow-"))
    ]
    assert {match for text in drawings for match in re.findall(r'stroke-width="([^"]+)"', text)} == {"1.75"}


@pytest.mark.parametrize(
    "make", [lambda: PrimaryButton("Go on"), lambda: SecondaryButton("Back"), lambda: QuietButton("Print"), QLineEdit]
)
def test_the_focus_ring_surrounds_whatever_has_the_focus(qtbot, make, present) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(20, 20, 20, 20)
    first, second = make(), QLineEdit()
    column.addWidget(first)
    column.addWidget(second)
    present(window)
    first.setFocus()
    ring = window.findChild(FocusRing)
    assert ring is not None
    assert ring.isVisible()
    assert ring.geometry().contains(first.geometry())
    colour = QColor(theme.current().colours.ring)
    edge = window.grab().toImage().pixelColor(ring.x() + ring.width() // 2, ring.y() + 1)
    assert edge == colour
    second.setFocus()
    assert ring.target() is second
    second.clearFocus()
    assert window.findChild(FocusRing) is None or not window.findChild(FocusRing).isVisible()


@pytest.mark.parametrize("make", [QRadioButton, QCheckBox, ListRow, SecondaryButton, QuietButton])
def test_what_has_the_focus_has_one_frame_and_it_lies_on_no_words_beside_it(qtbot, make, present) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    other, above, control, below = QLineEdit(), Text("Why? Say by"), make("Shielding"), Text("Kept for you")
    column.setSpacing(theme.tokens.STEP + 2)
    for widget in (other, above, control, below):
        column.addWidget(widget)
    present(window)
    other.setFocus()
    without = control.grab().toImage()
    qtbot.keyClick(other, Qt.Key.Key_Tab)
    ring = window.findChild(FocusRing)
    assert ring is not None
    assert ring.isVisible()
    assert control.grab().toImage() == without  # all that shows the focus is the ring, which lies above the control
    assert not ring.geometry().intersects(above.geometry())
    assert not ring.geometry().intersects(below.geometry())


def test_the_numbers_the_frame_uses_are_those_of_qt() -> None:
    assert Qt.TextFormat.PlainText.value == early.PLAIN_TEXT
    assert Qt.TextInteractionFlag.TextSelectableByMouse.value == early.SELECTABLE_BY_MOUSE
    assert Qt.FocusPolicy.NoFocus.value == early.NO_FOCUS
    assert Qt.ScrollBarPolicy.ScrollBarAlwaysOff.value == early.SCROLL_BAR_OFF
    assert QFrame.Shape.NoFrame.value == early.NO_FRAME


def test_no_widget_names_a_colour_or_a_size_of_type_of_its_own() -> None:
    root = Path(carehome_desktop.ui.__file__).parent
    own = re.compile(r"#[0-9a-fA-F]{6}\b|setStyleSheet|setPointSize|setPixelSize|QFont\(|QColor\(")
    found = [
        f"{path.relative_to(root)}: {match.group()}"
        for path in sorted(root.rglob("*.py"))
        if path.parent.name != "theme"
        for match in own.finditer(path.read_text())
    ]
    assert found == []


def test_the_frame_is_painted_before_the_enums_of_qt_are_built() -> None:
    program = """
import sys
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
from carehome_desktop.ui import theme
from carehome_desktop.ui.shell.main_window import MainWindow
from carehome_desktop.ui.shell.place import Place
made = []
theme.apply(app)
window = MainWindow("Rosewood House", True, [Place("today", "Today", "today", lambda: made.append(1) or QWidget())])
window.first_painted.connect(lambda: print("Qt" in vars(QtCore), made, "PySide6.QtSvg" in sys.modules))
window.place_shown.connect(app.quit)
window.show()
app.exec()
print(made)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == ["False [] False", "[1]"]
    assert "Traceback" not in done.stderr
