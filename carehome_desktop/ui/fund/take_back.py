"""Taking something of a fund back; the reason has to be typed, for it stays with what was told."""

from __future__ import annotations

from carehome_desktop.ui.ppe.undo import UndoStep

NEEDED = "It stays to be read, with this reason."


class TakeBack(UndoStep):
    """As elsewhere, but the reason is asked for in earnest."""

    def _make(self) -> None:
        super()._make()
        if self.reason is not None:
            self.reason.hint.setText(NEEDED)
            self.reason.box.setAccessibleDescription(NEEDED)
