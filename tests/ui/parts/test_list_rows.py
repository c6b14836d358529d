"""Rows that are buttons, one under another: a line between two of them, and none above the first or below the last."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.returns.sheet import Rows

Present = Callable[[QWidget], None]


def test_a_line_stands_between_two_rows_and_follows_when_the_first_goes(present: Present) -> None:
    rows = [ListRow(name) for name in ("Beds", "Workforce", "Hours")]
    card = Rows("", rows)
    card.resize(600, 300)
    present(card)
    assert lines(rows) == [False, True, True]
    rows[0].hide()
    assert lines(rows[1:]) == [False, True]


def lines(rows: list[ListRow]) -> list[bool]:
    """Return of each row whether a line is drawn at its upper edge; none has one at its lower edge."""
    pictures = [row.grab().toImage() for row in rows]
    wanted = theme.colour("grey_line").rgb()
    assert all(picture.pixel(20, picture.height() - 1) != wanted for picture in pictures)
    return [picture.pixel(20, 0) == wanted for picture in pictures]
