"""Taking something of a fund or an isolation back; the reason has to be typed, for it stays with what was told."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.ppe.undo import UndoStep

NEEDED = "It stays to be read, with this reason."


class TakeBack(UndoStep):
    """As elsewhere, but the reason is asked for in earnest, and what is wrong is put right in the form it stands in."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.correct.hide()

    def _make(self) -> None:
        super()._make()
        if self.reason is not None:
            self.reason.hint.setText(NEEDED)
            self.reason.box.setAccessibleDescription(NEEDED)
