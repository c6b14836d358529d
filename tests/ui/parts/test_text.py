"""Words that remember how high they stand, and forget it with whatever makes them another height."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.text import Text
from tests.ui.settling import settle

WORDS = "Count the gloves that are in the building, not those on order. " * 4
WIDTHS = (120, 240, 600)


def heights(text: Text) -> list[int]:
    """Return what a layout is told, which must be what Qt works out anew."""
    told = [text.heightForWidth(width) for width in WIDTHS]
    assert told == [QLabel.heightForWidth(text, width) for width in WIDTHS]
    return told


def test_words_are_laid_out_once_for_a_width(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Counted(QLabel):
        def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt's own name
            asked.append(width)
            return super().heightForWidth(width)

    class CountedText(Text, Counted):  # what Text asks for is counted
        pass

    text = CountedText(WORDS)
    assert {text.heightForWidth(240) for _ in range(9)} == {QLabel.heightForWidth(text, 240)}
    assert asked == [240]


def test_whatever_makes_them_another_height_is_told_at_once(
    qapp: QApplication, present: Callable[[QWidget], None]
) -> None:
    page = QWidget()
    text = Text(WORDS)
    before_it_is_shown = heights(text)
    QVBoxLayout(page).addWidget(text)
    present(page)

    known = [before_it_is_shown, heights(text)]

    def changed(what: str) -> None:
        settle()
        known.append(heights(text))
        assert known[-1] != known[-2], what

    text.setText("Short.")
    changed("other words")
    text.setText(WORDS)
    changed("the first words again")
    theme.mark(text, "title")
    changed("another part")
    text.setContentsMargins(9, 9, 9, 9)
    changed("margins")
    text.setMinimumWidth(400)
    changed("a minimum width")
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    changed("text at 200 %")
    text.setStyleSheet("font-size: 9pt;")
    changed("a style")
    text.setFont(QFont(text.font().family(), 30))
    heights(text)
