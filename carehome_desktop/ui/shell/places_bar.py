"""The words at the left: where one can go."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.shell.place import Place
from carehome_desktop.ui.theme import early

HEAVIER = 12
"""The place where we are is set in heavier type: by at most so small a part of its width wider."""


class _PlaceButton(Button):
    """One place; the one where we are is marked."""

    part = "place"

    def __init__(self, place: Place, number: int) -> None:
        self._label = f"  {place.label}"  # air between the icon and the word
        super().__init__(self._label)
        self.place_id = place.id
        self.setCheckable(True)
        self.setToolTip(f"{place.label} (Alt+{number})")
        self.setAccessibleName(place.label)
        self.setAccessibleDescription(f"Alt and {number}")
        self._icon = place.icon
        theme.icon(self, place.icon)

    def set_here(self, here: bool) -> None:
        """Mark that we are here, or no longer."""
        if here is not (self.property("here") is True):
            self.setProperty("here", here)
            theme.icon(self, self._icon, "accent" if here else "ink")
        self.setChecked(here)

    def set_short(self, short: bool) -> None:
        """Show the icon alone where there is no room; the word stays for the ear and the tool tip."""
        self.setText("" if short else self._label)


class PlacesBar(QScrollArea):
    """All places in order, one of them marked; it scrolls if they do not fit."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frameShape", early.NO_FRAME)
        self.setWidgetResizable(True)
        self.setProperty("focusPolicy", early.NO_FOCUS)
        self.setProperty("horizontalScrollBarPolicy", early.SCROLL_BAR_OFF)
        self.setAccessibleName("Places")
        inside = QWidget()
        inside.setAccessibleName("Places")
        theme.mark(inside, "body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, theme.space(4), 0, theme.space(4))
        column.setSpacing(theme.space(1))
        self.buttons: list[_PlaceButton] = []
        for number, place in enumerate(places, start=1):
            button = _PlaceButton(place, number)
            button.clicked.connect(partial(self._clicked, place.id))
            self.buttons.append(button)
            column.addWidget(button)
        column.addStretch(1)
        self.setWidget(inside)

    def mark(self, place_id: str) -> None:
        """Mark where we are."""
        for button in self.buttons:
            button.set_here(button.place_id == place_id)

    def fit(self, window_width: int) -> None:
        """Take the width that the words need, or that of the icons if the words would take over a quarter of the window."""
        for button in self.buttons:
            button.set_short(False)
        wanted = max(self._needed(), theme.tokens.NAV_WIDTH)
        if wanted > window_width * 0.24:
            for button in self.buttons:
                button.set_short(True)
            wanted = self._needed()
        self.setFixedWidth(wanted)

    def _needed(self) -> int:
        widest = max((button.sizeHint().width() for button in self.buttons), default=0)
        return widest + widest // HEAVIER + theme.space(2)

    def _clicked(self, place_id: str) -> None:
        self.mark(place_id)  # pressing the place one is in does not unmark it
        self.chosen.emit(place_id)
